"""One way to go on after a stop: a line of JSON for every finished part, under a heading that says what it is of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .files import write_bytes

_SHORT = 12  # signs of a value that is named in a message; longer ones are lists and hashes


class Journal:
    """Finished parts of a long work, kept line by line so that a killed one goes on where it stopped.

    The first line is a heading: everything that decides what the parts are, as seed, settings, ranges and
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

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp(), "squares.jsonl")
        >>> Journal(path, {"seed": 1}, "squares").keep(4)
        >>> Journal(path, {"seed": 1}, "squares").parts
        [4]
    """

    def __init__(self, path: str | Path | None, heading: dict[str, Any], work: str) -> None:
        self.path: Path | None = None if path is None else Path(path)
        self.heading: dict[str, Any] = json.loads(_line({"work": work} | heading))
        self.parts: list[Any] = []
        if self.path is not None and self.path.exists():
            self._go_on(self.path)

    def _go_on(self, path: Path) -> None:
        content = path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if not whole:
            self._begin_again(path, content)
            return
        head, *rest = whole.split(b"\n")[:-1]
        found = _value(head)
        if not isinstance(found, dict) or found.get("work") != self.heading["work"]:
            raise self._not_ours(path)
        if found != self.heading:
            raise ValueError(
                f"{path} was begun otherwise: {_difference(found, self.heading)}. It is left as it is. "
                f"Name another file, or type: rm {path}, and start again"
            )
        self.parts = [self._part(path, number, line) for number, line in enumerate(rest, start=2)]
        if whole != content:
            write_bytes(path, whole)

    def _begin_again(self, path: Path, content: bytes) -> None:
        """A file without a whole line: empty, or stopped while this heading was written."""
        if not _line(self.heading).startswith(content):
            raise self._not_ours(path)
        write_bytes(path, b"")

    def _part(self, path: Path, number: int, line: bytes) -> Any:
        try:
            return json.loads(line)
        except ValueError:
            raise ValueError(
                f"line {number} of {path} cannot be read; the file is left as it is. "
                f"Name another file, or type: rm {path}, and start again"
            ) from None

    def _not_ours(self, path: Path) -> ValueError:
        return ValueError(f"{path} is no journal of {self.heading['work']}; it is left as it is. Name another file")

    def keep(self, part: Any) -> None:
        """Add a finished part, on disk before the call returns.

        Args:
            part: plain values; a missing number is None, for JSON has no NaN.
        """
        line = _line(part)
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                file.write(line if file.tell() else _line(self.heading) + line)
        self.parts.append(json.loads(line))  # as a later start reads it


def _line(value: Any) -> bytes:
    return (json.dumps(value, allow_nan=False) + "\n").encode("ascii")


def _value(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _difference(found: dict[str, Any], wanted: dict[str, Any]) -> str:
    """What another heading says differently, by its keys; short values are named."""
    parts = []
    for key in dict.fromkeys([*wanted, *found]):
        then, now = found.get(key), wanted.get(key)
        if then != now:
            short = max(len(json.dumps(then)), len(json.dumps(now))) <= _SHORT
            parts.append(f"{key} was {json.dumps(then)} and is now {json.dumps(now)}" if short else f"other {key}")
    return "; ".join(parts)
