"""Exercises of notebook 11: read an export with care, and find what would turn a sentence about a team."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ...company.files import example_records
from ...results.compare import compare
from ...results.simulate import simulate
from ...settings.team import Team
from ..accept import team_that
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_TEAMS = ("team 02", "team 07", "team 12")
_LEAST = 10
_RUNS = 60
_MOST_WILL = 0.45
_FREE = ("pass_through", "tolerance_median", "oversight_half", "weeks")
_RANGES = {"pass_through": (0, 1.8), "tolerance_median": (0.07, 0.25), "oversight_half": (1, 4), "weeks": (13, 52)}


@cache
def _deals() -> pd.DataFrame:
    company = example_records()
    crew = company.people.loc[company.people["team"].isin(_TEAMS), "owner"]
    return company.deals[company.deals["owner"].isin(crew)]


def _all() -> pd.DataFrame:
    return example_records().deals


def _won(deals: pd.DataFrame) -> float:
    return float((deals["status"] == "won").mean())


def _closed() -> pd.DataFrame:
    return _deals()[_deals()["status"] != "open"]


WON = Exercise(
    id="11-1",
    level=1,
    task="""Take all deals of the company from sc.example_records(), without the faults that were planted in this
        notebook. What share of the decided deals is won? Give a number between 0 and 1, two decimals.""",
    hints=(
        "The table deals has a column status. A deal is won, lost or open.",
        "Decided means won or lost: leave the open ones out of the count, both above and below the line.",
    ),
    solution="""
        deals = sc.example_records().deals
        closed = deals[deals["status"] != "open"]
        answer = (closed["status"] == "won").mean()
    """,
    explain="""An open deal is not lost, it is not yet known. Who counts it as lost makes the share look worse the
        younger the pipeline is, and a team that has just found many new deals looks worst of all.""",
    right=lambda: _won(_all().query("status != 'open'")),
    tolerance=0.006,
    mistakes=(
        Mistake(
            wrong=lambda: 100 * _won(_all().query("status != 'open'")),
            message="that is in per cent. A share between 0 and 1 is wanted: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: _won(_all()),
            message="the open deals are counted as if they were lost. Leave them out below the line.",
        ),
        Mistake(
            wrong=lambda: float((_all()["status"] != "lost").mean()),
            message="that counts open deals as won. Leave them out altogether.",
        ),
        Mistake(
            wrong=lambda: _won(_closed()),
            message="that is the three teams of this notebook. Take the deals of the whole company.",
        ),
    ),
)


@cache
def _owners() -> pd.DataFrame:
    closed = _closed()
    table = closed.assign(won=closed["status"] == "won").groupby("owner")["won"].agg(["mean", "size"])
    return table[table["size"] >= _LEAST]


def _chance() -> float:
    """Variance of owners' shares if all had the same chance."""
    table = _owners()
    p = float((table["mean"] * table["size"]).sum() / table["size"].sum())
    return float((p * (1 - p) / table["size"]).mean())


def _by_chance() -> float:
    return _chance() / float(_owners()["mean"].var(ddof=0))


def _one_size() -> float:
    """The usual slip: all deals together in place of the deals of one owner."""
    table = _owners()
    p = float((table["mean"] * table["size"]).sum() / table["size"].sum())
    return float(p * (1 - p) / table["size"].sum() / table["mean"].var(ddof=0))


CHANCE = Exercise(
    id="11-2",
    level=2,
    task="""Take the decided deals of teams 02, 07 and 12, and the owners with ten or more. Work out each owner's share
        of won deals and the variance of these shares (ddof=0, each owner counts once). How large a part of that
        variance would be there by chance alone, if everybody had the same chance p (won over decided, all these owners
        together)? Give a number between 0 and 1, two decimals.""",
    hints=(
        "An owner with n decided deals and chance p has a share that varies by chance with variance p * (1 - p) / n.",
        "Take the mean of p * (1 - p) / n over the owners, and divide it by the variance of the shares.",
    ),
    solution="""
        company = sc.example_records()
        crew = company.people[company.people["team"].isin(["team 02", "team 07", "team 12"])]
        deals = company.deals[company.deals["owner"].isin(crew["owner"])]
        closed = deals[deals["status"] != "open"]
        owners = closed.assign(won=closed["status"] == "won").groupby("owner")["won"].agg(["mean", "size"])
        owners = owners[owners["size"] >= 10]
        p = (owners["mean"] * owners["size"]).sum() / owners["size"].sum()
        answer = (p * (1 - p) / owners["size"]).mean() / owners["mean"].var(ddof=0)
    """,
    explain="""Two years of records make chance the smaller part here. Do it with a single quarter, and chance takes a
        much larger part. What remains is not merit: customers, territory and who was given which deals are in it.""",
    right=_by_chance,
    tolerance=0.006,
    mistakes=(
        Mistake(
            wrong=lambda: 1 - _by_chance(),
            message="that is the part beyond chance. The rest is wanted: one minus it.",
        ),
        Mistake(
            wrong=lambda: 100 * _by_chance(),
            message="that is in per cent. A share between 0 and 1 is wanted: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: float(np.sqrt(_by_chance())),
            message="you divided standard deviations. Parts of variance add up, parts of standard deviations do not.",
        ),
        Mistake(
            wrong=_one_size,
            when=lambda answer: abs(answer - _one_size()) < 0.0005,
            message="you divided by all deals together. An owner's share varies with that owner's own number.",
        ),
        Mistake(
            wrong=_chance,
            when=lambda answer: abs(answer - _chance()) < 0.0005,
            message="that is the variance by chance itself. Divide it by the variance of the owners' shares.",
        ),
    ),
)


