"""Verdicts: do the numbers agree, may they be compared, is the target being met."""

from __future__ import annotations

VERDICTS: dict[str, tuple[str, str]] = {
    # consistency, METHODS §5, first that holds
    "agreement.exact": ("完全一致", "exact"),
    "agreement.total_rounded": ("合计取整", "total rounded"),
    "agreement.parts_rounded": ("分项亦取整", "parts rounded"),
    "agreement.within_wording": ("措辞所容", "within wording"),
    "agreement.discrepancy": ("不一致", "discrepancy"),
    "agreement.not_reconcilable": ("无法对账", "not reconcilable"),
    "agreement.coincidence": ("未言明的巧合", "unstated coincidence"),
    "agreement.explained.exact": (
        "按文件所印数字，两边相等。",
        "The figures as printed are equal.",
    ),
    "agreement.explained.total_rounded": (
        "分项之和按合计的小数位数四舍五入后等于合计。",
        "The parts add to a sum that rounds to the printed total.",
    ),
    "agreement.explained.parts_rounded": (
        "只有把分项也视为取整数，区间才相交。",
        "The intervals meet only if the parts are rounded too.",
    ),
    "agreement.explained.within_wording": (
        "“左右”“以上”等措辞容得下这一差额。",
        "The wording (about, at least) admits the gap.",
    ),
    "agreement.explained.discrepancy": (
        "取整与措辞都解释不了这一差额。",
        "Neither rounding nor wording explains the gap.",
    ),
    "agreement.explained.not_reconcilable": (
        "单位、人群、地域或日期不同，不能对账。",
        "Unit, population, territory or date differ: the two cannot be reconciled.",
    ),
    "agreement.explained.coincidence": (
        "算术上相等，但文件未说明二者的关系。",
        "The arithmetic holds, but the document states no such relation.",
    ),
    # comparability, METHODS §6
    "comparability.strict": ("严格可比", "strictly comparable"),
    "comparability.loose": ("仅可并列", "side by side only"),
    "comparability.none": ("不可比", "not comparable"),
    "comparability.explained.strict": (
        "定义、单位、日期、地域相同，可排序、可相加。",
        "Same definition, unit, date and territory: may be ranked and added.",
    ),
    "comparability.explained.loose": (
        "可以并列并附理由，不排序、不相加。",
        "May stand side by side with the reason; never ranked or added.",
    ),
    "comparability.explained.none": (
        "概念、单位或地域不同，不作比较。",
        "Concept, unit or territory differ: no comparison is made.",
    ),
    # progress: the methods of METHODS §3
    "method.statcan_eurostat": ("加拿大统计局／欧盟统计局", "StatCan/Eurostat"),
    "method.unsd": ("联合国统计司", "UNSD"),
    "method.sdsn": ("可持续发展解决方案网络", "SDSN"),
    "method.german_dns": ("德国可持续发展战略", "German DNS"),
    "method.escap": ("联合国亚太经社会", "ESCAP"),
    "method.healthy_people": ("健康国民", "Healthy People"),
    "method.pace": ("序时进度", "elapsed-time pace"),
    "method.effort": ("剩余力度", "remaining effort"),
    # … and what they conclude
    "verdict.met": ("已达成", "met"),
    "verdict.not_met": ("未达成", "not met"),
    "verdict.on_track": ("进展良好", "on track"),
    "verdict.moderate": ("进展一般", "moderate"),
    "verdict.limited": ("进展有限", "limited"),
    "verdict.away": ("背离目标", "moving away"),
    "verdict.stagnating": ("停滞", "stagnating"),
    "verdict.improving": ("改善", "improving"),
    "verdict.little_change": ("变化不大", "little change"),
    "verdict.worse": ("恶化", "getting worse"),
    "verdict.sun": ("晴", "sun"),
    "verdict.sun_cloud": ("晴间多云", "sun and cloud"),
    "verdict.cloud": ("多云", "cloud"),
    "verdict.storm": ("雷雨", "storm"),
    "verdict.maintain": ("保持", "maintain"),
    "verdict.accelerate": ("需加快", "accelerate"),
    "verdict.reverse": ("需扭转", "reverse"),
    "verdict.ahead": ("快于序时", "ahead"),
    "verdict.behind": ("慢于序时", "behind"),
    "verdict.no_evidence": ("无证据", "no evidence"),
    "verdict.cannot_assess": ("无法评估", "cannot assess"),
    "verdict.not_yet_due": ("尚未到期", "not yet due"),
    "verdict.due_unreported": ("到期未报告", "due, unreported"),
    "verdict.undefined": ("无定义", "undefined"),
    "verdict.no_verdict": ("不作判断", "no verdict"),
    "verdict.path_dependent": ("随路径而变", "path-dependent"),
    "prior.plan_believer": ("相信规划", "plan-believer"),
    "prior.sceptical": ("延续既往趋势", "sceptical"),
    "prior.peers": ("参照同类地区", "peers"),
}
