"""One way to go on after a stop: a line of JSON for every finished part, under a heading that says what it is of."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from .files import write_text


class Journal:
    """Finished parts of a long work, kept line by line so that a killed one goes on where it stopped.

    The first line is a heading: everything that decides what the parts are, seed, settings, ranges and
    equations. A journal with another heading is refused and left as it is. A last line that was cut off in
    writing is taken away; its part is done again.

    Args:
        path: of the file; nothing is kept where it is None.
        heading: plain values that decide every part.
        work: name of the work, for messages.

    Attributes:
        parts: what was finished before, and what was kept since, in order.

    Raises:
        ValueError: the file is the journal of another work, or no journal; says what differs and what to type.
    """

    def __init__(self, path: str | Path | None, heading: dict[str, Any], work: str) -> None:
        self.path = None if path is None else Path(path)
        self.heading = json.loads(json.dumps({"work": work} | heading))
        self.parts: list[Any] = []
        self._file: IO[str] | None = None
        if self.path is not None and self.path.exists():
            self._go_on(self.path)

    def _go_on(self, path: Path) -> None:
        text = path.read_bytes().decode("utf-8", errors="replace")
        complete = text[: text.rfind("\n") + 1]
        lines = complete.splitlines()
        if not lines and json.dumps(self.heading).startswith(text):
            write_text(path, "")  # cut off while the heading was written
            return
        try:
            found, *parts = (json.loads(line) for line in lines)
        except ValueError:
            raise ValueError(f"{path} is no journal of this work; it is left as it is. Name another file") from None
        if found != self.heading:
            raise ValueError(
                f"{path} was begun with {_difference(found, self.heading)}; it is left as it is. "
                f"Name another file, or type: rm {path.name}, and start again"
            )
        self.parts = parts
        if complete != text:
            write_text(path, complete)

    def keep(self, part: Any) -> None:
        """Add a finished part: plain values; on disk before the call returns."""
        self.parts.append(part)
        if self.path is None:
            return
        if self._file is None:
            fresh = not self.path.exists() or self.path.stat().st_size == 0
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("a", encoding="utf-8", newline="\n")
            if fresh:
                self._write(self.heading)
        self._write(part)

    def _write(self, part: Any) -> None:
        assert self._file is not None
        self._file.write(json.dumps(part) + "\n")
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _difference(found: Any, wanted: dict[str, Any]) -> str:
    """What another heading says differently, named by its keys."""
    if not isinstance(found, dict):
        return "another heading"
    keys = [key for key in {**wanted, **found} if found.get(key) != wanted.get(key)]
    return "another " + " and ".join(keys) if keys else "another heading"
