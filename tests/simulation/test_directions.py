"""Signs that must hold whatever the numbers: one step of one person or one book, everything else alike."""

from __future__ import annotations

import math
import random
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import salescoach as sc
from salescoach.settings.register import CAUSES, SETTINGS
from salescoach.simulation import leaving, people
from salescoach.simulation.births import target_skill
from salescoach.simulation.customers import ADVANCE, STAY, WALK, choose, offer, work_book
from salescoach.simulation.draws import key_of
from salescoach.simulation.manager import find_cause, helped, keep_to_budget, pressure_from_above
from salescoach.simulation.params import parameters
from salescoach.simulation.state import ACCOUNT, SEAT, WON
from tests.simulation.worlds import boss, person, record, rules, small_team

share = st.floats(0.0, 1.0)
hours = st.floats(0.0, 20.0)
causes = st.integers(0, len(CAUSES) - 1)
NONE, LINEAR, POSITIVE, INVERTED = range(4)
REACH = ("reach_small", "reach_large")


@st.composite
def two_steps(draw, values=share):
    """Two values, the lower one first."""
    return sorted((draw(values), draw(values)))


@cache
def world(number):
    """One world: every setting at an end of its plausible range or somewhere within."""
    luck = random.Random(number)
    values = {
        name: luck.choice((s.low, s.high, luck.uniform(s.low, s.high)))
        for name, s in SETTINGS.items()
        if s.kind == "real" and s.high > s.low and not name.startswith("share_")
    }
    return parameters(small_team(performance_shape=luck.choice(SETTINGS["performance_shape"].choices), **values))


def plausible():
    """Parameters of worlds within the plausible ranges; a copy, free to be changed."""
    return st.integers(0, 400).map(lambda number: world(number).copy())


@st.composite
def somebody(draw):
    """A person in any state; strain is never below the person's rest."""
    will = draw(share)
    return {
        "will": will, "initiative": draw(st.floats(0.0, will)), "trust": draw(share), "cause": draw(causes),
        "strain": draw(st.floats(0.3, 1.0)), "skill": draw(st.floats(-3.0, 3.0)), "ceiling": draw(st.floats(-3.0, 4.0)),
        "potential": draw(st.floats(-3.0, 3.0)), "shortfall": draw(share), "adaptiveness": draw(share),
        "pressure": draw(share), "clarity": draw(share), "open_deals": draw(st.integers(0, 50)),
        "baseline_strain": draw(st.floats(0.0, 0.3)), "baseline_trust": draw(share),
        "gaming_propensity": draw(st.floats(0.1, 5.0)), "drive": draw(st.floats(-1.0, 3.0)),
        "feedback_taste": draw(st.floats(-3.0, 3.0)), "habit": draw(share), "sight": draw(share),
        "practised": draw(share), "alarm": draw(share),
        **{n: draw(hours) for n in ("oversight", "review", "process", "coaching", "support", "sharing", "reports")},
        **{n: draw(share) for n in ("fit", "pass_on", "activity_push", "asking")},
    }  # fmt: skip


@st.composite
def somebosses(draw):
    """A manager of any skill, rested or overloaded."""
    return {n: draw(share) for n in ("coach_skill", "people_skill", "diagnosis_skill", "above")} | {
        "nerves": draw(st.floats(0.1, 3.0)),
        "effect": draw(st.floats(0.1, 1.0)),
        "best_skill": draw(st.floats(-3.0, 4.0)),
    }


def after(step, name, state, value, p, m, *more):
    """What a step gives with one column of the person set to a value."""
    return step(p, boss(**m), person(**state | {name: value}), *more)


def prepared(p, m, state, **values):
    """The person after the whole first half of the week."""
    q = person(**state | values)
    people.prepare(p, boss(**m), q, 0.0, 0.0)
    return q


# ---- customers -----------------------------------------------------------------------------------


