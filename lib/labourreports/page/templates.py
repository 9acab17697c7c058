"""The page templates, compiled once; every value is escaped."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path
from typing import Any

from labourreports.page.strings import HTML_LANG, STRINGS

__all__ = ["ASSETS", "POLICY", "asset", "render", "script_policy"]

ASSETS = ("report.css", "report.js", "search.js", "site.js")
_FOLDER = Path(__file__).resolve().parent.parent
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; base-uri 'none'; form-action 'none'"
)


def render(template: str, language: str, **values: Any) -> str:
    """Fill a template in.

    Parameters
    ----------
    template : str
        A file of ``templates/``.
    language : {"zh", "en"}
    **values
        Escaped unless they are `markupsafe.Markup`.
    """
    return str(
        _environment()
        .get_template(template)
        .render(
            language=language,
            html_lang=HTML_LANG[language],
            words=STRINGS[language],
            policy=values.pop("policy", POLICY),
            **values,
        )
    )


def asset(name: str) -> bytes:
    """Return a file that pages share; ``plotly.min.js`` comes with plotly."""
    if name == "plotly.min.js":
        import plotly

        return (Path(plotly.__file__).parent / "package_data" / name).read_bytes()
    return (_FOLDER / "assets" / name).read_bytes()


def script_policy(scripts: list[str]) -> str:
    """Return the policy of a page that holds its own scripts: these and no others."""
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in scripts
    )
    return POLICY.replace("script-src 'self'", f"script-src {hashes}")


@functools.cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["base64"] = lambda text: base64.b64encode(text.encode("utf-8")).decode("ascii")
    return made
