"""A small unit mapping for the tests of the grammar; the library's own is in units.csv."""

from __future__ import annotations

from types import SimpleNamespace

from labourtargets.quantities import Mention, read

_PRINTED = {
    "人": ("people", "人", 1),
    "名": ("people", "人", 1),
    "位": ("people", "人", 1),
    "万人": ("people", "人", 10_000),
    "人次": ("person_times", "人次", 1),
    "家": ("establishments", "家", 1),
    "家次": ("establishment_times", "家次", 1),
    "个": ("count", "个", 1),
    "所": ("count", "所", 1),
    "项": ("count", "项", 1),
    "件": ("count", "件", 1),
    "条": ("count", "条", 1),
    "支": ("count", "支", 1),
    "批": ("count", "批", 1),
    "级": ("count", "级", 1),
    "大": ("count", "个", 1),
    "届": ("occurrences", "届", 1),
    "次": ("occurrences", "次", 1),
    "场次": ("occurrences", "场次", 1),
    "户": ("households", "户", 1),
    "元": ("money", "元", 1),
    "元/人": ("money_per_person", "元/人", 1),
    "%": ("percent", "%", 1),
    "百分点": ("percentage_point", "百分点", 1),
    "平方米": ("area", "平方米", 1),
    "年": ("duration", "个月", 12),
    "个月": ("duration", "个月", 1),
    "小时": ("duration", "分钟", 60),
    "倍": ("times", "倍", 1),
    "：": ("ratio", "：", 1),
}
UNITS = {
    unit: SimpleNamespace(dimension=dimension, base_unit=base_unit, factor=float(factor))
    for unit, (dimension, base_unit, factor) in _PRINTED.items()
}


def mentions(text: str) -> list[Mention]:
    """Read `text` with the small mapping."""
    found = read(text, UNITS)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
    return found


def only(text: str) -> Mention:
    """Read a text that holds one quantity."""
    found = mentions(text)
    assert len(found) == 1, [mention.text for mention in found]
    return found[0]
