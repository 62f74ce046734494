"""The chance that somebody leaves within a quarter: ``fit_leaving``, a hazard in steps of a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from ...common.messages import whole
from ...records.records import Records
from .clustered import coefficients
from .fitted import Fitted, check_records, left_out_lines, left_out_table, odds, strongest
from .leaving_rows import UNITS, leaving_features, period_rows, strain_at
from .scores import BASE, by_group, by_time, calibration_curve, logistic, score, score_table
from .win import score_lines

if TYPE_CHECKING:
    import pandas as pd

WEEKS = 13
PENALTY = 10.0  # leavers are few: coefficients are drawn towards nought
STRAIN = "true strain"
_MIN = 10  # leavers
TEAMS, LATER = "teams not seen", "a later time"


def fit_leaving(records: Records, *, weeks: int = WEEKS, truth: Mapping[str, pd.DataFrame] | None = None) -> Fitted:
    """Chance that a person who is there at the start of a quarter leaves within it.

    One row a person and quarter; tenure with bends at one and three years, attainment with its square (those far
    below and far above quota may both leave), the manager's hours, complaints, colleagues who left: all of the 13
    weeks before. A description of a company, never for judging a named person.

    Args:
        records: with first and last days in the people table; what else they lack is left out and told.
        weeks: length of a period.
        truth: frames of the answer key; with ``"weeks"`` a model that sees the hidden strain is set beside.

    Raises:
        ValueError: no people with first and last days, or fewer than ten who left; says what is needed.
    """
    records = check_records(records, "sc.fit_leaving")
    _check_people(records)
    rows, aside = period_rows(records, whole("weeks", weeks, 1))
    _check_rows(rows)
    X, gone = leaving_features(records, rows)
    y, people = rows["left"].to_numpy(int), rows["owner"].to_numpy()
    pipeline = logistic(PENALTY).fit(X, y)
    table = coefficients(pipeline, X, y, people, UNITS)
    found, curve = _scores(rows, X, y, "records")
    told = None
    if truth is not None:
        seen = X.assign(**{STRAIN: _strain(truth, rows)})
        told = coefficients(logistic(PENALTY).fit(seen, y), seen, y, people, {**UNITS, STRAIN: "0-1, hidden"})
        found += [row for row in _scores(rows, seen, y, "records and strain")[0] if row["model"] != BASE]
        found += [row for row in _scores(rows, seen[[STRAIN]], y, "strain alone")[0] if row["model"] != BASE]
    scores = score_table(found)
    left = left_out_table([*aside, *gone])
    text = _words(rows, table, scores, left, weeks, told)
    return Fitted("leaving", table, scores, curve, left, pipeline, X, text, told, {"rows": rows})


def _check_people(records: Records) -> None:
    for column, what in (("started", "first"), ("ended", "last")):
        if not len(records.people) or not records.people[column].notna().any():
            raise ValueError(
                f"the records have no people.{column}: who left when cannot be told without {what} days in the job. "
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
    if not isinstance(truth, Mapping) or "weeks" not in truth or "strain" not in truth["weeks"]:
        raise ValueError(
            'truth must hold the frame "weeks" of the answer key. Type: truth={"weeks": sc.answer_key("weeks")}'
        )
    strain = strain_at(truth, rows)
    if np.isnan(strain).all():
        raise ValueError("the answer key tells nothing about these owners and weeks: it belongs to other records")
    return strain


def _scores(rows: pd.DataFrame, X: pd.DataFrame, y: Array, name: str) -> tuple[list[dict[str, Any]], pd.DataFrame]:
    """Scores seen, on teams (or people) not seen and on the later half of the periods, each beside the base rate."""
    pipeline = logistic(PENALTY)
    teams = rows["team"].notna().all() and rows["team"].nunique() >= 5
    groups, test_name = (rows["team"], TEAMS) if teams else (rows["owner"], "people not seen")
    found = [score(BASE, "seen", y, np.full(len(y), y.mean()))]
    found.append(score(name, "seen", y, pipeline.fit(X, y).predict_proba(X)[:, 1]))
    curve = calibration_curve(y, np.full(len(y), y.mean()), 1).iloc[:0]
    parts = by_group(pipeline, X, y, groups.to_numpy())
    if parts is not None:
        found += [score(BASE, test_name, y, parts[1]), score(name, test_name, y, parts[0])]
        curve = calibration_curve(y, parts[0], 5)
    cut = (rows["period"].max() + 1) / 2
    train, test = (rows["period"] + 1 <= cut).to_numpy(), (rows["period"] >= cut).to_numpy()
    parts = by_time(pipeline, X, y, train, test)
    if parts is not None:
        found += [score(BASE, LATER, y[test], parts[1]), score(name, LATER, y[test], parts[0])]
    return found, curve


def _words(
    rows: pd.DataFrame, table: pd.DataFrame, scores: pd.DataFrame, left: pd.DataFrame, weeks: int, told: Any
) -> str:
    many = int(rows["left"].sum())
    lines = [
        f"Chance of leaving within {weeks} weeks: {many} of {rows['owner'].nunique()} people left in {len(rows):,} "
        f"person-periods ({100 * rows['left'].mean():.1f} % a period). So few leavers allow no fine statements."
    ]
    for row in strongest(table).to_dict("records"):
        lines.append(f"  {row['feature']}: odds x {odds(row)} a standard deviation ({row['sd']:.2g}; {row['unit']}).")
    if len(strongest(table)) == 0:
        lines.append("  No feature is clearly related to leaving.")
    lines.append(_bend(table))
    lines += score_lines(scores, ("records", "records and strain", "strain alone"))
    lines += _worse(scores)
    lines += _strain_lines(scores, told) if told is not None else []
    lines += left_out_lines(left)
    lines.append("  Coefficients are drawn towards nought (ridge). No ground for judging a named person.")
    return "\n".join(line for line in lines if line)


def _worse(scores: pd.DataFrame) -> list[str]:
    bad = scores[(scores["model"] == "records") & (scores["skill"] <= 0)]
    return [f"  On {test} it does no better than giving everybody the average chance." for test in bad["test"]]


def _bend(table: pd.DataFrame) -> str:
    row = table[table["feature"] == "attainment_squared"]
    if not len(row):
        return ""
    low, high = float(row["low"].iloc[0]), float(row["high"].iloc[0])
    if low > 0:
        return "  Those far from quota, below or above it, leave more than those near it."
    if high < 0:
        return "  Those far from quota, below or above it, leave less than those near it."
    return "  That people far below and far above quota both leave more cannot be told from these records."


def _strain_lines(scores: pd.DataFrame, told: pd.DataFrame) -> list[str]:
    row = told[told["feature"] == STRAIN].to_dict("records")[0]
    lines = [f"  Held against the truth: a standard deviation more true strain goes with odds x {odds(row)}."]
    outside = scores[~scores["test"].isin(["seen"])]
    for test in dict.fromkeys(outside["test"]):
        here = outside[outside["test"] == test].set_index("model")
        if "records" in here.index and "records and strain" in here.index:
            lines.append(
                f"    on {test}: AUC {here.loc['records', 'auc']:.2f} from the records, "
                f"{here.loc['records and strain', 'auc']:.2f} for a model that also sees the strain, "
                f"{here.loc['strain alone', 'auc']:.2f} from the strain alone."
            )
    return lines
