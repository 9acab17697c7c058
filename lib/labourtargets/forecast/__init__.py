"""Forecasts of an annual series, tested on its own past against a naive rival on every run."""

from __future__ import annotations

from labourtargets.forecast.models import MODELS
from labourtargets.forecast.run import LEAST_YEARS, Forecast, forecast, refusal

__all__ = ["LEAST_YEARS", "MODELS", "Forecast", "forecast", "refusal"]
