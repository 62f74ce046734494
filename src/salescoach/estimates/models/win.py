"""The chance that a deal is won: ``fit_win``, from what is known while the deal is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from ...common.arrays import Array
from ...common.messages import whole
from ...records.records import Records
from .clustered import coefficients
from .fitted import Fitted, check_records, left_out_lines, left_out_table, odds, saved, strongest
from .leaky import leaky_scores
from .scores import by_group, by_time, calibration_curve, logistic, score, score_table
from .win_features import UNITS, features_at, model_columns
from .win_truth import pressure_truth, truth_lines

if TYPE_CHECKING:
    import pandas as pd

LANDMARK, WINDOW = 28, 91
_MIN = 200  # deals, 20 of each outcome
PEOPLE, LATER = "people not seen", "a later time"


def fit_win(
    records: Records,
    *,
    landmark: int = LANDMARK,
    window: int = WINDOW,
    truth: Mapping[str, pd.DataFrame] | None = None,
) -> Fitted:
    """Chance that a deal still open on day ``landmark`` is won within the next ``window`` days.

    Everything the model sees was written down before that day. A deal whose window is not over when the records end
    is left out and counted; it is never taken for lost.

    Args:
        records: from ``sc.read_crm`` or ``sc.example_records()``; what they lack is left out and told.
        landmark: days after opening on which the chance is told. window: days in which a win counts.
        truth: frames of the answer key by name; with ``"weeks"`` the proxies of pressure are held against the truth.

    Returns:
        The model, with scores on people not seen and on a later time, beside the base rate and a leaky model.

    Raises:
        ValueError: too few deals, or records that cannot answer; says what is needed.
    """
    records = check_records(records, "sc.fit_win")
    day, span = whole("landmark", landmark, 0), whole("window", window, 1)
    rows, aside = landmark_rows(records, day, span)
    _check(rows, day)
    known, gone = features_at(records, rows)
    columns, same = model_columns(known)
    X, y = known[columns], rows["won"].to_numpy(int)
    people = known["owner_then"].to_numpy()
    pipeline = logistic().fit(X, y)
    table = coefficients(pipeline, X, y, people, UNITS)
    scores, curve = _scores(records, rows, X, y, people, span)
    told = None if truth is None else pressure_truth(truth, rows, known, X, y, table)
    left = left_out_table([*aside, *((name, None, why) for name, why in (*gone, *same))])
    text = _words(rows, table, scores, left, day, span, told, len(set(people)))
    return Fitted("win", table, scores, curve, left, pipeline, X, text, told, {"rows": rows})


def landmark_rows(
    records: Records, landmark: int, window: int
) -> tuple[pd.DataFrame, list[tuple[str, int | None, str]]]:
    """Deals open on the landmark whose window is over, and the others with a count and a reason.

    Returns:
        Columns of the deals with ``at`` (the landmark's day) and ``won`` (within the window after it); and the rest.
    """
    import pandas as pd

    deals = records.deals.assign(opened=records.deals["opened"].dt.normalize())
    closed = deals["closed"].dt.normalize()
    at = deals["opened"] + pd.Timedelta(days=landmark)
    end = at + pd.Timedelta(days=window)
    until = records.until if records.until is not None else pd.Timestamp.max
    undated = (deals["status"] != "open") & closed.isna()
    early = closed < at
    first = records.activities["done_at"].min() if len(records.activities) else None
    before = pd.Series(False, deals.index) if first is None else deals["opened"] < first.normalize()
    short = end > until
    steps = (
        (undated, "closed deals", "no closing day"),
        (before, "deals", "opened before activities were written down"),
        (early, "deals", f"decided before day {landmark}"),
        (short & (deals["status"] == "open"), "open deals", "their window is not over: censored, not lost"),
        (short, "deals", "their window ends after the records: left out with the open ones, or only quick ends stay"),
    )
    keep = pd.Series(True, deals.index)
    aside: list[tuple[str, int | None, str]] = []
    for mask, what, why in steps:
        aside.append((what, int((keep & mask).sum()), why))
        keep &= ~mask
    rows = deals[keep].assign(at=at[keep], closed=closed[keep])
    rows["won"] = ((rows["status"] == "won") & (rows["closed"] <= end[keep])).astype(int)
    return rows.reset_index(drop=True), aside


def _check(rows: pd.DataFrame, landmark: int) -> None:
    yes = int(rows["won"].sum()) if len(rows) else 0
    if len(rows) < _MIN or min(yes, len(rows) - yes) < 20:
        raise ValueError(
            f"{len(rows)} deals were open on day {landmark} with a window that is over, {yes} of them won in it: "
            f"at least {_MIN} are needed, 20 of each outcome. Type: sc.fit_win(records, landmark=14, window=60) or "
            "read a longer export"
        )


def _scores(
    records: Records, rows: pd.DataFrame, X: pd.DataFrame, y: Array, people: Array, window: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Base rate, this model and the leaky one on the same deals; and the calibration curve on people not seen."""
    import pandas as pd

    pipeline = logistic()
    found = [score("base rate", "seen", y, np.full(len(y), y.mean()))]
    found.append(score("landmark", "seen", y, pipeline.fit(X, y).predict_proba(X)[:, 1]))
    curve = calibration_curve(y, np.full(len(y), y.mean()), 1).iloc[:0]
    parts = by_group(pipeline, X, y, people)
    if parts is not None:
        found += [score("base rate", PEOPLE, y, parts[1]), score("landmark", PEOPLE, y, parts[0])]
        curve = calibration_curve(y, parts[0])
    cut = rows["at"].min() + (rows["at"].max() + pd.Timedelta(days=window) - rows["at"].min()) / 2
    train = (rows["at"] + pd.Timedelta(days=window) <= cut).to_numpy()
    test = (rows["at"] >= cut).to_numpy()
    parts = by_time(pipeline, X, y, train, test)
    if parts is not None:
        found += [score("base rate", LATER, y[test], parts[1]), score("landmark", LATER, y[test], parts[0])]
    found += leaky_scores(records, rows, y, people)
    return score_table(found), curve


def _words(
    rows: pd.DataFrame, table: pd.DataFrame, scores: pd.DataFrame, left: pd.DataFrame,
    landmark: int, window: int, told: pd.DataFrame | None, people: int,
) -> str:  # fmt: skip
    lines = [
        f"Chance that a deal still open on day {landmark} is won within {window} days: {len(rows):,} deals of "
        f"{people} people, {100 * rows['won'].mean():.1f} % won in time.",
    ]
    for row in strongest(table).to_dict("records"):
        lines.append(f"  {row['feature']}: odds x {odds(row)} a standard deviation ({row['sd']:.2g}; {row['unit']}).")
    if len(strongest(table)) == 0:
        lines.append("  No feature is clearly related to winning.")
    lines += score_lines(scores, ("landmark", "leaky"))
    lines.append(
        "  The leaky model uses whole-life features (all contacts, last stage, days open): it knows how the deal "
        "ended. Used on what is known on the day, it fails."
    )
    lines += left_out_lines(left)
    lines += truth_lines(told) if told is not None else []
    lines.append("  These are relations in records, not effects; and no ground for judging a named person.")
    return "\n".join(lines)


def score_lines(scores: pd.DataFrame, models: tuple[str, ...]) -> list[str]:
    """Scores of the models in words, a line a test, with what they save against the base rate."""
    lines = []
    for row in scores.to_dict("records"):
        if row["model"] not in models:
            continue
        loss = f", {saved(row['skill'])}" if saved(row["skill"]) else ""
        slope = "" if np.isnan(row["slope"]) else f", calibration slope {row['slope']:.2f}"
        ranks = "" if np.isnan(row["auc"]) else f"AUC {row['auc']:.2f}, "
        lines.append(
            f"  {row['model']} on {row['test']}: {ranks}Brier {row['brier']:.3f}{loss}{slope} ({row['rows']:,} rows)."
        )
    return lines