def a_week_of_a_book(p, push, seed, **values):
    """40 customers after a week under that push, and the seat's counts; the same luck for every push."""
    rng = np.random.default_rng(seed)
    book, luck = np.zeros(40, ACCOUNT), rng.random((4, 40))
    for name in ("trust", "relation"):
        book[name] = rng.random(40)
    book["fit"], book["value"], book["tolerance"] = rng.normal(size=40), 1000.0, np.exp(rng.normal(size=40) - 2.0)
    book["stage"], book["contacts"] = rng.integers(0, int(p["stages"]) + 1, 40), rng.integers(0, 9, 40)
    book["dead"] = (book["stage"] > 0) & (rng.random(40) < 0.2)
    seat = {"reach_small": 0.7, "reach_large": 0.7, "lead_rate": 0.1, "tidy": 0.1, "pitch": float(p["advance_base"])}
    q = record(SEAT, **seat | values | {"push": push})
    work_book(p, q, book, luck, 3)
    return book, q


def reached(chance):
    """The same chance of a contact for small and large orders."""
    return {"reach_small": chance, "reach_large": chance}


@settings(max_examples=80)
@given(plausible(), two_steps(), st.integers(0, 10_000))
def test_more_pressure_never_raises_customer_trust_at_equal_service(p, push, seed):
    (mild, mild_seat), (hard, hard_seat) = (a_week_of_a_book(p, x, seed) for x in push)
    assert np.all(hard["trust"] <= mild["trust"])
    assert hard_seat["customer_trust"] <= mild_seat["customer_trust"]
    assert hard_seat["contacts"] == mild_seat["contacts"]


@settings(max_examples=80)
@given(plausible(), two_steps(), st.integers(0, 10_000))
def test_beyond_tolerance_pressure_never_moves_a_customer_who_would_not_have_moved(p, push, seed):
    p["reaction_urgency"] = 0.0
    (mild, mild_seat), (hard, hard_seat) = (a_week_of_a_book(p, x, seed) for x in push)
    start, _ = a_week_of_a_book(p, 0.0, seed, **reached(0.0), lead_rate=0.0, tidy=0.0)
    moved = [
        (book["event"] == WON) | ((start["stage"] > 0) & (book["stage"] > start["stage"])) for book in (mild, hard)
    ]
    assert moved[0].sum() == mild_seat["moved"]
    assert not np.any(moved[1] & ~moved[0])
    assert hard_seat["revenue"] <= mild_seat["revenue"]


@given(plausible(), two_steps(st.floats(0.0, 2.0)))
def test_pressure_beyond_tolerance_never_makes_walking_away_less_likely(p, excess):
    c = record(ACCOUNT, relation=0.5, tolerance=0.1)
    terms, odds = offer(p, record(SEAT, pitch=float(p["advance_base"]), push=0.1)), np.linspace(0.0025, 0.9975, 200)
    mild, hard = (sum(choose(c, 0.5, x, 0.0, terms, u) == WALK for u in odds) for x in excess)
    assert hard >= mild - 1  # within one step of the grid


@settings(max_examples=60)
@given(plausible(), st.floats(0.0, 1.0), st.integers(0, 10_000), st.sampled_from(("pitch", "closing")))
def test_a_better_pitch_or_a_closing_push_never_moves_fewer_customers(p, more, seed, what):
    base = {"pitch": float(p["advance_base"]), "closing": 0.0}
    _, plain = a_week_of_a_book(p, 0.1, seed, **base)
    _, better = a_week_of_a_book(p, 0.1, seed, **base | {what: base[what] + more})
    assert better["moved"] >= plain["moved"]
    assert better["won"] >= plain["won"]


@given(plausible(), st.integers(0, 10_000))
def test_a_closing_push_acts_in_the_last_stage_alone(p, seed):
    _, plain = a_week_of_a_book(p, 0.1, seed)
    _, pushed = a_week_of_a_book(p, 0.1, seed, closing=20.0)
    assert pushed["moved"] - plain["moved"] == pushed["won"] - plain["won"]


