"""From bytes to text: size, packing and encoding of a file."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from pathlib import Path

from ..records.errors import ReadError

LARGEST = 1 << 29  # bytes, as they lie and once unpacked
PACKED = b"\x1f\x8b"
WORKBOOKS = {b"PK\x03\x04": "an Excel workbook or a zip archive", b"\xd0\xcf\x11\xe0": "an old Excel workbook"}
ENCODINGS = (("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("latin-1", "Latin-1"))


def text_of(path: Path) -> tuple[str, str]:
    """The text of a file, unpacked if it is packed, and the name of its encoding.

    Raises:
        ReadError: no file, too large, damaged, a workbook, or no text.
    """
    raw = _read(path)
    if raw.startswith(PACKED):
        raw = _unpacked(raw, path.name)
    for mark, what in WORKBOOKS.items():
        if raw.startswith(mark):
            raise ReadError(f"{path.name} is {what}, not a text table. Open it and save as 'CSV UTF-8'")
    return _decoded(raw, path.name)


def _read(path: Path) -> bytes:
    if path.is_dir() or not path.exists():
        raise ReadError(f"{path} is not a file. Check the name, or give the folder that holds the export")
    try:
        with path.open("rb") as stream:
            return _not_too_large(stream.read(LARGEST + 1), path.name)
    except OSError as error:
        raise ReadError(f"{path} cannot be opened: {error.strerror}") from None


def _unpacked(raw: bytes, file: str) -> bytes:
    try:
        with gzip.open(io.BytesIO(raw)) as stream:
            return _not_too_large(stream.read(LARGEST + 1), file)
    except (OSError, EOFError, zlib.error):
        raise ReadError(f"{file} is packed (gz) but damaged. Download it again") from None


def _not_too_large(raw: bytes, file: str) -> bytes:
    if len(raw) > LARGEST:
        raise ReadError(f"{file} is larger than {LARGEST >> 20} MiB. Export fewer columns or a shorter period")
    return raw


def _decoded(raw: bytes, file: str) -> tuple[str, str]:
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding, name in (("utf-16", "UTF-16"),) if wide else ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, name
    raise ReadError(f"{file} is not a text table, or in an unknown encoding. Save it as 'CSV UTF-8'")
