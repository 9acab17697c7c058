"""The roads a plan could mean: shares of the gap due, and what they are shares of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from labourtargets.errors import Problem, TrajectoryError, suggest

__all__ = ["MODELS", "FloatArray", "Model", "model", "shape_of", "share"]

FloatArray: TypeAlias = NDArray[np.float64]

# below this the S of the logistic cannot be told from a straight line in double precision
_FLAT = 1e-12


def linear(tau: FloatArray) -> FloatArray:
    """Equal steps: f(τ) = τ; on the log scale, constant growth; on the logit scale, a share."""
    return tau


def back_loaded(tau: FloatArray, *, p: float) -> FloatArray:
    """Little first: f(τ) = τ^p, p ≥ 1."""
    return tau**p


def front_loaded(tau: FloatArray, *, p: float) -> FloatArray:
    """Much first: f(τ) = 1 − (1−τ)^p, p ≥ 1."""
    return 1.0 - (1.0 - tau) ** p


def logistic(tau: FloatArray, *, s: float, m: float) -> FloatArray:
    """S-curve of steepness s ≥ 0 around τ = m; s → 0 is linear.

    σ(a) − σ(b) is written sinh((a−b)/2) / (2 cosh(a/2) cosh(b/2)): the difference of the two
    sigmoids itself loses every digit as s falls.
    """
    if s < _FLAT:
        return tau
    last = np.sinh(s / 2) / np.cosh(s * (1 - m) / 2)
    return np.asarray(np.sinh(s * tau / 2) / np.cosh(s * (tau - m) / 2) / last, dtype=np.float64)


def gompertz(tau: FloatArray, *, b: float, c: float) -> FloatArray:
    """Fast rise that tires: [G(τ) − G(0)] / [G(1) − G(0)], G(u) = exp(−b·exp(−c·u))."""
    rise = np.expm1(-b * np.expm1(-c * tau)) / np.expm1(-b * np.expm1(-c))
    return np.asarray(rise, dtype=np.float64)


def bass(tau: FloatArray, *, p: float, q: float, H: float) -> FloatArray:
    """Diffusion by innovation p and imitation q over H years: F(Hτ) / F(H)."""

    def adopted(u: FloatArray | float) -> FloatArray:
        decay = np.exp(-(p + q) * np.asarray(u))
        return np.asarray(-np.expm1(-(p + q) * np.asarray(u)) / (1 + q / p * decay))

    return np.asarray(adopted(H * tau) / adopted(H), dtype=np.float64)


def step(tau: FloatArray) -> FloatArray:
    """Nothing until the last day: the worst case, never part of an envelope."""
    return np.where(tau >= 1.0, 1.0, 0.0)


def growing(tau: FloatArray, *, g: float, years: float) -> FloatArray:
    """Running share of a total whose yearly amounts grow by g: ((1+g)^k−1)/((1+g)^n−1)."""
    rate = np.log1p(g)
    if abs(rate * years) < _FLAT:
        return tau
    return np.asarray(np.expm1(rate * years * tau) / np.expm1(rate * years), dtype=np.float64)


@dataclass(frozen=True)
class Model:
    """One way from a known value to the next.

    Parameters
    ----------
    name : str
    name_zh, name_en : str
    share : callable
        ``share(tau, **shape)``: share of the gap due at τ, with f(0) = 0 and f(1) = 1.
    scale : {"gap", "ratio", "logit", "knots"}
        What the share is a share of: the difference, the logarithm, the logit of a percentage;
        "knots" for a curve through all anchors at once.
    shape : mapping, default {}
        Default parameters of `share`.
    limits : mapping, default {}
        Least and greatest value allowed for every parameter.
    in_envelope : bool, default True
    """

    name: str
    name_zh: str
    name_en: str
    share: Callable[..., FloatArray]
    scale: Literal["gap", "ratio", "logit", "knots"] = "gap"
    shape: Mapping[str, float] = field(default_factory=dict)
    limits: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    in_envelope: bool = True


_POWER = {"p": (1.0, 20.0)}
_ALL = (
    Model("linear", "线性", "linear", linear),
    # g serves cumulative totals, which start at zero, where no growth rate of the level exists
    Model(
        "growth", "等比增长", "constant growth", linear, "ratio", {"g": 0.1}, {"g": (-0.9, 10.0)}
    ),
    Model("back_loaded", "前慢后快", "back-loaded", back_loaded, "gap", {"p": 1.2}, _POWER),
    Model("front_loaded", "前快后慢", "front-loaded", front_loaded, "gap", {"p": 1.2}, _POWER),
    Model(
        "logistic",
        "逻辑斯蒂",
        "logistic",
        logistic,
        "gap",
        {"s": 8.0, "m": 0.5},
        {"s": (0.0, 200.0), "m": (0.0, 1.0)},
    ),
    Model(
        "gompertz",
        "龚珀兹",
        "Gompertz",
        gompertz,
        "gap",
        {"b": 4.0, "c": 5.0},
        {"b": (1e-6, 500.0), "c": (1e-6, 500.0)},
    ),
    Model(
        "bass",
        "巴斯扩散",
        "Bass diffusion",
        bass,
        "gap",
        {"p": 0.03, "q": 0.38, "H": 10.0},
        {"p": (1e-6, 1.0), "q": (0.0, 5.0), "H": (1e-3, 100.0)},
    ),
    Model("logit_linear", "对数几率线性", "logit-linear", linear, "logit"),
    Model("pchip", "保形插值", "monotone PCHIP", linear, "knots"),
    Model("step", "期末一次到位", "step", step, "gap", in_envelope=False),
)

#: Every model by name; `step` alone stays out of envelopes.
MODELS: Mapping[str, Model] = MappingProxyType({each.name: each for each in _ALL})


def model(name: str) -> Model:
    """Look up a model.

    Parameters
    ----------
    name : str

    Returns
    -------
    Model

    Raises
    ------
    TrajectoryError
        If there is none of that name.

    Examples
    --------
    >>> model("bass").shape["q"]
    0.38
    """
    if name not in MODELS:
        expected = f"one of {', '.join(MODELS)}"
        raise TrajectoryError(
            Problem("models", None, "model", name, expected, suggest(name, MODELS))
        )
    return MODELS[name]


def shape_of(name: str, given: Mapping[str, float] | None = None) -> dict[str, float]:
    """Complete the shape parameters of a model and hold them to their limits.

    Parameters
    ----------
    name : str
    given : mapping, optional
        What differs from the defaults.

    Returns
    -------
    dict of str to float

    Raises
    ------
    TrajectoryError
        For a parameter the model does not have, or a value outside its limits.

    Examples
    --------
    >>> shape_of("logistic", {"s": 4})
    {'s': 4.0, 'm': 0.5}
    """
    found = model(name)
    problems = []
    for key, value in (given or {}).items():
        where = f"{name}.{key}"
        if key not in found.limits:
            expected = f"one of {', '.join(found.limits)}" if found.limits else "no parameter"
            problems.append(
                Problem("models", None, where, str(value), expected, suggest(key, found.limits))
            )
            continue
        low, high = found.limits[key]
        numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not numeric or not low <= value <= high:
            problems.append(
                Problem("models", None, where, str(value), f"a number from {low:g} to {high:g}")
            )
    if problems:
        raise TrajectoryError(problems)
    return {**found.shape, **{key: float(value) for key, value in (given or {}).items()}}


def share(name: str, tau: FloatArray, **shape: float) -> FloatArray:
    """Give the share of the gap due at τ.

    Parameters
    ----------
    name : str
        A model; constant growth and logit-linear are linear on their own scale, PCHIP between
        two anchors is linear.
    tau : numpy.ndarray
        Share of the time gone, in [0, 1]; any shape.
    **shape : float
        Parameters that differ from the model's defaults.

    Returns
    -------
    numpy.ndarray
        As `tau`; 0 at 0, 1 at 1, never falling.

    Raises
    ------
    TrajectoryError
        For an unknown model or parameter.

    References
    ----------
    Bass, F. M. (1969), A new product growth for model consumer durables, Management Science 15;
    Fritsch, F. N., and Carlson, R. E. (1980), Monotone piecewise cubic interpolation, SIAM Journal
    on Numerical Analysis 17.

    Examples
    --------
    >>> share("back_loaded", np.array([0.0, 0.5, 1.0]), p=2)
    array([0.  , 0.25, 1.  ])
    """
    parameters = shape_of(name, shape)
    parameters.pop("g", None)
    return model(name).share(np.asarray(tau, dtype=np.float64), **parameters)
