"""Every practice has a use and a price: what the equations fix of both, each seen with all other links cut."""

from __future__ import annotations

import numpy as np
import pytest

from salescoach.management.practices import Practices
from salescoach.settings.links import LINKS
from salescoach.settings.register import CAUSES, SETTINGS
from salescoach.simulation.draws import key_of
from salescoach.simulation.manager import helped, hours_of, keep_to_budget
from salescoach.simulation.observe import COLUMN_OF
from salescoach.simulation.people import learn
from salescoach.simulation.week import before_customers
from tests.each import each
from tests.simulation.worlds import boss, person, rules

# Practice, links that are on, what moves, up (1) or down (-1). "pass_on" stands for target as well: it sets the
# pressure that there is to pass on.
USES = (
    ("oversight", ("accountability",), "effort", 1),
    ("review", ("accountability",), "effort", 1),
    ("review", ("feedback",), "pitch", 1),
    ("review", ("sight",), "sight", 1),
    ("process", ("accountability",), "effort", 1),
    ("process", ("sight",), "sight", 1),
    ("process", ("inspection",), "tidy", 1),
    ("reports", ("accountability",), "effort", 1),
    ("reports", ("sight",), "sight", 1),
    ("reports", ("inspection",), "tidy", 1),
    ("coaching", ("coaching",), "skill", 1),
    ("coaching", (), "trust", 1),
    ("support", ("strain",), "strain", -1),
    ("support", ("repair",), "helped", 1),
    ("support", (), "trust", 1),
    ("takeover", (), "reach_large", 1),
    ("takeover", (), "pitch", 1),
    ("sharing", ("peers",), "skill", 1),
    ("asking", (), "trust", 1),
    ("fit", ("coaching",), "skill", 1),
    ("pass_on", ("pass_on", "challenge"), "effort", 1),
    ("activity_push", ("activity",), "reach_large", 1),
)
PRICES = (
    ("oversight", ("intrusion",), "trust", -1),
    ("oversight", ("intrusion",), "initiative", -1),
    ("oversight", ("intrusion", "strain"), "strain", 1),
    ("oversight", ("intrusion", "mix"), "reach_large", -1),
    ("review", ("intrusion",), "intrusion", 1),
    ("reports", ("intrusion",), "trust", -1),
    *((name, ("time",), "selling_hours", -1)
      for name in ("oversight", "review", "process", "coaching", "support", "sharing", "reports", "asking")),
    ("takeover", (), "initiative", -1),
    ("takeover", (), "practised", -1),
    ("pass_on", ("pass_on",), "trust", -1),
    ("pass_on", ("pass_on", "strain"), "strain", 1),
    ("pass_on", ("pass_on", "strain", "pass_through"), "push", 1),
    ("pass_on", ("pass_on", "mix"), "reach_large", -1),
    ("pass_on", ("pass_on", "strain", "performance"), "reach_large", -1),
    ("activity_push", ("gaming",), "reach_large", -1),
)  # fmt: skip
WORKER = {
    "will": 0.6, "initiative": 0.6, "skill": -0.5, "potential": 0.0, "ceiling": 1.0, "strain": 0.4, "adaptiveness": 0.4,
    "open_deals": 12, "territory": 1.0, "coaching": 0.3, "fit": 0.2, "feedback_taste": 0.5, "reports": 0.5,
    "shortfall": 0.1, "cause": CAUSES.index("support"), "belief": CAUSES.index("support"),
}  # fmt: skip


def week_with(practice, amount, links, **state):
    """What the week makes of a person with this much of a practice, only these links being on."""
    on = {name: SETTINGS[name].default for name in links} | ({"target": 1.0} if "pass_on" in links else {})
    p, m = rules(**dict.fromkeys(LINKS, 0.0) | on), boss(above=0.5, best_skill=1.0)
    q = person(**WORKER | state | {practice: amount})
    before_customers(p, m, q, key_of(1), 0, 0, 5, 0.0)
    told = {name: float(q[name]) for name in q.dtype.names if q[name].ndim == 0}
    return told | {"skill": learn(p, m, q), "helped": helped(p, m, q)}


