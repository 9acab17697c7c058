"""Run the command line as ``python -m labourreports``."""

from __future__ import annotations

from labourreports.cli import main

if __name__ == "__main__":
    main()