@settings(max_examples=60)
@given(plausible(), two_steps(), st.integers(0, 10_000))
def test_more_reach_never_means_fewer_contacts_and_more_needs_never_fewer_openings(p, steps, seed):
    _, less = a_week_of_a_book(p, 0.1, seed, **reached(steps[0]), lead_rate=steps[0])
    _, more = a_week_of_a_book(p, 0.1, seed, **reached(steps[1]), lead_rate=steps[1])
    assert more["contacts"] >= less["contacts"]
    assert more["opened"] >= less["opened"]


@given(plausible(), two_steps(), st.integers(0, 10_000))
def test_more_tidying_never_leaves_more_dead_deals(p, steps, seed):
    (_, less), (_, more) = (a_week_of_a_book(p, 0.1, seed, tidy=x) for x in steps)
    assert more["dead_deals"] <= less["dead_deals"]
    assert more["no_decision"] >= less["no_decision"]
    assert more["revenue"] == less["revenue"]


@given(plausible(), two_steps(st.floats(0.0, 0.9)), st.integers(0, 10_000))
def test_a_larger_discount_never_brings_more_money(p, steps, seed):
    (_, less), (_, more) = (a_week_of_a_book(p, 0.1, seed, discount=x) for x in steps)
    assert more["revenue"] <= less["revenue"]
    assert more["won"] == less["won"]


@pytest.mark.parametrize("closing", [0.0, 5.0, 50.0, 500.0, 700.0, 800.0, 2000.0])
def test_a_customer_who_is_ready_beyond_all_doubt_takes_the_step(closing):
    """2000 is the strongest closing that settings allow: strength, closing and quarter end at their limits."""
    strongest = math.prod(SETTINGS[n].most for n in ("deadline", "deadline_closing", "deadline_quarter"))
    assert closing <= strongest
    p, c = rules(fatigue=0.0), record(ACCOUNT, trust=0.5, relation=0.5, tolerance=0.1, contacts=1)
    terms = offer(p, record(SEAT, pitch=float(p["advance_base"])))
    assert choose(c, 0.5, 0.0, closing, terms, 1e-9) == ADVANCE
    if closing >= 50.0:
        assert choose(c, 0.5, 0.0, closing, terms, 1.0 - 1e-9) == ADVANCE


@given(plausible(), share, st.floats(0.0, 2.0), st.floats(0.0, 2.0))
def test_the_choice_follows_the_logit_of_the_three_answers(p, trust, excess, closing):
    """Tried on both sides of the two edges, so that a readiness wrong in the ninth digit is found."""
    p["tolerance_staying"] = excess
    c = record(ACCOUNT, relation=0.25, fit=0.5, tolerance=0.1, contacts=3)
    terms = offer(p, record(SEAT, pitch=-0.5, push=0.1 + excess))
    ready = -0.5 + p["fit_weight"] * 0.5 + p["trust_weight"] * (trust - 0.5) - p["relation_weight"] * 0.25 + closing
    ready += -2 * p["fatigue"] + p["reaction"] * (p["reaction_urgency"] * 0.1 - p["reaction_refusal"] * excess)
    leave = p["walk_base"] + p["reaction"] * excess - excess * math.log(0.1 / p["tolerance_median"])
    parts = np.array([math.exp(ready), math.exp(leave), 1.0])
    advance, walk = np.cumsum(parts / parts.sum())[:2]
    tiny = 1e-10
    for u, want in ((advance - tiny, ADVANCE), (advance + tiny, WALK), (walk - tiny, WALK), (walk + tiny, STAY)):
        if min(advance, walk - advance, 1.0 - walk) > 3 * tiny:
            assert choose(c, trust, excess, closing, terms, u) == want


# ---- the person ----------------------------------------------------------------------------------


@given(plausible(), somebody(), two_steps(st.floats(0.3, 1.0)))
def test_more_strain_never_raises_output_in_the_linear_shape(p, state, strain):
    p["performance_shape"] = LINEAR
    calm, tense = (people.output_under_strain(p, person(**state | {"strain": s})) for s in strain)
    assert tense <= calm <= 1.0


