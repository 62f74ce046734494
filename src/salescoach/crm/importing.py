"""The files of one import: each opened as what its header tells."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from ..records.errors import ReadError
from .headers import fold, quoted
from .kinds.kind import Kind
from .kinds.plain import TEAM_FILE
from .parsed_file import ParsedFile
from .recognise import columns_of, recognise
from .sniff import ENDINGS, Sheet, open_sheet

Paths = str | Path | Sequence[str | Path]
ROWS_OF = {"lookup": "names", "stages": "stage changes"}  # what a table holds, where its name does not say so


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the user says about the files.

    Attributes:
        kind: a kind, a source, or None to tell it from the header.
        mapping: field -> column.
        dates: "dmy", "mdy" or None to find out.
        decimal: ".", "," or None to find out.
    """

    kind: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    decimal: str | None = None


@dataclass(frozen=True)
class OpenedFile:
    """A file and what it is."""

    kind: Kind
    parsed: ParsedFile


@dataclass(frozen=True, kw_only=True)
class Import:
    """The files of one import.

    Attributes:
        files: those of a known kind, in order.
        skipped_files: name -> why it was not read; only files of a folder are ever skipped.
        notes: what to say about whole files.
        source: the CRM that they are from.
    """

    files: tuple[OpenedFile, ...]
    skipped_files: Mapping[str, str]
    notes: tuple[str, ...]
    source: str


def open_files(path: Paths, options: Options) -> Import:
    """Open every file as what its header tells.

    Args:
        path: a file, a folder, or a list of files.
        options: what the user says about them.

    Raises:
        ReadError: a file cannot be read, none is of a known kind, or there are deals of two CRMs.
    """
    folder = isinstance(path, (str, Path)) and Path(path).is_dir()
    paths = _paths(path)
    files, skipped, notes = [], {}, []
    for one in paths:
        try:
            opened = _opened(one, options, alone=len(paths) == 1)
        except ReadError as error:
            if not folder or options.kind is not None:
                raise
            skipped[one.name] = str(error)
            notes.append(f"{one.name} was skipped. {error}.")
        else:
            files.append(opened)
            notes += _said_of(opened)
    if not files:
        raise ReadError(f"nothing in {path} is like an export that is known. " + " ".join(notes))
    return Import(files=tuple(files), skipped_files=skipped, notes=tuple(notes), source=_source(files))


def open_team_file(team: Any, dates: str | None) -> OpenedFile:
    """Open the user's team file, from a path or a frame.

    Raises:
        ReadError: it is neither, or it has no owner or manager.
    """
    if isinstance(team, pd.DataFrame):
        stream = io.StringIO()
        team.to_csv(stream, index=False, lineterminator="\n")
        header = tuple(str(name) for name in team.columns)
        sheet = Sheet(file="team", header=header, text=stream.getvalue(), separator=",", skip=1)
    elif isinstance(team, (str, Path)):
        sheet = open_sheet(Path(team))
    else:
        raise ReadError(f"team must be a CSV file or a frame with owner and manager, not {type(team).__name__}")
    return _parsed(sheet, TEAM_FILE, {}, Options(dates=dates))


def _opened(path: Path, options: Options, alone: bool) -> OpenedFile:
    sheet = open_sheet(path)
    kind = recognise(sheet.header, options.kind, options.mapping)
    if kind is None:
        raise ReadError(
            f"{sheet.file} is like no export that is known; its columns are {quoted(sheet.header)}. Say "
            "what it is with kind='pipedrive', or which column is which: mapping={'owner': '<column>', 'status': "
            "'<column>', 'opened': '<column>'}"
        )
    mapping = options.mapping
    if not alone:
        there = {fold(name) for name in sheet.header}
        mapping = {name: column for name, column in mapping.items() if name in kind.fields and fold(column) in there}
    return _parsed(sheet, kind, mapping, options)


def _parsed(sheet: Sheet, kind: Kind, mapping: Mapping[str, str], options: Options) -> OpenedFile:
    needed = kind.table != "none"
    places = columns_of(kind, sheet.header, mapping, sheet.file) if needed else {}
    parsed = ParsedFile(
        sheet, places, table=kind.table, blanks=kind.blanks, dates=options.dates, decimal=options.decimal
    )
    if not needed:
        parsed.account.exclude(parsed.account.kept, f"{kind.name}: nothing in this file is needed")
        parsed.unused = []
    return OpenedFile(kind, parsed)


def _said_of(opened: OpenedFile) -> list[str]:
    kind, parsed = opened.kind, opened.parsed
    if kind.table == "none" or len(parsed):
        return []
    return [
        f"{parsed.file} ({kind.name}): a header, but no row. There are no {ROWS_OF.get(kind.table, kind.table)} in it."
    ]


def _source(files: Sequence[OpenedFile]) -> str:
    sources = sorted({one.kind.source for one in files if one.kind.table == "deals"})
    if len(sources) > 1:
        raise ReadError(f"deals of {' and '.join(sources)} together: their ids may collide. Read one CRM at a time")
    return sources[0] if sources else files[0].kind.source


def _paths(path: Paths) -> list[Path]:
    if not isinstance(path, (str, Path)):
        return [Path(one) for one in path]
    place = Path(path)
    if not place.is_dir():
        return [place]
    found = sorted(one for one in place.iterdir() if one.name.casefold().endswith(ENDINGS) and one.is_file())
    if not found:
        raise ReadError(f"no .csv, .tsv, .txt or .gz file in the folder {place}")
    return found
