"""The mean-field reference: what an average, unmanaged, unpressed person would sell in the long run.

Quotas and the "usual" pipeline that managers compare with are set from it. It follows the customer
step of the model for one average account and replaces every chance by its expectation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from .register import CAUSE_SHARES
from .team import Team


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


def stage_odds(team: Team, reach: float) -> StageOdds:
    """The weekly chances of one stage for an average customer and seller, given the chance of contact."""
    advance, refuse = math.exp(team.advance_base), math.exp(team.walk_base)
    total = 1.0 + advance + refuse
    stay = 1.0 / total
    die = stay * (1.0 - (1.0 - team.indecision_rate) * (1.0 - team.abandon_rate))
    return StageOdds(
        advance=reach * advance / total,
        refuse=reach * refuse / total,
        die=reach * die + (1.0 - reach) * team.quiet_rate,
    )


def mean_will(team: Team) -> float:
    """Effort that an average person gives unwatched."""
    low = float(team.share_low_will)
    return low * float(team.will_low) + (1.0 - low) * float(team.will_high)


def contact_capacity(team: Team) -> float:
    """Contacts a week of an average person whom no meeting or report keeps from selling."""
    hours = team.week_hours * team.selling_share * (1.0 - team.prospecting_share)
    return float(hours * team.contacts_per_hour * mean_will(team))


def reference(team: Team) -> Reference:
    """Solve for the long run by damped iteration on the number of open opportunities."""
    capacity, open_now = contact_capacity(team), 1.0
    steps = int(team.stages)
    for _ in range(200):
        odds = stage_odds(team, -math.expm1(-capacity / max(open_now, 1e-9)))
        opened, duration, dead = _opened(team, odds, open_now, steps)
        open_now += 0.3 * (opened * (duration + dead) - open_now)
    win = odds.onward**steps
    forward = sum(odds.onward**k for k in range(1, steps + 1))
    value = float(team.deal_value) * math.exp((team.deal_value_spread**2 + team.deal_noise**2) / 2)
    return Reference(opened, win, open_now, 4.0 * opened * forward, opened * win * value)


def _opened(team: Team, odds: StageOdds, open_now: float, steps: int) -> tuple[float, float, float]:
    accounts = float(team.accounts_per_person)
    from_needs = team.need_rate * team.market * max(accounts - open_now, 0.0)
    from_list = team.start_open * accounts / team.weeks if team.need_rate == 0 else 0.0
    reached = [odds.onward**k for k in range(steps)]
    died = odds.die * odds.weeks * sum(reached)
    return from_needs + from_list, odds.weeks * sum(reached), died / max(float(team.tidy_rate), 1e-3)


def quota_per_week(team: Team) -> float:
    """Quota of a person in an average territory: the firm's own figure, or stretch times reference."""
    if team.quota_per_week > 0:
        return float(team.quota_per_week)
    normal = team.change(market=1.0)
    return float(team.quota_stretch) * reference(normal).revenue


def shares(team: Team) -> tuple[float, ...]:
    """Share of people by cause, in the order of ``CAUSES[1:]``."""
    return tuple(float(team.values[name]) for name in CAUSE_SHARES.values())
