"""The presenter view: a page for each notebook, one question or one picture a screen, in large type, shown by key.

It is made of the same notebook as the page: its title, its guess fields, its pictures and its questions for a room. A
picture is covered until it is asked for. Each page is one file, in English, German and Spanish, so it can be handed on;
what is written in pictures, and the paragraph that opens a notebook, stay English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from salescoach.common.files import write_text
from scripts.html_clean import without_letters
from scripts.html_guess import Question, questions
from scripts.html_printed import Notebook, decimals, number, numbers, printed, source_of
from scripts.present_words import NAMES, catalogues, missing, number_told, texts_of, told, words_of
from story.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
STATIC, NOTEBOOKS = ROOT / "site" / "_static", ROOT / "notebooks"
Words = Mapping[str, Mapping[str, str]]
UNIT, WAIT = "The number is in:", "Everybody writes down a number before anybody speaks."
KEYS = "→ or space: show, then next. ←: back. F: whole screen."
STAYS = "Pictures, and the paragraph that opens a page, stay in English."
FOLDER = "present"
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.M)
ROOM = re.compile(r"^## .*\broom\b.*$", re.M | re.I)
LIST = re.compile(r"^\d+\. +(.+?)(?=^\d+\. |^\S|\Z)", re.M | re.S)
MARKS = re.compile(r"<!--.*?-->|<[^>]+>|\[([^\]]*)\]\([^)]*\)|[*`]", re.S)
CLAIMS = re.compile(r"^[A-Z]\d+: | \([A-Z]\d+(?:, [A-Z]\d+)*\)$")  # their names stand in the notebook
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
            heading = CLAIMS.sub("", plain(found[-1])) if found else heading
            heading = heading[:1].upper() + heading[1:]
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
    stays = f'<p class="stays" hidden>{told(STAYS)}</p>'
    return [Screen(plain(title[1]), f'<p lang="en">{escape(plain(first))}</p>{stays}')]


def _pictures(cell: dict[str, Any]) -> Iterator[str]:
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
        if "image/png" in data:
            coded = "".join("".join(data["image/png"]).split())
            yield f'<img lang="en" src="data:image/png;base64,{coded}" alt="{escape(str(alt))}">'


def _guess(one: Question, notebook: Notebook, name: str) -> Screen:
    truth = number(f"guesses.toml, {name}", one.truth, numbers(notebook))
    answer = number_told(truth, decimals(one.truth, printed(notebook)))
    return Screen(
        one.ask,
        f"<p>{told(UNIT)} {told(one.unit)}. {told(WAIT)}</p>",
        f'<p class="answer"><strong>{answer}</strong> {told(one.unit)}</p>',
    )


def _for_a_room(source: str) -> list[Screen]:
    """The questions for a room: a numbered list under such a heading, or a paragraph that begins so."""
    found = ROOM.search(source)
    listed = [plain(part) for part in LIST.findall(source[found.end() :] + "\n")] if found else []
    if listed:
        items = "".join(f"<li>{told(part)}</li>" for part in listed)
        return [Screen("Questions for the room", f"<ol>{items}</ol>")]
    lines = [plain(part) for part in IN_A_LINE.findall(source)]
    return [Screen("A question for the room", f"<p>{told(line[:1].upper() + line[1:])}</p>") for line in lines]


def page(notebook: Notebook, name: str, words: Words | None = None) -> str:
    """The whole presenter page of one notebook, with what each language says (from site/words unless given)."""
    made = screens(notebook, name)
    sections = "\n".join(_section(one, k, len(made)) for k, one in enumerate(made, start=1))
    style, script = ((STATIC / f"present.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    text = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(made[0].title)}</title>
<style>
{style}</style>
</head>
<body>
<main>
{sections}
</main>
<nav data-label="Screens" aria-label="Screens" hidden>
<button type="button" id="back">{told("Back")}</button>
<button type="button" id="on">Next</button>
<span id="place" role="status"></span>
<span class="languages" role="group" data-label="Language" aria-label="Language">{_languages()}</span>
<a href="../notebooks/{name}.html">{told("The page")}</a>
<span class="keys">{told(KEYS)}</span>
</nav>
<script type="application/json" id="words"></script>
<script>
{script}</script>
</body>
</html>
"""
    said = words_of(text, catalogues() if words is None else words)
    return text.replace('id="words">', f'id="words">{said}')


def _languages() -> str:
    return "".join(
        f'<button type="button" lang="{one}" data-lang="{one}" aria-label="{NAMES[one]}">{one.upper()}</button>'
        for one in LANGUAGES
    )


def _section(one: Screen, place: int, of: int) -> str:
    level = "h1" if place == 1 else "h2"
    summary = f"<summary>{told('Show')}</summary>"
    cover = f'<details class="cover">{summary}{one.covered}</details>' if one.covered else ""
    start = f'<section id="s{place}" aria-label="{place} / {of}" tabindex="-1">'
    return f"{start}<{level}>{told(one.title)}</{level}>{one.shown}{cover}</section>"


def all_pages(folder: Path = NOTEBOOKS) -> dict[str, str]:
    """Name -> presenter page of every notebook of the kit."""
    paths = sorted(folder.glob("*.ipynb"))
    return {path.stem: page(json.loads(path.read_text(encoding="utf-8")), path.stem, {}) for path in paths}


def write_pages(notebooks: dict[str, Notebook], to: Path) -> list[str]:
    """Write a page for each notebook (name -> notebook) into the edition `to`; returns what is left in English."""
    words, left = catalogues(), []
    for name, notebook in notebooks.items():
        text = page(notebook, name, words)
        left += missing(texts_of(text), words)
        write_text(to / FOLDER / f"{name}.html", text)
    return list(dict.fromkeys(left))


def link_to(name: str) -> dict[str, Any]:
    """A cell that leads from a page to its presenter view."""
    text = (
        f'<p class="present"><a href="../{FOLDER}/{name}.html">Show it to a room: one picture a screen, by key</a> '
        f'(<a href="../{FOLDER}/{name}.html?lang=de" lang="de" hreflang="de">Deutsch</a>, '
        f'<a href="../{FOLDER}/{name}.html?lang=es" lang="es" hreflang="es">Español</a>)</p>'
    )
    return {"cell_type": "markdown", "id": "presenter-view", "metadata": {}, "source": text}
