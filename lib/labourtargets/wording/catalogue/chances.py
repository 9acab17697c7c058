"""Observed against promised: sentences on the probability of attainment and on forecasts."""

from __future__ import annotations

CHANCES: dict[str, tuple[str, str]] = {
    "tracking.chances_decided": (
        "既有基期值又有此后观测值的{count}个目标都已有定论，无概率可言。",
        "{count:The one target|All {count} targets} with a baseline and a figure after it "
        "{count:is|are} decided: no probability is left.",
    ),
    "tracking.probability": (
        "{region}{indicator}：{due}达到目标的概率为{chance}，前提是先验所假定的{priors}。",
        "{indicator}, {region}: probability of {chance} that {due} meets the target, given a "
        "prior that assumes {priors}.",
    ),
    "tracking.assumed.plan_believer": (
        "规划自身所需的增速（相信规划）",
        "the growth the plan itself needs (plan-believer)",
    ),
    "tracking.assumed.sceptical": (
        "基期以前的趋势（延续既往趋势）",
        "the trend from before the baseline (sceptical)",
    ),
    "tracking.assumed.peers": (
        "同类地区的增速（参照同类地区）",
        "the growth of places of its kind (peers)",
    ),
    "tracking.assumed_or": ("，或", ", or "),
    "tracking.no_evidence": (
        "“相信规划”先验一开始就假定了规划自身的增速，由它得出的概率不是规划可以达成的证据。",
        "The plan-believer prior assumes the plan's own growth from the outset: a probability "
        "under it is no evidence that the plan will be met.",
    ),
    "tracking.calibration": (
        "这种区间只在设定的先验成立时可信：模拟中80%区间覆盖{inside}；真实增速偏离先验"
        "{shift}个标准差时只覆盖{outside}。",
        "Such intervals hold only where the prior does: in simulation the 80% interval "
        "covers {inside}; with true drifts {shift} standard {shift:deviation|deviations} off "
        "it covers only {outside}.",
    ),
    "tracking.own_series": (
        "有{count}个目标的年度数值满{needed}年，可作预测。",
        "{count} {count:target has|targets have} the {needed} annual {needed:figure|figures} a forecast "
        "needs.",
    ),
    "tracking.forecast_context": (
        "只用{region}{indicator}检验方法：数值{years}年，止于{last}，其"
        "后的年份即使已过也只是推算；它不是目标所在地区的观测值。",
        "{indicator}, {region}, only tests the method: {years} {years:year|years} of figures "
        "up to {last}. Later years are forecast, even those that have passed, and the place has no "
        "target here.",
    ),
    "tracking.forecast_from": (
        "{years}各年数值的出处：{sources}。",
        "Source of the figures of {years}: {sources}.",
    ),
    "tracking.forecast_own": (
        "序列是{region}{indicator}：{years}年，止于{last}；其后的年份，即使已经过去，这里也是预测值。",
        "The series is {indicator}, {region}: {years} {years:year|years} up to {last}; what "
        "follows is forecast, past years without a figure included.",
    ),
    "tracking.backtest": (
        "回测（平均绝对百分比误差，简单漂移法{naive}）：{models}。",
        "Backtest (mean absolute percentage error, naive drift {naive}): {models}.",
    ),
    "tracking.no_series": (
        "截至{date}已知的观测值中没有满{needed}年的年度序列，不作预测，预测方法未经真实数据检验。",
        "Among the observations known on {date} there is no annual series of {needed} "
        "{needed:year|years}: nothing is forecast, and the models are untested on real data.",
    ),
    "tracking.priors": ("各先验下的达成概率", "Probability of attainment under each prior"),
    "tracking.coverage": ("80%区间的模拟覆盖率", "Simulated coverage of the 80% interval"),
    "tracking.backtests": ("逐年留出的回测", "Backtest leaving the future out"),
    "tracking.no_prior": (
        "没有一种先验得到数据支持，因此没有可画的概率。",
        "No prior is supported by the data, so there is no probability to draw.",
    ),
    "tracking.none_open": (
        "既有基期值又有观测值的目标都已有定论，因此没有可画的概率。",
        "Every target with a baseline and a figure is decided, so there is no probability to draw.",
    ),
    "tracking.short_series": (
        "观测值中没有满{needed}年的年度序列，因此没有预测。",
        "No annual series of {needed} {needed:year|years} is among the observations, so nothing is forecast.",
    ),
    "tracking.prior": (
        "先验：强度κ0={strength}年，自由度ν0={freedom}，年度波动s0={log}"
        "（对数尺度）、{logit}（占比用对数几率尺度）。",
        "Prior: strength κ0={strength} {strength:year|years}, ν0={freedom} "
        "{freedom:degree|degrees} of freedom, yearly spread s0={log} on the log scale, "
        "{logit} on the logit scale of shares.",
    ),
    "tracking.shift": ("偏离先验的标准差数", "standard deviations off the prior"),
    "tracking.probability_unpublished": (
        "{region}{indicator}：未收录到{due}的公布值；由截至{year}的数值推算，"
        "它达到目标的概率为{chance}，前提是先验所假定的{priors}。",
        "{indicator}, {region}: no figure of {due} is on file; by those up to {year} "
        "it meets the target with a probability of {chance}, given a prior that assumes {priors}.",
    ),
    "tracking.chance": ("{low}至{high}", "{low} to {high}"),
    "tracking.support": (
        "“{prior}”先验需要{takes}：{total}个目标中有{count}个。",
        "The {prior} prior takes {takes}: known for {count} of {total} {total:target|targets}.",
    ),
    "tracking.support_none": (
        "“{prior}”先验需要{takes}，这里一个也没有，因此不用。",
        "The {prior} prior takes {takes}; none is known here, so it is left out.",
    ),
    "tracking.takes.plan_believer": (
        "基期值（文件所述，没有时为此前的数）与目标，二者都大于0",
        "a baseline, of the plan or else an earlier figure, and the target, both above zero",
    ),
    "tracking.takes.sceptical": ("基期以前的数值", "a figure from before the baseline"),
    "tracking.takes.peers": (
        "同类地区基期以来至少两年的数值",
        "figures of two years since the baseline in places of its kind",
    ),
    "tracking.without.plan_believer": (
        "基期或目标为0，无从计算增速",
        "baseline or target zero: no growth rate",
    ),
    "tracking.without.sceptical": ("没有基期以前的数值", "no figure from before the baseline"),
    "tracking.without.peers": ("没有同类地区的数值", "no figures of places of its kind"),
    "tracking.own_none": (
        "没有任何目标的年度数值满{needed}年，因此不预测任何目标。",
        "No target has the {needed} annual {needed:figure|figures} a forecast needs, so none "
        "is forecast.",
    ),
    "tracking.rival": ("{model} {error}", "{model} {error}"),
    "tracking.lost_all": (
        "各模型都不及简单漂移法；图中所画为{model}。",
        "Every model loses to the naive drift; the chart shows {model}.",
    ),
    "tracking.lost": (
        "{total}个模型中{count}个不及简单漂移法；图中所画为误差最小的{model}。",
        "{count} of {total} {total:model|models} {count:loses|lose} to the naive drift; the chart shows {model}, "
        "which has the smallest error.",
    ),
    "tracking.expected": (
        "{region}{indicator}：按截至{known}的数据，{model}推算{year}为{value}，80%区间{range}",
        "{indicator}, {region}: {value} in {year} by {model}, from figures up to {known} "
        "(80% interval {range})",
    ),
}
