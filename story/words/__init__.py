"""The words of the story, one catalogue a language, and how they get into the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

HERE = Path(__file__).parent
LANGUAGES = ("en", "de", "es")
BRACES = re.compile(r"\{[\w:+]+\}")


def catalogue(language: str, folder: Path = HERE) -> dict[str, str]:
    """Id -> text of one language; the workshop kit has its words in a folder of its own."""
    with (folder / f"{language}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale=language) if message.id}


def faults(words: dict[str, dict[str, str]]) -> list[str]:
    """What is missing or different between languages: ids, texts, and what is filled in."""
    found, first = [], words[LANGUAGES[0]]
    for language, texts in words.items():
        found += [f"{language}: no text for {key}" for key in first if not texts.get(key)]
        found += [f"{language}: {key} is not in {LANGUAGES[0]}" for key in texts if key not in first]
        for key in first.keys() & texts.keys():
            if sorted(BRACES.findall(first[key])) != sorted(BRACES.findall(texts[key])):
                found.append(f"{language}: {key} fills in something else")
    return found


def page_words(words: dict[str, dict[str, str]]) -> dict[str, Any]:
    """All languages as the page reads them: the ids once, then a list of texts for each language."""
    keys = sorted(next(iter(words.values())))
    return {"keys": keys, **{language: [texts[key] for key in keys] for language, texts in words.items()}}


def made_up(texts: dict[str, str]) -> dict[str, str]:
    """A language for tests, in which every text stands in brackets: whatever does not was never translated."""
    return {key: f"⟦{text}⟧" for key, text in texts.items()}
