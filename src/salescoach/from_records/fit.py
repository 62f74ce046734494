"""Find the settings under which the simulated team shows what the records show: secant steps with common luck."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..common.arrays import Array
from ..management.library import find_style
from ..settings.register import SETTINGS
from ..settings.team import Team
from ..simulation.block import Plan
from ..simulation.mean_field import reference
from .measure import owners_lived
from .moments import moments

SEATS = 400  # seats that are simulated for one measurement, over all runs
MOST_SEATS = 24  # of one simulated team while fitting: what is fitted is a person's
STEPS, NEAR = 6, 0.01


@dataclass(frozen=True, slots=True)
class Knob:
    """A fitted setting: its name, the quantity that tells it, how it is turned, and a small turn of it."""

    setting: str
    moment: str
    log: bool
    turn: float
    longest: float

    def value(self, team: Team) -> float:
        """Where it stands, on the scale on which it is turned."""
        value = float(team.values[self.setting])
        return math.log(max(value, 1e-9)) if self.log else value

    def limits(self) -> tuple[float, float]:
        """Hard limits on that scale, a hair inside."""
        least, most = SETTINGS[self.setting].least, SETTINGS[self.setting].most
        return (math.log(max(least, 1e-6)), math.log(most)) if self.log else (least, most)


KNOBS: tuple[Knob, ...] = (
    Knob("need_rate", "lead_flow", True, 0.15, 1.0),
    Knob("advance_base", "win_rate", False, 0.2, 0.8),
    Knob("walk_base", "cycle", False, 0.3, 0.8),
    Knob("quiet_rate", "no_decision", True, 0.3, 0.8),
    Knob("ability_spread", "win_spread", False, 0.25, 0.5),
    Knob("territory_spread", "lead_spread", False, 0.15, 0.4),
    Knob("territory_deal_size_spread", "worth_between", False, 0.15, 0.5),
    Knob("deal_value_spread", "worth_within", False, 0.15, 0.5),
    Knob("deal_value", "deal_value", True, 0.2, 3.0),
    Knob("quit_rate", "leaving", True, 0.3, 0.8),
    Knob("quota_per_week", "quota", True, 0.2, 1.0),
)
ALONG = {"quiet_rate": "indecision_rate"}  # turned by the same factor: records do not tell the two apart


@dataclass(frozen=True)
class Fit:
    """The end of a search.

    Attributes:
        team: as fitted. knobs: what was turned. values: where they ended, on their scales, shape (knobs,).
        shown: simulated quantities there; slopes: of quantities by knobs, shape (knobs, knobs).
        each: quantities of every simulated run, shape (runs, knobs). at_limit: settings at a hard limit.
        wanted: measured quantities, shape (knobs,). seed: of the luck.
    """

    team: Team
    knobs: tuple[Knob, ...]
    values: Array
    shown: Array
    slopes: Array
    each: Array
    at_limit: tuple[str, ...]
    wanted: Array
    seed: int


def turned(team: Team, knobs: tuple[Knob, ...], values: Array) -> Team:
    """The team with the knobs at these places, held within the hard limits."""
    changes: dict[str, Any] = {}
    for knob, value in zip(knobs, values, strict=True):
        low, high = knob.limits()
        held = min(max(float(value), low), high)
        changes[knob.setting] = math.exp(held) if knob.log else held
        if knob.setting in ALONG:
            other, factor = ALONG[knob.setting], changes[knob.setting] / max(float(team.values[knob.setting]), 1e-9)
            changes[other] = min(float(team.values[other]) * factor, SETTINGS[other].most)
    return team.change(**changes)


def usual(team: Team, seed: int) -> Plan:
    """The team under usual practice from the first week to the last."""
    practice = find_style("status_quo")
    return Plan(team, practice, practice, 0, seed)


def measured(team: Team, knobs: tuple[Knob, ...], seats: int, seed: int, each: bool = False) -> Array:
    """Quantities of the simulated team under usual practice; shape (knobs,), or (runs, knobs) if ``each``."""
    owners = owners_lived(usual(team, seed), max(2, seats // int(team.people)))
    found = moments(owners, each)
    rows = np.stack([found[knob.moment] for knob in knobs], axis=-1)
    return rows if each else rows[0]


def first_guess(team: Team, target: dict[str, float]) -> Team:
    """The team with need and value set by the mean-field reference, and the chance to advance by its win chance."""
    if "lead_flow" in target:
        wanted = math.exp(target["lead_flow"])
        for _ in range(4):
            now = max(reference(team).opened, 1e-6)
            team = team.change(need_rate=min(1.0, max(1e-5, float(team.need_rate) * wanted / now)))
    if "win_rate" in target:
        low, high = -6.0, 4.0
        for _ in range(20):
            middle = (low + high) / 2.0
            chance = reference(team.change(advance_base=middle)).win_chance
            low, high = (middle, high) if chance < 1.0 / (1.0 + math.exp(-target["win_rate"])) else (low, middle)
        team = team.change(advance_base=(low + high) / 2.0)
    return team


def fit(team: Team, target: dict[str, float], seed: int, seats: int = SEATS, rough: bool = False) -> Fit:
    """Turn the knobs until the simulated quantities are the measured ones.

    Args:
        team: where to start and what is not fitted. target: quantity -> value on its scale; quantities that
            are not in it fit nothing. seed: of the luck, the same at every step. rough: lead flow, win rate and cycle
            alone, in two steps.
    """
    knobs = tuple(knob for knob in KNOBS if knob.moment in target)[: 3 if rough else len(KNOBS)]
    start = first_guess(team, target)
    values = np.array([knob.value(start) for knob in knobs])
    shown = measured(turned(team, knobs, values), knobs, seats, seed)
    slopes = _slopes(team, knobs, values, shown, seats, seed)
    return _ended(team, knobs, target, (values, shown, slopes), seats, seed, 2 if rough else STEPS)


def refit(found: Fit, team: Team, left_out: Collection[str], target: dict[str, float], seed: int) -> Fit:
    """Fit again without some settings, which stay as in ``team``; goes on from where the first fit ended."""
    stay = np.array([knob.setting not in left_out for knob in found.knobs])
    knobs = tuple(knob for knob in found.knobs if knob.setting not in left_out)
    values, slopes = found.values[stay], found.slopes[np.ix_(stay, stay)]
    begin = team.change(accounts_per_person=int(found.team.accounts_per_person))
    shown = measured(turned(begin, knobs, values), knobs, SEATS, seed)
    return _ended(begin, knobs, target, (values, shown, slopes), SEATS, seed, STEPS)


def _ended(
    team: Team, knobs: tuple[Knob, ...], target: dict[str, float], begun: tuple[Array, Array, Array],
    seats: int, seed: int, most: int,
) -> Fit:  # fmt: skip
    wanted = np.array([target[knob.moment] for knob in knobs])
    values, shown = steps(team, knobs, wanted, *begun, seats, seed, most)
    slopes = begun[2]  # as measured: those learned on the way are no ground for intervals
    best = turned(team, knobs, values)
    each = measured(best, knobs, seats, seed, each=True)
    return Fit(best, knobs, values, shown, slopes, each, _at_limit(knobs, values), wanted, seed)


def steps(
    team: Team, knobs: tuple[Knob, ...], wanted: Array, values: Array, shown: Array, slopes: Array,
    seats: int, seed: int, most: int, near: Array | float = NEAR,
) -> tuple[Array, Array]:  # fmt: skip
    """Broyden steps from there: the slopes learn from every step. Returns values and quantities of the best place."""
    best = (_miss(shown, wanted, near), values, shown)
    limits = np.array([knob.limits() for knob in knobs])
    longest = np.array([knob.longest for knob in knobs])
    for _ in range(most):
        if best[0] < 1.0:
            break
        step = np.clip(np.linalg.lstsq(slopes, np.nan_to_num(wanted - shown), rcond=1e-3)[0], -longest, longest)
        after = np.clip(values + step, limits[:, 0], limits[:, 1])
        step = after - values
        if not step.any():
            break
        now = measured(turned(team, knobs, after), knobs, seats, seed)
        learned = np.nan_to_num(now - shown - slopes @ step)
        slopes = slopes + 0.7 * np.outer(learned, step) / max(float(step @ step), 1e-9)
        values, shown = after, now
        if _miss(shown, wanted, near) < best[0]:
            best = (_miss(shown, wanted, near), values, shown)
    return best[1:]


def _slopes(team: Team, knobs: tuple[Knob, ...], values: Array, shown: Array, seats: int, seed: int) -> Array:
    columns = []
    for place, knob in enumerate(knobs):
        moved = values.copy()
        moved[place] += knob.turn
        columns.append(np.nan_to_num(measured(turned(team, knobs, moved), knobs, seats, seed) - shown) / knob.turn)
    return np.stack(columns, axis=1)


def _miss(shown: Array, wanted: Array, near: Array | float) -> float:
    return float(np.max(np.abs(np.where(np.isnan(shown), 1.0, shown - wanted)) / near, initial=0.0))


def _at_limit(knobs: tuple[Knob, ...], values: Array) -> tuple[str, ...]:
    near = [knob.setting for knob, value in zip(knobs, values, strict=True)
            if min(abs(value - limit) for limit in knob.limits()) < 1e-6]  # fmt: skip
    return tuple(near)
