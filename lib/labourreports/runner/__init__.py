"""Run notebooks and publish reports: a warm parent, a process for each report."""

from __future__ import annotations

from labourreports.runner.options import Options
from labourreports.runner.staging import SuiteError
from labourreports.runner.suite import run_suite
from labourreports.runner.summary import Result, Summary

__all__ = ["Options", "Result", "SuiteError", "Summary", "run_suite"]
