"""Money adds up exactly from the deal to the run: every price is a whole number."""

from __future__ import annotations

import numpy as np
import pytest

from salescoach.simulation.customers import price_of
from tests.simulation.worlds import busy, frames, rules, small_team


@pytest.fixture(scope="module", params=[20_000.0, 3.3, 987_654_321.0], ids=["usual", "cents", "billions"])
def told(request):
    return frames(small_team(weeks=40, deal_value=request.param), busy, runs=10)


def test_prices_of_won_deals_are_whole_and_only_won_deals_have_one(told):
    deals = told["deals"]
    won = deals.status == "won"
    assert won.sum() > 50
    assert (deals.price[won] == np.rint(deals.price[won])).all()
    assert deals.price[~won].isna().all()


def test_people_weeks_are_the_deals_added_up_exactly(told):
    won = told["deals"].query("status == 'won'").rename(columns={"closed_week": "week"}).astype({"week": int})
    keys = ["run", "week", "person"]
    revenue = told["people_weeks"].set_index(keys).revenue
    assert (won.groupby(keys).price.sum().reindex(revenue.index, fill_value=0.0) == revenue).all()


def test_totals_are_the_people_weeks_added_up_exactly(told):
    people, totals = told["people_weeks"], told["totals"]
    for mine, theirs in (
        ("revenue", "revenue"), ("wins", "won"), ("opened", "opened"), ("lost", "lost"),
        ("no_decision", "no_decision"), ("contacts", "contacts"), ("logged", "logged"),
    ):  # fmt: skip
        assert totals[mine].tolist() == people.groupby("run")[theirs].sum().tolist(), mine
        assert totals[mine].sum() > 0


def test_attainment_of_totals_is_revenue_over_the_quotas_of_all_seats(told):
    people, totals = told["people_weeks"], told["totals"]
    by_run = people.groupby("run")
    assert np.allclose(totals.attainment, by_run.revenue.sum() / by_run.quota.sum(), rtol=1e-12)
    seats = people.groupby(["run", "person"])
    reached = seats.revenue.sum() >= seats.quota.first() * 40
    assert np.allclose(totals.at_quota, reached.groupby("run").mean())


def test_attainment_of_a_person_is_thirteen_weeks_of_revenue_over_their_quota(told):
    people = told["people_weeks"]
    own = people[(people.run == 0) & (people.person == 1)].reset_index(drop=True)
    for week in range(13, 40):
        span = own.loc[week - 12 : week]
        if span.hire.nunique() == 1 and span.in_seat.all():
            assert own.attainment[week] == pytest.approx(span.revenue.sum() / (13 * own.quota[0]), rel=1e-12)


def test_a_discount_lowers_the_price_in_proportion():
    p = rules(deal_noise=0.0)
    assert price_of(p, 1000.0, 0.0, 0.5) == 1000.0
    assert price_of(p, 1000.0, 0.12, 0.5) == 880.0
    assert price_of(rules(deal_noise=0.3), 1000.0, 0.0, 0.9) == round(1000.0 * np.exp(0.3 * 1.2815515655446004))
