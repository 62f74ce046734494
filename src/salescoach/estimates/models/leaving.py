"""The chance that somebody leaves within a quarter: ``fit_leaving``, a hazard in steps of a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from ...common.messages import whole
from ...records.records import Records
from .clustered import coefficients
from .exits import recorded_from
from .fitted import (
    Fitted,
    check_records,
    clear_lines,
    left_out_lines,
    left_out_table,
    odds,
    other_records,
    score_lines,
    true_weeks,
)
from .held_back import PERIOD, HeldBack, steady
from .leaving_rows import LEAST, UNITS, first_day, leaving_features, period_rows, strain_at
from .out_of_sample import LATER, PEOPLE, TEAMS, scores_apart, split_in_time
from .own_columns import check_covariates, known_before
from .scores import BASE, score_table

if TYPE_CHECKING:
    import pandas as pd

WEEKS = 13
PENALTY = 10.0  # of the table, which describes: leavers are few, so coefficients are shrunk towards zero
STRAIN = "true strain"
NAMES = ("records", "records and strain", "strain alone")
_MIN = 10  # leavers
PER_FEATURE = 10  # leavers for each feature, below which it is said that they are few (Peduzzi and others 1996)
_NOTHING = 1e-6  # share of the log loss that counts as none
_FEWEST_TEAMS = 5  # below which people, not teams, are left out in turn


def fit_leaving(
    records: Records,
    *,
    weeks: int = WEEKS,
    since: Any = None,
    covariates: pd.DataFrame | None = None,
    truth: Mapping[str, pd.DataFrame] | None = None,
) -> Fitted:
    """Chance that a person who is there at the start of a quarter leaves within it.

    One row per person and quarter; tenure with bends at one and three years, attainment with its square, the manager's
    hours, complaints, colleagues who left: all of the 13 weeks before. Never for judging a named person.

    The table describes with a fixed, small shrinkage. The chances are held back further: each period is predicted from
    those before it, and the shrinkage that does best there is used; where none clearly beats the base rate, everybody
    gets the average chance, and ``.text`` says so.

    Args:
        records: with first and last days in the people table; what else they lack is left out and reported.
        weeks: length of a period in weeks, from 1.
        since: first day from which exits count, such as "2024-01-01".
        covariates: columns of your own: owner, day if they change (they hold from the day after), and numbers.
        truth: frames of the answer key by name; with ``"weeks"`` a model that also sees the hidden strain is set
            beside.

    Returns:
        The model: ``.table`` one row per feature, odds ratios per standard deviation; ``.scores`` on teams not seen
        and on a later time, beside the base rate; ``.pipeline`` of the chances, held back; ``.calibration``,
        ``.left_out``, ``.text``, ``.plot()``.

    Raises:
        ValueError: no first and last days, fewer than ten who left, a day outside the records, or wrong covariates.

    Example:
        >>> import salescoach as sc
        >>> model = sc.fit_leaving(sc.example_records())
        >>> model.table["feature"].tolist()[:3]
        ['tenure_first_year', 'tenure_to_three', 'tenure_later']
    """
    records = check_records(records, "sc.fit_leaving")
    _check_people(records)
    span = whole("weeks", weeks, 1)
    counted = recorded_from(records.people, records.until, first_day(records), since)
    rows, excluded = period_rows(records, span, counted.start)
    _check_rows(rows)
    X, unavailable = leaving_features(records, rows)
    if covariates is not None:
        X = X.assign(**known_before(check_covariates(covariates, set(UNITS)), rows["owner"], rows["start"]))
    y, people = rows["left"].to_numpy(int), rows["owner"].to_numpy()
    table = _described(X, y, people)
    held = HeldBack(LEAST).fit(X.assign(**{PERIOD: rows["period"]}), y)
    flat = [(name, None, "nearly the same for everybody") for name in held.model_["within"].flat_]
    found, curve = _scores(rows, X, y, NAMES[0])
    compared = None
    if truth is not None:
        seen = X.assign(**{STRAIN: _strain(truth, rows)})
        compared = _described(seen, y, people)
        for name, columns in zip(NAMES[1:], (seen, seen[[STRAIN]]), strict=True):
            found += [row for row in _scores(rows, columns, y, name)[0] if row["model"] != BASE]
    scores, left = score_table(found), left_out_table([*excluded, *unavailable, *flat])
    return Fitted(
        name="leaving", table=table, scores=scores, calibration=curve, left_out=left, pipeline=held.model_, features=X,
        text=_words(rows, table, scores, left, span, compared, held.penalty_, counted.line), truth=compared,
        details={"rows": rows},
    )  # fmt: skip


def _described(X: pd.DataFrame, y: Array, people: Array) -> pd.DataFrame:
    """Coefficients of the features that are not nearly constant."""
    pipeline = steady(PENALTY, LEAST).fit(X, y)
    units = {name: "a column of your own" for name in X} | UNITS | {STRAIN: "0-1, hidden"}
    table = coefficients(pipeline, X, y, people, units)
    return table[~table["feature"].isin(pipeline["within"].flat_)].reset_index(drop=True)


def _check_people(records: Records) -> None:
    for column, what in (("started", "first"), ("ended", "last")):
        if not len(records.people) or not records.people[column].notna().any():
            raise ValueError(
                f"the records have no people.{column}: who left when is not known without {what} days in the job. "
                'Type: sc.fit_leaving(sc.read_records("<folder>")) with a people table that has owner, started and '
                "ended"
            )


def _check_rows(rows: pd.DataFrame) -> None:
    many = int(rows["left"].sum()) if len(rows) else 0
    if many < _MIN or many > len(rows) - _MIN:
        raise ValueError(
            f"{many} people left in {len(rows)} person-periods: at least {_MIN} who left and {_MIN} who stayed are "
            "needed. Type: sc.fit_leaving(records, weeks=4) for shorter periods, or read longer records"
        )


def _strain(truth: Mapping[str, pd.DataFrame], rows: pd.DataFrame) -> Array:
    strain = strain_at(true_weeks(truth, "strain"), rows)
    if np.isnan(strain).all():
        raise other_records()
    return strain


def _scores(rows: pd.DataFrame, X: pd.DataFrame, y: Array, name: str) -> tuple[list[dict[str, Any]], pd.DataFrame]:
    """Scores seen, on teams (or people) not seen and on the later half of the periods, each beside the base rate."""
    teams = rows["team"].notna().all() and rows["team"].nunique() >= _FEWEST_TEAMS
    groups, apart = (rows["team"], TEAMS) if teams else (rows["owner"], PEOPLE)
    train, test = split_in_time(rows["period"], rows["period"] + 1)
    X = X.assign(**{PERIOD: rows["period"]})
    return scores_apart(
        name, HeldBack(LEAST), X, y, groups=groups.to_numpy(), apart=apart, train=train, test=test, bins=5
    )


def _words(
    rows: pd.DataFrame, table: pd.DataFrame, scores: pd.DataFrame, left: pd.DataFrame, weeks: int, compared: Any,
    penalty: float, counted: str,
) -> str:  # fmt: skip
    many = int(rows["left"].sum())
    lines = [
        f"Chance of leaving within {weeks} weeks: {many} of {rows['owner'].nunique()} people left in {len(rows):,} "
        f"person-periods ({100 * rows['left'].mean():.1f} % per period).{_fine(many, len(table))}",
        counted,
        *clear_lines(table, "leaving", rows["owner"].nunique()),
    ]
    lines.append(_far_from_quota(table))
    lines.append(_held(penalty))
    lines += score_lines(scores, NAMES)
    lines += _worse(scores)
    lines += _strain_lines(scores, compared) if compared is not None else []
    lines += left_out_lines(left)
    lines.append("  Coefficients are shrunk towards zero (ridge). No ground for judging a named person.")
    return "\n".join(line for line in lines if line)


def _fine(leavers: int, features: int) -> str:
    """Whether so many leavers carry so many features; with fewer than ten for each, odds ratios are loose."""
    if leavers >= PER_FEATURE * features:
        return ""
    each = leavers / max(features, 1)
    return f" That is {each:.1f} leavers for each of {features} features: too few for fine statements."


def _held(penalty: float) -> str:
    if np.isinf(penalty):
        return (
            "  As a forecast the records say too little: from one period to the next no model clearly beats giving "
            "everybody the average chance, so the chances are the average for all."
        )
    return f"  Chances are held back as a later time asks for (ridge penalty {penalty:g})."


def _worse(scores: pd.DataFrame) -> list[str]:
    unseen = (scores["model"] == NAMES[0]) & scores["test"].isin((TEAMS, PEOPLE, LATER))
    bad = scores[unseen & (scores["skill"] < _NOTHING)]
    return [f"  On {test} it does no better than giving everybody the average chance." for test in bad["test"]]


def _far_from_quota(table: pd.DataFrame) -> str:
    row = table[table["feature"] == "attainment_squared"]
    if not len(row):
        return ""
    low, high = float(row["low"].iloc[0]), float(row["high"].iloc[0])
    if low > 0:
        return "  Those far from quota, below or above it, leave more than those near it."
    if high < 0:
        return "  Those far from quota, below or above it, leave less than those near it."
    return "  These records do not show whether people far below and far above quota both leave more."


def _strain_lines(scores: pd.DataFrame, compared: pd.DataFrame) -> list[str]:
    row = compared[compared["feature"] == STRAIN].to_dict("records")[0]
    lines = [f"  Compared with the truth: the odds per standard deviation of true strain are x {odds(row)}."]
    outside = scores[scores["test"] != "seen"]
    for test in dict.fromkeys(outside["test"]):
        auc = outside[outside["test"] == test].set_index("model")["auc"]
        if set(NAMES) <= set(auc.index):
            lines.append(
                f"    on {test}: AUC {auc[NAMES[0]]:.2f} from the records, {auc[NAMES[1]]:.2f} for a model that also "
                f"sees the strain, {auc[NAMES[2]]:.2f} from the strain alone."
            )
    return lines
