"""Tables of chances: the priors, the coverage of their intervals, the backtest of forecasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labourtargets.analysis.tracking.outcomes import placed, yes_or_no
from labourtargets.analysis.tracking.published import Built, column, who
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = ["backtests", "coverage", "priors"]


def priors(made: Tracking, language: str) -> Built:
    """Return the probability of attainment under each prior."""
    from labourtargets import wording

    frame = placed(made, made.parts["attainment"], language)
    share = frame["base_unit"] == "%"
    ends = {name: frame[name] for name in ("lower_80", "median", "upper_80")}
    frame = frame.assign(**{name: each.where(share, each.round()) for name, each in ends.items()})
    lines = records(frame)
    frame = frame.assign(
        prior=[wording.label("prior", row["prior"], language) for row in lines],
        rests=[
            wording.phrase(
                f"tracking.{'takes' if row['supported'] else 'without'}.{row['prior']}", language
            )
            for row in lines
        ],
        chance=100 * frame["probability"],
        **{
            name: [wording.number(row[name], row["base_unit"], language) for row in lines]
            for name in ends
        },
    )
    return frame, [
        *who(language),
        column("prior", language),
        column("rests", language),
        column("drift", language, type="number", decimals=4),
        column("chance", language, "probability", unit="%", type="number", decimals=1),
        column("lower_80", language),
        column("median", language),
        column("upper_80", language),
    ]


def coverage(made: Tracking, language: str) -> Built:
    """Return how often the interval covers what it should, in simulation."""
    from labourtargets import wording
    from labourtargets.charts import Column

    frame = made.coverage.assign(coverage=100 * made.coverage["coverage"])
    return frame, [
        Column("shift", wording.phrase("tracking.shift", language), type="number", decimals=0),
        column("coverage", language, unit="%", type="number", decimals=1),
    ]


def backtests(made: Tracking, language: str) -> Built:
    """Return how the forecasting models did on their own past."""
    from labourtargets import wording

    tested = made.forecast.backtest
    frame = tested.assign(
        model=[wording.phrase(f"forecasting.{code}", language) for code in tested["model"]],
        coverage_80=100 * tested["coverage_80"],
        coverage_95=100 * tested["coverage_95"],
        loses=[yes_or_no(value, language) for value in tested["loses"]],
    )
    return frame, [
        column("model", language),
        column("forecasts", language, type="number", decimals=0),
        column("mape", language, unit="%", type="number", decimals=2),
        column("loses", language),
        *(
            column(name, language, unit="%", type="number", decimals=1)
            for name in ("coverage_80", "coverage_95")
        ),
        column("brier", language, type="number", decimals=3),
    ]
