"""From bytes to UTF-8: size, packing and encoding of a file.

A table is kept as bytes: as text it takes up to four times the memory, and its lines are read one after the other.
"""

from __future__ import annotations

import codecs
import gzip
import io
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from ..records.errors import ReadError
from .formats import refuse_other_formats
from .lines import check_lines

LARGEST = 1 << 29  # bytes, as they lie and once unpacked
PACKED = b"\x1f\x8b"
PIECE = 1 << 25  # bytes that are unpacked at a time
TIGHTEST = 200  # a table of deals packs five- to fifty-fold
ENCODINGS = (("utf-8", "UTF-8"), ("cp1252", "Windows-1252"), ("latin-1", "Latin-1"))


def content_of(path: Path) -> tuple[bytes, str]:
    """What a file holds in UTF-8, unpacked if it is packed, and the name of its encoding.

    Raises:
        ReadError: no file, too large, damaged, something else than a table, or no text.
    """
    return content_from(raw_of(path), path.name)


def raw_of(path: Path) -> bytes:
    """The bytes of a file, unpacked if it is packed with gzip.

    Raises:
        ReadError: no file, too large or damaged.
    """
    return unpacked(_read(path), path.name)


def content_from(raw: bytes, file: str) -> tuple[bytes, str]:
    """The text that bytes hold, in UTF-8 without a mark in front, and the name of its encoding.

    Raises:
        ReadError: something else than a table, or no text.
    """
    refuse_other_formats(raw, file)
    return _decoded(raw, file)


def _read(path: Path) -> bytes:
    try:
        if path.is_dir() or not path.exists():
            raise ReadError(f"{path} is not a file. Check the name, or give the folder that holds the export")
        if not path.is_file():
            raise ReadError(f"{path} is a pipe or a device, not a file. Save what it gives to a file first")
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size  # as much memory is taken as is asked for
            return _not_too_large(stream.read(min(LARGEST, max(size, PIECE)) + 1), path.name)
    except OSError as error:
        raise ReadError(f"{path} cannot be opened: {error.strerror}") from None


def unpacked(raw: bytes, file: str) -> bytes:
    """The bytes, unpacked if they are packed with gzip.

    Raises:
        ReadError: too large, packed tighter than any table, or damaged.
    """
    if not raw.startswith(PACKED):
        return raw
    try:
        with gzip.open(io.BytesIO(raw)) as stream:
            return _not_too_large(b"".join(_pieces(stream, len(raw), file)), file)
    except (OSError, EOFError, zlib.error):
        raise ReadError(f"{file} is packed (gz) but damaged. Download it again") from None


def _pieces(stream: gzip.GzipFile, packed: int, file: str) -> Iterator[bytes]:
    """What is packed, piece by piece, up to the limit; refused where it grows as no table does."""
    size = 0
    while size <= LARGEST and (piece := stream.read(min(PIECE, LARGEST + 1 - size))):
        size += len(piece)
        if size > PIECE and size > TIGHTEST * packed:
            raise ReadError(f"{file} is no table: unpacked it is more than {TIGHTEST} times as large. Export it again")
        yield piece


def _not_too_large(raw: bytes, file: str) -> bytes:
    if len(raw) > LARGEST:
        raise ReadError(f"{file} is larger than {LARGEST >> 20} MiB. Export fewer columns or a shorter period")
    return raw


def _decoded(raw: bytes, file: str) -> tuple[bytes, str]:
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not wide:
        check_lines(raw, file)  # before a copy of it is made
    for encoding, name in (("utf-16", "UTF-16"),) if wide else ENCODINGS:
        try:
            content = _in_utf_8(raw, encoding, file)
        except UnicodeDecodeError:
            continue
        if b"\0" in content:
            break
        return content, name
    raise ReadError(f"{file} is not a text table, or in an unknown encoding. Save it as 'CSV UTF-8'")


def _in_utf_8(raw: bytes, encoding: str, file: str) -> bytes:
    """The same text in UTF-8, decoded piece by piece; bytes that are UTF-8 already are checked alone."""
    same = encoding == "utf-8"
    raw = raw.removeprefix(codecs.BOM_UTF8) if same else raw  # Python's own "utf-8-sig" takes half a mark for no text
    decoder = codecs.getincrementaldecoder(encoding)()
    found = io.BytesIO()
    for start in range(0, max(1, len(raw)), PIECE):
        text = decoder.decode(raw[start : start + PIECE], final=start + PIECE >= len(raw))
        if not same and found.write(text.encode("utf-8")) and found.tell() > LARGEST:
            raise ReadError(f"{file} is larger than {LARGEST >> 20} MiB. Export fewer columns or a shorter period")
    return raw if same else found.getvalue()
