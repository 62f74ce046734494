"""Languages: texts are English in the code, and gettext catalogues hold the others."""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files
from pathlib import Path

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español"}
DOMAIN = "room"


@cache
def words(lang: str) -> gettext.NullTranslations:
    """The catalogue of a language; English needs none.

    Raises:
        FileNotFoundError: a language without a catalogue.
    """
    if lang == "en":
        return gettext.NullTranslations()
    path = Path(str(files(__package__))) / "locale" / lang / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def known_language(wanted: str) -> str:
    """The first language of a browser's list that there is; English else."""
    for part in wanted.lower().split(","):
        code = part.split(";")[0].strip()[:2]
        if code in LANGUAGES:
            return code
    return "en"


def amount(value: float, lang: str, digits: int = 0, signed: bool = False) -> str:
    """A number as a language writes it."""
    text = f"{value + 0.0:{'+' if signed else ''},.{digits}f}"
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))
