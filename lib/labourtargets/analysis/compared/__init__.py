"""A comparison: what it computes, says, draws, tables and refuses."""

from __future__ import annotations

from labourtargets.analysis.compared.result import Comparison

__all__ = ["Comparison"]
