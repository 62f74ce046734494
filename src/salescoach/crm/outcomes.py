"""How a deal stands, from the words of a status or the name of a stage."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

import pandas as pd

from .languages.words import CLOSED_LOST, CLOSED_WON, CLOSING, NO, OUTCOMES, YES
from .row_account import shown

_PIPELINE = re.compile(r"\s*\([^()]*\)\s*$")
_NOT_OUTCOMES = {"done", "completed", "to do", "undone", "todo"}
LISTED = 8


def key(text: str) -> str:
    """A word or phrase without case, marks and double spaces.

    Example:
        >>> key("Closed - WON")
        'closed won'
    """
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def bare(stage: str) -> str:
    """The name of a stage without that of its pipeline, which some write behind it in brackets."""
    return _PIPELINE.sub("", stage).strip()


_WORDS = {key(word): status for status, words in OUTCOMES.items() for word in words}
_YES = {key(word) for word in YES} - _NOT_OUTCOMES
_NO = {key(word) for word in NO} - _NOT_OUTCOMES
OUTCOME_WORDS = frozenset(part for word in (*_WORDS, *_YES, *_NO) for part in word.split())
_CLOSING, _WON, _LOST = (frozenset(map(key, words)) for words in (CLOSING, CLOSED_WON, CLOSED_LOST))


def of_status(text: str) -> str | None:
    """open, won, lost or deleted, as a status says it; None where the word is not known."""
    return _WORDS.get(key(text)) or of_phrase(text)


def of_stage(text: str) -> str | None:
    """won or lost where the name of a stage says so, else None.

    Example:
        >>> of_stage("Closed Lost to Competition"), of_stage("Won (Sales)"), of_stage("Proposal")
        ('lost', 'won', None)
    """
    word = key(bare(text))
    return "won" if word in _WON else "lost" if word in _LOST else of_phrase(text)


def of_phrase(text: str) -> str | None:
    """won or lost where a phrase holds a word of closing and one of them, else None."""
    words = set(key(text).split())
    if not words & _CLOSING or bool(words & _WON) == bool(words & _LOST):
        return None
    return "won" if words & _WON else "lost"


def of_own(text: str, outcomes: Mapping[str, str]) -> str | None:
    """What the user's own words make of a status or stage."""
    return outcomes.get(key(text)) or outcomes.get(key(bare(text)))


def yes_or_no(texts: pd.Series) -> bool:
    """Whether a column holds yes and no alone, in any language."""
    words = {key(text) for text in pd.unique(texts.dropna().to_numpy(dtype=object))}
    return bool(words) and words <= _YES | _NO


def says_yes(text: str) -> bool:
    """Whether a word says yes."""
    return key(text) in _YES


def counted(texts: pd.Series, show: Callable[[str], str] = shown, most: int = LISTED, words: bool = True) -> str:
    """The words of a column with how often each stands there, the frequent ones first.

    Args:
        texts: the column.
        show: a word as it may be printed.
        most: how many are told.
        words: whether they should be words that recur; where hardly one does, they are none, and none is told.
    """
    counts = texts.dropna().value_counts()
    if words and len(counts) > most and 2 * len(counts) > counts.sum():
        return f"{len(counts):,} different texts"
    named = [f"{show(str(word))!r} ({int(count):,})" for word, count in counts.head(most).items()]
    more = f" and {len(counts) - most} more" if len(counts) > most else ""
    return ", ".join(named) + more if named else "nothing"


def known_words() -> str:
    """The words of a status that are known, for messages."""
    return "; ".join(f"{status}: {', '.join(dict.fromkeys(OUTCOMES[status]))}" for status in ("won", "lost", "open"))
