"""The environment reports run in: an allow-list, one thread, a fixed hash seed."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

__all__ = ["MARK", "allowed_environment", "restart_clean", "with_limits"]

MARK = "LABOURTARGETS_RUN"
_CLEAN = "LABOURTARGETS_CLEAN"
_ALLOWED = ("PATH", "LANG", "LANGUAGE", "TZ", "TERM", "COLUMNS", "LINES", "NO_COLOR", "HOME", "USER",
            "SYSTEMROOT", "PYTHONUTF8", "PYTHONPATH", "VIRTUAL_ENV", MARK)  # fmt: skip
_ALLOWED_PREFIXES = ("LC_", "COVERAGE_", "COV_CORE_")
_FIXED = {
    # a thread of a numeric library would not survive the fork
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "ARROW_IO_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    # read once, when plotly is imported: figures stay data, drawn by the page
    "PLOTLY_RENDERER": "plotly_mimetype",
    # the order of a set is part of a page
    "PYTHONHASHSEED": "0",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


def allowed_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Keep what a report may see of an environment, and add what it needs.

    Examples
    --------
    >>> sorted(allowed_environment({"API_TOKEN": "secret", "LANG": "C.UTF-8"}))[:2]
    ['ARROW_IO_THREADS', 'JE_ARROW_MALLOC_CONF']
    """
    kept = {
        name: value
        for name, value in environment.items()
        if name in _ALLOWED or name.startswith(_ALLOWED_PREFIXES)
    }
    return {**kept, **_FIXED}


def restart_clean(arguments: list[str]) -> None:
    """Start this command again under the allowed environment, unless that was done.

    An environment is fixed when a program starts: numeric libraries read theirs on import, the
    hash seed is read before that, and ``/proc`` shows the first one for ever.
    """
    if os.environ.get(_CLEAN) == "1" or sys.platform == "win32":
        return
    environment = {**allowed_environment(os.environ), _CLEAN: "1"}
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(sys.executable, [sys.executable, "-m", "labourreports", *arguments], environment)


def with_limits(folder: str, mark: str) -> dict[str, str]:
    """Return the environment of one report: its own home and temporary folder."""
    environment = allowed_environment(os.environ)
    places = ("HOME", "TMPDIR", "TEMP", "TMP", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR",
              "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")  # fmt: skip
    return {**environment, **dict.fromkeys(places, folder), MARK: mark}