@given(plausible(), somebody(), two_steps(st.floats(0.3, 1.0)))
def test_more_strain_never_lowers_output_in_the_positive_shape(p, state, strain):
    p["performance_shape"] = POSITIVE
    calm, tense = (people.output_under_strain(p, person(**state | {"strain": s})) for s in strain)
    assert 1.0 <= calm <= tense


@given(plausible(), somebody())
def test_strain_has_no_say_in_the_shape_none(p, state):
    p["performance_shape"] = NONE
    assert people.output_under_strain(p, person(**state)) == 1.0


@given(st.floats(0.05, 0.3), st.floats(0.05, 0.9), st.floats(0.01, 1.0), two_steps(share))
def test_the_inverted_u_has_its_top_at_the_peak(rest, peak, strength, strain):
    p = rules(performance_shape=INVERTED, performance_peak=peak, performance=strength)

    def output(s):
        return people.output_under_strain(p, person(strain=s, baseline_strain=rest))

    assert output(rest) == pytest.approx(1.0)
    assert all(output(peak) >= output(s) for s in np.linspace(0.0, 1.0, 101))
    low, high = strain
    if high <= peak:
        assert output(low) <= output(high)
    if low >= peak:
        assert output(low) >= output(high)


@given(plausible(), somebosses(), somebody(), two_steps(hours))
def test_more_review_never_lowers_effort(p, m, state, review):
    """For the unwilling it is the point of it; whom effort is given anyway, it leaves alone."""
    state = state | {"initiative": state["will"]}
    less, more = (after(people.effort_given, "review", state, h, p, m) for h in review)
    assert more >= less


@given(plausible(), somebosses(), somebody(), st.floats(0.1, 5.0))
def test_review_raises_the_effort_of_the_unwilling_more_than_of_the_willing(p, m, state, review):
    p["challenge"] = 0.0
    m, state = m | {"effect": 1.0}, state | {"oversight": 0.0, "process": 0.0, "reports": 0.0, "cause": 0}

    def gain(will):
        own = state | {"will": will, "initiative": will}
        return after(people.effort_given, "review", own, review, p, m) - after(
            people.effort_given, "review", own, 0.0, p, m
        )

    assert gain(0.4) > gain(0.9) > gain(1.0) == 0.0


@given(plausible(), somebosses(), somebody(), two_steps(hours))
def test_support_never_raises_strain(p, m, state, support):
    less, more = (prepared(p, m, state, support=h)["strain"] for h in support)
    assert more <= less + 1e-15


@given(plausible(), somebosses(), somebody(), two_steps(hours))
def test_support_never_lowers_trust_in_the_manager(p, m, state, support):
    less, more = (prepared(p, m, state, support=h)["trust"] for h in support)
    assert more >= less - 1e-15


@pytest.mark.parametrize("load", ["above", "pass_on", "shortfall", "oversight", "reports"])
@given(p=plausible(), m=somebosses(), state=somebody(), two=two_steps())
def test_pressure_and_control_never_lower_strain_nor_raise_trust(load, p, m, state, two):
    if load in ("oversight", "reports"):
        two = [10 * x for x in two]
    less, more = (
        prepared(p, m | {"above": x}, state) if load == "above" else prepared(p, m, state, **{load: x}) for x in two
    )
    assert more["strain"] >= less["strain"] - 1e-15
    assert more["trust"] <= less["trust"] + 1e-15
    assert more["pressure"] >= less["pressure"]


@given(plausible(), somebosses(), somebody(), two_steps(hours))
def test_clear_reviews_never_make_control_feel_worse_where_they_are_no_burden(p, m, state, review):
    p["burden"] = 0.0
    less, more = (prepared(p, m, state, review=h)["intrusion"] for h in review)
    assert more <= less


@given(plausible(), somebosses(), somebody(), two_steps(hours))
def test_reviews_that_clear_nothing_up_never_make_control_feel_better(p, m, state, review):
    p["buffer"] = 0.0
    less, more = (prepared(p, m, state, review=h)["intrusion"] for h in review)
    assert more >= less


