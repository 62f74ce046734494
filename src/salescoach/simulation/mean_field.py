"""The mean-field reference: what an average, unmanaged, unpressed person would sell in the long run.

Quotas and the "usual" pipeline that managers compare with are set from it. It follows the customer
step of the model for one average account and replaces every chance by its expectation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from ..settings.register import CAUSE_SHARES
from ..settings.team import Team


@dataclass(frozen=True, slots=True)
class Reference:
    """Long-run expectations for one average person.

    Attributes:
        opened: new opportunities a week.
        win_chance: chance that an opportunity ends in an order.
        pipeline: open opportunities in the records, dead ones included.
        movement: steps forward in four weeks.
        revenue: money a week.
    """

    opened: float
    win_chance: float
    pipeline: float
    movement: float
    revenue: float


@dataclass(frozen=True, slots=True)
class StageOdds:
    """Chances a week that an open opportunity moves on, is refused or dies; and what follows."""

    advance: float
    refuse: float
    die: float

    @property
    def onward(self) -> float:
        """Chance that a stage ends by moving on."""
        return self.advance / max(self.advance + self.refuse + self.die, 1e-300)

    @property
    def weeks(self) -> float:
        """Expected weeks in a stage."""
        return 1.0 / max(self.advance + self.refuse + self.die, 1e-300)


@dataclass(frozen=True, slots=True)
class Rates:
    """The settings that the reference needs, as plain numbers."""

    advance: float
    refuse: float
    stay: float
    give_up: float
    quiet: float
    need: float
    listed: float
    accounts: float
    tidy: float
    stages: int

    def odds(self, reach: float) -> StageOdds:
        """Chances of one stage for an average customer and seller, given the chance of contact."""
        return StageOdds(
            advance=reach * self.advance,
            refuse=reach * self.refuse,
            die=reach * self.stay * self.give_up + (1.0 - reach) * self.quiet,
        )


def rates(team: Team) -> Rates:
    """The plain numbers of a team."""
    v = team.values
    advance, refuse = math.exp(float(v["advance_base"])), math.exp(float(v["walk_base"]))
    total, accounts, need = 1.0 + advance + refuse, float(v["accounts_per_person"]), float(v["need_rate"])
    return Rates(
        advance=advance / total,
        refuse=refuse / total,
        stay=1.0 / total,
        give_up=1.0 - (1.0 - float(v["indecision_rate"])) * (1.0 - float(v["abandon_rate"])),
        quiet=float(v["quiet_rate"]),
        need=min(1.0, need * float(v["market"]) * found(team)),
        listed=float(v["start_open"]) * accounts / float(v["weeks"]) if need == 0 else 0.0,
        accounts=accounts,
        tidy=max(float(v["tidy_rate"]), 1e-3),
        stages=int(v["stages"]),
    )


def stage_odds(team: Team, reach: float) -> StageOdds:
    """The weekly chances of one stage for an average customer and seller, given the chance of contact."""
    return rates(team).odds(reach)


def mean_will(team: Team) -> float:
    """Effort that an average person gives unwatched."""
    low = float(team.share_low_will)
    return low * float(team.will_low) + (1.0 - low) * float(team.will_high)


def found(team: Team) -> float:
    """Needs that an average unmanaged person finds, against the rate that the settings give."""
    searched = team.prospecting_share / team.usual_prospecting * mean_will(team) / team.will_high
    return max(0.0, float(1.0 + team.prospecting_weight * (searched - 1.0)))


def contact_capacity(team: Team) -> float:
    """Contacts a week of an average person whom no meeting or report keeps from selling."""
    hours = team.week_hours * team.selling_share * (1.0 - team.prospecting_share)
    return float(hours * team.contacts_per_hour * mean_will(team))


@lru_cache(maxsize=256)
def reference(team: Team) -> Reference:
    """Find by 60 halvings the number of open opportunities at which as many arise as end."""
    r, capacity = rates(team), contact_capacity(team)
    low, high = 0.0, r.accounts
    for _ in range(60):
        middle = (low + high) / 2
        if _arising(r, capacity, middle) > middle:
            low = middle
        else:
            high = middle
    open_now = (low + high) / 2
    onward = _odds_at(r, capacity, open_now).onward
    opened = _opened(r, open_now)
    forward = sum(onward**k for k in range(1, r.stages + 1))
    value = float(team.deal_value) * math.exp((team.deal_value_spread**2 + team.deal_noise**2) / 2)
    win = onward**r.stages
    return Reference(opened, win, open_now, 4.0 * opened * forward, opened * win * value)


def _odds_at(r: Rates, capacity: float, open_now: float) -> StageOdds:
    return r.odds(-math.expm1(-capacity / max(open_now, 1.0)))


def _opened(r: Rates, open_now: float) -> float:
    return r.need * max(r.accounts - open_now, 0.0) + r.listed


def _arising(r: Rates, capacity: float, open_now: float) -> float:
    """Open opportunities, dead ones included, that would be there if so many were open."""
    odds = _odds_at(r, capacity, open_now)
    entered = sum(odds.onward**k for k in range(r.stages))
    dead = odds.die * odds.weeks * entered * (1.0 - min(r.tidy, 1.0)) / r.tidy  # some are closed in the week they die
    return _opened(r, open_now) * (odds.weeks * entered + dead)


def quota_per_week(team: Team) -> float:
    """Quota of a person in an average territory: the firm's own figure, or stretch times reference."""
    if team.quota_per_week > 0:
        return float(team.quota_per_week)
    normal = team.change(market=1.0)
    return float(team.quota_stretch) * reference(normal).revenue


def shares(team: Team) -> tuple[float, ...]:
    """Share of people by cause, in the order of ``CAUSES[1:]``."""
    return tuple(float(team.values[name]) for name in CAUSE_SHARES.values())
