"""A report's folder: the page, the notebook as run, the manifest and the tables."""

from __future__ import annotations

from labourreports.page.failure import write_failure
from labourreports.page.report import write_report

__all__ = ["write_failure", "write_report"]
