"""What a kernel of ours starts with: it ends with the process that asked for it, and works where told."""

from __future__ import annotations

import sys
from pathlib import Path

from labourreports.processes import die_with_parent
from labourtargets.workspace import Workspace, work_in

__all__: list[str] = []

if __name__ == "__main__":
    die_with_parent()
    # the rest of the arguments are the kernel's own
    if root := sys.argv.pop(1):
        work_in(Workspace(Path(root)))
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