@pytest.mark.parametrize(
    "what", ["reports", "oversight", "review", "coaching", "support", "process", "sharing", "asking"]
)
@given(p=plausible(), m=somebosses(), state=somebody(), two=two_steps(hours))
def test_longer_reports_and_meetings_never_raise_selling_hours(what, p, m, state, two):
    state = state | {"intrusion": 0.4}
    less, more = (people.hours_for_selling(p, person(**state | {what: h})) for h in two)
    assert more <= less
    assert more >= 0.1 * p["week_hours"] * p["selling_share"] - 1e-12


@given(plausible(), somebosses(), somebody(), two_steps(hours))
def test_longer_reports_never_raise_selling_hours_through_the_whole_week(p, m, state, reports):
    less, more = (prepared(p, m, state, reports=h)["selling_hours"] for h in reports)
    assert more <= less


@given(plausible(), somebosses(), somebody(), two_steps())
def test_a_better_fit_of_coaching_never_lowers_the_growth_of_skill_where_it_takes_no_time(p, m, state, fit):
    p["fit_cost"] = 0.0
    worse, better = (after(people.learn, "fit", state, f, p, m) for f in fit)
    assert better >= worse


@given(plausible(), somebosses(), somebody(), two_steps())
def test_a_fit_to_a_person_of_whom_nothing_is_seen_takes_time_and_brings_nothing(p, m, state, fit):
    """Coaching that would raise skill raises it less, and coaching that harms harms less: there is less of it."""
    p["learning_rate"] = p["peers"] = 0.0
    cloned, fitted = (abs(after(people.learn, "fit", state | {"sight": 0.0}, f, p, m) - state["skill"]) for f in fit)
    assert fitted <= cloned + 1e-15


@given(plausible(), somebosses(), somebody(), two_steps())
def test_a_clearer_picture_of_the_person_never_makes_coaching_worse(p, m, state, sight):
    dim, clear = (after(people.learn, "sight", state, x, p, m) for x in sight)
    assert clear >= dim


@given(plausible(), somebosses(), somebody(), two_steps())
def test_who_works_more_never_learns_less(p, m, state, practised):
    less, more = (after(people.learn, "practised", state, x, p, m) for x in practised)
    assert more >= less


@given(plausible(), somebosses(), somebody(), two_steps())
def test_a_better_coach_never_lowers_the_growth_of_skill(p, m, state, skill):
    worse, better = (people.learn(p, boss(**m | {"coach_skill": s}), person(**state)) for s in skill)
    assert better >= worse


@given(plausible(), somebosses(), somebody(), two_steps(hours))
def test_more_hours_of_skilled_coaching_never_lower_skill(p, m, state, coaching):
    m, state = m | {"coach_skill": 1.0}, state | {"fit": 1.0, "sight": 1.0}
    less, more = (after(people.learn, "coaching", state, h, p, m) for h in coaching)
    assert more >= less


@given(plausible(), somebosses(), somebody(), st.floats(0.1, 10.0))
def test_coaching_without_any_skill_never_raises_skill(p, m, state, coaching):
    m = m | {"coach_skill": 0.0}
    assert after(people.learn, "coaching", state, coaching, p, m) <= after(people.learn, "coaching", state, 0.0, p, m)


@given(plausible(), somebosses(), somebody())
def test_doing_never_takes_skill_beyond_its_target_nor_coaching_beyond_the_ceiling(p, m, state):
    state = state | {"sharing": 0.0}
    top = max(state["skill"], state["ceiling"], target_skill(p, person(**state)))
    plain = after(people.learn, "coaching", state, 0.0, p, m)
    assert state["skill"] <= plain <= max(state["skill"], target_skill(p, person(**state))) + 1e-12
    # both at once may close the same gap twice, by no more than one week's coaching
    assert people.learn(p, boss(**m), person(**state)) <= top + p["coaching"] * max(0.0, top - state["skill"]) + 1e-12


