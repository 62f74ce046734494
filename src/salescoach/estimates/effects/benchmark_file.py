"""The file of a bench: a heading that says what is in it, then one line a company; written so that it resumes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def read_lines(path: Path | None, heading: dict[str, Any]) -> list[dict[str, Any]]:
    """Companies that were marked before; a line that was cut off in writing is taken away.

    Raises:
        ValueError: a file of another bench.
    """
    if path is None or not path.exists():
        return []
    whole = path.read_bytes().decode()
    lines = whole[: whole.rfind("\n") + 1].splitlines()
    if not lines:
        return []
    try:
        found = json.loads(lines[0])
    except ValueError:
        found = None
    if found != heading:
        raise ValueError(
            f"{path} holds another bench (other worlds, seed, ways or version); it is left as it is. "
            'Type: sc.mark_estimators(path="other.jsonl")'
        )
    return [json.loads(line) for line in lines[1:]]


def start_file(path: Path | None, heading: dict[str, Any], before: list[dict[str, Any]]) -> None:
    """Write the heading and what was marked before; a cut-off last line goes."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("".join(_line(part) for part in [heading, *before]).encode())


def add_line(path: Path | None, company: dict[str, Any]) -> None:
    """Append a company."""
    if path is not None:
        with path.open("ab") as file:
            file.write(_line(company).encode())


def _line(part: dict[str, Any]) -> str:
    return json.dumps(part, ensure_ascii=True) + "\n"
