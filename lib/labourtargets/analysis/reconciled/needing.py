"""What joins a stock against what it needs, in words: net increase and replacement of leavers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labourtargets.consistency import gross_need

if TYPE_CHECKING:
    from labourtargets.analysis.reconciled.outcomes import Outcomes

__all__ = ["about", "headline", "itemised", "losses"]

# yearly losses at which the share of the gross need that is itemised is told, beside the chosen one
_LOSSES = (0.0, 0.02, 0.05)
_DIGITS = 4


def itemised(found: Outcomes, language: str) -> list[str]:
    """Say what part of the increase is itemised and, if people leave, of all who must join."""
    from labourtargets import wording

    told = _told(found, language)
    if not found.attrition:
        names = ("flow", "net", "net_share")
        return [
            wording.phrase("agree.items.finding", language, **{name: told[name] for name in names})
        ]
    return [wording.phrase("agree.items.gross", language, **told)]


def headline(found: Outcomes, language: str) -> list[str]:
    """Say the shares alone, as a title does."""
    from labourtargets import wording

    if not found.attrition:
        return itemised(found, language)
    names = ("attrition", "gross", "gross_share", "net", "net_share")
    told = _told(found, language)
    return [wording.phrase("agree.items.title", language, **{name: told[name] for name in names})]


def _told(found: Outcomes, language: str) -> dict[str, str]:
    """Word the flows, both needs and both shares."""
    from labourtargets import wording

    flows, net, gross = found.need(found.attrition)
    target, _ = found.ends()
    joining = about(gross)
    counted = {"flow": flows, "net": net, "gross": joining, "leavers": joining - net}
    shares = {"net_share": flows / net, "gross_share": flows / gross}
    return {
        "attrition": wording.number(100 * found.attrition, "%", language),
        "year": wording.year(target["period_end"], language),
        **{
            name: wording.number(
                value,
                str(target["base_unit"]),
                language,
                comparator=found.items_comparator if name == "flow" else "exactly",
            )
            for name, value in counted.items()
        },
        **{
            name: wording.number(100 * share, "%", language, decimals=1)
            for name, share in shares.items()
        },
    }


def about(value: float) -> float:
    """Round what a model gives to as many digits as plans print of what they count."""
    return float(f"{value:.{_DIGITS}g}")


def losses(found: Outcomes, language: str) -> list[str]:
    """Define the gross need, and tell the share itemised at several yearly losses."""
    from labourtargets import wording

    target, baseline = found.ends()
    flows, _, _ = found.need(0.0)
    years = int(target["period_end"]) - int(baseline["period_end"])
    told = []
    for loss in sorted({*_LOSSES, found.attrition}):
        gross = gross_need(float(baseline["value"]), float(target["value"]), years, loss)
        own = ".own" if loss and loss == found.attrition else ""
        told.append(
            wording.phrase(
                f"agree.loss{own}",
                language,
                attrition=wording.number(100 * loss, "%", language),
                gross=wording.number(about(gross), target["base_unit"], language),
                share=wording.number(100 * flows / gross, "%", language, decimals=1),
            )
        )
    shares = wording.phrase("agree.join", language).join(told)
    return [
        wording.phrase("agree.need", language),
        wording.phrase("agree.losses", language, shares=shares),
    ]
