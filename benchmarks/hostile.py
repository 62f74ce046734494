"""Files made to do harm: each has to end in a clear refusal within 1 GiB and 30 seconds of processor time.

``python -m benchmarks.hostile`` makes the big ones; a test makes small ones. Run with a path as
``python -m benchmarks.hostile FILE`` it imports that file and prints the refusal, seconds and its own peak.
"""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from .importing import PARTS
from .memory import MIB, ROOT, own_peak

SECONDS, MOST = 30.0, 1024 * MIB
SHEET = "xl/worksheets/sheet1.xml"
HEADER = b"id,owner,status,opened\n"
ROWS = '<row r="1"><c t="inlineStr"><is><t>owner</t></is></c></row>'


def files(folder: Path, size: int) -> Iterator[Path]:
    """The files, one after the other.

    Args:
        folder: where to.
        size: bytes of what they hold once it is unpacked, about.
    """
    for name, write in MAKERS.items():
        path = folder / name
        write(path, size)
        yield path
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.csv")
        yield folder / "pipe.csv"
    if Path("/dev/zero").exists():
        yield Path("/dev/zero")


def _packed_commas(path: Path, size: int) -> None:
    with gzip.open(path, "wb", compresslevel=1) as stream:
        _fill(stream.write, b",", size)


def _commas(path: Path, size: int) -> None:
    with path.open("wb") as stream:
        _fill(stream.write, b",", size)


def _lines(path: Path, size: int) -> None:
    with path.open("wb") as stream:
        stream.write(HEADER)
        _fill(stream.write, b"\n,,,", size)


def _one_cell(path: Path, size: int) -> None:
    with path.open("wb") as stream:
        stream.write(HEADER)
        _fill(stream.write, b"\xff\xfe", size)


def _bomb(path: Path, size: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("deals.csv", "w") as part:
        part.write(HEADER)
        _fill(part.write, b"1,a,open,2024-01-01\n", size)


def _nested(path: Path, size: int) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.csv", "w") as part:
        _fill(part.write, b"1,a,open,2024-01-01\n", size)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())


def _book(path: Path, parts: dict[str, tuple[str, bytes, str]], size: int) -> None:
    """A workbook of which some parts are filled with what is repeated between a beginning and an end."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, part in PARTS.items():
            if name not in parts:
                book.writestr(name, part)
        if SHEET not in parts:
            book.writestr(SHEET, f'<worksheet><dimension ref="A1"/><sheetData>{ROWS}</sheetData></worksheet>')
        if "xl/sharedStrings.xml" not in parts:
            book.writestr("xl/sharedStrings.xml", "<sst/>")
        for name, (begin, repeated, end) in parts.items():
            with book.open(name, "w", force_zip64=True) as stream:
                stream.write(begin.encode())
                _fill(stream.write, repeated, size)
                stream.write(end.encode())


def _sheet(begin: str, repeated: bytes, end: str) -> Callable[[Path, int], None]:
    whole = f'<worksheet><dimension ref="A1"/><sheetData>{begin}'
    return lambda path, size: _book(path, {SHEET: (whole, repeated, f"{end}</sheetData></worksheet>")}, size)


def _part(name: str, begin: str, repeated: bytes, end: str) -> Callable[[Path, int], None]:
    return lambda path, size: _book(path, {name: (begin, repeated, end)}, size)


def _laughs(path: Path, size: int) -> None:
    words = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE x [<!ENTITY a0 "ha">{words}]><worksheet><sheetData>&a9;'
    _book(path, {SHEET: (text, b" ", "</sheetData></worksheet>")}, min(size, MIB))


def _fill(write: Callable[[bytes], object], repeated: bytes, size: int) -> None:
    piece = repeated * max(1, MIB // len(repeated))
    for _ in range(max(1, size // len(piece))):
        write(piece)


MAKERS: dict[str, Callable[[Path, int], None]] = {
    "packed_commas.csv.gz": _packed_commas, "commas.csv": _commas, "lines.csv": _lines, "one_cell.csv": _one_cell,
    "bomb.zip": _bomb, "nested.zip": _nested, "laughs.xlsx": _laughs,
    "rows.xlsx": _sheet("", b'<row><c><v>1</v></c></row>', ""), "cells.xlsx": _sheet("<row>", b"<c/>", "</row>"),
    "text.xlsx": _sheet('<row><c t="inlineStr"><is><t>', b"x", "</t></is></c></row>"),
    "styles.xlsx": _part("xl/styles.xml", "<styleSheet><cellXfs>", b"<xf/>", "</cellXfs></styleSheet>"),
    "texts.xlsx": _part("xl/sharedStrings.xml", "<sst>", b"<si><t/></si>", "</sst>"),
    "disguised.xlsx": _part("xl/styles.xml", "<sst><cellXfs>", b"<xf/>", "</cellXfs></sst>"),
}  # fmt: skip


def refusal(path: Path) -> tuple[str, float, int]:
    """What a fresh process says of a file, seconds of its processor time, and its peak memory."""
    command = [sys.executable, "-m", "benchmarks.hostile", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=20 * SECONDS)
    said, _, numbers = done.stdout.rstrip().rpartition("\n")
    if done.returncode or not said:
        return f"no refusal: {done.stderr[-200:]}", float("inf"), MOST
    seconds, peak = numbers.split()
    return said, float(seconds), int(peak)


def main(size: int = 500 * MIB) -> int:
    """Make each file, import it, print the verdict; the number of files that were not refused as promised."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in files(Path(folder), size):
            said, seconds, peak = refusal(path)
            met = seconds <= SECONDS and peak < MOST
            failed += not met
            word = "refused" if met else "NOT as promised"
            print(f"{path.name:<22} {word}: {seconds:.1f} s, {peak / MIB:,.0f} MiB. {said[:150]}", flush=True)
            with suppress(OSError):
                if path.parent == Path(folder):
                    path.unlink()
    return failed


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(main() > 0)
    from salescoach.crm.read import read_crm
    from salescoach.records.errors import ReadError

    began = time.process_time()
    try:
        read_crm(sys.argv[1], salt="benchmark")
    except ReadError as error:
        print(error)
        print(time.process_time() - began, own_peak())
