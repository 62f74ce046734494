"""The presenter view: a page for each notebook, one question or one picture a screen, in large type, shown by key.

It is made of the same notebook as the page: its title, its guess fields, its pictures and its questions for a room. A
picture is covered until it is asked for. Each page is one file, so it can be handed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from salescoach.common.files import write_text
from scripts.html_clean import without_letters
from scripts.html_guess import Question, questions
from scripts.html_printed import Notebook, decimals, number, numbers, printed, source_of

STATIC = Path(__file__).resolve().parents[1] / "site" / "_static"
FOLDER = "present"
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.M)
ROOM = re.compile(r"^## .*\broom\b.*$", re.M | re.I)
LIST = re.compile(r"^\d+\. +(.+?)(?=^\d+\. |^\S|\Z)", re.M | re.S)
MARKS = re.compile(r"<!--.*?-->|<[^>]+>|\[([^\]]*)\]\([^)]*\)|[*`]", re.S)
IN_A_LINE = re.compile(r"For a room: *(.+?)(?=\n\n|\Z)", re.S)


@dataclass(frozen=True)
class Screen:
    """What stands on one screen: its heading, what shows at once, and what is covered (HTML both)."""

    title: str
    shown: str = ""
    covered: str = ""


def screens(notebook: Notebook, name: str) -> list[Screen]:
    """All screens of a notebook in their order: its question, its guesses, its pictures, what a room may discuss."""
    asked = {one.after: one for one in questions() if one.notebook == name}
    made: list[Screen] = []
    heading = ""
    for cell in notebook["cells"]:
        source = without_letters(source_of(cell), {})
        if cell["cell_type"] == "markdown":
            made += _opening(source) if not made else []
            found = HEADING.findall(source)
            heading = plain(found[-1]) if found else heading
        made += [Screen(heading, covered=picture) for picture in _pictures(cell)]
        if cell.get("id") in asked:
            made.append(_guess(asked[cell["id"]], notebook, name))
        if cell["cell_type"] == "markdown":
            made += _for_a_room(source)
    return made


def plain(text: str) -> str:
    """Markdown as words alone, on one line."""
    return " ".join(MARKS.sub(lambda found: found[1] or "", text).split())


def _opening(source: str) -> list[Screen]:
    title = HEADING.search(source)
    if not title:
        return []
    first = source[title.end() :].strip().split("\n\n")[0]
    return [Screen(plain(title[1]), f"<p>{escape(plain(first))}</p>")]


def _pictures(cell: dict[str, Any]) -> Iterator[str]:
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
        if "image/png" in data:
            coded = "".join("".join(data["image/png"]).split())
            yield f'<img src="data:image/png;base64,{coded}" alt="{escape(str(alt))}">'


def _guess(one: Question, notebook: Notebook, name: str) -> Screen:
    truth = number(f"guesses.toml, {name}", one.truth, numbers(notebook))
    places = decimals(one.truth, printed(notebook))
    told = f"{truth:.{places}f}".replace("-", "−")
    wait = "Everybody writes down a number before anybody speaks."
    return Screen(
        one.ask,
        f"<p>In {escape(one.unit)}. {wait}</p>",
        f'<p class="answer"><strong>{told}</strong> {escape(one.unit)}</p>',
    )


def _for_a_room(source: str) -> list[Screen]:
    """The questions for a room: a numbered list under such a heading, or a paragraph that begins so."""
    found = ROOM.search(source)
    listed = [plain(part) for part in LIST.findall(source[found.end() :] + "\n")] if found else []
    if listed:
        items = "".join(f"<li>{escape(part)}</li>" for part in listed)
        return [Screen("Questions for the room", f"<ol>{items}</ol>")]
    lines = [plain(part) for part in IN_A_LINE.findall(source)]
    return [Screen("A question for the room", f"<p>{escape(line)}</p>") for line in lines]


def page(notebook: Notebook, name: str) -> str:
    """The whole presenter page of one notebook."""
    made = screens(notebook, name)
    sections = "\n".join(_section(one, k, len(made)) for k, one in enumerate(made, start=1))
    style, script = ((STATIC / f"present.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(made[0].title)} (for a room)</title>
<style>
{style}</style>
</head>
<body>
<main>
{sections}
</main>
<nav aria-label="Screens" hidden>
<button type="button" id="back">Back</button>
<button type="button" id="on">Next</button>
<span id="place" role="status"></span>
<span class="keys">→ or space: show, then next. ←: back. F: whole screen.</span>
<a href="../notebooks/{name}.html">The page</a>
</nav>
<script>
{script}</script>
</body>
</html>
"""


def _section(one: Screen, place: int, of: int) -> str:
    level = "h1" if place == 1 else "h2"
    cover = f'<details class="cover"><summary>Show</summary>{one.covered}</details>' if one.covered else ""
    start = f'<section id="s{place}" aria-label="Screen {place} of {of}" tabindex="-1">'
    return f"{start}<{level}>{escape(one.title)}</{level}>{one.shown}{cover}</section>"


def write_pages(notebooks: dict[str, Notebook], to: Path) -> list[Path]:
    """Write a page for each notebook (name -> notebook) into the edition `to`; returns their paths."""
    written = []
    for name, notebook in notebooks.items():
        path = to / FOLDER / f"{name}.html"
        write_text(path, page(notebook, name))
        written.append(path)
    return written


def link_to(name: str) -> dict[str, Any]:
    """A cell that leads from a page to its presenter view."""
    text = (
        f'<p class="present"><a href="../{FOLDER}/{name}.html">Show it to a room: one picture a screen, by key</a></p>'
    )
    return {"cell_type": "markdown", "id": "presenter-view", "metadata": {}, "source": text}
