"""Statements selected by a reader."""

from __future__ import annotations

from labourtargets.analysis.selected.result import Statements

__all__ = ["Statements"]
