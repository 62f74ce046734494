"""Pressed managers do something else than they mean to: more watching and reports, less help, by their nerves."""

from __future__ import annotations

import numpy as np
import pytest

import salescoach as sc
from salescoach.settings.register import CAUSES
from salescoach.simulation.history import Ask, record
from salescoach.simulation.manager import give_way
from tests.simulation.worlds import boss, person, plan_of, rules, small_team

MEANT = {
    "oversight": 0.5, "reports": 1.0, "coaching": 0.8, "support": 0.4, "asking": 0.5, "pass_on": 0.4, "review": 0.6,
    "process": 0.3, "sharing": 0.2, "takeover": 0.1, "fit": 0.7, "activity_push": 0.2,
}  # fmt: skip
WORLD = {"drift": 0.3, "drift_doubt": 1.5, "drift_hours": 2.0}


def done(above, nerves=1.0, attained=1.0, belief=-1, **values):
    q = person(**MEANT | {"recent_revenue": 100.0 * attained, "belief": belief})
    give_way(rules(**WORLD | values), boss(above=above, nerves=nerves), q)
    return q


def test_a_manager_at_ease_does_what_was_meant():
    q = done(0.0)
    assert q["alarm"] == 0.0
    assert {name: q[name] for name in MEANT} == MEANT


def test_a_pressed_manager_watches_and_asks_for_more_and_helps_less():
    """Alarm .3 * .5 = .15: .3 hours more of watching and of reports, 15 % of help gone, 15 % of the shield gone."""
    q = done(0.5)
    want = MEANT | {
        "oversight": 0.8,
        "reports": 1.3,
        "coaching": 0.68,
        "support": 0.34,
        "asking": 0.425,
        "pass_on": 0.49,
    }
    assert q["alarm"] == pytest.approx(0.15)
    assert {name: q[name] for name in MEANT} == pytest.approx(want)


def test_managers_give_way_by_their_nerves():
    assert done(0.5, nerves=2.0)["alarm"] == pytest.approx(2 * done(0.5)["alarm"])
    assert done(0.5, nerves=0.0)["alarm"] == 0.0
    full = done(1.0, nerves=9.0)
    assert (full["alarm"], full["coaching"], full["asking"], full["pass_on"]) == (1.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize(("belief", "doubted"), [(-1, True), *((i, c == "will") for i, c in enumerate(CAUSES))])
def test_doubt_adds_where_somebody_falls_short_and_the_cause_is_unknown_or_taken_for_low_will(belief, doubted):
    """Half of the quota: .3 * .5 * (1 + 1.5 * .5)."""
    assert done(0.5, attained=0.5, belief=belief)["alarm"] == pytest.approx(0.2625 if doubted else 0.15)
    assert done(0.5, attained=1.5, belief=belief)["alarm"] == pytest.approx(0.15)


def test_with_the_link_cut_all_is_done_as_meant():
    q = done(1.0, nerves=3.0, attained=0.0, drift=0.0)
    assert {name: q[name] for name in MEANT} == MEANT


def test_nobody_gives_way_over_an_empty_seat():
    q = person(vacant=1, recent_revenue=0.0)
    give_way(rules(**WORLD), boss(above=1.0), q)
    assert (q["alarm"], q["shortfall"], q["oversight"], q["reports"]) == (0.0, 0.0, 0.0, 0.0)


@sc.style
def even(seen):
    """The same for everybody, whatever is seen, within every budget."""
    return sc.Practices(
        oversight_hours=0.2, report_hours=1.0, coaching_hours=0.5, support_hours=0.1, asking=0.2, pass_on=0.5
    )


def test_in_a_bad_year_practice_drifts_from_the_style_and_with_the_link_cut_it_does_not():
    team = small_team(people=8, span=4, weeks=26, market=0.7)
    ask = Ask(seats=("oversight", "reports", "coaching", "alarm", "worked"), managers=("nerves",))
    lived, cut = (record(plan_of(t, even), 60, ask) for t in (team, team.without("drift")))
    here, there = lived.seats["worked"] == 1, cut.seats["worked"] == 1
    for name, meant in (("oversight", 0.2), ("reports", 1.0), ("coaching", 0.5)):
        assert np.all(cut.seats[name][there] == meant), name
    assert lived.seats["oversight"][here].mean() > 0.3
    assert lived.seats["reports"][here].mean() > 1.1
    assert lived.seats["coaching"][here].mean() < 0.47
    alarm = lived.seats["alarm"].reshape(60, -1, 2, 4).mean(axis=(1, 3))
    assert np.corrcoef(alarm.ravel(), lived.managers["nerves"][:, 0].ravel())[0, 1] > 0.8
