"""Small worlds, busy styles and single records for the tests of the mechanism."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from hypothesis import strategies as st

import salescoach as sc
from salescoach.management.practices import SHARES
from salescoach.settings.register import CAUSE_SHARES, SETTINGS
from salescoach.simulation.block import Plan, weeks_of
from salescoach.simulation.params import PARAMS, parameters
from salescoach.simulation.state import MANAGER, SEAT, State

NEVER_SEEN = -100_000


@sc.style
def busy(seen):
    """Some of every practice, different for those below quota, so that every link has work to do."""
    short = seen.attainment < 0.9
    return sc.Practices(
        oversight_hours=np.where(short, 1.5, 0.3),
        review_hours=np.where(short, 0.6, 0.2),
        process_hours=0.3,
        coaching_hours=np.where(seen.believes("training"), 1.0, 0.4),
        support_hours=np.where(seen.believes("support", "personal"), 1.0, 0.2),
        takeover_hours=np.where(seen.pipeline_health < 0.5, 0.5, 0.0),
        sharing_hours=np.where(seen.rank > 0.5, 0.4, 0.1),
        report_hours=np.where(short, 3.0, 1.0),
        asking=np.where(seen.weeks_since_asked > 4, 0.8, 0.1),
        coaching_fit=0.6,
        pass_on=np.where(short, 1.0, 0.5),
        activity_push=np.where(seen.activity < 10, 0.7, 0.1),
    )


@sc.style
def idle(seen):
    """Nothing at all."""
    return sc.Practices(pass_on=0.0)


def small_team(**values) -> sc.Team:
    """Three people, eight customers each, half a year; any setting can be changed."""
    return sc.Team(
        **{"people": 3, "accounts_per_person": 8, "weeks": 26, "warmup_weeks": 6, "span": 3, "start_open": 0.0} | values
    )


EVEN = {
    # everybody and every customer alike, and nothing that draws them apart
    "ability_spread": 0.0,
    "room": 0.0,
    "adaptiveness_spread": 0.0,
    "baseline_strain_spread": 0.0,
    "baseline_trust_spread": 0.0,
    "gaming_propensity_spread": 0.0,
    "prospecting_share": SETTINGS["usual_prospecting"].default,
    "ramp_gap": 0.0,
    "territory_spread": 0.0,
    "territory_deal_size_spread": 0.0,
    "demand_fluctuation_sd": 0.0,
    "will_spread": 0.0,
    "manager_spread": 0.0,
    "leak_spread": 0.0,
    "deal_value_spread": 0.0,
    "deal_noise": 0.0,
    "market": 1.0,
    "trust_start": 0.5,
    "trust_spread": 0.0,
    "start_open": 0.0,
    "tolerance_spread": 0.0,
    "fit_weight": 0.0,
    "relation_weight": 0.0,
    "fatigue": 0.0,
    "mending_rate": 0.0,
    "large_slow": 0.0,
    "challenge_spread": 0.0,
    "feedback_spread": 0.0,
    "drift_spread": 0.0,
    **dict.fromkeys(CAUSE_SHARES.values(), 0.0),
}


def even_team(**values) -> sc.Team:
    """A team without spreads, causes and links: what the mean-field reference describes."""
    return small_team(**EVEN | values).without("all")


def plan_of(team: sc.Team, style: sc.Style = busy, seed: int = 1, from_week: int = -10_000) -> Plan:
    """A plan in which the style rules from the first week, the warm-up included."""
    return Plan(team, style, style, from_week, seed)


def life(team: sc.Team, style: sc.Style = busy, runs: int = 3, seed: int = 1) -> Iterator[tuple[int, State]]:
    """The weeks of a few runs, warm-up included."""
    return weeks_of(plan_of(team, style, seed), 0, runs)


def copy_of(state: State) -> State:
    """A copy that the coming weeks do not change."""
    return State(state.seats.copy(), state.accounts.copy(), state.managers.copy(), state.totals.copy(), state.first_run)


def record(dtype: np.dtype, **values) -> np.void:
    """One record of zeros with some columns set; kernels change it in place."""
    row = np.zeros(1, dtype)
    for name, value in values.items():
        row[name] = value
    return row[0]


def rules(team: sc.Team | None = None, **values) -> np.void:
    """Parameters of a team with some numbers replaced, even beyond what a team allows."""
    row = np.zeros(1, PARAMS)
    row[0] = parameters(team or small_team())
    for name, value in values.items():
        row[name] = value
    return row[0]


def boss(**values) -> np.void:
    """A manager at ease."""
    usual = {"coach_skill": 0.5, "people_skill": 0.5, "diagnosis_skill": 0.5, "leak": 1.0, "nerves": 1.0}
    return record(MANAGER, **usual | {"effect": 1.0, "attainment": 1.0} | values)


def person(**values) -> np.void:
    """A person at rest who meets the quota."""
    usual = {"will": 0.9, "initiative": 0.9, "trust": 0.5, "strain": 0.2, "quota": 100.0, "recent_revenue": 100.0}
    usual |= {
        "territory": 1.0,
        "territory_deal_size": 1.0,
        "asked_week": NEVER_SEEN,
        "baseline_strain": 0.2,
        "baseline_trust": 0.5,
        "gaming_propensity": 1.0,
        "drive": 1.0,
    }
    return record(SEAT, **usual | values)


def same_bytes(one: pd.DataFrame, two: pd.DataFrame) -> bool:
    """True where both frames hold the same columns with the same bits, missing values included."""
    if list(one.columns) != list(two.columns) or len(one) != len(two):
        return False
    return all(_bits(one[name]) == _bits(two[name]) for name in one.columns)


def _bits(column: pd.Series) -> tuple[str, bytes]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return str(list(column.cat.categories)), column.cat.codes.to_numpy().tobytes()
    if column.dtype.kind in "fiub" and isinstance(column.dtype, np.dtype):
        return str(column.dtype), column.to_numpy().tobytes()
    return str(column.dtype), repr(column.tolist()).encode()


def frames(team: sc.Team, style: sc.Style = busy, runs: int = 4, **how) -> dict[str, pd.DataFrame]:
    """All four frames of a simulation."""
    results = sc.simulate(team, style, runs=runs, **how)
    return {n: getattr(results, n) for n in ("totals", "people_weeks", "managers_weeks", "deals")}


def same_frames(one: dict[str, pd.DataFrame], two: dict[str, pd.DataFrame]) -> bool:
    """True where all frames are the same to the bit."""
    return all(same_bytes(one[name], two[name]) for name in one)


# ---- random worlds -------------------------------------------------------------------------------

_STRUCTURE = ("people", "accounts_per_person", "weeks", "warmup_weeks", "span", "stages")
_FREE = tuple(n for n, s in SETTINGS.items() if n not in (*_STRUCTURE, *CAUSE_SHARES.values()) and s.kind != "choice")


def _value(name: str, place: str, share: float) -> float:
    s = SETTINGS[name]
    ends = {"low": s.low, "high": s.high, "least": s.least, "most": s.most}
    value = ends[place] if place in ends else s.low + share * (s.high - s.low)
    value = value if np.isfinite(value) else s.high
    return round(value) if s.kind == "whole" else value


@st.composite
def teams(draw: st.DrawFn, hard_limits: bool = True, skip: tuple[str, ...] = ()) -> sc.Team:
    """Small teams in worlds within the plausible ranges and, if asked, at the hard limits of a few settings."""
    share = draw(st.floats(0.0, 1.0))
    values = {name: _value(name, "inside", share) for name in _FREE if name not in skip and share > 0.1}
    places = st.sampled_from(("low", "high", "least", "most") if hard_limits else ("low", "high"))
    names = st.sampled_from([name for name in _FREE if name not in skip])
    values |= {n: _value(n, place, share) for n, place in draw(st.dictionaries(names, places, max_size=30)).items()}
    causes = draw(st.sampled_from(("usual", "none", *CAUSE_SHARES)))
    if causes != "usual":
        values |= {setting: float(cause == causes) for cause, setting in CAUSE_SHARES.items()}
    return sc.Team(
        people=draw(st.integers(1, 4)),
        accounts_per_person=draw(st.integers(1, 9)),
        weeks=draw(st.integers(1, 10)),
        warmup_weeks=draw(st.integers(0, 4)),
        span=draw(st.integers(1, 5)),
        stages=draw(st.integers(1, 4)),
        performance_shape=draw(st.sampled_from(SETTINGS["performance_shape"].choices)),
        **values,
    )


@st.composite
def practices(draw: st.DrawFn) -> sc.Practices:
    """Any usable practices: mostly moderate hours, now and then a whole week of one thing."""
    hours = st.one_of(st.just(0.0), st.floats(0.0, 5.0), st.sampled_from((40.0, 168.0)))
    amounts = {
        name: draw(st.floats(0.0, 1.0) if name in SHARES else hours) for name, _ in sc.Practices().items()
    }  # fmt: skip
    return sc.Practices(**amounts)


@st.composite
def styles(draw: st.DrawFn) -> sc.Style:
    """Styles with one set of practices for those below quota and another for the rest."""
    low, high = draw(practices()), draw(practices())

    def rule(seen):
        below = seen.attainment < 1.0
        other = dict(high.items())
        return sc.Practices(**{name: np.where(below, amount, other[name]) for name, amount in low.items()})

    return sc.style(name="drawn")(rule)
