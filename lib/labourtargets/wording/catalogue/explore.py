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
    "rule.none": ("不外推", "none: no earlier years"),
    "rule.growth": ("按等比增长外推", "constant growth"),
    "rule.linear": ("按线性外推", "linear"),
    "rule.flat": ("保持首个数不变", "flat: the first figure kept"),
    "explore.region": ("地区", "Region"),
    "explore.indicator": ("指标", "Indicator"),
    "explore.scenario": ("情景", "Scenario"),
    "explore.before": ("首个数之前", "Earlier years"),
    "explore.years": ("年份", "Years"),
    "explore.models": ("模型", "Models"),
    "explore.no_model": ("请至少选一个模型。", "Choose one model at least."),
    "explore.no_path": ("{name}（不能推算）", "{name} (cannot project)"),
    "explore.code.label": ("复制代码", "Copy as code"),
    "explore.code.copied": ("已复制", "Copied"),
    "explore.code.selected": ("已选中，请按 Ctrl+C", "Selected: press Ctrl+C"),
}
