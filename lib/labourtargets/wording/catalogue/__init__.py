"""All phrases, by topic: key → (Chinese, English)."""

from __future__ import annotations

from labourtargets.wording.catalogue.agreeing import AGREEING
from labourtargets.wording.catalogue.chances import CHANCES
from labourtargets.wording.catalogue.charts import CHARTS
from labourtargets.wording.catalogue.comparing import COMPARING
from labourtargets.wording.catalogue.desk import DESK
from labourtargets.wording.catalogue.explore import EXPLORE
from labourtargets.wording.catalogue.findings import FINDINGS
from labourtargets.wording.catalogue.judging import JUDGING
from labourtargets.wording.catalogue.own import OWN
from labourtargets.wording.catalogue.pacing import PACING
from labourtargets.wording.catalogue.pages import PAGES
from labourtargets.wording.catalogue.projecting import PROJECTING
from labourtargets.wording.catalogue.tracking import TRACKING
from labourtargets.wording.catalogue.verdicts import VERDICTS
from labourtargets.wording.catalogue.vocabulary import VOCABULARY
from labourtargets.wording.catalogue.zone import ZONE

__all__ = ["CATALOGUE"]

_TOPICS = (
    VOCABULARY, VERDICTS, FINDINGS, CHARTS, PAGES, DESK, COMPARING, PROJECTING, EXPLORE, JUDGING,
    TRACKING, PACING, CHANCES, OWN, ZONE, AGREEING,
)  # fmt: skip


def _joined() -> dict[str, tuple[str, str]]:
    """Join the topics; a key worded twice would lose one of its wordings."""
    joined: dict[str, tuple[str, str]] = {}
    for topic in _TOPICS:
        twice = joined.keys() & topic.keys()
        if twice:
            raise ValueError(f"worded twice: {', '.join(sorted(twice))}")
        joined.update(topic)
    return joined


CATALOGUE = _joined()
