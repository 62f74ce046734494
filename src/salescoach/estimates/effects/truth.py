"""The true effect: the same company with the same luck, with and without the close oversight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...common.arrays import Array, Numbers
from ...management.library import STYLES
from ...management.practices import Practices
from ...management.seen import Seen
from ...management.style import Style
from ...settings.team import Team
from ...simulation.block import Plan
from ...simulation.history import Ask, record
from .choice import Background
from .panel import Panel, make_panel
from .worlds import SPAN, SelectionWorld

if TYPE_CHECKING:
    import pandas as pd

QUARTER = 13
KEPT = (
    "worked", "holder", "quota", "revenue", "will", "logged", "moved", "open_deals", "tenure", "won", "walked",
    "no_decision", "push", "strain", "effort",
)  # fmt: skip
Weeks = dict[str, Numbers]


@dataclass(frozen=True, kw_only=True)
class SimulatedCompany:
    """A company's records, and what no analyst has: both futures of every person.

    Attributes:
        panel: the visible panel.
        truth: the true average effect on the treated, points of quota.
        spillover: mean effect on untreated people of the same company, points of quota.
        usual: results in per cent of quota without the programme, shape (periods, people).
        close: the same with the programme, shape (periods, people).
        start: first period under oversight, nan for never; shape (people,).
        left_usual: share of the treated who leave in the records without the programme.
        left_close: the same with the programme.
    """

    panel: Panel
    truth: float
    spillover: float
    usual: np.ndarray
    close: np.ndarray
    start: np.ndarray
    left_usual: float
    left_close: float


def usual_practice(world: SelectionWorld) -> Style:
    """The status quo with what the world does differently for everybody."""

    def rule(seen: Seen) -> Practices:
        return replace(STYLES["status_quo"](seen), **dict(world.usual))

    return Style(name="usual practice", author="the benchmark", summary="The status quo.", rule=rule)


def make_oversight(world: SelectionWorld, start: np.ndarray) -> Style:
    """Usual practice, and the world's close oversight for each seat from its own week on."""
    usual = usual_practice(world)
    first = np.where(np.isfinite(start), start * QUARTER, np.inf)

    def rule(seen: Seen) -> Practices:
        practices, on = usual(seen), np.broadcast_to(seen.week >= first, seen.shape)
        return replace(practices, **{
            name: np.where(on, amount, getattr(practices, name)) for name, amount in world.practices.items()
        })  # fmt: skip

    return Style(
        name="close oversight",
        author="the benchmark",
        summary="Usual practice, and close oversight for some.",
        rule=rule,
    )


def live(team: Team, style: Style, seed: int) -> Weeks:
    """One company under a style: columns of ``KEPT``, shape (weeks, people) each."""
    history = record(Plan(team, style, STYLES["status_quo"], 0, seed), 1, Ask(seats=KEPT))
    return {name: np.asarray(values[0], float) for name, values in history.seats.items()}


def by_quarter(values: np.ndarray) -> np.ndarray:
    """Sums over quarters; (weeks, people) -> (quarters, people)."""
    return np.asarray(values.reshape(-1, QUARTER, values.shape[1]).sum(axis=1))


def own_weeks(lived: Weeks) -> Array:
    """Where the first person of each seat is at work; shape (weeks, people)."""
    return np.asarray((lived["worked"] == 1) & (lived["holder"] == lived["holder"][0]))


def own_result(lived: Weeks) -> Numbers:
    """The first person's own orders in per cent of 13 weeks' quota; 0 after leaving. Shape (quarters, people)."""
    own = own_weeks(lived)
    quota = by_quarter(np.broadcast_to(lived["quota"][0], own.shape))
    sold = by_quarter(np.where(own, lived["revenue"], 0.0))
    return np.asarray(100.0 * sold / quota)


def cohort(lived: Weeks, until: int) -> Array:
    """Seats whose first person is there in every week before ``until``."""
    return np.asarray(own_weeks(lived)[:until].all(axis=0))


def simulate_company(world: SelectionWorld, seed: int) -> SimulatedCompany:
    """Simulate both futures of a company and write down what its records show.

    Args:
        world: the world.
        seed: of people, customers, luck and lot; whole number from 0.
    """
    team = world.team
    without = live(team, usual_practice(world), seed)
    teams = np.arange(int(team.people)) // SPAN
    lot = np.random.default_rng([seed, 20231])
    will = np.where(without["worked"][0] == 1, without["will"][0], 1.0)
    start = world.rule(Background(result=own_result(without), will=will, team=teams, luck=lot))
    with_it = live(team, make_oversight(world, start), seed)
    there = cohort(without, QUARTER * int(np.nanmin(start)))
    usual, close, start = own_result(without)[:, there], own_result(with_it)[:, there], start[there]
    on = np.arange(len(close))[:, None] >= start
    never = np.isnan(start)
    after = slice(int(np.nanmin(start)), None)
    left = [~own_weeks(f)[-1, there] for f in (without, with_it)]
    rows = _rows(with_it, there, close, on, teams[there], world.survivorship)
    change = close - usual
    spillover = float(change[after][:, never].mean()) if never.any() else np.nan
    left_usual, left_close = (float(who[~never].mean()) for who in left)
    return SimulatedCompany(
        panel=make_panel(rows), truth=float(change[on].mean()), spillover=spillover, usual=usual, close=close,
        start=start, left_usual=left_usual, left_close=left_close,
    )  # fmt: skip


def _rows(
    lived: Weeks, there: np.ndarray, result: np.ndarray, on: np.ndarray, teams: np.ndarray, survivorship: bool
) -> pd.DataFrame:
    """The visible panel: one row per person and quarter; nothing in it that a manager cannot see."""
    import pandas as pd

    periods = len(result)
    own = own_weeks(lived)[:, there]
    left = ~own[QUARTER - 1 :: QUARTER]
    tenure = np.where(lived["worked"] == 1, lived["tenure"], 0.0)

    def last(values: Numbers) -> Numbers:
        return np.asarray(values[QUARTER - 1 :: QUARTER, there])

    columns = {
        "logged": by_quarter(lived["logged"][:, there]) / QUARTER,
        "moved": by_quarter(lived["moved"][:, there]) / QUARTER,
        "open_deals": last(lived["open_deals"]),
        "tenure_weeks": np.log1p(last(tenure)),
        "result": np.where(left, np.nan, result) if survivorship else result,
        "treated": on.astype(int), "left": left.astype(int),
        "team": np.broadcast_to(teams, result.shape), "person": np.broadcast_to(np.flatnonzero(there), result.shape),
        "period": np.broadcast_to(np.arange(periods)[:, None], result.shape),
    }  # fmt: skip
    return pd.DataFrame({name: values.ravel() for name, values in columns.items()})
