"""Words from shares, shares from readings."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

import salescoach as sc
from salescoach.articles.register import CLAIMS
from salescoach.articles.statistic import ClaimReading
from salescoach.articles.thresholds import NOT_CARRIED, WORDS, Thresholds, side_of, state_of, word_of
from salescoach.articles.trial import verdict_of
from salescoach.common.intervals import share_interval

SCALE = {word: 3 - k for k, word in enumerate(WORDS[:7])}  # holds nearly everywhere 3 ... fails nearly everywhere -3
MIRROR = dict(zip(WORDS, [*WORDS[6::-1], *WORDS[7:]], strict=True))
USUAL = Thresholds()


@st.composite
def shares(draw):
    many = draw(st.integers(1, 300))
    holds = draw(st.integers(0, many))
    return holds, draw(st.integers(0, many - holds)), many


@st.composite
def thresholds(draw):
    mostly = draw(st.floats(0.51, 0.9))
    return Thresholds(
        mostly=mostly,
        nearly_always=draw(st.floats(mostly + 0.01, 1.0)),
        unclear=draw(st.floats(0.5, 1.0)),
        little=draw(st.floats(0.0, 1.0 - mostly)),
    )


@given(shares(), thresholds())
def test_turning_holds_and_fails_turns_the_word(counts, limits):
    holds, fails, many = counts
    word = word_of(holds / many, fails / many, limits)
    assert MIRROR[word] == word_of(fails / many, holds / many, limits)


@given(shares(), thresholds())
def test_a_world_that_turns_from_failing_to_holding_never_worsens_the_word(counts, limits):
    holds, fails, many = counts
    if fails:
        before, after = (word_of((holds + k) / many, (fails - k) / many, limits) for k in (0, 1))
        assert (before == "at the line") == (after == "at the line")
        assert before == "at the line" or SCALE[before] <= SCALE[after]


@given(shares(), thresholds())
def test_the_word_is_what_the_thresholds_say(counts, limits):
    holds, fails, many = counts
    word = word_of(holds / many, fails / many, limits)
    unclear = (many - holds - fails) / many
    if word == "at the line":
        assert unclear > limits.unclear
    if word == "holds nearly everywhere":
        assert holds / many >= limits.nearly_always - 1e-9
    if word == "depends":
        assert max(holds, fails) / many < limits.mostly
        assert holds == fails or min(holds, fails) / many >= limits.little - 1e-9
    if word == "tends to fail":
        assert holds / many < limits.little
        assert holds < fails


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_intervals_of_shares_are_wilsons(counts):
    k, n = counts
    known = binomtest(k, n).proportion_ci(method="wilson")
    assert share_interval(k, n) == pytest.approx((known.low, known.high), abs=1e-6)


def test_a_share_of_nothing_has_no_interval():
    assert all(math.isnan(x) for x in share_interval(0, 0))


@pytest.mark.parametrize(
    ("low", "high", "state"),
    [(1.0, 2.0, "holds"), (0.99, 2.0, "unclear"), (0.2, 0.9, "fails"), (-3.0, -1.0, "fails"), (0.0, 1.0, "unclear"),
     (math.nan, math.nan, "unclear")],
)  # fmt: skip
def test_a_small_effect_fails_however_certain(low, high, state):
    assert state_of(ClaimReading((low + high) / 2, low, high), 1.0) == state


@pytest.mark.parametrize(
    "wrong",
    [
        {"mostly": 0.5},
        {"mostly": 0.95},
        {"nearly_always": 1.1},
        {"unclear": 0.2},
        {"unclear": 1.2},
        {"little": 0.4},
        {"little": -0.1},
    ],
)
def test_thresholds_that_contradict_each_other_are_refused(wrong):
    with pytest.raises(ValueError, match="Type: thresholds=Thresholds"):
        Thresholds(**wrong)


def verdict(holds, unclear, fails, id="D6", **more):
    at = CLAIMS[id].experiment.smallest_effect
    rows = [ClaimReading(at + x, at + x - 0.5, at + x + 0.5) for x in [1.0] * holds + [0.0] * unclear + [-1.0] * fails]
    return verdict_of(CLAIMS[id], rows, sc.worlds(len(rows), seed=1), runs=8, seed=1, **more)


def test_thresholds_change_the_word():
    found = verdict(16, 2, 2)
    assert found.word == "mostly holds"
    assert found.under(Thresholds(nearly_always=0.8)).word == "holds nearly everywhere"
    assert found.under(Thresholds(mostly=0.85)).word == "depends"
    assert verdict(4, 15, 1).word == "at the line"
    assert verdict(4, 15, 1).under(Thresholds(unclear=0.8)).word == "tends to hold"
    assert verdict(4, 15, 1).under(Thresholds(unclear=0.8, little=0.0)).word == "depends"
    assert verdict(16, 2, 2, thresholds=Thresholds(nearly_always=0.8)).word == "holds nearly everywhere"


def test_shares_size_table_and_text_tell_the_same():
    found = verdict(12, 4, 4)
    assert [found.share[s][0] for s in ("holds", "unclear", "fails")] == pytest.approx([0.6, 0.2, 0.2])
    assert found.table["state"].value_counts().to_dict() == {"holds": 12, "unclear": 4, "fails": 4}
    assert found.size["median"] == found.table["effect"].median()
    assert "holds in 60%" in found.text
    assert found.word in found.text
    assert "too few worlds" in found.text
    assert repr(found) == found.text


def test_the_opposite_is_told_apart_from_an_effect_that_is_too_small():
    def told(low, high):
        return verdict_of(CLAIMS["D6"], [ClaimReading(low, low, high)] * 3, sc.worlds(3), runs=8, seed=1)

    assert told(0.1, 0.5).word == told(-3.0, -2.0).word == "fails nearly everywhere"
    assert (told(0.1, 0.5).reversed, told(-3.0, -2.0).reversed) == (0.0, 1.0)
    assert "the opposite" not in told(0.1, 0.5).text
    assert "In 100% the whole interval speaks for the opposite." in told(-3.0, -2.0).text


def test_what_drives_it_is_found():
    worlds = sc.worlds(60, seed=1)
    limit = float(np.median([world.share_low_will for world in worlds]))
    at = CLAIMS["D6"].experiment.smallest_effect
    rows = [ClaimReading(x, x - 0.1, x + 0.1) for x in (at + (1 if w.share_low_will > limit else -1) for w in worlds)]
    found = verdict_of(CLAIMS["D6"], rows, worlds, runs=8, seed=1)
    assert found.drivers["setting"][0] == "share_low_will"
    assert "share_low_will (0% of worlds in its lowest third, 100%" in found.text


def test_what_is_unclear_for_want_of_runs_is_told_from_what_lies_at_the_line():
    assert word_of(0.2, 0.1, USUAL, wide=0.0) == "at the line"
    assert word_of(0.2, 0.1, USUAL, wide=0.35) == "at the line"
    assert word_of(0.2, 0.1, USUAL, wide=0.36) == "needs more runs"
    assert word_of(0.9, 0.0, USUAL, wide=0.1) == "holds nearly everywhere"
    wide = verdict_of(CLAIMS["D6"], [ClaimReading(1.0, -1.0, 3.0, 2000)] * 3, sc.worlds(3), runs=2000, seed=1)
    narrow = verdict_of(CLAIMS["D6"], [ClaimReading(1.0, 0.5, 1.5, 96)] * 3, sc.worlds(3), runs=2000, seed=1)
    assert (wide.word, narrow.word) == ("needs more runs", "at the line")


def test_words_take_a_side_or_none():
    assert [side_of(word) for word in WORDS] == ["holds"] * 3 + [None] + ["fails"] * 3 + [None] * 3


def test_a_claim_that_the_model_does_not_carry_gets_no_verdict():
    from dataclasses import replace

    found = verdict(20, 0, 0)
    assert replace(found, claim=replace(found.claim, carried="no")).word == NOT_CARRIED


def test_no_verdict_without_numbers():
    missing = ClaimReading(math.nan, math.nan, math.nan)
    found = verdict_of(CLAIMS["D6"], [missing] * 3, sc.worlds(3), runs=8, seed=1)
    assert found.word == "needs more runs"
    assert math.isnan(found.size["median"])
    assert "unknown" in found.text
    assert found.thresholds == USUAL
