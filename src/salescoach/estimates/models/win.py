"""The chance that a deal is won: ``fit_win``, from what is known while the deal is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...common.arrays import Array
from ...common.messages import whole
from ...records.records import Records
from .clustered import coefficients
from .fitted import Excluded, Fitted, check_records, left_out_lines, left_out_table, odds, score_lines, strongest
from .leaky import leaky_scores
from .out_of_sample import PEOPLE, logistic, scores_apart, split_in_time
from .scores import score_table
from .win_features import UNITS, features_at, model_columns
from .win_truth import pressure_truth, truth_lines

if TYPE_CHECKING:
    import pandas as pd

LANDMARK, WINDOW = 28, 91
NAME = "landmark"
_MIN, _MIN_EACH = 200, 20  # deals in all, and of each outcome


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
        records: from ``sc.read_crm`` or ``sc.example_records()``; what they lack is left out and reported.
        landmark: days after opening at which the chance is predicted, from 0.
        window: days after the landmark in which a win counts, from 1.
        truth: frames of the answer key by name; with ``"weeks"`` the proxies of pressure are compared with the true
            pressure on customers.

    Returns:
        The model: ``.table`` one row per feature, odds ratios per standard deviation; ``.scores`` on people not seen
        and on a later time, beside the base rate and a leaky model; ``.calibration``, ``.left_out``, ``.text``,
        ``.plot()``.

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
    day, span = whole("landmark", landmark, 0), whole("window", window, 1)
    rows, excluded = landmark_rows(records, day, span)
    _check(rows, day)
    known, unavailable = features_at(records, rows)
    columns, constant = model_columns(known)
    X, y = known[columns], rows["won"].to_numpy(int)
    people = known["owner_then"].to_numpy()
    pipeline = logistic().fit(X, y)
    table = coefficients(pipeline, X, y, people, UNITS)
    scores, curve = _scores(records, rows, X, y, people, span)
    compared = None if truth is None else pressure_truth(truth, rows, known, X, y, table)
    left = left_out_table([*excluded, *((name, None, why) for name, why in (*unavailable, *constant))])
    heading = _heading(rows, day, span, len(set(people)))
    return Fitted(
        name="win", table=table, scores=scores, calibration=curve, left_out=left, pipeline=pipeline, features=X,
        text=_words(heading, table, scores, left, compared), truth=compared, details={"rows": rows},
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
    rows["won"] = ((rows["status"] == "won") & (rows["closed"] <= end[keep])).astype(int)
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
        f"{people} people, {100 * rows['won'].mean():.1f} % won in time."
    )


def _words(
    heading: str, table: pd.DataFrame, scores: pd.DataFrame, left: pd.DataFrame, compared: pd.DataFrame | None
) -> str:
    clear = strongest(table).to_dict("records")
    lines = [heading]
    lines += [f"  {r['feature']}: odds x {odds(r)} per standard deviation ({r['sd']:.2g}; {r['unit']})." for r in clear]
    lines += [] if clear else ["  No feature is clearly related to winning."]
    lines += score_lines(scores, (NAME, "leaky"))
    lines.append(
        "  The leaky model uses whole-life features (all contacts, last stage, days open): it knows how the deal "
        "ended. Used on what is known on the day, it fails."
    )
    lines += left_out_lines(left)
    lines += truth_lines(compared) if compared is not None else []
    lines.append("  These are relations in records, not effects; and no ground for judging a named person.")
    return "\n".join(lines)
