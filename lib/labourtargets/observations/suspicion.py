"""Magnitudes that look wrong: a share as a fraction, 万 forgotten; warned of, never changed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from labourtargets.codebook import Codebook

__all__ = ["improper", "suspicious"]

# Half an order of magnitude either way of a slip is a slip.
_NEAR = 0.5
_SLIPS = {
    -4.0: ("wan_forgotten", "10⁴ below its series: was 万 forgotten in the unit?"),
    4.0: ("wan_doubled", "10⁴ above its series: is 万 in the number and in the unit?"),
    -8.0: ("yi_forgotten", "10⁸ below its series: was 亿 forgotten in the unit?"),
    8.0: ("yi_doubled", "10⁸ above its series: is 亿 in the number and in the unit?"),
}
_FRACTION = (
    "percent_as_fraction",
    "looks like a fraction: shares are written in percent, 30 and not 0.3",
)
_TOO_MUCH = ("share_above_100", "a share above 100 %")


def suspicious(observations: pd.DataFrame, reference: pd.DataFrame | None = None) -> pd.DataFrame:
    """List figures whose magnitude is suspicious beside the rest of their series.

    Parameters
    ----------
    observations : pandas.DataFrame
        From `labourtargets.observations.load_observations`.
    reference : pandas.DataFrame, optional
        ``region_id``, ``indicator_id``, ``value`` in base units: targets and baselines of the
        same pairs. Other observations of the pair count too.

    Returns
    -------
    pandas.DataFrame
        ``observation_id``, ``field`` (value), ``warning`` (wan_forgotten, wan_doubled, yi_forgotten, yi_doubled,
        percent_as_fraction, share_above_100, far_off), ``message``, ``value``, ``usual``
        (float64, median of the rest), in the order of `observations`. The figures themselves stay as they are.

    Examples
    --------
    >>> seen = pd.DataFrame({"observation_id": ["a"], "region_id": ["r"], "indicator_id": ["i"],
    ...                      "value": [18.2], "base_unit": ["人"]})
    >>> target = pd.DataFrame({"region_id": ["r"], "indicator_id": ["i"], "value": [2e5]})
    >>> suspicious(seen, target)["warning"].tolist()
    ['wan_forgotten']
    """
    pair = ["region_id", "indicator_id"]
    stated = [] if reference is None else [reference[[*pair, "value"]].dropna()]
    beside = {
        key: rows["value"].to_list()
        for key, rows in pd.concat([observations.iloc[:0][[*pair, "value"]], *stated]).groupby(pair)
    }
    own = dict(iter(observations.groupby(pair)[["observation_id", "value"]]))
    found = []
    for row in observations.to_dict("records"):
        key = (row["region_id"], row["indicator_id"])
        others = own[key].loc[own[key]["observation_id"] != row["observation_id"], "value"]
        # What the plan says outweighs other figures of the same file, which may share the slip.
        rest = beside.get(key) or others.to_list()
        usual = float(np.median(np.abs(rest))) if rest else float("nan")
        warning = _warning(float(row["value"]), usual, str(row["base_unit"]))
        if warning is not None:
            found.append((row["observation_id"], "value", *warning, row["value"], usual))
    columns = ["observation_id", "field", "warning", "message", "value", "usual"]
    return pd.DataFrame(found, columns=columns).astype({"value": "float64", "usual": "float64"})


def improper(observations: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """List figures that no series is needed to doubt: below zero, or with no web address.

    Parameters
    ----------
    observations : pandas.DataFrame
        From `labourtargets.observations.load_observations`.
    codebook : Codebook

    Returns
    -------
    pandas.DataFrame
        ``observation_id``, ``field``, ``message``, in the order of `observations`; negative
        values of shares, whose changes may be negative, are not listed.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> seen = pd.DataFrame({"observation_id": ["a"], "value": [-18.0], "base_unit": ["人"],
    ...                      "url": ["www.example.org"]})
    >>> improper(seen, load_codebook())["message"].tolist()
    ['below zero, counted in 人', 'no http:// or https:// address']
    """
    found = []
    for row in observations.to_dict("records"):
        dimension = codebook.unit(str(row["base_unit"])).dimension
        if row["value"] < 0 and not dimension.startswith("percent"):
            told = f"below zero, counted in {row['base_unit']}"
            found.append((row["observation_id"], "value", told))
        if isinstance(row["url"], str) and not row["url"].startswith(("http://", "https://")):
            found.append((row["observation_id"], "url", "no http:// or https:// address"))
    return pd.DataFrame(found, columns=["observation_id", "field", "message"])


def _warning(value: float, usual: float, base_unit: str) -> tuple[str, str] | None:
    if base_unit == "%":
        if value > 100:
            return _TOO_MUCH
        if 0 < value <= 1 and usual > 10 * value:
            return _FRACTION
    if not value or not usual > 0:
        return None
    apart = float(np.log10(abs(value) / usual))
    for slip, warning in _SLIPS.items():
        if base_unit != "%" and abs(apart - slip) < _NEAR:
            return warning
    if abs(apart) < 1:
        return None
    times = abs(value) / usual
    told = f"{times:,.0f} times" if apart > 0 else f"1/{1 / times:,.0f} of"
    return "far_off", f"about {told} the figures of its series"
