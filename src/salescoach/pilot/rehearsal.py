"""The pilot played once in a made-up world, as the records of people would show it, with the truth known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..estimates.effects.oversight import OversightEffect, effect_of_oversight
from ..estimates.effects.truth import QUARTER, own_result
from ..settings.team import Team
from ..simulation.block import Plan
from ..simulation.history import Ask, record
from .design import NEVER, STEPS, Design
from .pool import Change
from .slow_start import taken_up

ESTIMATORS = ("plain difference", "regression", "before and after")
_KEPT = ("worked", "holder", "quota", "revenue")


@dataclass(frozen=True, kw_only=True)
class Rehearsal:
    """A pilot that was played.

    Attributes:
        frame: one row per person and quarter: person, team, period, result (orders in per cent of quota), treated.
        truth: mean effect on the treated, points of quota.
        effect: what ``sc.effect_of_oversight`` says of the frame.
    """

    frame: pd.DataFrame
    truth: float
    effect: OversightEffect


def why_not(design: Design, measure: str) -> str:
    """Why ``sc.effect_of_oversight`` is not apt for this pilot; empty where it is."""
    if measure != "revenue":
        return f"it estimates orders in per cent of quota, and this pilot measures {measure}"
    if design.by == STEPS:
        return "it compares each person before and after one start, and in this pilot teams start one after another"
    if min(design.before, design.weeks) < QUARTER:
        return f"it counts in quarters, and this pilot has {min(design.before, design.weeks)} weeks on one side"
    return ""


def rehearse(design: Design, change: Change, world: Team, seed: int) -> Rehearsal:
    """Play a pilot by lot or in pairs: the teams of each group under their style, and the same without a start."""
    before, after = (weeks - weeks % QUARTER for weeks in (design.before, design.weeks))
    team = world.change(weeks=before + after)
    style = taken_up(change.first, change.second, before, change.slow_start)
    frames, gains = [], []
    for number, group in enumerate(design.groups):
        starts = design.starts[group] != NEVER
        usual = _result(Plan(team, change.first, change.first, 0, seed), number)
        result = _result(Plan(team, style, change.first, before, seed), number) if starts else usual
        if starts:
            gains.append((result - usual)[before // QUARTER :])
        frames.append(_rows(result, number, starts, before // QUARTER))
    frame = pd.concat(frames, ignore_index=True)
    found = effect_of_oversight(frame, estimators=ESTIMATORS)
    return Rehearsal(frame=frame, truth=float(np.mean(gains)), effect=found)


def _result(plan: Plan, run: int) -> np.ndarray:
    lived = record(plan, 1, Ask(seats=_KEPT), first_run=run).seats
    return own_result({name: np.asarray(values[0], float) for name, values in lived.items()})


def _rows(result: np.ndarray, team: int, starts: bool, first: int) -> pd.DataFrame:
    period, person = np.indices(result.shape)
    return pd.DataFrame({
        "person": (team * result.shape[1] + person).ravel(), "team": team, "period": period.ravel(),
        "result": result.ravel(), "treated": ((period >= first) & starts).astype(int).ravel(),
    })  # fmt: skip
