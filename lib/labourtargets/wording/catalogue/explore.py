"""Words of the tables of names, of transforms and of the explorer."""

from __future__ import annotations

EXPLORE: dict[str, tuple[str, str]] = {
    "names.region": ("地区", "Regions"),
    "names.indicator": ("指标", "Indicators"),
    "names.name_zh": ("中文名", "Chinese name"),
    "names.name_en": ("英文名", "English name"),
    "names.region_id": ("标识", "identifier"),
    "names.indicator_id": ("标识", "identifier"),
    "names.level": ("层级", "level"),
    "names.base_unit": ("单位", "unit"),
    "names.measure": ("口径", "measure"),
    "transform.level": ("水平", "level"),
    "transform.growth": ("年增长", "growth a year"),
    "transform.index": ("指数", "index"),
    "transform.per_head": ("每万常住人口", "per 10,000 residents"),
}
