"""Cards to print and cut: how to get in, one a person."""

from __future__ import annotations

from html import escape
from pathlib import Path

from ..common.files import write_text
from .address import doors, wifi_picture
from .words import words

_STYLE = """
body{font:14px/1.4 sans-serif;margin:1cm}main{display:flex;flex-wrap:wrap;gap:4mm}
article{width:88mm;border:1px dashed #555;padding:4mm;break-inside:avoid;display:flex;gap:4mm}
figure{margin:0;width:38mm}svg{width:38mm;height:38mm}h1{font-size:14px;margin:0 0 2mm}
"""


def cards_page(path: Path, port: int, address: str, people: int, wifi: tuple[str, str], lang: str) -> Path:
    """Write a page of cards.

    Args:
        path: of the page.
        port: of the room.
        address: of the laptop; the first of its own where empty.
        people: how many cards.
        wifi: name and password; no code for it where the name is empty.
        lang: of the words.

    Returns:
        The path.
    """
    _ = words(lang).gettext
    door = doors(port, address)[0]
    figures = [(_("2. Open the page"), door.picture, door.url)]
    if wifi[0]:
        figures.insert(0, (_("1. Join the Wi-Fi"), wifi_picture(*wifi), wifi[0]))
    inside = "".join(
        f"<figure><h1>{escape(title)}</h1>{picture}<figcaption>{escape(text)}</figcaption></figure>"
        for title, picture, text in figures
    )
    one = f"<article>{inside}</article>"
    head = f'<meta charset="utf-8"><title>salescoach</title><style>{_STYLE}</style>'
    page = f'<!doctype html><html lang="{lang}"><head>{head}</head><body><main>{one * people}</main></body></html>\n'
    return write_text(path, page)
