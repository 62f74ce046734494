"""Who is behind, and is it luck: owners, managers, help after a bad quarter, and those who have left."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...estimates.models.owners import OwnerDifferences, owner_differences
from ...estimates.models.variation import between_and_within
from .known import QUARTER, as_of, deals, key, quarters, records
from .question import Numbers, Question

if TYPE_CHECKING:
    import pandas as pd

EARLY = "2024-03-31"  # one quarter of records
BEFORE = "2024-06-30"  # the day before the first team changes
LOW = 70.0  # % of quota, below which somebody is said to have been helped


@cache
def persistence() -> float:
    """Correlation of a person's quarter with the next, out of the records."""
    return float(between_and_within(records(), weeks=QUARTER).persistence["correlation"].iloc[0])


@cache
def _differences(day: str) -> OwnerDifferences:
    return owner_differences(as_of(day))


def _pairs() -> pd.DataFrame:
    """Person-quarters with a whole quarter after them."""
    return quarters().dropna(subset=["result_next"])


def _pairs_without_programme() -> pd.DataFrame:
    pairs = _pairs()
    found: pd.DataFrame = pairs[pairs["team"].isin(_without_programme())]
    return found


def _recorded(pairs: pd.DataFrame) -> pd.DataFrame:
    """What the records alone tell of them."""
    return pairs[["owner", "team", "quarter", "result", "result_next"]]


def laggards() -> Numbers:
    """Points of quota by which the lowest quarter of people lie behind a quarter later."""
    pairs = _pairs()
    behind = pairs["result"] - pairs.groupby("quarter")["result"].transform("mean")
    after = pairs["own_next"] - pairs.groupby("quarter")["own_next"].transform("mean")
    low = pairs.groupby("quarter")["result"].rank(pct=True) <= 0.25
    gap = float(behind[low].mean())
    return Numbers(naive=gap, kit=persistence() * gap, truth=float(after[low].mean()))


def owners() -> Numbers:
    """Spread of owners' shares of won deals after one quarter, in points."""
    found = _differences(EARLY)
    shares = found.groups[found.groups["by"] == "owners"].set_index("name")
    over = deals()[deals()["owner"].isin(shares.index) & (deals()["outcome"] != "open")]
    true = 100 * (over["outcome"] == "won").groupby(over["owner"]).mean()
    return Numbers(
        naive=float(shares["won"].std()), kit=float(found.table["beyond_chance"].iloc[0]), truth=float(true.std())
    )


def managers() -> Numbers:
    """Chance that managers' shares of won deals differ as much by lot alone, before anybody changed."""
    from scipy.stats import spearmanr

    found = _differences(BEFORE)
    row = found.table.set_index("by").loc["managers"]
    won = found.groups[found.groups["by"] == "managers"].set_index("name")["won"]
    teams = key("teams").set_index("manager")
    skill = teams[["manager_coach_skill", "manager_people_skill", "manager_diagnosis_skill"]].mean(axis=1)
    p = spearmanr(won, skill.reindex(won.index)).pvalue
    return Numbers(naive=float(row["p"]), kit=float(row["p_people"]), truth=float(p))


def claimed() -> Numbers:
    """Points of quota that a measure brought which never took place."""
    pairs = _pairs_without_programme()
    means = pairs.groupby("quarter")[["result", "result_next"]].transform("mean")
    expected = means["result_next"] + persistence() * (pairs["result"] - means["result"])
    low = pairs["result"] < LOW
    rise = (pairs["result_next"] - pairs["result"])[low]
    return Numbers(naive=float(rise.mean()), kit=float((pairs["result_next"] - expected)[low].mean()), truth=0.0)


def _without_programme() -> list[str]:
    """Teams that the answer key shows under one style in every week.

    Raises:
        ValueError: there is none, so that nothing is known to have brought no gain.
    """
    styles = key("team_weeks").groupby("team")["style"].nunique()
    never: list[str] = styles.index[styles == 1].tolist()
    if not never:
        raise ValueError("every team of the answer key changes its style. Type: sc.answer_key('team_weeks')")
    return never


