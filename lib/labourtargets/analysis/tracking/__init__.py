"""Judged targets on the page: the honest count first, then charts, sentences and tables."""

from __future__ import annotations

from labourtargets.analysis.tracking.selection import Tracking

__all__ = ["Tracking"]
