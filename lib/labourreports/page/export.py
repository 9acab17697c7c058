"""nbconvert's basic body, made once and used for every report."""

from __future__ import annotations

import functools
from typing import Any

__all__ = ["exporter"]


@functools.cache
def exporter() -> Any:
    """Return the exporter that writes markdown and outputs, and neither code nor prompts."""
    from nbconvert.exporters import HTMLExporter
    from traitlets.config import Config

    config = Config()
    config.HTMLExporter.template_name = "basic"
    config.HTMLExporter.exclude_input = True
    config.HTMLExporter.exclude_input_prompt = True
    config.HTMLExporter.exclude_output_prompt = True
    config.HTMLExporter.anchor_link_text = ""
    # pictures, markdown and HTML are what a page shows; nothing that runs
    config.NbConvertBase.display_data_priority = [
        "text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain",
    ]  # fmt: skip
    return HTMLExporter(config=config)
