"""How the deals of a file ended: from what the user says, a written status, yes and no, or the name of a stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...records.errors import hint
from .. import outcomes
from ..headers import folds
from ..parsed_file import ParsedFile
from .labels import UNCLEAR, Labels
from .nothing_left import ODD_FLAG

STAGE_HEADERS = ("stage", "stagename", "dealstage", "salesstage", "pipelinestage")
FLAGS = ("is_won", "is_lost", "is_closed")


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How the deals of a file ended, shape (rows,) each.

    Attributes:
        status: open, won, lost, deleted or missing.
        closed: closing time.
        unreadable: where the closing time could not be read.
        closed_is_forecast: the closing date of an open deal is a plan, not a mistake.
    """

    status: pd.Series
    closed: pd.Series
    unreadable: np.ndarray
    closed_is_forecast: bool = False


def of_deals(file: ParsedFile, labels: Labels) -> Ending:
    """Status and closing time; what the user says about words comes first, then flags, statuses and stages."""
    named = _own_words(file, labels)
    written = named.where(named.notna(), _by_flags(file)).astype(object)
    staged = _is_stage(file)
    if "status" in file and not staged:
        written = written.where(written.notna(), _by_status(file)).astype(object)
        return _with_closing(file, written, forecast=False)
    stages = file.text("status" if "status" in file else "stage")
    labelled = stages.map(labels.status).astype(object)
    unclear = written.isna().to_numpy() & (labelled == UNCLEAR).to_numpy()
    status = written.where(written.notna(), labelled.where(labelled != UNCLEAR, None)).astype(object)
    status = status.where(status.notna(), _each(stages, outcomes.of_stage)).astype(object)
    open_now = status.isna().to_numpy() & ~unclear & ~_closed_in_doubt(file, status)
    if "stage" in file.required or "status" in file:
        open_now &= stages.notna().to_numpy()
    _tell_stages(file, stages.map(labels.text_of_stage), status.mask(open_now, "open"))
    return _with_closing(file, status.mask(open_now, "open"), forecast=True)


def _each(texts: pd.Series, turn: Callable[[str], str | None]) -> pd.Series:
    known = {text: turn(text) for text in pd.unique(texts.dropna().to_numpy(dtype=object))}
    return texts.map(known).astype(object)


def _own_words(file: ParsedFile, labels: Labels) -> pd.Series:
    """What the words of the user say of the status or the stage; missing where they say nothing."""
    own = file.options.outcomes
    status = pd.Series([None] * len(file), dtype=object)
    for field in ("status", "stage") if own else ():
        named = _each(file.text(field), lambda text: outcomes.of_own(text, own))
        label = _each(file.text(field), lambda text: outcomes.of_own(labels.text_of_stage(text) or "", own))
        status = status.where(status.notna(), named.where(named.notna(), label)).astype(object)
    return status


def _is_stage(file: ParsedFile) -> bool:
    """Whether the status is a stage: there is none, its column is called so, or its words are those of stages."""
    if "status" not in file:
        return True
    if set(folds(file.columns["status"])) & set(STAGE_HEADERS):
        return True
    words = pd.unique(file.text("status").dropna().to_numpy(dtype=object))
    plain = any(outcomes.of_status(word) == "open" for word in words)
    return not plain and {outcomes.of_phrase(word) for word in words} >= {"won", "lost"}


def _by_status(file: ParsedFile) -> pd.Series:
    texts = file.text("status")
    if not outcomes.yes_or_no(texts):
        return _each(texts, outcomes.of_status)
    over = np.zeros(len(file), dtype=bool)
    for field in ("closed", "won_at", "lost_at"):
        over |= file.text(field).notna().to_numpy()
    yes = texts.map(lambda text: text is not None and outcomes.says_yes(text)).to_numpy(dtype=bool)
    said = np.where(yes, "won", np.where(over, "lost", "open"))
    file.notes.append(
        f"{file.file}: {file.columns['status']!r} says yes or no: yes is won, no is lost with a closing date and open "
        "without one."
    )
    return pd.Series(said, dtype=object).where(texts.notna(), None)


def _by_flags(file: ParsedFile) -> pd.Series:
    """Status from columns of yes and no; missing where they do not tell."""
    status = pd.Series([None] * len(file), dtype=object)
    if not any(field in file for field in FLAGS):
        return status
    won, lost, closed = (file.flag(field) for field in FLAGS)
    _exclude_odd_flags(file)
    is_won, is_lost = (flag.fillna(False).to_numpy(dtype=bool) for flag in (won, lost))
    over = closed.fillna(False).to_numpy(dtype=bool)
    running = (~closed.fillna(True)).to_numpy(dtype=bool)
    stage = file.text("stage").map(lambda one: None if one is None else outcomes.of_stage(one)).to_numpy(dtype=object)
    if "is_won" not in file and "is_closed" in file:
        is_won |= over & (stage == "won")
        file.notes.append(f"{file.file}: no column tells what was won; closed deals are won if their stage says so.")
    status = status.mask(running, "open").mask(over | is_lost, "lost")
    return status.mask(is_won, "won").astype(object)


def _exclude_odd_flags(file: ParsedFile) -> None:
    for field in FLAGS:
        texts = file.text(field)
        odd = (texts.notna() & file.flag(field).isna()).to_numpy(dtype=bool)
        if odd.any():
            file.account.exclude(odd, file.columns[field] + ODD_FLAG, texts, words=True)


def _closed_in_doubt(file: ParsedFile, status: pd.Series) -> np.ndarray:
    """Deals that were not won where nothing in the file tells which of them were lost."""
    if "is_won" not in file or "is_closed" in file or "is_lost" in file or (status == "lost").any():
        return np.zeros(len(file), dtype=bool)
    return file.is_false("is_won")


def _tell_stages(file: ParsedFile, stages: pd.Series, status: pd.Series) -> None:
    """Which stages were taken for which end, where nothing but their names tells."""
    if any(field in file for field in FLAGS) or not stages.notna().any():
        return
    parts = [
        f"{word}: {outcomes.counted(stages[(status == word).to_numpy()], file.show)}"
        for word in ("won", "lost", "open")
        if (status == word).any()
    ]
    line = f"{file.file}: deals are won or lost by the name of their stage. " + "; ".join(parts)
    typed = hint("won=['<stage>'], lost=['<stage>']", "--won '<stage>' --lost '<stage>'")
    file.notes.append(f"{line}. Where that is wrong, say so: {typed}.")


def _with_closing(file: ParsedFile, status: pd.Series, *, forecast: bool) -> Ending:
    """The closing time is the won or lost time where there is one, else the time closed."""
    closed, unreadable = file.time("closed")
    for name, field in (("won", "won_at"), ("lost", "lost_at")):
        times, bad = file.time(field)
        here = (status == name).to_numpy()
        closed = closed.where(~(here & times.notna().to_numpy()), times)
        unreadable = np.where(here & closed.isna().to_numpy(), unreadable | bad, unreadable)
    return Ending(
        status=status, closed=closed, unreadable=unreadable & closed.isna().to_numpy(), closed_is_forecast=forecast
    )
