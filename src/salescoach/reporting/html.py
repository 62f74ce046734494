"""Pieces of a page: sections, tables that a screen reader can read, pictures with words; everything is escaped."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape

from ..figures.picture import Picture
from ..records.shown import without_control


def words(text: str) -> str:
    """Text as HTML: nothing in it is markup, and no mark that hides or turns text is left."""
    return escape(without_control(text), quote=True)


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph.

    Args:
        text: plain.
        kind: a class of the style sheet.
    """
    mark = f' class="{kind}"' if kind else ""
    return f"<p{mark}>{words(text)}</p>"


def items(lines: Iterable[str]) -> str:
    """A list of sentences; nothing where there are none."""
    found = "".join(f"<li>{words(line)}</li>" for line in lines)
    return f"<ul>{found}</ul>" if found else ""


def section(name: str, title: str, *parts: str) -> str:
    """A section with its heading.

    Args:
        name: its id.
        title: plain.
        parts: of it, in HTML.
    """
    inside = "\n".join(part for part in parts if part)
    return (
        f'<section id="{name}" aria-labelledby="{name}-h">\n<h2 id="{name}-h">{words(title)}</h2>\n{inside}\n</section>'
    )


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], left: Sequence[int] = (0,)) -> str:
    """A table with a caption; the first cell of each row is its heading.

    Args:
        caption: what it holds.
        head: headings of the columns.
        rows: cells, plain.
        left: columns that hold words, not numbers.
    """
    top = "".join(f'<th scope="col"{_side(place, left)}>{words(name)}</th>' for place, name in enumerate(head))
    body = "\n".join(f"<tr>{_cells(row, left)}</tr>" for row in rows)
    return (
        f'<div class="wide" role="region" aria-label="{words(caption)}" tabindex="0"><table>\n'
        f"<caption><span>{words(caption)}</span></caption>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _cells(row: Sequence[str], left: Sequence[int]) -> str:
    rest = "".join(f"<td{_side(place, left)}>{words(cell)}</td>" for place, cell in enumerate(row) if place)
    return f'<th scope="row">{words(row[0])}</th>{rest}'


def _side(place: int, left: Sequence[int]) -> str:
    return "" if place in left else ' class="n"'


def shown(picture: Picture, *beside: str) -> str:
    """A picture with its alternative text, and what stands beside it.

    Args:
        picture: any.
        beside: in HTML: what it says and how to read it.
    """
    code = base64.b64encode(picture.svg()).decode("ascii")
    width, height = (round(96 * float(size)) for size in picture.figure.get_size_inches())
    return (
        f'<div class="pair"><figure><figcaption>{words(picture.title)}</figcaption>\n'
        f'<img alt="{words(picture.alt)}" width="{width}" height="{height}" '
        f'src="data:image/svg+xml;base64,{code}"></figure>\n'
        f'<div class="beside">{"".join(beside)}</div></div>'
    )
