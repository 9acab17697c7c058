"""Projected series on the page: what they draw, say, tabulate and refuse."""

from __future__ import annotations

from labourtargets.analysis.projected.result import Projection

__all__ = ["Projection"]
