"""The search on functions that are known: it learns, keeps the best place, stays within limits, and carries errors."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

import salescoach as sc
from salescoach.company.weeks import _owners
from salescoach.from_records.fit import Fit
from salescoach.from_records.in_simulation import _seats_that_own
from salescoach.from_records.owners import Owners
from salescoach.from_records.parameters import PARAMETERS
from salescoach.from_records.quantities import quantities_of
from salescoach.from_records.search import Point, Search
from salescoach.from_records.standard_errors import standard_errors

TEAM = sc.Team(people=8, weeks=52)


@dataclass(frozen=True, kw_only=True)
class Known(Search):
    """A search whose quantities are a curve of the values in place of a simulation."""

    def at(self, values):
        return Point(values, np.array([values[0] + 0.2 * values[1] ** 3, values[1] - 0.1 * values[0] ** 2]))


def known(**changes):
    chosen = {"team": TEAM, "parameters": PARAMETERS[1:3], "target": np.array([0.6, -0.8]), "seed": 1, "steps": 25}
    return Known(**(chosen | changes))


@pytest.mark.parametrize("slopes", [np.eye(2), np.diag([3.0, 0.6]), np.array([[1.0, 0.8], [-0.5, 1.0]])])
def test_it_reaches_the_target_from_wrong_slopes_because_they_learn(slopes):
    search = known()
    start = search.at(np.array([-1.0, 0.5]))
    assert search.miss(search.nearest(start, slopes)) < 1.0


def test_learning_shows_in_what_few_steps_reach():
    search, slopes = known(steps=4), np.diag([3.0, 3.0])  # a third of the way at each step, if nothing were learned
    start = search.at(np.array([-0.2, -0.2]))
    assert search.miss(search.nearest(start, slopes)) < (2 / 3) ** 4 * search.miss(start) / 2


def test_the_best_place_is_kept_where_steps_lead_astray():
    search = known(steps=1)
    start = search.at(np.array([0.4, -0.6]))
    astray = -np.eye(2)
    assert search.miss(search.at(search._next(start, astray))) > search.miss(start)
    assert search.nearest(start, astray) is start


def test_a_step_is_no_longer_than_allowed_and_ends_at_a_limit():
    search = known(target=np.array([500.0, -500.0]), steps=1)
    start = search.at(np.zeros(2))
    end = search.nearest(start, np.eye(2))
    assert np.abs(end.values - start.values).tolist() == [one.longest_step for one in search.parameters]
    low, high = search.parameters[0].limits()
    assert search.team_at(np.array([1e9, 0.0])).advance_base == high
    assert search.team_at(np.array([-1e9, 0.0])).advance_base == low


def test_what_records_do_not_tell_apart_changes_by_the_same_factor():
    search = known(parameters=(PARAMETERS[3],), target=np.array([0.0]))
    for factor in (0.5, 1.0, 2.0):
        team = search.team_at(np.array([np.log(TEAM.quiet_rate * factor)]))
        assert team.quiet_rate == pytest.approx(TEAM.quiet_rate * factor)
        assert team.indecision_rate == pytest.approx(TEAM.indecision_rate * factor)
    assert search.team_at(np.array([0.0])).indecision_rate <= 1.0


def alone(won=6.0, closed=10.0):
    """A team of one person, of whom every resample is the same."""
    sums = {name: np.array([5.0]) for name in ("with_reason", "silent", "log_days", "log_value", "log_value_squared")}
    sums |= {"priced": np.array([5.0]), "exposure": np.array([40.0]), "opened": np.array([12.0])}
    return Owners(run=np.zeros(1, int), runs=1, sums=sums | {"won": np.array([won]), "closed": np.array([closed])},
                  weeks=52.0, left=np.array([-1]), accounts=np.array([0]), named=np.array([0]),
                  quota=np.array([np.nan]))  # fmt: skip


def test_luck_is_that_of_a_team_of_the_size_of_the_records():
    of_runs = np.random.default_rng(1).normal(0.0, [[0.3, 0.1]], (4000, 2))
    fitted = Fit(search=known(), values=np.array([-0.9, -1.9]), simulated=np.zeros(2), slopes=np.diag([2.0, 0.5]),
                 of_runs=of_runs)  # fmt: skip
    same, larger = (standard_errors(fitted, alone(), people) for people in (8, 32))
    assert same.quantities == pytest.approx([0.3, 0.1], rel=0.05)
    assert larger.quantities == pytest.approx(same.quantities / 2)
    half = 1.96 * same.quantities * np.sqrt(1 + 8 / 400) / np.array([2.0, 0.5])
    assert (same.high - same.low) / 2 == pytest.approx(half, rel=0.02)


def test_who_closed_few_deals_says_nothing_of_the_spread():
    rng = np.random.default_rng(2)
    closed = rng.integers(10, 40, 60).astype(float)
    won = rng.binomial(closed.astype(int), rng.uniform(0.2, 0.6, 60)).astype(float)

    def spread(closed, won):
        sums = {name: np.ones(len(won)) for name in alone().sums} | {"closed": closed, "won": won}
        rest = dict.fromkeys(("accounts", "named", "quota"), np.array([np.nan]))
        owners = Owners(run=np.zeros(len(won), int), runs=1, sums=sums, weeks=52.0, left=np.array([-1]), **rest)
        return quantities_of(owners)["win_spread"][0]

    assert spread(np.append(closed, 4.0), np.append(won, 4.0)) == spread(closed, won)
    assert spread(np.append(closed, 5.0), np.append(won, 5.0)) > spread(closed, won)


@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(1, 6))
@effort(max_examples=60, deadline=None)
def test_deals_of_an_empty_seat_go_to_the_same_colleagues_as_in_the_made_up_company(seed, seats, accounts):
    rng = np.random.default_rng(seed)
    worked = rng.random((2, 7, seats)) < 0.6
    run, week, person, account = (rng.integers(0, most, 80) for most in (2, 7, seats, accounts))
    found = _seats_that_own(worked, {"run": run, "person": person, "account": account}, week)
    company = np.stack([_owners(one, accounts) for one in worked])
    assert (found == company[run, week, person, account]).all()
