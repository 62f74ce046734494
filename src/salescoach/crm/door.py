"""From a path to sheets: a file holds one, an archive or a workbook may hold several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..common.needs import MissingPackageError
from ..records.errors import ReadError
from .archive import WORKBOOK, Raw, members_of, open_archive
from .decode import content_from, raw_of, unpacked
from .formats import ZIP
from .options import Options
from .sniff import ENDINGS, Knows, Sheet, sheet_of
from .workbook import sheets_in

BOOKS = (".xlsx", ".xlsm")
READ = (*ENDINGS, *BOOKS, ".zip")
Found = tuple[str, "Sheet | ReadError"]


def sheets_of(path: Path, knows: Knows, options: Options) -> Iterator[Found]:
    """Each table that a path holds, with its name; in the place of one that cannot be read stands why.

    Args:
        path: of a file.
        knows: tells whether a row is a header that is known.
        options: what the user says.
    """
    try:
        raw = Raw(path.name, raw_of(path))
        if raw.content.startswith(ZIP):
            yield from _packed(raw, knows, options)
            return
    except (ReadError, MissingPackageError) as error:
        yield path.name, error if isinstance(error, ReadError) else ReadError(f"{path.name}: {error}")
        return
    yield _sheet(raw, knows)


def _sheet(raw: Raw, knows: Knows) -> Found:
    try:
        return raw.name, sheet_of(*content_from(raw.content, raw.name), raw.name, knows)
    except ReadError as error:
        return raw.name, error


def _packed(raw: Raw, knows: Knows, options: Options) -> Iterator[Found]:
    with open_archive(raw.content, raw.name) as archive:
        if WORKBOOK in archive.namelist():
            yield from _book(raw, knows, options)
            return
        empty = True
        for member in members_of(archive, raw.name):
            empty = False
            yield from _member(member, knows, options)
        if empty:
            yield raw.name, ReadError(f"{raw.name} is an empty archive. Download it again")


def _member(member: Raw, knows: Knows, options: Options) -> Iterator[Found]:
    """The sheets of a file in an archive; an archive in it is left where it is."""
    try:
        if member.content.startswith(ZIP):
            with open_archive(member.content, member.name) as inner:
                if WORKBOOK not in inner.namelist():
                    raise ReadError(f"{member.name} is an archive in an archive. Unpack the outer one to read it")
            yield from _book(member, knows, options)
        elif not member.name.casefold().endswith(ENDINGS):
            raise ReadError(f"{member.name} is no table. Files that are read end with {', '.join(READ)}")
        else:
            yield _sheet(Raw(member.name, unpacked(member.content, member.name)), knows)
    except (ReadError, MissingPackageError) as error:
        yield member.name, error if isinstance(error, ReadError) else ReadError(f"{member.name}: {error}")


def _book(raw: Raw, knows: Knows, options: Options) -> Iterator[Found]:
    """The sheets of a workbook; those in which no header is known are told only beside one in which it is."""
    found: list[Found] = []
    for title, content in sheets_in(raw, options.decimal):
        name = f"{raw.name}/{title}"
        try:
            found.append((name, sheet_of(content, "UTF-8", name, knows)))
        except ReadError as error:
            found.append((name, error))
    known = {name for name, sheet in found if isinstance(sheet, Sheet) and knows(sheet.header)}
    if len(found) == 1 or not known:
        yield from found or [(raw.name, ReadError(f"{raw.name} has no visible sheet. Open it and look"))]
        return
    for name, sheet in found:
        if name in known or isinstance(sheet, ReadError):
            yield name, sheet
        else:
            yield name, ReadError(f"{name}: no header of an export that is known. It was left out")
