"""Observed against promised: sentences on the methods side by side, the paths, the pace."""

from __future__ import annotations

PACING: dict[str, tuple[str, str]] = {
    "tracking.conclusion_rounding": (
        "数值经四舍五入（{low}至{high}），真值可能改变{methods}的判定。",
        "The figure is rounded ({low} to {high}): its true value may change the conclusion of "
        "{methods}.",
    ),
    "tracking.agree": (
        "{region}{indicator}，看{year}的数值：{conclusions}；方法之间{agree}。",
        "{indicator}, {region}, by the figure of {year} — {conclusions}; the methods {agree}.",
    ),
    "tracking.agree.yes": ("一致", "agree"),
    "tracking.agree.no": ("不一致", "disagree"),
    "tracking.conclusion": ("{method}“{conclusion}”", "{method}: {conclusion}"),
    "tracking.path_same": (
        "{region}{indicator}：{year}的数值相对每一条路径都{standing}{rounding}。",
        "{indicator}, {region}: in {year} {standing} on every path{rounding}.",
    ),
    "tracking.path_differs": (
        "{region}{indicator}：{year}的数值相对哪条路径，结论不同——领先{ahead}条，落后{behind}条{rounding}。",
        "{indicator}, {region}: in {year} ahead of {ahead} {ahead:path|paths}, behind "
        "{behind}; the standing depends on the path{rounding}.",
    ),
    "tracking.path_rounding": (
        "，但数值经四舍五入（{low}至{high}），其中有{count}条（{models}）分不出先后",
        "; but rounded as it is ({low} to {high}), the figure cannot be told apart from "
        "{count:one|{count}} of them: {models}",
    ),
    "tracking.path_rounding_all": (
        "，但数值经四舍五入（{low}至{high}），与哪一条都分不出先后",
        "; but rounded as it is ({low} to {high}), the figure cannot be told apart from any of them",
    ),
    "tracking.step_aside": (
        "“期末一次到位”在期末以前不动，任何增长都算领先：表中列出，不计在内。",
        "The path “step” moves nothing until the end, so that any growth is ahead of it: it stands in "
        "the table and is not counted here.",
    ),
    "tracking.pace": (
        "{region}{indicator}：到{year}每年{achieved}，此后到{due}每年需{needed}。",
        "{indicator}, {region}: {achieved} a year up to {year}; the target takes {needed} a "
        "year from there to {due}.",
    ),
    "tracking.pace_none": (
        "没有目标既有基期值又有基期之后的观测值。",
        "No target has both a baseline and a figure after it.",
    ),
    "tracking.path_none": (
        "没有哪条路径经过有观测值的年份。",
        "No path runs through a year with a figure.",
    ),
    "tracking.applied": (
        "本页用了所列{total}种方法中的{count}种：{methods}；参数methods取all时全部使用。",
        "Of the methods listed this page applies {count} out of {total}: {methods}. The parameter "
        "methods, set to all, applies every one.",
    ),
    "tracking.unread": (
        "{methods}的分档界限未在原始出处核对。",
        "The cut-offs of {methods} were not read at their source.",
    ),
    "tracking.panel": ("各方法并列", "Methods side by side"),
    "tracking.methods": ("方法、分档界限与出处", "Methods, cut-offs and sources"),
    "tracking.paths": ("对各条路径是领先还是落后", "Ahead or behind, path by path"),
    "tracking.pace_title": ("已实现与余下所需的进度", "Pace achieved and pace still needed"),
    "tracking.band_met": ("达到目标", "target met"),
    "tracking.band_or": ("或", " or "),
    "tracking.not_final": (
        "这些说的是{year}，{due}是否达成要等当年的数值。",
        "This is how {year} stood; whether {due} met the target waits for the figure of that year.",
    ),
    "tracking.path_seen": ("；{year}观测值{observed}。", "; observed in {year}: {observed}."),
    "tracking.pace_over": (
        "{region}{indicator}：到{year}每年{achieved}；目标{due}到期，此后已无进度可言。",
        "{indicator}, {region}: {achieved} a year up to {year}; the target was due in {due}, and "
        "no pace is left to make up.",
    ),
    "tracking.pace_reached": (
        "{region}{indicator}：到{year}每年{achieved}，已达到目标值，此后只需保持。",
        "{indicator}, {region}: {achieved} a year up to {year}, which stands at the target; "
        "from there it only has to be kept.",
    ),
}
