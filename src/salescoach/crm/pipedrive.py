"""Pipedrive: deals and activities, from the list view or the API. Plain files and Maven's tables tell status alike."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .aliases import STATUS_WORDS
from .deals import Ending
from .parsed_file import Taken

_WORDS = {word: status for status, words in STATUS_WORDS.items() for word in words}


def status_of(words: pd.Series) -> pd.Series:
    """open, won, lost or deleted; missing where the word is unknown."""
    return words.map(lambda word: None if word is None else _WORDS.get(word.casefold())).astype(object)


def ending(taken: Taken) -> Ending:
    """Status as written; the closing time is the won or lost time, else the time closed."""
    status = status_of(taken.text("status"))
    closed, unreadable = taken.time("closed")
    for name, field in (("won", "won_at"), ("lost", "lost_at")):
        times, bad = taken.time(field)
        here = (status == name).to_numpy()
        closed = closed.where(~(here & times.notna().to_numpy()), times)
        unreadable = np.where(here & closed.isna().to_numpy(), unreadable | bad, unreadable)
    return Ending(status, closed, unreadable & closed.isna().to_numpy())


NOTES = {
    "pipedrive deals": (
        "Pipedrive's file tells only the last stage of a deal, so there is no history of stages.",
        "Pipedrive knows no managers: give a team file (owner, manager) to have them.",
        "Someone who may not see all deals exports only those that he may see, and the file does not tell.",
    ),
    "maven deals": ("Maven's data set is made up: good for practice, evidence of nothing.",),
}
