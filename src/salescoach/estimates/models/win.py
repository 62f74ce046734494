"""The chance that a deal is won: ``fit_win``, from what is known while the deal is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...common.arrays import Array
from ...common.messages import whole
from ...records.records import Records
from .clustered import coefficients
from .cycle import DECIDED, days_open, proposed_landmark, still_open
from .fitted import (
    Excluded,
    Fitted,
    check_records,
    clear_lines,
    left_out_lines,
    left_out_table,
    score_lines,
    together_lines,
)
from .leaky import leaky_line, leaky_scores
from .missing_owners import missing_owner_lines
from .out_of_sample import PEOPLE, logistic, scores_apart, split_in_time
from .past import KNOWN, closed_before
from .scores import score_table
from .win_features import UNITS, features_at, model_columns
from .win_truth import pressure_truth, truth_lines

if TYPE_CHECKING:
    import pandas as pd

WINDOW = 91
NAME = "landmark"
_MIN, _MIN_EACH = 200, 20  # deals in all, and of each outcome


def fit_win(
    records: Records,
    *,
    landmark: int | None = None,
    window: int = WINDOW,
    features: Sequence[str] | None = None,
    truth: Mapping[str, pd.DataFrame] | None = None,
) -> Fitted:
    """Chance that a deal still open on day ``landmark`` is won within the next ``window`` days.

    Everything the model sees was written down before that day. A deal whose window is not over when the records end
    is left out and counted; it is never taken for lost. The record of an owner (or customer) is held against what the
    company won on the same days, and rows before the company closed 30 deals are left out.

    Args:
        records: from ``sc.read_crm`` or ``sc.example_records()``; what they lack is left out and reported.
        landmark: days after opening at which the chance is predicted, from 0; by default the day by which a quarter
            of deals is decided, from 1 to 28.
        window: days after the landmark in which a win counts, from 1.
        features: names of those to use, such as ``["owner_win_rate", "since_contact"]``; all by default.
        truth: frames of the answer key by name; with ``"weeks"`` the proxies of pressure are compared with the true
            pressure on customers.

    Returns:
        The model: ``.table`` one row per feature, odds ratios per standard deviation, with intervals from 20 people
        on; ``.scores`` on people not seen and on a later time, beside the base rate and a leaky model;
        ``.calibration``, ``.left_out``, ``.text``, ``.plot()``.

    Raises:
        ValueError: too few deals, or records that cannot answer; says what is needed.

    Example:
        >>> import salescoach as sc
        >>> model = sc.fit_win(sc.make_company(teams=2, people=6, weeks=52).records)
        >>> scores = model.scores.set_index(["model", "test"])
        >>> bool(scores.loc[("landmark", "people not seen"), "skill"] > 0)
        True
    """
    records = check_records(records, "sc.fit_win")
    span = whole("window", window, 1)
    day = proposed_landmark(records) if landmark is None else whole("landmark", landmark, 0)
    rows, excluded = landmark_rows(records, day, span)
    _check(rows, day)
    known, unavailable = features_at(records, rows)
    columns, constant = model_columns(known, features)
    X, y = known[columns], rows["won"].to_numpy(int)
    people = known["owner_then"].to_numpy()
    pipeline = logistic().fit(X, y)
    table = coefficients(pipeline, X, y, people, UNITS)
    scores, curve = _scores(records, rows, X, y, people, span)
    compared = None if truth is None else pressure_truth(truth, rows, known, X, y, table)
    left = left_out_table([*excluded, *((name, None, why) for name, why in (*unavailable, *constant))])
    head = [_heading(rows, day, span, len(set(people))), _chosen(records, day, landmark is None)]
    head += missing_owner_lines(records)
    return Fitted(
        name="win", table=table, scores=scores, calibration=curve, left_out=left, pipeline=pipeline, features=X,
        text=_words(head, table, X, len(set(people)), scores, left, compared), truth=compared, details={"rows": rows},
    )  # fmt: skip


def landmark_rows(records: Records, landmark: int, window: int) -> tuple[pd.DataFrame, Excluded]:
    """Deals open on the landmark whose window is over, and the others with a count and a reason.

    Returns:
        Columns of the deals with ``at`` (the landmark's day) and ``won`` (within the window after it); and the rest.
    """
    import pandas as pd

    deals = records.deals.assign(
        opened=records.deals["opened"].dt.normalize(), closed=records.deals["closed"].dt.normalize()
    )
    deals["at"] = deals["opened"] + pd.Timedelta(days=landmark)
    end = deals["at"] + pd.Timedelta(days=window)
    keep = pd.Series(True, deals.index)
    excluded: Excluded = []
    for mask, what, why in _reasons(records, deals, end, landmark):
        excluded.append((what, int((keep & mask).sum()), why))
        keep &= ~mask
    rows = deals[keep].copy()
    rows = rows[closed_before(records.deals["closed"], rows["at"]) >= KNOWN]
    excluded.append(("deals", int(keep.sum()) - len(rows), f"before the company had closed {KNOWN} deals: no past yet"))
    rows["won"] = ((rows["status"] == "won") & (rows["closed"] <= end[rows.index])).astype(int)
    return rows.reset_index(drop=True), excluded


def _reasons(
    records: Records, deals: pd.DataFrame, end: pd.Series, landmark: int
) -> tuple[tuple[pd.Series, str, str], ...]:
    """Masks of deals that cannot be used, each with what they are and why, in order."""
    import pandas as pd

    until = records.until if records.until is not None else pd.Timestamp.max
    first = records.activities["done_at"].min() if len(records.activities) else None
    before = pd.Series(False, deals.index) if first is None else deals["opened"] < first.normalize()
    short = end > until
    return (
        ((deals["status"] != "open") & deals["closed"].isna(), "closed deals", "no closing day"),
        (before, "deals", "opened before activities were written down"),
        (deals["closed"] < deals["at"], "deals", f"decided before day {landmark}"),
        (short & (deals["status"] == "open"), "open deals", "their window is not over: censored, not lost"),
        (short, "deals", "their window ends after the records: left out with the open ones, or only quick ends stay"),
    )


def _check(rows: pd.DataFrame, landmark: int) -> None:
    yes = int(rows["won"].sum()) if len(rows) else 0
    if len(rows) < _MIN or min(yes, len(rows) - yes) < _MIN_EACH:
        raise ValueError(
            f"{len(rows)} deals were open on day {landmark} with a window that is over, {yes} of them won in it: "
            f"at least {_MIN} are needed, {_MIN_EACH} of each outcome. "
            "Type: sc.fit_win(records, landmark=14, window=60) or read a longer export"
        )


def _scores(
    records: Records, rows: pd.DataFrame, X: pd.DataFrame, y: Array, people: Array, window: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Base rate, this model and the leaky one on the same deals; and the calibration curve on people not seen."""
    import pandas as pd

    train, test = split_in_time(rows["at"], rows["at"] + pd.Timedelta(days=window))
    found, curve = scores_apart(NAME, logistic(), X, y, groups=people, apart=PEOPLE, train=train, test=test)
    return score_table(found + leaky_scores(records, rows, y, people)), curve


def _heading(rows: pd.DataFrame, landmark: int, window: int, people: int) -> str:
    return (
        f"Chance that a deal still open on day {landmark} is won within {window} days: {len(rows):,} deals of "
        f"{people} {'person' if people == 1 else 'people'}, {100 * rows['won'].mean():.1f} % won in time."
    )


def _chosen(records: Records, landmark: int, proposed: bool) -> str:
    """Why this day, and how many deals are decided before it, so that the rows are the others."""
    days, decided, _ = days_open(records)
    before = 100 * float(((days < landmark) & decided).mean()) if len(days) else 0.0
    at, left = still_open(days, decided)
    middle = at[left <= 0.5]
    usual = f"half of all deals are decided by day {middle[0]:.0f}" if len(middle) else "not half of the deals end"
    why = f"by which {100 * DECIDED:.0f} % of deals are decided, at most 28" if proposed else "as asked"
    return f"  Day {landmark} ({why}); {before:.0f} % of deals were decided before it and are in no row; {usual}."


def _words(
    head: list[str], table: pd.DataFrame, X: pd.DataFrame, people: int, scores: pd.DataFrame, left: pd.DataFrame,
    compared: pd.DataFrame | None,
) -> str:  # fmt: skip
    lines = [*head, *clear_lines(table, "winning", people), *together_lines(X)]
    lines += score_lines(scores, (NAME, "leaky"))
    lines.append(leaky_line(scores))
    lines += left_out_lines(left)
    lines += truth_lines(compared) if compared is not None else []
    lines.append("  These are relations in records, not effects; and no ground for judging a named person.")
    return "\n".join(line for line in lines if line)
