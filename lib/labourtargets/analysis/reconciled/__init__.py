"""Outcomes of the checks: charts, findings, tables, contract."""

from __future__ import annotations

from labourtargets.analysis.reconciled.result import Reconciliation

__all__ = ["Reconciliation"]
