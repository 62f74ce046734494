"""Cells of tables that a notebook cut short ("...") as they were: the claims and the evidence can be read whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape, unescape

import salescoach as sc
from salescoach.articles.register import CLAIMS

CUT = re.compile(r"(<t[dh][^>]*>)([^<]{20,}?)\.\.\.(</t[dh]>)")


@cache
def known_texts() -> tuple[str, ...]:
    """The texts that notebooks show in tables: claims and their halves, evidence, what settings mean, links."""
    frames = (sc.claims(), sc.evidence_rows(), sc.evidence(sc.Team()), sc.links())
    cells = (value for frame in frames for name in frame for value in frame[name] if isinstance(value, str))
    halves = (half.words for one in CLAIMS.values() for half in one.halves)
    return tuple(dict.fromkeys((*cells, *halves)))


def whole(table: str, texts: Iterable[str] | None = None) -> str:
    """The HTML of a table with its cut cells made whole.

    Raises:
        ValueError: for a cell that begins no text of the kit, or several.
    """
    known = known_texts() if texts is None else tuple(texts)

    def cell(found: re.Match[str]) -> str:
        start = unescape(found[2])
        fitting = [text for text in known if text.startswith(start)]
        if len(fitting) != 1:
            raise ValueError(
                f"the cell “{start}...” of a table is cut, and {len(fitting)} texts of the kit begin so. "
                "Show fewer columns, or name the frame in scripts/html_whole.py."
            )
        return found[1] + escape(fitting[0], quote=False) + found[3]

    return CUT.sub(cell, table)