def _micromanage_ahead(team: Team) -> str | None:
    base = Team(people=8)
    for name, (low, high) in _RANGES.items():
        if not low <= float(team.values[name]) <= high:
            return f"{name} must lie between {low:g} and {high:g}. That is what the kit holds to be plausible."
    free: dict[str, Any] = {name: team.values[name] for name in _FREE}
    asked = base.change(**free)
    if team not in (asked, asked.change(causes={"will": float(team.values["share_low_will"])})):
        return f"change only {', '.join(_FREE)} and causes={{'will': ...}}; leave the rest as in sc.Team(people=8)."
    if float(team.values["share_low_will"]) > _MOST_WILL:
        return f"more than {_MOST_WILL:g} who will not work is not allowed here. Use the other settings."
    coach, micro = (simulate(team, style, runs=_RUNS, seed=1) for style in ("coach", "micromanage"))
    row = compare(coach, micro).table.loc["revenue"]
    if row["percent_low"] > 0:
        return None
    if row["percent"] > 0:
        return "micromanage is ahead, but the interval holds zero. Go a little further."
    return f"micromanage sells {-row['percent']:.1f} % less there. Which assumptions protect the coach?"


def _sceptic(**changes: Any) -> Team:
    return Team(people=8).change(**changes)


TURN = Exercise(
    id="11-3",
    level=3,
    task="""Be the sceptic. Start from sc.Team(people=8) and change only causes={'will': ...} (at most 0.45),
        pass_through (0 to 1.8), tolerance_median (0.07 to 0.25), oversight_half (1 to 4: hours of watching that feel
        half as bad as can be) and weeks (13 to 52), until micromanage sells more than coach with the whole interval
        above zero: sc.simulate(team, style=..., runs=60, seed=1), then sc.compare(coach, micromanage). Give the
        team.""",
    hints=(
        "Five things could be wrong about the people, the customers and the time. Each range has an end that is kind "
        "to whoever watches.",
        "A quarter; customers who bear much pressure; little of it passed on; oversight that hardly feels like "
        "intrusion; many who do not want to work.",
    ),
    solution="""
        answer = sc.Team(people=8).change(
            causes={"will": 0.45}, pass_through=0.3, tolerance_median=0.25, oversight_half=4.0, weeks=13
        )
    """,
    explain="""All of this lies within the kit's ranges, and no export tells any of these five. A quarter and many who
        do not want to work would have been enough here. So the sentence about your own team stands or falls with who
        the people are: it is worth more to find out about that than to export two more years.""",
    right=lambda: _sceptic(
        causes={"will": 0.45}, pass_through=0.3, tolerance_median=0.25, oversight_half=4.0, weeks=13
    ),
    check=team_that(_micromanage_ahead),
    mistakes=(
        Mistake(
            wrong=lambda: _sceptic(weeks=13),
            message="Which assumptions protect the coach?",
        ),
        Mistake(
            wrong=lambda: _sceptic(causes={"will": 0.9}, weeks=13),
            message="more than 0.45 who will not work is not allowed here. Use the other settings.",
        ),
        Mistake(
            wrong=lambda: _sceptic(weeks=13, oversight_half=8.0),
            message="That is what the kit holds to be plausible.",
        ),
        Mistake(
            wrong=lambda: _sceptic(weeks=13, adaptiveness=0.65),
            message="leave the rest as in sc.Team(people=8).",
        ),
    ),
)

EXERCISES = (WON, CHANCE, TURN)
