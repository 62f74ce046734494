"""What the change of style did: close oversight, coaching, and how busy people are since."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...estimates.effects.oversight import effect_of_oversight
from .known import QUARTER, key, records
from .question import Numbers, Question

if TYPE_CHECKING:
    import pandas as pd

CLOSE, COACHING = ("micromanage", "close oversight"), ("coach", "coaching")  # style in the key, programme in records
MEASURE = "two-way fixed effects"


def panel(programme: str, measure: str = "revenue") -> pd.DataFrame:
    """Person-quarters of the teams with that programme and of those without any, as sc.effect_of_oversight takes them.

    Args:
        programme: as it was announced in the records.
        measure: "revenue" (in % of quota), or another column of the weekly figures (a week).
    """
    weeks, changes, people = records().weeks, records().changes, records().people
    starts = changes[changes["programme"] == programme].set_index("team")["starts"]
    team = weeks["owner"].map(people.set_index("owner")["team"])
    kept = team.isin(starts.index) | ~team.isin(changes["team"])
    rows = weeks.assign(team=team, start=team.map(starts))[kept]
    rows["period"] = (rows["week"] - weeks["week"].min()).dt.days // (7 * QUARTER)
    by = rows.groupby(["owner", "team", "period"], sort=False)
    out = by.agg(sold=("revenue", "sum"), quota=("quota", "sum"), week=("week", "min"), start=("start", "first"))
    out["result"] = 100 * out["sold"] / out["quota"] if measure == "revenue" else by[measure].mean().astype(float)
    out = out.reset_index().rename(columns={"owner": "person"})
    out["treated"] = (out["week"] >= out["start"]).astype(int)
    out["treated"] = out.groupby("person")["treated"].cummax()
    return out[["person", "team", "period", "result", "treated"]]


@cache
def _fitted(programme: str, measure: str = "revenue") -> pd.Series:
    found = effect_of_oversight(panel(programme, measure), estimators=[MEASURE]).table
    return found.iloc[0]


def _before_after(rows: pd.DataFrame) -> tuple[float, float]:
    """Means of the changed teams before and after."""
    changed = rows[rows.groupby("team")["treated"].transform("max") == 1]
    mean = changed.groupby("treated")["result"].mean()
    return float(mean[0]), float(mean[1])


def true_weeks(style: str) -> pd.DataFrame:
    """Weeks after the change of the teams that did go over to a style, with and without it."""
    effects = key("effects")
    found: pd.DataFrame = effects[
        effects["happened"] & (effects["style"] == style) & (effects["week"] >= effects["from_week"])
    ]
    return found


def quota_of(true: pd.DataFrame) -> float:
    """Mean weekly quota of a person of the teams in these weeks."""
    team = records().weeks["owner"].map(records().people.set_index("owner")["team"])
    return float(records().weeks.loc[team.isin(true["team"]), "quota"].mean())


def _revenue(style: str, programme: str) -> Numbers:
    before, after = _before_after(panel(programme))
    fit = _fitted(programme)
    true = true_weeks(style)
    truth = 100 * float(true["effect"].mean()) / quota_of(true)
    return Numbers(
        naive=after - before, kit=float(fit["effect"]), truth=truth, low=float(fit["low"]), high=float(fit["high"])
    )


def close() -> Numbers:
    """Effect of going over to close oversight on orders, in points of quota."""
    return _revenue(*CLOSE)


def coaching() -> Numbers:
    """Effect of going over to coaching on orders, in points of quota."""
    return _revenue(*COACHING)


def busy() -> Numbers:
    """Change of work on customers under close oversight, in per cent."""
    logged, moved = _before_after(panel(CLOSE[1], "logged")), _before_after(panel(CLOSE[1], "moved"))
    fit, true = _fitted(CLOSE[1], "moved"), true_weeks(CLOSE[0])
    share = 100 / moved[0]
    return Numbers(
        naive=100 * (logged[1] / logged[0] - 1), kit=share * float(fit["effect"]),
        truth=100 * float(true["contacts_with"].sum() / true["contacts_without"].sum() - 1),
        low=share * float(fit["low"]), high=share * float(fit["high"]),
    )  # fmt: skip


_LINES = """
    rows = sc.twenty_questions({}).data
    sc.effect_of_oversight(rows, estimators=["two-way fixed effects"]).table["effect"].iloc[0]
"""

QUESTIONS = (
    Question(
        name="close oversight",
        asks="Five teams went over to close oversight: what did it do to their orders?",
        unit="points of quota",
        naive="compares these teams after the change with the same teams before",
        kit="takes off what the teams without any change did meanwhile (sc.effect_of_oversight)",
        truth="effects: the same teams with the same luck, with and without the change",
        lines=_LINES.format(6),
        numbers=close,
        data=lambda: panel(CLOSE[1]),
        digits=1,
        least=0.0,
        above="it helped",
        below="it did harm",
    ),
    Question(
        name="coaching",
        asks="Two teams went over to coaching: what did it do to their orders?",
        unit="points of quota",
        naive="compares these teams after the change with the same teams before",
        kit="takes off what the teams without any change did meanwhile (sc.effect_of_oversight)",
        truth="effects: the same teams with the same luck, with and without the change",
        lines=_LINES.format(7),
        numbers=coaching,
        data=lambda: panel(COACHING[1]),
        digits=1,
        least=0.0,
        above="it helped",
        below="it did harm",
    ),
    Question(
        name="busy",
        asks="Do the teams under close oversight work more on customers since?",
        unit="% more than before",
        naive="counts logged activities before and after",
        kit="counts steps that deals made, against the teams without any change (sc.effect_of_oversight)",
        truth="effects: true contacts with and without the change",
        lines="""
            steps = sc.twenty_questions(8).data
            usual = steps[(steps["team"].isin(steps.query("treated == 1")["team"])) & (steps["treated"] == 0)]
            found = sc.effect_of_oversight(steps, estimators=["two-way fixed effects"]).table["effect"].iloc[0]
            100 * found / usual["result"].mean()
        """,
        numbers=busy,
        data=lambda: panel(CLOSE[1], "moved"),
        digits=1,
        least=0.0,
        above="they do more",
        below="they do less",
    ),
)
