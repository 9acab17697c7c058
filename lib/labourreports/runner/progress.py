"""What a person sees while reports are made: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from labourreports.runner.summary import Result

__all__ = ["Progress", "open_progress"]

_EVERY = 0.1


class Progress:
    """Say nothing: what a library call gets."""

    def started(self, running: Sequence[str]) -> None:
        """Note which reports are being made."""

    def ended(self, result: Result) -> None:
        """Note how one went."""

    def tick(self) -> None:
        """Let time show."""

    def note(self, text: str) -> None:
        """Say one line."""


class _Lines(Progress):
    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream, self._total, self._done = stream, total, 0

    def ended(self, result: Result) -> None:
        self._done += 1
        self._stream.write(f"[{self._done}/{self._total}] {line(result)}\n")
        self._stream.flush()

    def note(self, text: str) -> None:
        self._stream.write(f"{text}\n")
        self._stream.flush()


class _Bar(Progress):
    """rich's bar, redrawn by hand: its own thread would make the fork unsafe."""

    def __init__(self, stream: TextIO, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self.bar = RichProgress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(
                "running {task.fields[running]}  failed {task.fields[failed]}", markup=False
            ),
            TimeRemainingColumn(),
            console=Console(file=stream),
            auto_refresh=False,
        )
        self._task = self.bar.add_task("reports", total=total, running=0, failed=0)
        self._failed = 0
        self._drawn = 0.0

    def started(self, running: Sequence[str]) -> None:
        self.bar.update(self._task, running=len(running))

    def ended(self, result: Result) -> None:
        self._failed += result.status == "failed"
        self.bar.update(self._task, advance=1, failed=self._failed)
        if result.status == "failed":
            self.note(line(result))
        self.tick()

    def tick(self) -> None:
        now = time.monotonic()
        if now - self._drawn > _EVERY:
            self._drawn = now
            self.bar.refresh()

    def note(self, text: str) -> None:
        self.bar.console.print(text, markup=False, highlight=False)


@contextmanager
def open_progress(stream: TextIO | None, total: int) -> Iterator[Progress]:
    """Choose a way to show progress on a stream.

    Parameters
    ----------
    stream : file or None
        None shows nothing.
    total : int
        How many reports there are to make.
    """
    if stream is None:
        yield Progress()
    elif total and stream.isatty():
        shown = _Bar(stream, total)
        with shown.bar:
            yield shown
            shown.bar.refresh()
    else:
        yield _Lines(stream, total)


def line(result: Result) -> str:
    """Write one result as a line; why it failed is told once, in the summary.

    Examples
    --------
    >>> line(Result("talent-path-zh", "ok", seconds=0.21))
    'made     talent-path-zh  0.21 s'
    """
    if result.status == "unchanged":
        return f"kept     {result.run_id}  unchanged"
    word = "made" if result.status == "ok" else "FAILED"
    tail = "" if result.status == "ok" else f"  {result.kind}"
    return f"{word:<8} {result.run_id}  {result.seconds:.2f} s{tail}"