@given(plausible(), somebosses(), somebody(), two_steps(hours))
def test_sharing_never_lowers_skill_and_does_nothing_for_the_best(p, m, state, sharing):
    less, more = (after(people.learn, "sharing", state, h, p, m) for h in sharing)
    assert more >= less
    best = m | {"best_skill": state["skill"]}
    assert after(people.learn, "sharing", state, sharing[1], p, best) == after(
        people.learn, "sharing", state, 0.0, p, best
    )


@given(plausible(), somebody(), st.integers(0, 60), st.integers(0, 60), st.floats(0.0, 40.0))
def test_more_open_deals_dead_ones_included_never_raise_reach(p, state, alive, dead, worked):
    few, many = (person(**state | {"open_deals": count, "territory": 1.0}) for count in (alive, alive + dead))
    for q in (few, many):
        people.work(p, q, worked)
    for name in REACH:
        assert many[name] <= few[name]


@given(plausible(), somebody(), two_steps(st.floats(0.0, 40.0)))
def test_more_work_never_lowers_reach_nor_the_needs_found(p, state, worked):
    less, more = person(**state), person(**state)
    people.work(p, less, worked[0])
    people.work(p, more, worked[1])
    assert all(more[name] >= less[name] for name in REACH)
    assert more["lead_rate"] >= less["lead_rate"]


@given(plausible(), somebosses(), somebody(), two_steps())
def test_a_push_for_activity_never_raises_true_reach_where_none_of_it_is_real(p, m, state, push):
    p["activity"] = 0.0
    less, more = (prepared(p, m, state, activity_push=x) for x in push)
    assert more["gamed"] >= less["gamed"]
    assert all(more[name] <= less[name] for name in REACH)


@given(plausible(), somebosses(), somebody(), two_steps())
def test_a_push_for_activity_never_lowers_true_reach_where_nobody_games(p, m, state, push):
    p["gaming"] = 0.0
    less, more = (prepared(p, m, state, activity_push=x) for x in push)
    assert less["gamed"] == more["gamed"] == 0.0
    assert all(more[name] >= less[name] for name in REACH)


@given(plausible(), somebosses(), somebody(), st.sampled_from(("above", "oversight")), two_steps())
def test_under_pressure_contacts_never_move_from_small_to_large_orders(p, m, state, what, two):
    """Read from the exponents, which effort and hours move alike for both sizes."""
    p["performance_shape"] = NONE

    def ratio(x):
        q = prepared(p, m | {"above": x}, state) if what == "above" else prepared(p, m, state, oversight=5.0 * x)
        small, large = (-math.log1p(-min(q[name], 1.0 - 1e-15)) for name in REACH)
        return None if small < 1e-9 or small > 20.0 else large / small

    calm, pressed = (ratio(x) for x in two)
    if calm is not None and pressed is not None:
        assert pressed <= calm + 1e-6


@given(plausible(), somebosses(), somebody(), two_steps())
def test_adaptiveness_turns_pushing_into_guiding(p, m, state, adaptive):
    less, more = (prepared(p, m, state, adaptiveness=x) for x in adaptive)
    assert more["push"] <= less["push"]
    assert more["guiding"] >= less["guiding"]


@given(plausible(), somebosses(), somebody(), two_steps(st.floats(0.3, 1.0)), st.floats(0.0, 2.0))
def test_more_strain_never_means_less_pressure_on_customers(p, m, state, strain, hurry):
    less, more = (people.felt_urge(p, person(**state | {"strain": s}), hurry, 0.7) for s in strain)
    assert 0.0 <= less <= more


@given(plausible(), somebosses(), somebody())
def test_control_never_raises_initiative_above_what_the_will_brings_back(p, m, state):
    q = person(**state | {"intrusion": 0.6})
    kept = people.next_initiative(p, q, 0.0)
    assert people.next_initiative(p, q, 0.4) <= kept
    assert kept <= people.next_initiative(p, person(**state), 0.0) <= state["will"] + 1e-12


# ---- leaving, managers ---------------------------------------------------------------------------


