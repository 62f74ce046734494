"""Build the workshop kit: pages to print in three languages, and PDFs of them where a Chromium is found.

    python -m workshop.build [--to FOLDER] [--no-pdf]

Nothing is run: the numbers are those that notebooks and the facilitator's guide hold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from babel.messages.pofile import read_po
from markupsafe import Markup

from salescoach.common.files import write_json, write_text
from scripts.facilitator_numbers import WATCHED_BELOW
from scripts.html_printed import holds
from scripts.page import ROOT
from story.words import LANGUAGES, catalogue, faults
from workshop.plan import Plan, Step, cards, plans
from workshop.say import Speaker
from workshop.to_pdf import write_pdfs
from workshop.values import heading_of, known_numbers

HERE = Path(__file__).parent
WORDS = HERE / "words"
KIT, SHIPPED = ROOT / "build" / "kit", ROOT / "data" / "kit.json"  # the second is what `salescoach kit` writes out
COUNTS = {"missed": WATCHED_BELOW - 1, "top": 14 - WATCHED_BELOW + 1}  # of two dice
# Which line of which step answers a card, where it is not step.<card>.answer.
ANSWERS = {"link": "step.year.answer_link", "rise": "step.dice.answer_rise"}


@dataclass(frozen=True)
class Printed:
    """A page of the kit.

    Attributes:
        name: of its file.
        title: id of its title.
        copies: id of the text that says how many to print.
        sheets: most sheets of A4 that it may take; pages that are laid out sheet by sheet take exactly so many.
        plan: of a script.
    """

    name: str
    title: str
    copies: str
    sheets: int
    plan: Plan | None = None

    @property
    def template(self) -> str:
        """Name of its template."""
        return "script" if self.plan else self.name


def printed_pages() -> list[Printed]:
    """All pages but the list of them, in the order in which they are needed."""
    scripts = [
        Printed(f"script_{plan.name}", "script.title", "copies.lead", SCRIPT_SHEETS[plan.name], plan)
        for plan in plans()
    ]
    return [
        Printed("first", "first.title", "copies.wall", 2),
        Printed("guess_cards", "cards.title", "copies.each", 2),
        Printed("role_cards", "roles.title", "copies.table", 1),
        Printed("dice_sheet", "dice.title", "copies.pair", 1),
        Printed("handout", "hand.title", "copies.each", 2),
        *scripts,
        Printed("answers", "answers.title", "copies.lead", 1),
    ]


SCRIPT_SHEETS = {"90": 4, "45": 3, "30": 2, "online": 3}


def all_words() -> dict[str, dict[str, str]]:
    """The catalogues of every language; ValueError where one has not all that the first one has."""
    words = {language: catalogue(language, WORDS) for language in LANGUAGES}
    if found := faults(words):
        raise ValueError("the words of the kit are not complete:\n" + "\n".join(found))
    return words


def conditions() -> Iterator[tuple[str, str]]:
    """Id of a text and what has to be true of the numbers for it, as `holds:` beside the English text says."""
    with (WORDS / "en.po").open("rb") as file:
        for message in read_po(file, locale="en"):
            for comment in message.auto_comments:
                if comment.startswith("holds:"):
                    yield str(message.id), comment.removeprefix("holds:").strip()


def look_at_conditions(known: Mapping[str, float]) -> None:
    """Refuse to print a sentence that the numbers do not bear out any more.

    Args:
        known: all numbers by name.

    Raises:
        ValueError: says which text, and what does not hold.
    """
    for key, condition in conditions():
        holds(f"the kit, {key}", condition, known)


def rendered(words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Path of every page -> the page.

    Args:
        words: language -> id -> text.
    """
    names = {language: texts["name"] for language, texts in words.items()}
    made = {}
    for language, texts in words.items():
        t = Speaker(language, texts)
        pages = printed_pages()
        for page in pages:
            made[f"{language}/{page.name}.html"] = _drawn(page.template, t, plan=page.plan)
        listed = [{"file": f"{p.name}.html", "title": _title(t, p), "copies": p.copies} for p in pages]
        made[f"{language}/index.html"] = _drawn("index", t, listed=listed, languages=names)
    return made


def lines(text: Markup) -> Markup:
    """A text with a line to write on for each "…".

    Args:
        text: as it was said.
    """
    return Markup(str(text).replace("…", '<span class="fill"></span>'))


def _title(t: Speaker, page: Printed) -> Markup:
    title = t(page.title)
    return title + ": " + t(f"plan.{page.plan.name}", minutes=page.plan.minutes) if page.plan else title


def _drawn(template: str, t: Speaker, **values: Any) -> str:
    plan = values.get("plan")

    def words(step: Step, line: str) -> Markup:
        if line == "show":
            return _shown(t, step)
        if line.startswith("card_"):
            return _guess(t, line.removeprefix("card_"), plan.online)
        online = f"step.{step.block}.{line}_online"
        return t(online if plan.online and online in t.texts else f"step.{step.block}.{line}", **COUNTS)

    style = Markup((HERE / "pages" / "kit.css").read_text(encoding="utf-8"))
    shared = {
        "t": t, "kind": template, "style": style, "cards": cards(), "plans": plans(), "words": words,
        "answers": {card.name: ANSWERS.get(card.name, f"step.{card.name}.answer") for card in cards()}, **COUNTS,
    }  # fmt: skip
    return _templates().get_template(f"{template}.html").render(shared | values) + "\n"


def _shown(t: Speaker, step: Step) -> Markup:
    """The headings that are shown, as the page calls them."""
    titles = (Markup('<span lang="en">{}</span>').format(heading_of(step.page, words)) for words in step.show)
    return Markup(" → ").join(t("script.show", title=title) for title in titles)


def _guess(t: Speaker, name: str, online: bool) -> Markup:
    """What the script says where a card is played; hands go up where the answer is a number."""
    title, (card,) = t(f"card.{name}.title"), [card for card in cards() if card.name == name]
    if online:
        return t("script.card_online", title=title)
    said = t("script.card", title=title)
    return said + " " + t("script.hands") if card.unit else said


def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(HERE / "pages")
    pages = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    pages.filters["lines"] = lines
    return pages


def main(arguments: list[str] | None = None) -> int:
    """Write all pages, print them, and say what there is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, help="folder of the pages (default: build/kit, and data/kit.json as well)")
    parser.add_argument("--no-pdf", action="store_true", help="pages alone, which any browser prints")
    chosen = parser.parse_args(arguments)
    try:
        look_at_conditions(known_numbers())
        made = rendered(all_words())
    except (KeyError, ValueError) as problem:
        print(problem.args[0], file=sys.stderr)
        return 1
    to = chosen.to or KIT
    for name, page in made.items():
        write_text(to / name, page)
    if chosen.to is None:
        write_json(SHIPPED, made)
    print(f"{len(made)} pages in {', '.join(LANGUAGES)}. Open {(to / 'en' / 'index.html').resolve()}")
    return 0 if chosen.no_pdf else write_pdfs(to, {page.name: page.sheets for page in printed_pages()})


if __name__ == "__main__":
    sys.exit(main())
