"""How a unit follows its number: 万 and 亿 before it, 个 between, /人 after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from labourtargets.quantities.mention import UnitLike
from labourtargets.quantities.numerals import MAGNITUDE, MAGNITUDES, normalise

__all__ = ["MORE", "SPAN_OF_TIME", "UnitReader", "UnitReading"]

# Characters that make another word of a measure word: 人才, 年度, 家庭, 名额, 项目
GOES_ON = {
    "人": "次才员民口均力社士们类制物格",
    "年": "度级代龄",
    "月": "度饼",
    "家": "次庭乡属具电",
    "名": "额牌称单录师校誉义字",
    "项": "目",
    "次": "数性序要生产",
    "个": "人性体税",
    "所": "有以在得",
    "场": "次所地馆景",
    "支": "持撑出付柱部援",
    "件": "数",
    "户": "籍口外型",
    "台": "阶账湾",
    "条": "件例款约",
    "种": "植子业养",
    "门": "户槛类诊",
    "类": "别似型",
    "级": "别",
    "位": "于置次居列一",
    "天": "然",
    "届": "时",
    "元": "素旦",
}
# 3个百分点, 5个工作日: 个 may stand before them
WITH_GE = frozenset({"百分点", "月", "小时", "工作日", "季度", "学期"})
MORE = "多余"
_MORE_INSIDE = re.compile(rf"{MAGNITUDE}(?P<more>[{MORE}])")
NEVER_MULTIPLIED = ("级", "大", "届")
_SPANS = ("年", "月", "天", "日", "周", "小时", "分钟", "工作日", "季度")
SPAN_OF_TIME = frozenset(_SPANS) | {f"个{span}" for span in _SPANS if span in WITH_GE}


@dataclass(frozen=True)
class UnitReading:
    """One unit found behind a number."""

    start: int
    end: int
    word: str
    base_unit: str
    dimension: str
    factor: float
    per: str
    more: str


class UnitReader:
    """Find the longest unit of a mapping that stands right behind a number.

    Parameters
    ----------
    units : mapping of str to UnitLike
        Printed units. Multiples not listed (十万元) are composed of 万, 亿 … and a listed unit.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> yuan = SimpleNamespace(dimension="money", base_unit="元", factor=1.0)
    >>> UnitReader({"元": yuan}).at("15 万元的", 2)
    UnitReading(start=3, end=5, word='万元', base_unit='元', dimension='money', factor=10000.0, \
per='', more='')
    """

    def __init__(self, units: Mapping[str, UnitLike]) -> None:
        self.units = {normalise(unit): known for unit, known in units.items()}
        words = sorted((u for u in self.units if u not in ("：", ":")), key=len, reverse=True)
        listed = "|".join(_guarded(word) for word in words)
        # 百亿级 is a class, not a multiple of 级
        multiplied = "|".join(_guarded(word) for word in words if word not in NEVER_MULTIPLIED)
        counted = "|".join(_guarded(word) for word in words if word in WITH_GE)
        unit = "|".join(
            [f"{MAGNITUDE}?个(?:{counted})"] * bool(counted)
            + [f"(?:{listed})"] * bool(words)
            + [f"{MAGNITUDE}[{MORE}]?(?:{multiplied})"] * bool(multiplied)
            + [f"{MAGNITUDE}(?!级)"]
        )
        per = f"(?:{listed}|[一-鿿])" if words else "[一-鿿]"
        self.pattern = re.compile(
            rf"[ \u00a0\x00]*(?P<more>[{MORE}])?(?P<unit>{unit})(?P<per>/{per})?"
        )

    def at(self, text: str, position: int) -> UnitReading | None:
        """Read the unit at `position` of a normalised text, or None."""
        match = self.pattern.match(text, position)
        if match is None:
            return None
        word, per, end = match["unit"], match["per"] or "", match.end()
        # 20余万人 and 8.5万余人 say the same
        inside = _MORE_INSIDE.match(word)
        more = inside["more"] if inside else match["more"] or ""
        word = word.replace(more, "", 1) if inside else word
        if word + per in self.units:
            known = self.units[word + per]
            base_unit, dimension, factor = known.base_unit, known.dimension, known.factor
        else:
            base_unit, dimension, factor = self._composed(word)
            if per:
                base_unit, dimension = base_unit + per, f"{dimension}_per_{per[1:]}"
        return UnitReading(
            match.start("unit"),
            end,
            word + per,
            base_unit,
            dimension,
            float(factor),
            (word + per).partition("/")[2],
            more,
        )

    def _composed(self, word: str) -> tuple[str, str, float]:
        if word in self.units:
            known = self.units[word]
            return known.base_unit, known.dimension, known.factor
        magnitude = next((m for m in MAGNITUDES if word.startswith(m)), "")
        rest = word[len(magnitude) :]
        bare = rest if rest in self.units else rest.removeprefix("个")
        factor = MAGNITUDES.get(magnitude, 1)
        if bare not in self.units:
            return "", "", float(factor)
        known = self.units[bare]
        return known.base_unit, known.dimension, known.factor * factor


def _guarded(word: str) -> str:
    follows = GOES_ON.get(word[-1], "")
    return re.escape(word) + (f"(?![{follows}])" if follows else "")
