"""Time and peak memory of imports, each in a process of its own, held against what was promised.

Run as a program it reads one file and prints seconds, seconds of processor time and its own peak:
``python -m benchmarks.importing FILE``.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

from .memory import MIB, ROOT, own_peak
from .report import Row, Table

FIELDS = ("Deal - ID", "Deal - Title", "Deal - Owner", "Deal - Status", "Deal - Stage", "Deal - Pipeline",
          "Deal - Deal created", "Deal - Won time", "Deal - Lost time", "Deal - Value", "Deal - Currency of Value",
          "Deal - Lost reason", "Deal - Total activities", "Organization - Name", "Person - Name")  # fmt: skip
DATED = (("Deal - Deal created",), ("Deal - Won time",), ("Deal - Lost time",))
COLUMNS = 40
FIRST = dt.datetime(2023, 1, 2, 9, 0)
NAMES = ("Ana Lima", "Ben Okoro", "Cleo Marsh", "Zoë Król", "Jürgen Weiß", "Łucja Nowak")
GIB = 1024 * MIB
XML = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'''{XML}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>''',
    "_rels/.rels": f'''{XML}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>''',
    "xl/workbook.xml": f'''{XML}<workbook {MAIN} xmlns:r="{OFFICE}">
<sheets><sheet name="Deals" sheetId="1" r:id="rId1"/></sheets></workbook>''',
    "xl/_rels/workbook.xml.rels": f'''{XML}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>''',
    "xl/styles.xml": f"""{XML}<styleSheet {MAIN}>
<fonts count="1"><font/></fonts>
<fills count="1"><fill><patternFill/></fill></fills><borders count="1">
<border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>""",
}
JOBS = (
    ("csv", 100_000, 5.0, GIB),
    ("csv", 1_000_000, 60.0, 2 * GIB),
    ("xlsx", 100_000, 60.0, 2 * GIB),
)


def header() -> list[str]:
    """Forty columns: those that are read, and fields of one's own."""
    return [*FIELDS, *(f"Deal - Own field {number}" for number in range(COLUMNS - len(FIELDS)))]


def deals(many: int) -> Iterator[list[str]]:
    """Rows of made-up deals, a thousand owners, with quotation marks and line breaks here and there."""
    luck = random.Random(1)
    for number in range(many):
        opened = FIRST + dt.timedelta(minutes=luck.randrange(1_500_000))
        ended = opened + dt.timedelta(minutes=luck.randrange(60, 150_000))
        status = luck.choices(("won", "lost", "open"), (3, 5, 2))[0]
        title = f'Deal "{number}", second part' if number % 20 == 0 else f"Deal {number}"
        note = "first line\nsecond line" if number % 50 == 0 else ""
        yield [
            str(number + 1), title, f"{NAMES[number % 6]} {luck.randrange(170)}", status,
            luck.choice(("Lead in", "Offer made", "Negotiation")), "Sales",
            f"{opened:%Y-%m-%d %H:%M:%S}", f"{ended:%Y-%m-%d %H:%M:%S}" if status == "won" else "",
            f"{ended:%Y-%m-%d %H:%M:%S}" if status == "lost" else "", f"{luck.randrange(100, 90_000)}.50", "EUR",
            luck.choice(("price", "timing", "")) if status == "lost" else "", str(luck.randrange(40)),
            f"Customer {luck.randrange(1 + many // 5)}", f"Contact {luck.randrange(many)}", note,
            *(f"{luck.randrange(10**6)}" if number % 3 else "" for _ in range(COLUMNS - len(FIELDS) - 1)),
        ]  # fmt: skip


def make(path: Path, many: int) -> None:
    """Write a file of deals: a CSV or a workbook, as its name ends."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header())
            writer.writerows(deals(many))
        return
    words: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, part in PARTS.items():
            book.writestr(name, part)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            last = f"{_letters(COLUMNS - 1)}{many + 1}"
            sheet.write(f'{XML}<worksheet {MAIN}><dimension ref="A1:{last}"/><sheetData>'.encode())
            for number, row in enumerate(chain([header()], deals(many)), 1):
                sheet.write(_row(number, row, words).encode())
            sheet.write(b"</sheetData></worksheet>")
        shared = "".join(f"<si><t>{escape(word)}</t></si>" for word in words)
        book.writestr("xl/sharedStrings.xml", f"{XML}<sst {MAIN}>{shared}</sst>")


def _row(number: int, row: list[str], words: dict[str, int]) -> str:
    """A row of a sheet: dates and numbers as numbers, texts as places in the list of words."""
    cells = []
    for place, text in enumerate(row):
        at = f"{_letters(place)}{number}"
        if number > 1 and text and FIELDS[place : place + 1] in DATED:
            days = (dt.datetime.fromisoformat(text) - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
            cells.append(f'<c r="{at}" s="1"><v>{days!r}</v></c>')
        elif text.replace(".", "", 1).isdigit():
            cells.append(f'<c r="{at}"><v>{text}</v></c>')
        elif text:
            cells.append(f'<c r="{at}" t="s"><v>{words.setdefault(text, len(words))}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _letters(place: int) -> str:
    return ("" if place < 26 else chr(64 + place // 26)) + chr(65 + place % 26)


def measure(folder: Path | None = None) -> Table:
    """The table of imports with limits and verdicts.

    Args:
        folder: where the files are made; by default a temporary one.
    """
    if folder is None:
        with tempfile.TemporaryDirectory() as made:
            return measure(Path(made))
    columns = {"MiB of file": ",.0f", "seconds": ".1f", "of processor": ".1f", "limit s": ".0f", "peak MiB": ",.0f",
               "limit MiB": ",.0f"}  # fmt: skip
    table = Table("Imports", columns)
    for kind, many, limit, most in JOBS:
        path = folder / f"deals_{many}.{kind}"
        if not path.exists():
            make(path, many)
        seconds, busy, peak, rows = read_apart(path)
        assert rows == many, f"{rows} of {many} deals were read"
        sizes = "limits reached" if peak <= most else "NOT within the limit of memory"
        said = sizes if seconds <= limit else f"{sizes}; NOT within the limit of time by the clock"
        if busy <= limit < seconds:
            said += ", but by processor time: others used the computer"
        numbers = {"MiB of file": path.stat().st_size / MIB, "seconds": seconds, "of processor": busy, "limit s": limit,
                   "peak MiB": peak / MIB, "limit MiB": most / MIB}  # fmt: skip
        table.rows.append(Row(f"{many:,} deals, {kind}", numbers, f"{said}."))
    return table


def read_apart(path: Path) -> tuple[float, float, int, int]:
    """Seconds, seconds of processor time, peak memory and deals of a fresh process that reads a file."""
    command = [sys.executable, "-m", "benchmarks.importing", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    seconds, busy, peak, rows = done.stdout.split()
    return float(seconds), float(busy), int(peak), int(rows)


if __name__ == "__main__":
    from salescoach.crm.read import read_crm

    start = time.perf_counter()
    records = read_crm(sys.argv[1], salt="benchmark")
    assert records.text
    print(time.perf_counter() - start, time.process_time(), own_peak(), len(records.deals))
