"""PDFs of the pages, printed by a Chromium where there is one, and how many sheets each takes."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SHEET = re.compile(rb"/Type\s*/Page\b")


def lacking() -> str:
    """What is missing for PDFs, with the line to type; empty where nothing is."""
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed. Type: pip install --group docs"
    if browser() is None:
        return f"no browser was found ({', '.join(BROWSERS)}). Type, as root: apt-get install -y chromium"
    return ""


def browser() -> str | None:
    """Path of the first Chromium that is installed."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def sheets_of(pdf: bytes) -> int:
    """How many sheets a PDF has.

    Args:
        pdf: the file, as Chromium writes it.
    """
    return len(_SHEET.findall(pdf))


def print_pdfs(folder: Path) -> dict[str, int]:
    """Print every page below a folder into a PDF beside it; path of the PDF -> its sheets.

    Args:
        folder: of the kit.
    """
    from playwright.sync_api import sync_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    found = {}
    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=browser(), args=["--no-sandbox"] if root else [])
        window = chromium.new_page()
        for page in sorted(folder.glob("*/*.html")):
            window.goto(page.resolve().as_uri())
            pdf = page.with_suffix(".pdf")
            written = window.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
            found[pdf.relative_to(folder).as_posix()] = sheets_of(written)
        chromium.close()
    return found


def write_pdfs(folder: Path, most: Mapping[str, int]) -> int:
    """Print all pages and say how many sheets there are; 1 where a page takes more than it may.

    Args:
        folder: of the kit.
        most: name of a page -> how many sheets it may take.
    """
    if missing := lacking():
        print(f"No PDFs: {missing}\nThe pages print as well from any browser: A4, full size.")
        return 0
    found = print_pdfs(folder)
    print(f"{len(found)} PDFs beside them, {sum(found.values())} sheets.")
    long = [f"{name} has {sheets} sheets" for name, sheets in found.items() if sheets > most.get(Path(name).stem, 1)]
    for fault in long:
        print(f"{fault}, more than it may: shorten its words, or make its letters smaller.", file=sys.stderr)
    return int(bool(long))
