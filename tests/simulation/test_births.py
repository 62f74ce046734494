"""Who people, customers and managers are at the start: in the spreads, shares and means that settings say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from salescoach.settings.register import CAUSES, SETTINGS
from salescoach.simulation.block import begin
from salescoach.simulation.mean_field import quota_per_week
from tests.simulation.worlds import plan_of, small_team

WORLD = {
    "people": 100, "span": 1, "accounts_per_person": 4, "ability_spread": 0.9, "room": 0.7, "hiring_gap": 1.0,
    "training_gap": 0.8, "ramp_gap": 0.9, "learning_rate": 0.05, "tenure_mean": 30.0, "will_high": 0.8,
    "will_low": 0.5, "will_spread": 0.05, "adaptiveness": 0.45, "adaptiveness_spread": 0.1, "territory_spread": 0.7,
    "territory_deal_size_spread": 0.65, "demand_fluctuation_sd": 0.5, "quota_fairness": 0.8, "share_low_will": 0.3,
    "share_hiring": 0.1,
    "share_training": 0.2, "trust_start": 0.5, "trust_spread": 0.1, "tolerance_median": 0.15, "tolerance_spread": 0.6,
    "deal_value": 1000.0, "deal_value_spread": 0.6, "start_open": 0.4, "manager_spread": 0.1, "leak_spread": 0.3,
    "baseline_strain_spread": 0.04, "baseline_trust_spread": 0.1, "gaming_propensity_spread": 0.5,
    "challenge_spread": 0.8, "feedback_spread": 1.2, "drift_spread": 0.4, "large_slow": 0.0,
    "coach_skill": 0.55, "people_skill": 0.5, "diagnosis_skill": 0.4, "baseline_strain": 0.2,
}  # fmt: skip
RUNS = 100
USUAL_SELLING = SETTINGS["usual_selling"].default


@pytest.fixture(scope="module")
def born():
    return begin(plan_of(small_team(**WORLD)), 0, RUNS)


def near(values, mean, spread=None):
    """True where mean (and spread) lie within four and a half standard errors."""
    values = np.asarray(values, float).ravel()
    error = values.std() / math.sqrt(len(values))
    good = abs(values.mean() - mean) < 4.5 * error
    return good and (spread is None or abs(values.std() - spread) < 0.05 * spread)


def test_people_differ_as_settings_say(born):
    q = born.seats
    hired_wrong, unwilling = q["cause"] == CAUSES.index("hiring"), q["cause"] == CAUSES.index("will")
    assert near(q["potential"][~hired_wrong], 0.0, 0.9)
    assert near(q["potential"][hired_wrong], -1.0, 0.9)
    assert near(q["will"][~unwilling], 0.8, 0.05)
    assert near(q["will"][unwilling], 0.5, 0.05)
    assert near(q["adaptiveness"], 0.45, 0.1)
    assert near(q["ceiling"] - q["potential"], 0.7, 0.7)
    assert np.all(q["ceiling"] >= q["potential"])
    assert near(q["baseline_strain"], 0.2, 0.04)
    assert near(q["baseline_trust"], 0.5, 0.1)
    assert near(q["gaming_propensity"], 1.0)
    assert near(np.log(q["gaming_propensity"]), -0.125, 0.5)
    assert near(q["drive"], 1.0, 0.8)
    assert near(q["feedback_taste"], 0.0, 1.2)
    assert np.all(q["habit"] == 0.0)
    for name, first in (("strain", "baseline_strain"), ("trust", "baseline_trust"), ("initiative", "will")):
        assert np.array_equal(q[name], q[first]), name
    for name, value in (("hire", 0), ("vacant", 0), ("belief", -1), ("said", -1)):
        assert np.all(q[name] == value), name


def test_causes_come_in_their_shares(born):
    team = small_team(**WORLD)
    for number, cause in enumerate(CAUSES[1:], 1):
        share = team.values["share_low_will" if cause == "will" else f"share_{cause}"]
        assert near(born.seats["cause"] == number, share), cause


def test_traits_do_not_hang_on_each_other(born):
    q = born.seats
    traits = (
        "potential", "will", "adaptiveness", "territory", "territory_deal_size", "demand_fluctuation", "tenure",
        "baseline_strain", "baseline_trust", "gaming_propensity", "drive", "feedback_taste",
    )  # fmt: skip
    plain = q["cause"] == 0
    room = np.log(np.maximum(q["ceiling"] - q["potential"], 1e-12))
    columns = [q[name][plain] for name in traits] + [room[plain]]
    related = np.corrcoef(columns) - np.eye(len(columns))
    assert np.abs(related).max() < 5 / math.sqrt(plain.sum())
    # the room to grow is the same for everybody, whatever the cause of falling short
    assert near((q["ceiling"] - q["potential"])[~plain], 0.7)


def test_skill_follows_tenure_towards_its_target(born):
    q = born.seats
    target = q["potential"] - 0.8 * (q["cause"] == CAUSES.index("training"))
    want = np.clip(target - 0.9 * 0.95 ** q["tenure"], -6.0, 6.0)
    np.testing.assert_allclose(q["skill"], want, atol=1e-12)
    assert near(q["tenure"] + 0.5, 30.0, 30.0)


def test_territories_spread_need_and_money_but_leave_the_means_alone(born):
    q = born.seats
    for name, spread in (("territory", 0.7), ("territory_deal_size", 0.65)):
        assert near(q[name], 1.0)
        assert near(np.log(q[name]), -(spread**2) / 2, spread)
    assert near(q["demand_fluctuation"], 0.0, 0.5)


def test_quotas_follow_the_territory_as_far_as_they_are_fair(born):
    q = born.seats
    want = quota_per_week(small_team(**WORLD)) * (q["territory"] * q["territory_deal_size"]) ** 0.8
    assert np.array_equal(q["quota"], np.rint(want))
    assert want.min() > 1.0
    assert np.all(q["recent_revenue"] == q["quota"][..., None])


def test_customers_differ_as_settings_say(born):
    a = born.accounts
    assert near(a["fit"], 0.0, 1.0)
    assert near(a["trust"], 0.5, 0.1)
    assert near(a["relation"], 0.5, math.sqrt(1 / 12))
    assert near(np.log(a["tolerance"] / 0.15), 0.0, 0.6)
    assert near(np.log(a["value"] / 1000.0 / born.seats["territory_deal_size"][..., None]), 0.0, 0.6)
    assert near(a["stage"], 0.4)
    assert set(np.unique(a["stage"])) == {0, 1}
    columns = [a[name].ravel() for name in ("fit", "trust", "relation", "stage")] + [np.log(a["tolerance"]).ravel()]
    related = np.corrcoef(columns) - np.eye(len(columns))
    assert np.abs(related).max() < 5 / math.sqrt(a.size)


def test_managers_differ_as_settings_say(born):
    m = born.managers
    for name, mean in (("coach_skill", 0.55), ("people_skill", 0.5), ("diagnosis_skill", 0.4)):
        assert near(m[name], mean, 0.1), name
    assert near(np.log(m["leak"]), 0.0, 0.3)
    assert near(m["nerves"], 1.0)
    assert near(np.log(m["nerves"]), -0.08, 0.4)


def test_larger_orders_fit_less_well_as_far_as_they_are_slow_and_half_of_them_are_small():
    """Size in log money is normal with spread .6; the fit falls by half a standard deviation for each unit of it."""
    a = begin(plan_of(small_team(**WORLD | {"large_slow": 0.5})), 0, RUNS)
    money = a.seats["territory_deal_size"][..., None] * 1000.0
    size = np.log(a.accounts["value"] / money)
    assert near(a.accounts["fit"] + 0.5 * size, 0.0, 1.0)
    assert np.array_equal(a.accounts["small"] == 1, size < 0.0)
    assert near(a.accounts["small"], 0.5)


def test_what_counts_as_a_star_is_a_setting():
    free, dear = (managers_who_sold(1.5, usual_selling=1.5, star_manager_cost=cost) for cost in (0.0, 3.0))
    assert free.tobytes() == dear.tobytes()


def managers_who_sold(selling, **values):
    return begin(plan_of(small_team(**WORLD | {"manager_selling": selling} | values)), 0, 20).managers


def test_a_star_seller_coaches_worse_by_the_cost_and_nothing_else():
    skills = {"manager_spread": 0.02, "star_manager_cost": 0.1}
    usual, star = (managers_who_sold(s, **skills) for s in (USUAL_SELLING, USUAL_SELLING + 1.5))
    np.testing.assert_allclose(usual["coach_skill"] - star["coach_skill"], 0.15, atol=1e-12)
    for name in ("people_skill", "diagnosis_skill", "leak", "nerves"):
        np.testing.assert_array_equal(usual[name], star[name])


@pytest.mark.parametrize("selling", [-2.0, 0.0, USUAL_SELLING])
def test_up_to_the_usual_selling_skill_a_manager_loses_nothing_to_the_last_bit(selling):
    free, dear = (managers_who_sold(selling, star_manager_cost=cost) for cost in (0.0, 3.0))
    assert free.tobytes() == dear.tobytes()


def test_skills_of_a_star_seller_stay_within_bounds():
    assert set(managers_who_sold(5.0, star_manager_cost=5.0)["coach_skill"].ravel()) == {0.0}


def test_the_usual_manager_is_the_default_one():
    assert SETTINGS["manager_selling"].default == USUAL_SELLING


def test_nobody_differs_where_all_spreads_are_zero():
    spreads = [name for name in WORLD if name.endswith("_spread")]
    shares = [name for name in SETTINGS if name.startswith("share_")]
    flat = dict.fromkeys((*spreads, *shares, "room", "demand_fluctuation_sd", "start_open"), 0.0)
    state = begin(plan_of(small_team(**WORLD | flat)), 0, 3)
    for records, names in (
        (
            state.seats,
            (
                "baseline_strain",
                "baseline_trust",
                "gaming_propensity",
                "drive",
                "feedback_taste",
                "potential",
                "ceiling",
                "will",
                "adaptiveness",
                "territory",
                "quota",
                "demand_fluctuation",
            ),
        ),
        (state.accounts, ("trust", "tolerance", "value", "stage")),
        (state.managers, ("coach_skill", "people_skill", "diagnosis_skill", "leak", "nerves")),
    ):
        for name in names:
            assert len(np.unique(records[name])) == 1, name
