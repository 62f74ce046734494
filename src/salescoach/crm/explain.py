"""What each column of an export is taken for, before anything is computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..records.shown import without_control
from . import outcomes
from .importing import OpenedFile, Options, Paths, open_files
from .parsed_file import ParsedFile

WIDEST = 44
WORDS_OF = ("status", "stage", "event", "is_won", "is_lost", "is_closed")


def explained(path: Paths, options: Options) -> str:
    """Each file of an import, with its kind, rows, and the field that each column is taken for.

    Args:
        path: a file, a folder, or a list of files.
        options: what the user says about them.

    Returns:
        Lines for the screen.

    Raises:
        ReadError: nothing can be read; says what to type.
    """
    imported = open_files(path, options)
    lines = [line for one in imported.files for line in _of_file(one, options)]
    for name, why in imported.skipped_files.items():
        lines += [f"{name}: not read. {why}.", ""]
    return without_control("\n".join(lines).rstrip())


def _of_file(one: OpenedFile, options: Options) -> list[str]:
    parsed = one.parsed
    lines = [f"{parsed.file}: {one.kind.name}, {len(parsed):,} rows"]
    if one.kind.table == "none":
        return [*lines, "  nothing in it is needed", ""]
    by_column: dict[str, list[str]] = {}
    for field, column in parsed.columns.items():
        by_column.setdefault(column, []).append(field)
    width = min(WIDEST, max((len(column) for column in by_column), default=0))
    for column, fields in by_column.items():
        lines.append(f"  {column:<{width}}  is  {', '.join(fields)}{_holds(parsed, fields[0], options.outcomes)}")
    if parsed.unused:
        lines.append(f"  not read: {', '.join(parsed.unused)}")
    missing = [field for field in one.kind.fields if field not in parsed]
    if missing:
        lines.append(f"  no column for: {', '.join(missing)}")
    return [*lines, *(f"  note: {note}" for note in parsed.notes), ""]


def _holds(parsed: ParsedFile, field: str, own: Mapping[str, str]) -> str:
    """What a column holds: its words with what they mean, or how many cells are filled."""
    texts = parsed.text(field)
    if field not in WORDS_OF:
        filled = int(texts.notna().sum())
        return f"  ({filled:,} filled)" if filled < len(texts) else ""
    counts = texts.dropna().value_counts()
    if len(counts) > outcomes.LISTED and 2 * len(counts) > counts.sum():
        return f"  ({len(counts):,} different texts)"
    counts = counts.head(outcomes.LISTED)
    return (
        "  ("
        + ", ".join(f"{parsed.show(str(word))!r} {n:,}{_means(word, field, own)}" for word, n in counts.items())
        + ")"
    )


def _means(word: Any, field: str, own: Mapping[str, str]) -> str:
    if field in ("is_won", "is_lost", "is_closed") or pd.isna(word):
        return ""
    status = outcomes.of_own(word, own)
    if status is None:
        status = outcomes.of_stage(word) if field == "stage" else outcomes.of_status(word)
    return f" = {status}" if status else ""
