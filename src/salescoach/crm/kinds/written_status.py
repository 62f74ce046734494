"""Sources that write a deal's status as a word: Pipedrive, Maven and plain files."""

from __future__ import annotations

import numpy as np

from ..parsed_file import ParsedFile
from ..tables.deals import Ending
from ..tables.labels import Labels

STATUS_WORDS: dict[str, tuple[str, ...]] = {
    "open": ("open", "offen", "ouvert", "abierto", "abierta", "aperto", "in progress", "engaging", "prospecting"),
    "won": ("won", "closed won", "gewonnen", "gagné", "gagne", "ganado", "ganada", "vinto", "win"),
    "lost": ("lost", "closed lost", "verloren", "perdu", "perdido", "perdida", "perso", "loss"),
    "deleted": ("deleted", "gelöscht"),
}
_STATUS = {word: status for status, words in STATUS_WORDS.items() for word in words}


def ending(file: ParsedFile, labels: Labels) -> Ending:
    """Status as written; the closing time is the won or lost time, else the time closed."""
    words = file.text("status")
    status = words.map(lambda word: None if word is None else _STATUS.get(word.casefold())).astype(object)
    closed, unreadable = file.time("closed")
    for name, field in (("won", "won_at"), ("lost", "lost_at")):
        times, bad = file.time(field)
        here = (status == name).to_numpy()
        closed = closed.where(~(here & times.notna().to_numpy()), times)
        unreadable = np.where(here & closed.isna().to_numpy(), unreadable | bad, unreadable)
    return Ending(status=status, closed=closed, unreadable=unreadable & closed.isna().to_numpy())
