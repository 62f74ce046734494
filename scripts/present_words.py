"""Words of the presenter view: ``python scripts/present_words.py`` brings its catalogues in site/words up to date.

The texts are English where they stand: in the notebooks, in guesses.toml and in html_present.py. A text that is in no
catalogue shows in English, marked as such, the build names it, and a test refuses it.
"""

from __future__ import annotations

# ruff: noqa: E402
import json
import re
import sys
from collections.abc import Iterable, Mapping
from html import escape, unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from salescoach.common.files import write_bytes
from scripts.room_texts import spelled
from story.words import LANGUAGES, catalogue

WORDS = ROOT / "site" / "words"
ENGLISH, *OTHERS = LANGUAGES
NAMES = {"en": "English", "de": "Deutsch", "es": "Español"}
TEXT = re.compile(r'<(?:span|option|title) class="t"[^>]*>(.*?)</', re.S)
LABEL = re.compile(r'data-label="([^"]*)"')
OF_THE_SCRIPT = ("Show", "Next", "{n} of {all}")  # said by present.js
MINUS = "\u2212"


def told(text: str) -> str:
    """A text that has other languages, as the page holds it."""
    return f'<span class="t">{escape(text)}</span>'


def number_told(value: float, places: int) -> str:
    """A number as each language writes it."""
    shape = "#,##0" + ("." + "0" * places if places else "")
    texts = {one: format_decimal(value, shape, locale=one).replace("-", MINUS) for one in LANGUAGES}
    spelt = "".join(f' data-{one}="{texts[one]}"' for one in LANGUAGES)
    return f'<span class="n"{spelt}>{texts[ENGLISH]}</span>'


def texts_of(page: str) -> list[str]:
    """The English texts of a page that have other languages, each once, in their order."""
    said = [unescape(text) for text in (*TEXT.findall(page), *LABEL.findall(page))]
    return list(dict.fromkeys([*said, *OF_THE_SCRIPT]))


def catalogues(folder: Path = WORDS) -> dict[str, dict[str, str]]:
    """Language -> English text -> text, for all languages but English."""
    return {language: catalogue(language, folder) for language in OTHERS}


def missing(texts: Iterable[str], words: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The texts that a language lacks, a line each."""
    return [f"{language}: {text}" for text in texts for language, known in words.items() if not known.get(text)]


def words_of(page: str, words: Mapping[str, Mapping[str, str]]) -> str:
    """What the script of a page reads: language -> English text -> text."""
    mine = {one: {t: known[t] for t in texts_of(page) if known.get(t)} for one, known in words.items()}
    return json.dumps(mine, ensure_ascii=False, indent=0).replace("<", "\\u003c")


def renewed(language: str, texts: Iterable[str], folder: Path = WORDS) -> Catalog:
    """A catalogue with all texts and no others."""
    path = folder / f"{language}.po"
    with path.open("rb") as file:
        old = read_po(file, locale=language)
    dates = {"creation_date": old.creation_date, "revision_date": old.revision_date}  # the same bytes come out twice
    head = "# Words of the view for a room. The ids are the English texts."
    new = Catalog(locale=language, header_comment=head, fuzzy=False, **dates)
    for text in texts:
        kept = old.get(text)
        new.add(text, string=kept.string if kept else "")
    return new


def main() -> int:
    """Renew the catalogues and say what they lack."""
    from scripts.html_present import all_pages

    texts = list(dict.fromkeys(text for page in all_pages().values() for text in texts_of(page)))
    for language in OTHERS:
        write_bytes(WORDS / f"{language}.po", spelled(renewed(language, texts)))
    lacking = missing(texts, catalogues())
    print(f"{len(texts)} texts, {len(lacking)} without a translation", *lacking, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
