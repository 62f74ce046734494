"""What the theme and Sphinx leave out of a page for those who listen to it: names of its side bars, levels, lists."""

from __future__ import annotations

import re
from pathlib import Path

from salescoach.common.files import write_text

CAPTION = 'class="caption" role="heading"'  # of a side bar's lists, from Sphinx: a heading without its level
ASIDES = {"sidebar-drawer": "All pages", "toc-drawer": "Where to go"}
MENU = {"__navigation": "Show all pages", "__toc": "Show what is on this page"}
SIGNATURE = re.compile(r"<dl>\s*(?P<parts>(?:<dd>.*?</dd>\s*)+)</dl>", re.S)  # a list of meanings of no words


def accessible(page: str) -> str:
    """The text of a page with what it lacks."""
    page = page.replace(CAPTION, f'{CAPTION} aria-level="2"')
    for name, said in ASIDES.items():
        page = page.replace(f'<aside class="{name}', f'<aside aria-label="{said}" class="{name}')
    for name, said in MENU.items():
        page = re.sub(rf'(id="{name}" aria-label=")[^"]*', rf"\g<1>{said}", page)
    return SIGNATURE.sub(_signature, page)


def mend(folder: Path) -> int:
    """Give every page of a folder what it lacks; returns how many there are."""
    paths = sorted(folder.rglob("*.html"))
    for path in paths:
        write_text(path, accessible(path.read_text(encoding="utf-8")))
    return len(paths)


def _signature(found: re.Match[str]) -> str:
    """The arguments of a name, one a line, as plain parts of its line."""
    parts = found["parts"].replace("<dd>", '<span class="sig-line">').replace("</dd>", "</span>")
    return f'<span class="sig-lines">{parts}</span>'
