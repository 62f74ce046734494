"""The model that looks brilliant: whole-life features that know how the deal ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from .asof import sums_before
from .out_of_sample import PEOPLE, by_group, logistic
from .scores import BASE, score

if TYPE_CHECKING:
    import pandas as pd

    from ...records.records import Records

NAME, THE_DAY = "leaky", "what is known on the day"
MUCH = 0.05  # share of the base rate's log loss


def leaky_features(records: Records, rows: pd.DataFrame, on_the_day: bool = False) -> pd.DataFrame:
    """All contacts, stages entered and days open of deals: over their whole life, or as they stood on the day.

    Args:
        records: the records.
        rows: deal, opened, closed, at; one row per deal.
        on_the_day: True for what was known before ``at``.

    Returns:
        days_open, and contacts and stages where the records have them; one row per deal.
    """
    import pandas as pd

    last = rows["closed"].fillna(records.until if records.until is not None else rows["at"])
    end = rows["at"] if on_the_day else last + pd.Timedelta(days=1)
    out = pd.DataFrame({"days_open": (end - rows["opened"]).dt.days.astype(float)})
    for name, table, time in (("contacts", "activities", "done_at"), ("stages", "stages", "entered")):
        seen = getattr(records, table).dropna(subset=["deal", time])
        if len(seen):
            out[name] = sums_before(seen["deal"], seen[time], np.ones((len(seen), 1)), rows["deal"], end)[:, 0]
    return out


def leaky_scores(records: Records, rows: pd.DataFrame, y: Array, people: Array) -> list[dict[str, Any]]:
    """Scores of the leaky model: seen, on people not seen (it still cheats), and on what is known on the day."""
    whole_life, then = leaky_features(records, rows), leaky_features(records, rows, on_the_day=True)
    model = logistic().fit(whole_life, y)
    found = [score(NAME, "seen", y, model.predict_proba(whole_life)[:, 1])]
    unseen = by_group(logistic(), whole_life, y, people)
    if unseen is not None:
        found.append(score(NAME, PEOPLE, y, unseen.chance))
    found.append(score(BASE, THE_DAY, y, np.full(len(y), y.mean())))
    found.append(score(NAME, THE_DAY, y, model.predict_proba(then)[:, 1]))
    return found


def leaky_line(scores: pd.DataFrame) -> str:
    """What whole-life features did here: how well they seem to do, and what is left of it on the day."""
    loss = scores.set_index(["model", "test"])["log_loss"]
    outside = PEOPLE if (NAME, PEOPLE) in loss.index else "seen"
    seems, then = (float(1 - loss[NAME, test] / loss[BASE, THE_DAY]) for test in (outside, THE_DAY))
    what = "  The leaky model uses whole-life features (all contacts, last stage, days open)"
    if seems < MUCH:
        return f"{what}: in these records they give little away ({100 * max(seems, 0.0):.0f} % of the log loss)."
    if then < seems - MUCH:
        return (
            f"{what}: it knows how the deal ended. On {outside} it seems to save {100 * seems:.0f} % of the log loss; "
            f"used on what is known on the day it {'saves' if then > 0 else 'adds'} {100 * abs(then):.0f} %."
        )
    return f"{what}: here they save {100 * then:.0f} % of the log loss on the day too."