@pytest.mark.parametrize(("what", "sign"), [("strain", 1), ("trust", -1), ("review", 1), ("oversight", 1)])
@given(p=plausible(), m=somebosses(), state=somebody(), two=two_steps())
def test_quit_chance_rises_with_strain_and_questions_and_falls_with_trust(what, sign, p, m, state, two):
    less, more = (after(leaving.quit_chance, what, state, x, p, m) for x in two)
    assert 0.0 <= min(less, more) <= max(less, more) <= 1.0
    assert sign * (more - less) >= 0.0
    if what == "strain" and two[1] > two[0] + 1e-6 and p["attrition"] > 0.0:
        assert more > less


@given(plausible(), somebosses(), somebody(), two_steps())
def test_quit_chance_falls_with_a_managers_people_skill_and_rises_with_leavers(p, m, state, two):
    q = person(**state)
    worse, better = (leaving.quit_chance(p, boss(**m | {"people_skill": x}), q) for x in two)
    assert better <= worse
    few, many = (leaving.quit_chance(p, boss(**m | {"recent_leavers": x}), q) for x in two)
    assert many >= few


@given(plausible(), somebosses(), somebody())
def test_the_middling_leave_most(p, m, state):
    def chance(attained):
        return leaving.quit_chance(p, boss(**m), person(**state | {"recent_revenue": 100.0 * attained}))

    assert chance(p["quit_middle_at"]) >= max(chance(x) for x in (0.0, 0.3, 0.6, 0.9, 1.2, 2.0))


@given(plausible(), somebody(), two_steps())
def test_complaints_rise_with_intrusion_and_with_questions_to_the_unwilling(p, state, two):
    for what in ("intrusion", "review", "oversight", "process"):
        less, more = (leaving.complaint_chance(p, person(**state | {what: x})) for x in two)
        assert more >= less
    willing, unwilling = (leaving.complaint_chance(p, person(**state | {"will": 1.0 - x})) for x in two)
    assert unwilling >= willing


@given(plausible(), two_steps(st.floats(0.0, 3.0)), st.integers(0, 12))
def test_pressure_from_above_falls_with_attainment_and_sharpens_through_the_quarter(p, attained, week):
    worse, better = (pressure_from_above(p, boss(attainment=x), week) for x in attained)
    assert better <= worse
    assert pressure_from_above(p, boss(attainment=0.5), 12) >= pressure_from_above(p, boss(attainment=0.5), week)


@given(plausible(), st.lists(hours, min_size=3, max_size=3), st.floats(1.0, 30.0))
def test_overload_scales_everybody_alike_and_makes_the_manager_worse(p, asked, more):
    p["manager_hours_per_week"] = 1.0 + sum(asked) / 2
    m, seats = boss(), np.zeros(3, SEAT)
    seats["coaching"], seats["reports"], seats["asking"] = asked, 1.0, 0.7
    keep_to_budget(p, m, seats, 0, 3)
    total = sum(asked)
    if total > 1e-6:
        assert np.allclose(seats["coaching"] * total, np.array(asked) * seats["coaching"].sum())
    assert np.allclose(seats["asking"], 0.7 * seats["reports"])
    assert m["hours_used"] <= p["manager_hours_per_week"] * (1.0 + 1e-12)
    worse, extra = boss(), np.zeros(3, SEAT)
    extra["coaching"] = np.array(asked) + more
    extra["reports"] = 1.0
    keep_to_budget(p, worse, extra, 0, 3)
    assert worse["overload"] >= m["overload"]
    assert worse["effect"] <= m["effect"] <= 1.0


@given(plausible(), somebosses(), somebody(), two_steps(hours), st.integers(0, 7))
def test_help_mends_sooner_the_more_there_is_and_the_better_it_fits(p, m, state, two, belief):
    for what in ("support", "coaching"):
        less, more = (after(helped, what, state | {"belief": belief}, x, p, m) for x in two)
        assert 0.0 <= less <= more <= 1.0
    right = helped(p, boss(**m), person(**state | {"belief": state["cause"]}))
    assert right >= helped(p, boss(**m), person(**state | {"belief": belief}))