def moves(row, **state):
    practice, links, what, sign = row
    least, most = (week_with(practice, x, links, **state)[what] for x in (0.0, 1.0))
    return sign * (most - least)


@each("row", USES)
def test_a_practice_has_its_use(row):
    assert moves(row) > 1e-6


@each("row", PRICES)
def test_a_practice_has_its_price(row):
    assert moves(row) > 1e-6


LINKED = [
    row for row in (*USES, *PRICES) if row[1] and (row[0], row[2]) != ("support", "strain")
]  # relief needs no inflow


@each("row", LINKED)
def test_with_the_links_cut_nothing_of_it_is_left(row):
    practice, _, what, sign = row
    assert moves((practice, (), what, sign)) == 0.0


def test_every_practice_has_a_use_and_a_price():
    """Fit takes its price in coaching hours; the next test has it."""
    practices = {COLUMN_OF[name] for name, _ in Practices().items()}
    assert {row[0] for row in USES} == practices
    assert {row[0] for row in PRICES} == practices - {"fit"}


def test_fitting_takes_time_from_coaching():
    """A person of whom nothing is seen cannot be fitted to, so only the price of it is left."""
    seen_nothing = {"reports": 0.0, "review": 0.0, "process": 0.0}
    p, m = rules(**dict.fromkeys(LINKS, 0.0) | {"coaching": 0.045, "sight": 1.0}), boss()
    grown = []
    for fit in (0.0, 1.0):
        q = person(**WORKER | seen_nothing | {"fit": fit, "coaching": 1.0})
        before_customers(p, m, q, key_of(1), 0, 0, 5, 0.0)
        assert q["sight"] == 0.0
        grown.append(learn(p, m, q))
    assert grown[1] < grown[0]


HOURS = ("oversight", "review", "process", "coaching", "support", "takeover", "sharing", "reports", "asking")


@pytest.mark.parametrize("budget", [0.0, 0.5, 2.0])
def test_hours_beyond_any_budget_are_overload(budget):
    p, m, seats = rules(manager_hours_per_week=budget), boss(), np.array([person(coaching=3.0)])
    keep_to_budget(p, m, seats, 0, 1)
    assert m["overload"] == pytest.approx(3.0 / budget - 1.0 if budget else 3.0)
    assert m["hours_used"] == pytest.approx(budget)


@pytest.mark.parametrize("practice", HOURS)
def test_what_is_done_with_a_person_takes_the_managers_hours(practice):
    one_hour = {"reports": 0.08, "asking": 0.2}.get(practice, 1.0)
    assert hours_of(rules(reading_hours=0.08, asking_hours=0.2), person(**{practice: 1.0})) == pytest.approx(one_hour)


def test_reviews_harm_whom_feedback_harms():
    assert moves(("review", ("feedback",), "pitch", -1), feedback_taste=-1.0) > 0.0


def test_pressure_out_of_reach_lowers_effort():
    assert moves(("pass_on", ("pass_on", "challenge"), "effort", -1), shortfall=0.9) > 0.0


def test_take_over_by_a_manager_who_sells_worse_spoils_the_pitch():
    assert moves(("takeover", (), "pitch", -1), skill=3.0) > 0.0


def test_coaching_without_skill_harms():
    p, m = rules(**dict.fromkeys(LINKS, 0.0) | {"coaching": 0.045}), boss(coach_skill=0.0)
    idle, coached = (learn(p, m, person(**WORKER | {"coaching": hours, "sight": 1.0})) for hours in (0.0, 2.0))
    assert coached < idle


def test_less_help_than_usual_lets_no_cause_go_by_help():
    usual = np.array([week_with("support", hours, ("repair",))["helped"] for hours in (0.0, 0.1, 0.2)])
    assert (usual[:2] <= 1e-15).all()
    assert usual[2] > 0.0
