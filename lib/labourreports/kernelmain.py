"""What a kernel of ours starts with: it ends when the process that asked for it ends."""

from __future__ import annotations

from labourreports.processes import die_with_parent

__all__: list[str] = []

if __name__ == "__main__":
    die_with_parent()
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
