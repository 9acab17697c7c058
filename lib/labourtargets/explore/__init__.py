"""The explorer: controls, figure, table and sentence of one projection, in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labourtargets.session import spoken
from labourtargets.workspace import Workspace

if TYPE_CHECKING:
    from labourtargets.explore.panel import Explorer

__all__ = ["explore"]


def explore(
    region: str = "",
    indicator: str = "",
    *,
    language: str | None = None,
    workspace: Workspace | None = None,
) -> Explorer:
    """Explore the promised paths with controls; needs a notebook to be seen.

    Region, indicator, models, scenario, years and the rule for years before the first figure
    are chosen with mouse or keyboard; figure, table and source sentences follow together, and
    the calls that give the same view stand below, to be copied.

    Parameters
    ----------
    region, indicator : str, optional
        Where to begin: identifiers, official names, glosses or aliases; the first series that
        can be projected by default.
    language : {"zh", "en"}, optional
        That of the session when the explorer is made, by default.
    workspace : Workspace, optional

    Returns
    -------
    Explorer
        Shown by the notebook; ``query``, ``result`` and ``code`` are what it shows.

    Raises
    ------
    SelectionError
        For unknown names, all at once, or a place and indicator without a series.
    ValueError
        If the language is neither zh nor en.

    Examples
    --------
    >>> explorer = explore("高新区", "人才资源总量", language="en")
    >>> print(explorer.code.splitlines()[2])
    projection = lt.project("chongqing-hitech", "talent_total")
    """
    from labourtargets.explore.panel import Explorer

    return Explorer(spoken(language), region, indicator, workspace or Workspace.default())