@pytest.mark.parametrize("cause", ["none", "hiring", "will"])
def test_no_help_mends_a_wrong_hire_or_low_will(cause):
    at = CAUSES.index(cause)
    assert helped(rules(), boss(), person(cause=at, belief=at, support=20.0, coaching=20.0)) == 0.0


def asked_often(state, m, times=4000, **values):
    """How often the manager's belief and the person's answer were right, over many weeks of full asking."""
    p, right, named = rules(diagnosis=1.0, **values), 0, 0
    for week in range(times):
        q = person(**state | {"asking": 1.0, "belief": -1, "said": -1})
        find_cause(p, boss(**m), q, key_of(3), 0, 0, week)
        right, named = right + (q["belief"] == state["cause"]), named + (q["said"] == state["cause"])
    return right / times, named / times


def test_who_trusts_the_manager_names_the_cause_more_often():
    support = CAUSES.index("support")
    low, high = (asked_often({"cause": support, "trust": t}, {"diagnosis_skill": 0.3}) for t in (0.2, 0.8))
    # named: trust, or else one of six at random; believed: seen with the own skill, else what was named
    for trust, (right, named) in ((0.2, low), (0.8, high)):
        chance = trust + (1 - trust) / 6
        assert named == pytest.approx(chance, abs=0.03)
        assert right == pytest.approx(0.3 + 0.7 * chance, abs=0.03)


def test_the_unwilling_name_another_cause():
    will = CAUSES.index("will")
    _, named = asked_often({"cause": will, "trust": 0.8}, {"diagnosis_skill": 0.0}, excuse_share=0.5)
    assert named == pytest.approx(0.4, abs=0.03)


def test_who_has_no_cause_says_so_when_asked():
    right, named = asked_often({"cause": 0, "trust": 0.1}, {"diagnosis_skill": 0.0}, times=300)
    assert (right, named) == (1.0, 1.0)


def looked_at_often(cause, skill, times=4000):
    """How often looking alone ends in each belief, for a manager who is at the person's side all day."""
    p, beliefs = rules(diagnosis=1.0, diagnosis_oversight=1.0, oversight_half=1e-9, looking_skill=0.5), np.zeros(9)
    for week in range(times):
        q = person(cause=cause, oversight=20.0, belief=-1, said=-1)
        find_cause(p, boss(diagnosis_skill=skill), q, key_of(3), 0, 0, week)
        assert q["said"] == -1
        beliefs[q["belief"]] += 1
    return beliefs / times


def test_who_only_looks_finds_low_will_or_supposes_it():
    will, tools = CAUSES.index("will"), CAUSES.index("tools")
    assert looked_at_often(will, 0.6)[will] == 1.0
    found = looked_at_often(tools, 0.6)
    assert found[tools] == pytest.approx(0.3, abs=0.03)  # half of the skill at asking
    assert found[will] == pytest.approx(0.7, abs=0.03)


def test_whoever_is_not_asked_and_not_watched_stays_unknown():
    p, q = rules(diagnosis=1.0), person(cause=3, belief=-1, said=-1)
    for week in range(200):
        find_cause(p, boss(), q, key_of(3), 0, 0, week)
    assert (q["belief"], q["said"]) == (-1, -1)


# ---- the whole team, same luck -------------------------------------------------------------------


def test_over_a_year_the_whole_cascade_runs_the_way_it_is_told():
    """Pressure passed on: more strain, less trust in the manager, more pressure on customers, less customer trust."""

    def style(pass_on, oversight):
        return sc.style(name="drawn")(
            lambda seen: sc.Practices(pass_on=pass_on, oversight_hours=oversight, review_hours=0.3)
        )

    team = small_team(people=6, span=6, accounts_per_person=20, weeks=52)
    calm, hard = (sc.simulate(team, style(*x), runs=30).totals.mean() for x in ((0.0, 0.0), (1.0, 2.0)))
    for name, sign in (
        ("strain", 1), ("manager_trust", -1), ("customer_pressure", 1), ("trust", -1), ("complaints", 1),
        ("selling_hours", -1),
    ):  # fmt: skip
        assert sign * (hard[name] - calm[name]) > 0, name
