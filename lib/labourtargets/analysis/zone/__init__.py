"""A whole zone: what its targets add up to."""

from labourtargets.analysis.zone.building import zone_outlook
from labourtargets.analysis.zone.outlook import ZoneOutlook

__all__ = ["ZoneOutlook", "zone_outlook"]
