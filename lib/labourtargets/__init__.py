"""Regional labour-market targets of Chinese government plans, each traceable to its sentence."""

from __future__ import annotations

__version__ = "0.1.0"
__all__: list[str] = []
