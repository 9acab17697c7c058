"""The one command, ``labourtargets``."""

from __future__ import annotations

from labourreports.cli.main import main

__all__ = ["main"]
