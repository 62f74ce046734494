"""Every equation of people and managers against its plain form, for people in any state and any plausible world.

The hand-worked weeks leave out support, take-over, know-how, causes and empty seats; these are met here.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.settings.register import CAUSE_SHARES, CAUSES, SETTINGS
from salescoach.simulation import leaving, people
from salescoach.simulation.births import cause_of
from salescoach.simulation.draws import SEAT_LEADS, key_of, normal, seat_entity, uniforms
from salescoach.simulation.manager import arises, give_way, helped, look_back, pressure_from_above
from salescoach.simulation.state import ACCOUNT, SEAT
from salescoach.simulation.week import after_customers, before_customers, change_cause
from tests.simulation.test_directions import plausible, somebody, somebosses
from tests.simulation.worlds import boss, person, rules

CAUSE = {name: number for number, name in enumerate(CAUSES)}
NOBODY = dict.fromkeys(CAUSE_SHARES.values(), 0.0)
SHAPES = SETTINGS["performance_shape"].choices
CLOSE = {"rel": 1e-12, "abs": 1e-12}


class Plain(dict):
    """A record as a dictionary with attributes, so that equations read as on paper."""

    __getattr__ = dict.__getitem__


def plain(row):
    return Plain({name: row[name].item() for name in row.dtype.names if row[name].ndim == 0})


def held(x, low=0.0, high=1.0):
    return min(max(x, low), high)


def half(x, at):
    return x / (x + at)


def monday(p, m, q, hurry, late):
    """What the first half of the week makes of a person, after the equations of the model."""
    now = Plain(q)
    effective = {name: q[name] * m.effect for name in ("review", "coaching", "support")}
    now.update(clarity=half(effective["review"], p.dose_half))
    shown = half((q.reports + q.review + q.process) * m.effect, p.sight_half)
    now.update(sight=1 - p.sight * (1 - shown))
    now.update(pressure=held(p.pass_on * m.leak * q.pass_on * m.above * (p.pressure_on_quota + q.shortfall)))
    soft = p.buffer * (now.clarity + half(effective["support"], p.dose_half))
    watched = half(q.oversight + p.burden * (q.reports + q.review), p.oversight_half)
    now.update(intrusion=held(p.intrusion * watched * (1 - soft)))

    usual = p.week_hours * p.selling_share
    spent = q.reports + q.oversight + q.review + q.coaching + q.support + q.process + q.sharing
    spent += p.asking_hours * q.asking
    hours = (usual - p.time * spent) * (1 - p.hiding_cost * now.intrusion)
    if q.cause == CAUSE["tools"]:
        hours *= 1 - p.tools_loss
    now.update(selling_hours=max(hours, 0.1 * usual))
    taken = half(p.takeover_yield * q.takeover * m.effect, now.selling_hours)

    load = p.strain_pressure * now.pressure + p.strain_intrusion * now.intrusion + p.strain_shortfall * q.shortfall
    load += p.cause_load * (q.cause in (CAUSE["support"], CAUSE["environment"], CAUSE["personal"]))
    load += p.dismissal * p.warning_strain * (q.warned > 0)
    relief = min(1.0, p.strain_recovery + p.strain_relief * half(effective["support"], p.dose_half))
    now.update(strain=held(q.strain + p.strain * load * (1 - q.strain) - relief * (q.strain - q.baseline_strain)))
    care = half((q.coaching + q.support + p.asking_hours * q.asking) * m.effect, p.dose_half)
    hurt = now.intrusion + now.pressure
    drift = p.trust_drift * (q.baseline_trust - q.trust)
    now.update(trust=held(q.trust + p.trust_gain * care * (1 - q.trust) - p.trust_loss * hurt * q.trust + drift))
    lost = p.initiative_loss * min(1.0, now.intrusion + taken) * q.initiative
    now.update(initiative=held(q.initiative - lost + p.initiative_back * (q.will - q.initiative)))

    output = output_of(p, now)
    looked = q.process + p.report_worth * q.reports
    asked = (q.review + p.accountability_oversight * q.oversight + p.accountability_process * looked) * m.effect
    answer = p.accountability * half(asked, p.accountability_half)
    answer += (1 - answer) * p.dismissal * p.warning_effort * (q.warned > 0)
    effort = q.will + (1 - q.will) * answer
    effort *= 1 - p.initiative_weight * max(0.0, q.will - now.initiative)
    effort *= 1 - p.cause_loss * (q.cause in (CAUSE["environment"], CAUSE["personal"]))
    reach = held(1 - q.shortfall / p.challenge_reach, -1.0, 1.0)
    lift = p.challenge * q.drive * (now.pressure - p.challenge_wear * q.habit) * reach
    now.update(effort=held(effort * (1 + lift)), habit=q.habit + p.challenge_fading * (now.pressure - q.habit))

    force = p.gaming_unpressed + (1 - p.gaming_unpressed) * max(now.pressure, now.intrusion)
    now.update(gamed=held(p.gaming * q.gaming_propensity * q.activity_push * force, 0.0, 0.9))
    urge = p.pass_through * (max(0.0, now.strain - q.baseline_strain) + p.push_shortfall * q.shortfall * now.pressure)
    urge += p.pay * late * max(0.0, 1 - q.shortfall / p.quota_window) * (q.shortfall > 0)
    urge *= 1 + p.push_deadline * p.deadline * hurry
    rest = 1 - max(0.0, (now.strain - q.baseline_strain) / (1 - q.baseline_strain))
    now.update(push=held(urge * (1 - q.adaptiveness)), guiding=q.adaptiveness * rest)
    skill = (1 - taken) * q.skill + taken * p.manager_selling
    pitch = p.advance_base + p.skill_weight * skill + p.guiding_gain * (now.guiding - p.adaptiveness)
    pitch += p.feedback * now.clarity * (m.coach_skill - p.feedback_skill + q.feedback_taste)
    now.update(pitch=pitch + p.effort_weight * (now.effort - p.will_high) - p.strain_on_skill * (1 - output))
    own = now.selling_hours * now.effort * output
    now.update(practised=(1 - taken) * min(1.0, own / (usual * p.will_high)))
    return now | work_of(p, now, own + p.takeover_yield * q.takeover * m.effect)


def output_of(p, q):
    above = max(0.0, (q.strain - q.baseline_strain) / (1 - q.baseline_strain))
    shape = SHAPES[int(p.performance_shape)]
    if shape == "inverted_u":
        bend = (q.strain - p.performance_peak) ** 2 - (q.baseline_strain - p.performance_peak) ** 2
        return max(0.0, 1 - p.performance * bend / (1 - p.performance_peak) ** 2)
    slope = {"none": 0.0, "linear": -1.0, "positive": 1.0}[shape]
    return max(0.0, 1 + slope * p.performance * above)


def work_of(p, q, worked):
    contacts = worked * (1 - p.prospecting_share) * p.contacts_per_hour * (1 + p.activity * q.activity_push)
    each = contacts * (1 - q.gamed) / max(1, q.open_deals)
    shift = min(1.0, p.mix * max(q.pressure, q.intrusion))
    usual = p.week_hours * p.selling_share * p.will_high * p.usual_prospecting
    found = max(0.0, 1 + p.prospecting_weight * (worked * p.prospecting_share / usual - 1))
    swing = math.exp(q.demand_fluctuation - p.demand_fluctuation_sd**2 / 2)
    return {
        "reach_small": 1 - math.exp(-each * (1 + shift)),
        "reach_large": 1 - math.exp(-each * (1 - shift)),
        "lead_rate": p.need_rate * p.market * q.territory * swing * found,
    }


NEW = (
    "clarity", "sight", "pressure", "intrusion", "selling_hours", "strain", "trust", "initiative", "effort", "habit",
    "gamed", "push", "guiding", "pitch", "practised", "reach_small", "reach_large", "lead_rate",
)  # fmt: skip


@settings(max_examples=150)
@given(plausible(), somebosses(), somebody(), st.sampled_from((0, 5)), st.sampled_from((0.0, 0.3, 1.0)))
def test_the_first_half_of_the_week_follows_the_equations(p, m, state, warned, late):
    more = {"takeover": state["sharing"] / 5, "demand_fluctuation": state["skill"] / 5, "warned": warned}
    q, m = person(**state | more), boss(**m)
    p["dismissal"] = 0.8
    want = monday(plain(p), plain(m), plain(q), 1.5, late)
    people.prepare(p, m, q, 1.5, late)
    for name in NEW:
        assert q[name] == pytest.approx(want[name], **CLOSE), name


@settings(max_examples=80)
@given(plausible(), somebosses(), somebody())
def test_what_a_manager_does_under_pressure_follows_its_equation(p, m, state):
    q, m = person(**state | {"recent_revenue": 100.0 * state["trust"], "belief": state["cause"]}), boss(**m)
    a, b, c = plain(p), plain(m), plain(q)
    short = 1 - state["trust"]
    alarm = held(a.drift * b.nerves * b.above * (1 + a.drift_doubt * short * (c.belief == CAUSE["will"])))
    give_way(p, m, q)
    assert (q["shortfall"], q["alarm"]) == pytest.approx((short, alarm), **CLOSE)
    for name in ("oversight", "reports"):
        assert q[name] == pytest.approx(c[name] + a.drift_hours * alarm, **CLOSE)
    for name in ("coaching", "support", "asking"):
        assert q[name] == pytest.approx(c[name] * (1 - alarm), **CLOSE)
    assert q["pass_on"] == pytest.approx(c.pass_on + (1 - c.pass_on) * alarm, **CLOSE)
    assert all(q[name] == c[name] for name in ("review", "process", "sharing", "takeover", "fit", "activity_push"))


@settings(max_examples=80)
@given(plausible(), somebosses(), somebody())
def test_learning_follows_its_equation(p, m, state):
    q, m = person(**state), boss(**m)
    a, b, c = plain(p), plain(m), plain(q)
    target = c.potential - a.training_gap * (c.cause == CAUSE["training"])
    dose = half(c.coaching * (1 - a.fit_cost * c.fit) * b.effect, a.dose_half)
    good = b.coach_skill * (1 - a.coaching_fit_share * (1 - c.fit * c.sight))
    want = c.skill + a.learning_rate * c.practised * max(0.0, target - c.skill)
    want += a.coaching * dose * (good * max(0.0, c.ceiling - c.skill) - a.coaching_harm * (1 - good))
    want += a.peers * half(c.sharing * b.effect, a.dose_half) * max(0.0, b.best_skill - c.skill)
    assert people.learn(p, m, q) == pytest.approx(held(want, -6.0, 6.0), **CLOSE)


@settings(max_examples=80)
@given(plausible(), somebosses(), somebody())
def test_leaving_and_complaints_follow_their_equations(p, m, state):
    q, m = person(**state | {"recent_revenue": 130.0 * state["fit"], "intrusion": state["asking"]}), boss(**m)
    m["recent_leavers"] = 1.7 * state["asking"]
    a, b, c = plain(p), plain(m), plain(q)
    log = a.quit_strain * (c.strain - c.baseline_strain) - a.quit_trust * (c.trust - 0.5)
    log += a.quit_initiative * max(0.0, c.will - c.initiative) - a.quit_manager * (b.people_skill - 0.5)
    log += a.quit_question * (1 - c.will) * half(c.review + c.oversight, a.accountability_half)
    off = (1.3 * state["fit"] - a.quit_middle_at) / a.quit_middle_width
    middle = 1 + a.quit_middle * math.exp(-(off**2))
    hazard = a.attrition * a.quit_rate * math.exp(log) * middle * (1 + a.quit_contagion * min(1.0, b.recent_leavers))
    assert leaving.quit_chance(p, m, q) == pytest.approx(1 - math.exp(-hazard), **CLOSE)
    asked = half(c.review + c.oversight + c.process, a.accountability_half)
    chance = a.complaint_base + a.complaint_felt * c.intrusion + a.complaint_excuse * (1 - c.will) * asked
    assert leaving.complaint_chance(p, q) == pytest.approx(held(chance), **CLOSE)


def beyond(a, b, c, kind):
    """Help beyond the usual, of which the same alarm takes the same share."""
    usual = a[f"usual_{kind}"] * (1 - c.alarm)
    return half(c[kind] * b.effect, a.dose_half) - half(usual, a.dose_half)


@settings(max_examples=80)
@given(plausible(), somebosses(), somebody(), st.integers(-1, len(CAUSES) - 1))
def test_help_follows_its_equation(p, m, state, belief):
    """Training is helped by coaching, everything else by support; a wrong hire and low will by neither."""
    a, b, q = plain(p), plain(boss(**m)), person(**state | {"belief": belief})
    more = beyond(a, b, plain(q), "coaching" if state["cause"] == CAUSE["training"] else "support")
    fits = 1.0 if belief == state["cause"] else a.repair_unmatched
    beyond_help = state["cause"] in (CAUSE["none"], CAUSE["hiring"], CAUSE["will"])
    want = 0.0 if beyond_help else held(a.repair * fits * more)
    assert helped(p, boss(**m), q) == pytest.approx(want, **CLOSE)


@given(plausible(), somebody())
def test_colleagues_cover_an_empty_seat_without_pressure_at_average_skill(p, state):
    m, q = boss(), person(**state | {"vacant": 1, "demand_fluctuation": 0.3, "activity_push": 0.0})
    give_way(p, m, q)
    before_customers(p, m, q, key_of(1), 0, 0, 3, 1.0)
    a = plain(p)
    want = work_of(a, plain(q), a.vacancy_cover * a.week_hours * a.selling_share * a.will_high)
    for name, value in want.items():
        assert q[name] == pytest.approx(value, **CLOSE), name
    assert q["reach_small"] == q["reach_large"]
    assert q["pitch"] == a.advance_base
    assert q["sight"] == 1.0
    for name in ("worked", "push", "guiding", "gamed", "shortfall", "alarm", "practised"):
        assert q[name] == 0.0, name


@given(plausible(), somebosses(), somebody())
def test_the_calendar_and_inspection_set_closing_discount_and_clean_up(p, m, state):
    a, b = plain(p), plain(boss(**m))
    for hurry in (0.0, 1.0, a.deadline_quarter):
        q = person(**state)
        before_customers(p, boss(**m), q, key_of(1), 0, 0, 3, hurry)
        assert q["closing"] == pytest.approx(a.deadline * a.deadline_closing * hurry, **CLOSE)
        assert q["discount"] == pytest.approx(min(0.9, a.deadline * a.deadline_discount * hurry), **CLOSE)
        looked = state["process"] + a.report_worth * state["reports"]
        found = a.inspection * half(looked * b.effect, a.dose_half)
        tidy = a.tidy_rate * (1 + a.deadline * a.deadline_tidy * hurry) + found
        assert q["tidy"] == pytest.approx(min(1.0, tidy), **CLOSE)


def test_the_old_week_leaves_results_the_best_colleague_and_leavers():
    seats = np.zeros(4, SEAT)
    seats["skill"], seats["vacant"] = [0.4, 1.9, -0.3, 5.0], [0, 1, 0, 0]
    seats["left"], seats["quota"] = [0, 1, 0, 1], [100.0, 50.0, 250.0, 7.0]
    seats["recent_revenue"][:, 2] = [1300.0, 650.0, 0.0, 9.0]
    m = boss(recent_leavers=2.0)
    look_back(rules(contagion_memory=0.85), m, seats, 0, 3)
    assert m["attainment"] == pytest.approx(1950.0 / (13 * 400.0))
    assert m["best_skill"] == 0.4  # of those in their seats, in this group
    assert m["recent_leavers"] == pytest.approx(0.85 * 2.0 + 1)


@given(plausible())
def test_pressure_from_above_follows_its_equation(p):
    a = plain(p)
    for week, attained in ((0, 1.2), (5, 0.8), (12, 0.5), (-1, 0.5)):
        sharp = 1 + a.target_sharpen * ((week % 13 + 1) / 13) ** 2
        want = held(a.target * (a.baseline_pressure + a.target_slope * max(0.0, 1 - attained)) * sharp)
        assert pressure_from_above(p, boss(attainment=attained), week) == pytest.approx(want, **CLOSE)


@given(plausible(), somebosses(), somebody())
def test_leads_swing_with_a_memory_and_keep_their_spread(p, m, state):
    q, key = person(**state | {"demand_fluctuation": 0.4}), key_of(5)
    after_customers(p, boss(**m), q, np.zeros(1, ACCOUNT), key, 3, 2, 7)
    a, z = plain(p), normal(uniforms(key, 3, seat_entity(2, 0), 7, SEAT_LEADS)[0])
    want = a.demand_memory * 0.4 + math.sqrt(1 - a.demand_memory**2) * a.demand_fluctuation_sd * z
    assert q["demand_fluctuation"] == pytest.approx(want, **CLOSE)


def test_false_contacts_are_logged_beside_the_true_ones():
    q = person(contacts=20, gamed=0.2)
    after_customers(rules(gaming_inflation=3.0), boss(), q, np.zeros(1, ACCOUNT), key_of(1), 0, 0, 0)
    assert q["logged"] == round(20 / 0.8 * (1 + 3.0 * 0.2))  # 20 true ones are left of 25; five gave fifteen


def test_causes_are_drawn_in_their_shares():
    shares = dict(zip(CAUSES[1:], (0.05, 0.1, 0.15, 0.05, 0.2, 0.1, 0.25), strict=True))
    names = {"will": "share_low_will"}
    p = rules(**{names.get(cause, f"share_{cause}"): share for cause, share in shares.items()})
    grid = (np.arange(20_000) + 0.5) / 20_000
    counts = np.bincount([cause_of(p, u) for u in grid], minlength=len(CAUSES)) / len(grid)
    assert counts == pytest.approx([1 - sum(shares.values()), *shares.values()], abs=1e-4)


def test_causes_arise_for_those_without_one_in_their_shares_and_sooner_where_help_is_less_than_usual():
    """Without any help, a dose of half is missing of both kinds: the rate is .03 + .2 * .5 * .5 = .08 for each."""
    shares = {"share_training": 0.2, "share_support": 0.05, "share_tools": 0.05, "share_environment": 0.1}
    shares |= {"share_personal": 0.0, "share_hiring": 0.05, "share_low_will": 0.05}
    p = rules(**shares, mending_rate=0.03, repair=0.2, repair_unmatched=0.5, dose_half=0.5, usual_coaching=0.5,
              usual_support=0.5)  # fmt: skip
    grid = (np.arange(20_000) + 0.5) / 20_000
    for hours, rate in ((0.0, 0.08), (0.5, 0.03), (9.0, 0.03)):
        q = person(coaching=hours, support=hours)
        counts = np.bincount([arises(p, boss(), q, u) for u in grid], minlength=len(CAUSES)) / len(grid)
        want = [rate * shares.get(f"share_{cause}", 0.0) / 0.5 for cause in CAUSES]
        want[CAUSE["hiring"]] = want[CAUSE["will"]] = 0.0
        assert counts[1:] == pytest.approx(want[1:], abs=2e-4)


def test_a_cause_is_taken_away_by_help_or_mends_but_no_help_and_no_time_change_a_hire_or_a_will():
    p = rules(mending_rate=0.3, repair=0.5, dose_half=0.5, usual_coaching=0.0, usual_support=0.0, **NOBODY)
    for cause in range(1, len(CAUSES)):
        lasts = cause in (CAUSE["hiring"], CAUSE["will"])
        # hours of half a dose and the right belief: half of .5
        for help_draw, fate, gone, by_help in ((0.24, 0.9, 1, 1), (0.26, 0.29, 1, 0), (0.26, 0.31, 0, 0)):
            q = person(cause=cause, belief=cause, coaching=0.5, support=0.5)
            change_cause(p, boss(), q, help_draw, fate)
            assert (q["cause"] == 0) == (bool(gone) and not lasts)
            assert q["repaired"] == (by_help and not lasts)