def survivors() -> Numbers:
    """Orders in per cent of quota, over the two years."""
    weeks, people = records().weeks, records().people
    stayed = weeks[weeks["owner"].isin(people.loc[people["ended"].isna(), "owner"])]
    won = deals()[deals()["outcome"] == "won"]
    true = won.loc[won["truly_closed"] >= weeks["week"].min(), "true_value"].sum()
    naive, kit = (100 * float(part["revenue"].sum() / part["quota"].sum()) for part in (stayed, weeks))
    return Numbers(naive=naive, kit=kit, truth=100 * float(true / weeks["quota"].sum()))


QUESTIONS = (
    Question(
        name="laggards",
        asks="The lowest quarter of people this quarter: how far behind will they be in the next one?",
        unit="points of quota behind everybody's mean, next quarter",
        naive="takes this quarter's gap to be theirs",
        kit="lets the gap shrink as far as quarters of one person resemble each other (sc.between_and_within)",
        truth="weeks: what their own customers ordered in the next quarter",
        lines="""
            pairs = sc.twenty_questions(1).data
            by = pairs.groupby("quarter")["result"]
            gap = (pairs["result"] - by.transform("mean"))[by.rank(pct=True) <= 0.25].mean()
            sc.between_and_within(records, weeks=13).persistence["correlation"].iloc[0] * gap
        """,
        numbers=laggards,
        data=lambda: _recorded(_pairs()),
    ),
    Question(
        name="owners",
        asks="After one quarter: by how much do people truly differ in their share of won deals?",
        unit="points, standard deviation between owners",
        naive="takes the spread of the shares as it comes",
        kit="takes the luck of few deals off it (sc.owner_differences)",
        truth="deals: each person's share of won deals over two years, by the true outcome",
        lines="""sc.owner_differences(records.as_of("2024-03-31")).table["beyond_chance"].iloc[0]""",
        numbers=owners,
        digits=1,
    ),
    Question(
        name="managers",
        asks="Which manager's numbers are different beyond luck: do teams' shares of won deals rank their managers?",
        unit="p: chance of as much by lot alone",
        naive="counts every deal as a draw of its own (chi-square)",
        kit="shuffles people with all their deals among the managers (sc.owner_differences)",
        truth="teams: whether their teams' share goes with managers' true skill (Spearman's p)",
        lines="""sc.owner_differences(records.as_of("2024-06-30")).table["p_people"].iloc[1]""",
        numbers=managers,
        digits=3,
        least=0.05,
        above="no ranking of managers",
        below="a ranking of managers",
        by_answer=True,
    ),
    Question(
        name="claim",
        asks="Where nothing was done, somebody claims to have helped those below 70 % of quota. What did it bring?",
        unit="points of quota gained in the next quarter",
        naive="takes the rise after the bad quarter for the help's",
        kit="takes off what a bad quarter regresses by itself (persistence of sc.between_and_within)",
        truth="team_weeks: these teams are under one style in every week, so nothing was there to help",
        lines="""
            pairs = sc.twenty_questions(4).data
            mean = pairs.groupby("quarter")[["result", "result_next"]].transform("mean")
            r = sc.between_and_within(records, weeks=13).persistence["correlation"].iloc[0]
            beyond = pairs["result_next"] - mean["result_next"] - r * (pairs["result"] - mean["result"])
            beyond[pairs["result"] < 70].mean()
        """,
        numbers=claimed,
        data=lambda: _recorded(_pairs_without_programme()),
    ),
    Question(
        name="survivors",
        asks="How much does this sales force sell?",
        unit="orders in per cent of quota, two years",
        naive="adds up those who are on today's list of people",
        kit="keeps the weeks of those who left (the records hold them; ask for them in an export)",
        truth="deals: the true value of every order",
        lines="""100 * records.weeks["revenue"].sum() / records.weeks["quota"].sum()""",
        numbers=survivors,
        digits=1,
    ),
)
