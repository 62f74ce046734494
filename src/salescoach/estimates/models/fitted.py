"""What a fitted model says, how well it does on what it has not seen, and what it had to leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ...records.records import Records
from .clustered import LEAST_GROUPS

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

Excluded = list[tuple[str, int | None, str]]  # what, rows (None for a feature), reason
LEFT_OUT = ("what", "rows", "reason")
TOGETHER = 0.8  # correlation from which on two features are told to be nearly one


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """A simple model fitted to records; a description of the records, never a judgement of a named person.

    Attributes:
        name: "win", "leaving" or "forecast".
        table: what the model says, one row per feature: coefficients per standard deviation, with 95 % intervals
            clustered by person.
        scores: how far off it is, out of sample, beside the base rate.
        calibration: predicted against what happened, out of sample; empty where there was too little to test.
        left_out: what, rows, reason: rows and features that were not used.
        pipeline: the fitted scikit-learn Pipeline.
        features: the rows it was fitted on, by name.
        text: the same in words.
        truth: what the answer key says beside it; None where none was given.
        details: further frames by name.
    """

    name: str
    table: pd.DataFrame
    scores: pd.DataFrame
    calibration: pd.DataFrame
    left_out: pd.DataFrame
    pipeline: Any
    features: pd.DataFrame
    text: str
    truth: pd.DataFrame | None = None
    details: dict[str, pd.DataFrame] = field(default_factory=dict)

    def plot(self) -> Picture:
        """The picture: predicted against what happened, and what the model says."""
        from ...figures.models import chance_picture

        return chance_picture(self.name, self.table, self.calibration)

    def __repr__(self) -> str:
        return self.text


def check_records(records: object, call: str) -> Records:
    """The records, if they are records.

    Raises:
        ValueError: anything else; says what to type.
    """
    if not isinstance(records, Records):
        raise ValueError(f"{type(records).__name__} holds no records. Type: {call}(sc.example_records())")
    return records


def true_weeks(truth: object, column: str) -> pd.DataFrame:
    """Weekly truths of the answer key.

    Args:
        truth: frames of the answer key by name.
        column: of the frame ``"weeks"`` that is needed.

    Raises:
        ValueError: no such frame or column.
    """
    if not isinstance(truth, Mapping) or "weeks" not in truth or column not in truth["weeks"]:
        raise ValueError(
            f'truth must hold the frame "weeks" of the answer key, with the column {column}. '
            'Type: truth={"weeks": sc.answer_key("weeks")}'
        )
    found: pd.DataFrame = truth["weeks"]
    return found


def other_records() -> ValueError:
    """The error for an answer key in which nothing is found."""
    return ValueError(
        "the answer key says nothing about these owners and weeks: it belongs to other records. "
        'Type: truth={"weeks": sc.answer_key("weeks")} with sc.example_records()'
    )


def left_out_table(rows: Excluded) -> pd.DataFrame:
    """What was left out as a frame; rows of 0 are dropped, features have no row count."""
    import pandas as pd

    kept = [row for row in rows if row[1] is None or row[1] > 0]
    frame = pd.DataFrame(kept, columns=list(LEFT_OUT))
    return frame.astype({"rows": "Int64"})


def left_out_lines(frame: pd.DataFrame) -> list[str]:
    """Rows and features left out, one sentence each."""
    import pandas as pd

    lines = []
    for what, rows, reason in frame.itertuples(index=False):
        head = what if pd.isna(rows) else f"{rows:,} {what}"
        lines.append(f"  left out: {head} - {reason}.")
    return lines


def odds(row: Any, digits: int = 2) -> str:
    """'1.23 (1.10 to 1.37)', or '1.23 (no interval)' where there is none."""
    if np.isnan(row["odds_low"]):
        return f"{row['odds_ratio']:.{digits}f} (no interval)"
    return f"{row['odds_ratio']:.{digits}f} ({row['odds_low']:.{digits}f} to {row['odds_high']:.{digits}f})"


def saved(skill: float) -> str:
    """What a model saves of the base rate's log loss, in words; '' where there is no base rate."""
    if skill != skill:
        return ""
    return f"log loss {100 * abs(skill):.1f} % {'lower' if skill >= 0 else 'higher'} than the base rate's"


def strongest(table: pd.DataFrame, most: int = 3) -> pd.DataFrame:
    """Features whose interval leaves out 'no difference', the strongest first."""
    sure = table[(table["low"] > 0) | (table["high"] < 0)]
    return sure.reindex(sure["coefficient"].abs().sort_values(ascending=False, kind="stable").index).head(most)


def clear_lines(table: pd.DataFrame, what: str, groups: int) -> list[str]:
    """Features that are clearly related to an outcome; or that none is, or that with so few people none can be told.

    Args:
        table: coefficients of a chance.
        what: the outcome, such as "winning".
        groups: people whose rows belong together.
    """
    if len(table) and table["low"].isna().all():
        return [
            f"  No interval can be given: the rows are of {groups} {'person' if groups == 1 else 'people'}, and at "
            f"least {LEAST_GROUPS} are needed, for rows of one are alike. What goes with {what} is not told."
        ]
    clear = strongest(table).to_dict("records")
    lines = [f"  {r['feature']}: odds x {odds(r)} per standard deviation ({r['sd']:.2g}; {r['unit']})." for r in clear]
    return lines or [f"  No feature is clearly related to {what}."]


def together_lines(X: pd.DataFrame) -> list[str]:
    """The two features that are nearly one thing, if any two are: their odds cannot be read apart."""
    if X.shape[1] < 2 or len(X) < 3:
        return []
    moved = X.corr().to_numpy()
    upper = np.where(np.triu(np.ones_like(moved), 1) > 0, np.abs(np.nan_to_num(moved)), 0.0)
    one, other = np.unravel_index(int(upper.argmax()), upper.shape)
    if upper[one, other] < TOGETHER:
        return []
    return [
        f"  {X.columns[one]} and {X.columns[other]} move together (correlation {moved[one, other]:+.2f}): read them as "
        "one thing, or leave one of them out (features=)."
    ]


def score_lines(scores: pd.DataFrame, models: Sequence[str]) -> list[str]:
    """Scores of the models in words, one line per test, with what they save against the base rate."""
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
