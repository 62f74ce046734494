"""Zip archives: their tables are read as if they lay in a folder."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ..records.errors import ReadError
from . import decode

MOST_MEMBERS = 200
WORKBOOK = "xl/workbook.xml"
OTHER_BOOKS = {"mimetype": "an OpenDocument table", "Index/Document.iwa": "a Numbers table"}


@dataclass(frozen=True)
class Raw:
    """Bytes under a name, as a file holds them or an archive."""

    name: str
    content: bytes


def open_archive(raw: bytes, file: str) -> zipfile.ZipFile:
    """Open bytes as an archive.

    Raises:
        ReadError: it is damaged, locked, or of another program.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise ReadError(f"{file} is an Excel workbook or a zip archive, but damaged. Download it again") from None
    names = {one.filename for one in members}
    for mark, what in OTHER_BOOKS.items():
        if mark in names and WORKBOOK not in names:
            raise ReadError(f"{file} is {what}, not a text table. Open it and save it as 'CSV UTF-8'")
    if any(one.flag_bits & 1 for one in members):
        raise ReadError(f"{file} is locked with a password. Unpack it and give the folder")
    if len(members) > MOST_MEMBERS:
        raise ReadError(f"{file} holds more than {MOST_MEMBERS} files. Unpack it and give the folder")
    return archive


def members_of(archive: zipfile.ZipFile, file: str) -> Iterator[Raw]:
    """The files of an archive, one after the other, small enough all together.

    Raises:
        ReadError: too large, packed tighter than any table, or damaged.
    """
    left = decode.LARGEST
    for one in archive.infolist():
        if one.is_dir() or one.filename.startswith("__MACOSX/"):
            continue
        left -= one.file_size
        if left < 0 or one.file_size > max(decode.PIECE, decode.TIGHTEST * one.compress_size):
            raise ReadError(f"{file}: {one.filename} is too large, or no table. Unpack it and give the folder")
        try:
            yield Raw(f"{file}/{one.filename}", archive.read(one))
        except (zipfile.BadZipFile, OSError, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise ReadError(f"{file}: {one.filename} is damaged. Download the archive again") from None
