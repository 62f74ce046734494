"""Every experiment runs, shares what it can, and loses its effect where the link that carries it is cut."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.articles.claims.weinberg_ends import MOMENTS, released
from salescoach.articles.gather import Stop
from salescoach.articles.history import live
from salescoach.articles.jobs import DIGITS, own_units
from salescoach.articles.mixes import AS_THEY_ARE, MIXES, NOT_THE_MANAGERS_MAKING, NOT_THEIR_OWN
from salescoach.articles.register import CLAIMS, HALVES
from salescoach.articles.run_cache import RunCache
from salescoach.articles.statistic import read
from salescoach.articles.trial import ClaimBatch
from salescoach.settings.register import CAUSES

CUT = [one for one in (CLAIMS | HALVES).values() if one.cut]
TEAM = sc.Team()
# What may be left of an effect, as a share of the uncut one. Other people stay on and other orders are won even so,
# which moves means of strain a little; all else vanishes to the last digit.
LEFT = {"D4": 0.05}


def read_part(id, cache, people=None):
    """A claim's or half's number in one world."""
    part = HALVES.get(id) or CLAIMS[id]
    return read(part.experiment.measure(cache.on(MIXES[people]) if people else cache))


def rounded(readings):
    return [[*(round(x, DIGITS) for x in (r.effect, r.low, r.high)), r.runs] for r in readings]


def test_every_experiment_runs_on_two_worlds(made):
    for part, _ in own_units():
        rows = made.ledger["claims"][part.id]["readings"]
        assert len(rows) == 2, part.id
        assert all(low <= effect <= high for effect, low, high, _ in rows if effect is not None), part.id
        assert any(effect is not None for effect, *_ in rows), part.id
        assert any(x is not None for x in made.ledger["claims"][part.id]["audit"]["measure"]), part.id


def test_a_claim_tested_alone_says_what_it_says_among_all(made):
    for id in ("D11", "W6", "C3"):
        verdict = sc.claim(id).test(sc.worlds(2, seed=1), runs=8, jobs=1)
        for part in verdict.halves or (verdict,):
            assert rounded(part.readings) == made.ledger["claims"][part.claim.id]["readings"]


def test_other_people_are_asked_for_by_name_and_kept_in_the_ledger(made):
    worlds = sc.worlds(2, seed=1)
    other = sc.claim("D6").test(worlds, runs=8, jobs=1, people="will not")
    kept = made.ledger["claims"]["D6"]["also"]["will not"]
    assert rounded(other.readings) == kept
    assert kept != made.ledger["claims"]["D6"]["readings"]
    # The author's own people, asked for by name, are the author's own people.
    assert sc.claim("D6").test(worlds, runs=8, jobs=1, people="cannot yet").readings == tuple(
        sc.claim("D6").test(worlds, runs=8, jobs=1).readings
    )
    with pytest.raises(ValueError, match='Type: people="will not"'):
        sc.claim("D6").test(worlds, runs=8, people="wont")


@pytest.mark.parametrize("id", ["B1", "D11b", "D7"])
def test_other_people_reach_both_sides_of_a_contrast(id):
    team = TEAM.change(accounts_per_person=10)
    mixed = read_part(id, RunCache(world=team, runs=8, seed=1), "will not")
    by_hand = read_part(id, RunCache(world=team.change(causes={"will": 0.6}), runs=8, seed=1))
    assert mixed == by_hand
    assert mixed != read_part(id, RunCache(world=team, runs=8, seed=1))


def test_pipeline_health_is_what_the_manager_sees():
    seen = {}

    def rule(week):
        seen[week.week] = week.pipeline_health.copy()
        return sc.contrasts.SHIELDED(week)

    watching = sc.Style(name="watching", author="a test", summary="Keeps what it sees.", rule=rule)
    history = live(TEAM.change(people=10, accounts_per_person=10, weeks=14), watching, runs=4, seed=1)
    assert history.start["health"] == pytest.approx(seen[0])
    assert history.health(12) == pytest.approx(seen[13])
    assert np.ptp(seen[13]) > 0.0


def test_questions_end_with_the_ladder_and_not_with_what_a_pressed_manager_adds():
    plain = RunCache(world=TEAM.without("drift"), runs=8, seed=1).history("accountability")
    pressed = RunCache(world=TEAM, runs=8, seed=1).history("accountability")
    assert (pressed["oversight"][:, pressed["worked"][0] == 1] > 0.0).mean() > 0.9
    for history in (plain, pressed):
        free, stayed = released(history)
        assert np.all(free <= stayed)
        assert 0.0 < free.sum() < stayed.sum() < 0.5 * history["worked"][list(MOMENTS)].sum()


def test_who_is_freed_of_causes_keeps_the_other_ones():
    def shares(people):
        first = live(people.change(TEAM.change(people=40, accounts_per_person=2)), sc.contrasts.SHIELDED, 8, 1)
        return {cause: (first.start["cause"] == place).mean() for place, cause in enumerate(CAUSES)}

    usual, own, managers = (shares(people) for people in (AS_THEY_ARE, NOT_THE_MANAGERS_MAKING, NOT_THEIR_OWN))
    for cause in CAUSES[1:]:
        here, gone = (managers, own) if cause in ("personal", "will") else (own, managers)
        assert here[cause] == 0.0
        assert gone[cause] == pytest.approx(usual[cause], abs=0.06)
        assert gone[cause] > 0.0


def test_claims_share_what_is_lived():
    cache = RunCache(world=TEAM.change(accounts_per_person=5), runs=8, seed=1)
    read_part("D3a", cache)
    assert len(cache.done) == 2
    read_part("D4", cache)
    read_part("D10", cache)
    read_part("D13a", cache)
    assert len(cache.done) == 2


def test_another_seed_is_other_luck_and_jobs_change_nothing():
    units = ((CLAIMS["D5"], None),)
    stop = Stop.after(8)
    one, other = (ClaimBatch(units=units, seed=seed, stop=stop).ask(TEAM)[0].reading for seed in (1, 2))
    assert one.effect != other.effect
    assert sc.claim("D5").test([TEAM, TEAM], runs=8, jobs=2).readings == (one, one)


@pytest.mark.parametrize("one", CUT, ids=[one.id for one in CUT])
def test_without_the_link_that_carries_it_the_effect_is_gone(one):
    whole, cut = (
        read_part(one.id, RunCache(world=team, runs=64, seed=1)).effect for team in (TEAM, TEAM.without(*one.cut))
    )
    assert np.isfinite(whole)
    assert abs(whole) > 0.05
    assert abs(cut) <= LEFT.get(one.id, 1e-9) * abs(whole) + 1e-9
