"""The files of one import: each opened as what its header tells."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from ..records.errors import ReadError, hint
from .columns import columns_of, fields_of, place_of, rivals
from .door import READ, sheets_of
from .grouped import ungrouped
from .headers import folds, quoted
from .kinds.kind import Kind
from .options import Options
from .parsed_file import ParsedFile
from .recognise import recognise, shown_by
from .sniff import Sheet

__all__ = ["Import", "OpenedFile", "Options", "open_as", "open_files"]

Paths = str | Path | Sequence[str | Path]
ROWS_OF = {"lookup": "names", "stages": "stage changes"}  # what a table holds, where its name does not say so


@dataclass(frozen=True)
class OpenedFile:
    """A file and what it is.

    Attributes:
        kind: what it is.
        parsed: its columns.
        header: all of its headers.
    """

    kind: Kind
    parsed: ParsedFile
    header: tuple[str, ...] = ()


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
    paths, skipped = _paths(path)
    found = [one for each in paths for one in sheets_of(each, _knows(options), options)]
    lenient = folder or len(found) > len(paths)  # what lies beside the export may be anything
    files = []
    for name, sheet in found:
        try:
            if isinstance(sheet, ReadError):
                raise sheet
            files.append(_opened(sheet, options, alone=len(found) == 1))
        except ReadError as error:
            if not lenient:
                raise
            skipped[name] = str(error)
    notes = [f"{name} was skipped. {why}." for name, why in skipped.items()]
    if not files:
        raise ReadError(f"nothing in {path} is like an export that is known. " + " ".join(notes))
    _check_mapping(files, options)
    notes += [note for opened in files for note in _said_of(opened)]
    return Import(files=tuple(files), skipped_files=skipped, notes=tuple(notes), source=_source(files))


def nothing_but(people: Any, weeks: Any) -> Import:
    """An import without an export: people and person-weeks alone.

    Raises:
        ReadError: none of them was given.
    """
    if people is None and weeks is None:
        typed = hint("sc.read_crm('deals.csv')", "salescoach import deals.csv")
        raise ReadError(f"no file was given. Type: {typed}, or give people and person-weeks alone")
    return Import(files=(), skipped_files={}, notes=(), source="plain")


def open_as(given: Any, kind: Kind, what: str, mapping: Mapping[str, str], options: Options) -> OpenedFile:
    """Open a file of a kind that the user names, from a path or a frame, such as the team file.

    Args:
        given: the path or frame.
        kind: what it is.
        what: the argument that it was given as.
        mapping: field -> column.
        options: what the user says about the import.

    Raises:
        ReadError: it is neither, or a required column is missing.
    """
    if isinstance(given, pd.DataFrame):
        stream = io.StringIO()
        given.to_csv(stream, index=False, lineterminator="\n")
        header = tuple(str(name) for name in given.columns)
        content = stream.getvalue().encode("utf-8", "surrogatepass")
        sheet = Sheet(file=what, header=header, content=content, separator=",", skip=1)
    elif isinstance(given, (str, Path)):
        _, found = next(
            iter(sheets_of(Path(given), lambda row: kind.recognises(set(sum(map(folds, row), ()))), options))
        )
        if isinstance(found, ReadError):
            raise found
        sheet = found
    else:
        needed = " and ".join(kind.required)
        raise ReadError(f"{what} must be a CSV file or a frame with {needed}, not {type(given).__name__}")
    return _parsed(sheet, kind, mapping, replace(options, mapping={}))


def _knows(options: Options) -> Any:
    """Whether a row is a header: one of a kind that is known, or one with the columns that the user names."""

    def knows(row: Sequence[str]) -> bool:
        named = options.mapping.values()
        return shown_by(row, None) is not None or (
            len(named) > 0 and all(any(name.strip() == cell.strip() for cell in row) for name in named)
        )

    return knows


def _opened(sheet: Sheet, options: Options, alone: bool) -> OpenedFile:
    there = {field: name for field, name in options.mapping.items() if place_of(name, sheet.header) is not None}
    kind = recognise(sheet.header, options.kind, options.mapping if alone else there)
    if kind is None:
        typed = hint(
            "kind='pipedrive', or which column is which: mapping={'owner': '<column>', 'status': '<column>', "
            "'opened': '<column>'}",
            "--kind pipedrive, or which column is which: --map owner='<column>' --map status='<column>' "
            "--map opened='<column>'",
        )
        raise ReadError(
            f"{sheet.file} is like no export that is known; its columns are {quoted(sheet.header)}. Say what it is "
            f"with {typed}"
        )
    mapping = options.mapping
    if not alone:
        mapping = {field: name for field, name in there.items() if field in fields_of(kind)}
    return _parsed(sheet, kind, mapping, options)


def _parsed(sheet: Sheet, kind: Kind, mapping: Mapping[str, str], options: Options) -> OpenedFile:
    needed = kind.table != "none"
    places = columns_of(kind, sheet.header, mapping, sheet.file) if needed else {}
    parsed = ParsedFile(
        ungrouped(sheet) if needed else sheet, places, table=kind.table, blanks=kind.blanks,
        required=kind.required, options=options,
    )  # fmt: skip
    parsed.shorten_ids(kind.ids)
    if not needed:
        parsed.account.exclude(parsed.account.kept, f"{kind.name}: nothing in this file is needed")
        parsed.unused = []
    parsed.notes += [f"{sheet.file}: {line}." for line in rivals(kind, sheet.header, places, mapping)]
    return OpenedFile(kind, parsed, sheet.header)


def _said_of(opened: OpenedFile) -> list[str]:
    kind, parsed = opened.kind, opened.parsed
    if kind.table == "none" or len(parsed):
        return []
    return [
        f"{parsed.file} ({kind.name}): a header, but no row. There are no {ROWS_OF.get(kind.table, kind.table)} in it."
    ]


def _check_mapping(files: Sequence[OpenedFile], options: Options) -> None:
    """Refuse a mapping of which a part fits no file at all."""
    for field, name in options.mapping.items():
        used = any(
            field in one.parsed.columns and place_of(name, [one.parsed.columns[field]]) is not None for one in files
        )
        if not used:
            raise ReadError(f"mapping: no file has a column {name!r} that can be {field!r}. Look at the headers")


def _source(files: Sequence[OpenedFile]) -> str:
    sources = sorted({one.kind.source for one in files if one.kind.table == "deals"})
    if len(sources) > 1:
        raise ReadError(f"deals of {' and '.join(sources)} together: their ids may collide. Read one CRM at a time")
    return sources[0] if sources else files[0].kind.source


def _paths(path: Paths) -> tuple[list[Path], dict[str, str]]:
    """The files to open, and why others of a folder are not opened."""
    if not isinstance(path, (str, Path)):
        return [Path(one) for one in path], {}
    place = Path(path)
    if not place.is_dir():
        return [place], {}
    found, skipped = [], {}
    for one in sorted(place.iterdir()):
        if one.is_dir():
            skipped[f"{one.name}/"] = "It is a folder; give it by itself to read it"
        elif one.name.startswith(".") or not one.name.casefold().endswith(READ):
            skipped[one.name] = f"Files that are read end with {', '.join(READ)}"
        else:
            found.append(one)
    if not found:
        raise ReadError(f"no .csv, .tsv, .txt, .gz, .xlsx or .zip file in the folder {place}")
    return found, skipped
