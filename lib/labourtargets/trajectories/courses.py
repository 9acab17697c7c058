"""One block of series, by every model and under every scenario."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labourtargets.trajectories.anchors import Anchors, Mask, about
from labourtargets.trajectories.blocks import Block
from labourtargets.trajectories.models import MODELS, FloatArray
from labourtargets.trajectories.paths import WHOLE, beyond, path
from labourtargets.trajectories.rows import (
    BASELINE,
    EXTRAPOLATED,
    INTERPOLATED,
    STATED_ANCHOR,
    Codes,
    Rows,
    anchor_rows,
)
from labourtargets.trajectories.scenarios import Scenario

__all__ = ["Options", "block_rows"]


@dataclass(frozen=True)
class Options:
    """What `project` was asked for; models and scenarios sorted by name."""

    models: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    years: FloatArray | None
    before: str
    after: str


@dataclass(frozen=True)
class _Bounded:
    """A value and its interval, arrays of (series, years or anchors)."""

    value: FloatArray
    lower: FloatArray
    upper: FloatArray


def block_rows(block: Block, anchors: Anchors, options: Options) -> list[Rows]:
    """Project a block; series a model cannot carry come back as their anchors."""
    parts: list[Rows] = []
    years = options.years
    if years is None:
        years = np.arange(block.years[0], block.years[-1] + 1)
    if block.claim and options.years is None:
        years = block.years
    for which, scenario in enumerate(options.scenarios):
        known = _known(block, scenario)
        basis = _basis(block, scenario, years)
        too_long = (
            scenario.delayed_start + scenario.early_finish >= block.years[-1] - block.years[0]
        )
        for number, name in enumerate(options.models):
            fault = np.zeros(len(block.series), dtype=np.int64)
            if scenario.moves_years and block.claim:
                fault[:] = anchors.texts.code("claim_has_no_road")
            elif scenario.moves_years and too_long:
                fault[:] = anchors.texts.code("scenario_too_long")
            else:
                fault = _domain_faults(block, known, name, anchors)
            sound = fault == 0
            if not sound.all():
                bad = ~sound
                parts.append(anchor_rows(anchors, block.series[bad], fault[bad], number, which))
            if sound.any():
                part = _Part(block, known, scenario, name, years, options, anchors)
                parts.append(part.rows(sound, basis, number, which))
    return parts


def _known(block: Block, scenario: Scenario) -> _Bounded:
    lower, upper = block.lower, block.upper
    if scenario.delta is not None and block.about.any():
        low, high = about(block.value, scenario.delta, block.percent[:, None])
        lower = np.where(block.about, low, lower)
        upper = np.where(block.about, high, upper)
    return _Bounded(block.value, lower, upper)


def _basis(block: Block, scenario: Scenario, years: FloatArray) -> Codes:
    basis = np.full(len(years), INTERPOLATED)
    basis[(years < block.years[0]) | (years > block.years[-1])] = EXTRAPOLATED
    at = np.isin(years, block.years)
    if block.claim:
        basis[at] = INTERPOLATED if block.average or scenario.reach < 1 else STATED_ANCHOR
        basis[~at] = EXTRAPOLATED
        return basis
    first, last = years == block.years[0], years == block.years[-1]
    unmoved = scenario.reach == 1
    if unmoved and not scenario.moves_years:
        basis[at] = STATED_ANCHOR
    if unmoved:
        basis[last] = STATED_ANCHOR
    basis[first] = BASELINE if block.starts else STATED_ANCHOR
    return basis


def _domain_faults(block: Block, known: _Bounded, name: str, anchors: Anchors) -> Codes:
    fault = np.zeros(len(block.series), dtype=np.int64)
    scale, texts = MODELS[name].scale, anchors.texts
    if block.claim or scale in ("gap", "knots"):
        return fault
    shown = np.where(np.isnan(known.value), known.lower, known.value)
    if scale == "ratio" and not block.from_zero:
        least = shown.min(axis=1)
        low = least <= 0
        fault[low] = texts.codes(f"growth_needs_positive:{number:g}" for number in least[low])
    if scale == "logit":
        fault[:] = np.where(block.percent & (not block.total), 0, texts.code("not_a_share"))
        far = np.where(shown.min(axis=1) <= 0, shown.min(axis=1), shown.max(axis=1))
        outside = (fault == 0) & ((far <= 0) | (far >= WHOLE))
        fault[outside] = texts.codes(f"share_outside:{number:g}" for number in far[outside])
    return fault


@dataclass(frozen=True)
class _Part:
    """One block under one scenario and model."""

    block: Block
    known: _Bounded
    scenario: Scenario
    name: str
    years: FloatArray
    options: Options
    anchors: Anchors

    def rows(self, sound: Mask, basis: Codes, number: int, which: int) -> Rows:
        """Compute the courses of the sound series and lay them out as rows."""
        block, years, texts = self.block, self.years, self.anchors.texts
        chosen = slice(None) if sound.all() else np.flatnonzero(sound)
        known = _Bounded(
            self.known.value[chosen], self.known.lower[chosen], self.known.upper[chosen]
        )
        series = block.series[chosen]
        course = self._course(known)
        note = self.anchors.note[series]
        reason = np.repeat(note[:, None], len(years), axis=1)
        ok = np.ones(course.value.shape, dtype=bool)
        for column in np.flatnonzero(basis == EXTRAPOLATED):
            rule = self._rule(years[column])
            says = f"extrapolated_by:{rule}" if rule else f"outside_anchors:{years[column]:g}"
            texts.extend(reason[:, column], np.ones(len(series), dtype=bool), says)
            if not rule:
                ok[:, column] = False
            elif rule == "growth":
                low = np.asarray(known.value.min(axis=1) <= 0)
                ok[low, column] = False
                texts.extend(reason[:, column], low, "growth_needs_positive:0")
        ranged = np.isnan(known.value).any(axis=1, keepdims=True)
        lost = ok & ~(ranged | np.isfinite(course.value))
        texts.extend(reason, lost, "not_finite")
        ok &= ~lost
        return Rows.grid(
            series,
            number,
            which,
            years,
            course.value,
            course.lower,
            course.upper,
            basis,
            ok,
            reason,
        )

    def _rule(self, year: float) -> str:
        if self.block.claim or self.block.total:
            return ""
        rule = self.options.before if year < self.block.years[0] else self.options.after
        return "" if rule == "none" else rule

    def _course(self, known: _Bounded) -> _Bounded:
        value = self._between(known.value)
        exact = np.array_equal(known.lower, known.value) and np.array_equal(
            known.upper, known.value
        )
        if exact:
            return self._beyond(known, _Bounded(value, value.copy(), value.copy()))
        lower, upper = self._between(known.lower), self._between(known.upper)
        # a curve through the ends may cross the curve through the values by a rounding error,
        # and PCHIP by more: the interval always holds its value
        lower = np.where(lower > value, value, lower)
        upper = np.where(upper < value, value, upper)
        course = self._beyond(known, _Bounded(value, lower, upper))
        return _Bounded(course.value, _closed(course.lower), _closed(course.upper))

    def _between(self, known: FloatArray) -> FloatArray:
        block, scenario = self.block, self.scenario
        if block.claim:
            out = np.full((len(known), len(self.years)), np.nan)
            at = np.isin(self.years, block.years)
            out[:, at] = known[:, np.searchsorted(block.years, self.years[at])] * scenario.reach
            return out
        clock = np.where(
            (self.years >= block.years[0]) & (self.years <= block.years[-1]),
            scenario.clock(self.years, block.years[0], block.years[-1]),
            np.nan,
        )
        shape = scenario.shapes.get(self.name)
        values = path(self.name, block.years, known, clock, shape, from_zero=block.from_zero)
        if scenario.reach < 1:
            values = known[:, :1] + scenario.reach * (values - known[:, :1])
        return values

    def _beyond(self, known: _Bounded, course: _Bounded) -> _Bounded:
        block, reach = self.block, self.scenario.reach
        for early, ends in ((True, slice(None, 2)), (False, slice(-2, None))):
            outside = self.years < block.years[0] if early else self.years > block.years[-1]
            rule = self.options.before if early else self.options.after
            if rule == "none" or not outside.any() or block.claim or block.total:
                continue
            years, wanted = block.years[ends], self.years[outside]

            def reached(values: FloatArray, ends: slice = ends, early: bool = early) -> FloatArray:
                # what lies before the first anchor is past: no scenario changes it
                end = values if early else values[:, :1] + reach * (values - values[:, :1])
                return end[:, ends]

            low, high = reached(known.lower), reached(known.upper)
            # monotone in each of the two anchors, so the extremes lie at their corners
            corners = np.stack(
                [
                    beyond(rule, years, np.stack([one, two], axis=1), wanted)
                    for one in (low[:, 0], high[:, 0])
                    for two in (low[:, 1], high[:, 1])
                ]
            )
            course.value[:, outside] = beyond(rule, years, reached(known.value), wanted)
            course.lower[:, outside] = corners.min(axis=0)
            course.upper[:, outside] = corners.max(axis=0)
        return course


def _closed(ends: FloatArray) -> FloatArray:
    return np.where(np.isfinite(ends), ends, np.nan)
