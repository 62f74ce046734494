"""The random numbers: the published generator, uniforms inside (0, 1), exact normal quantiles."""

from __future__ import annotations

import itertools
import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import ndtri

from salescoach.simulation import draws
from salescoach.simulation.customers import draw_luck
from salescoach.simulation.draws import key_of, normal, philox, seat_entity, uniforms

M0, M1 = 0xD2511F53, 0xCD9E8D57
W0, W1 = 0x9E3779B9, 0xBB67AE85
WORD = 2**32

# From the known-answer file of Random123: counter, key, output.
KNOWN = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]
PURPOSES = {
    name: int(value) for name, value in vars(draws).items() if isinstance(value, np.uint32) and not name.startswith("_")
}
words = st.integers(0, WORD - 1)


def compiled_philox(counter, key):
    return tuple(int(word) for word in philox(*(np.uint32(word) for word in (*counter, *key))))


def plain_philox(counter, key, rounds=10):
    """The same generator in plain Python integers."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(rounds):
        p0, p1 = M0 * c0, M1 * c2
        c0, c1, c2, c3 = (p1 >> 32) ^ c1 ^ k0, p1 % WORD, (p0 >> 32) ^ c3 ^ k1, p0 % WORD
        k0, k1 = (k0 + W0) % WORD, (k1 + W1) % WORD
    return c0, c1, c2, c3


def counter_that_gives(output, key, rounds=10):
    """The generator backwards: every output word can be had, so the extremes can be tried."""
    n0, n1, n2, n3 = output
    for done in reversed(range(rounds)):
        k0, k1 = (key[0] + done * W0) % WORD, (key[1] + done * W1) % WORD
        c2, c0 = n1 * pow(M1, -1, WORD) % WORD, n3 * pow(M0, -1, WORD) % WORD
        n0, n1, n2, n3 = c0, (M1 * c2 >> 32) ^ n0 ^ k0, c2, (M0 * c0 >> 32) ^ n2 ^ k1
    return n0, n1, n2, n3


@pytest.mark.parametrize(("counter", "key", "output"), KNOWN)
def test_philox_gives_the_published_answers(counter, key, output):
    counter, key, output = (tuple(int(word, 16) for word in text.split()) for text in (counter, key, output))
    assert compiled_philox(counter, key) == output
    assert plain_philox(counter, key) == output
    assert plain_philox(counter, key, rounds=9) != output


@given(st.tuples(words, words, words, words), st.tuples(words, words))
def test_compiled_philox_is_the_plain_one(counter, key):
    assert compiled_philox(counter, key) == plain_philox(counter, key)


@pytest.mark.parametrize("word", [0, 1, WORD // 2, WORD - 2, WORD - 1])
def test_uniforms_stay_inside_zero_and_one_even_for_extreme_words(word):
    key = key_of(20_240_229)
    run, entity, week, purpose = counter_that_gives((word,) * 4, tuple(int(k) for k in key))
    assert plain_philox((run, entity, week, purpose), tuple(int(k) for k in key)) == (word,) * 4
    got = uniforms(key, run, np.uint32(entity), week, np.uint32(purpose))
    assert got == ((word + 0.5) / WORD,) * 4
    assert all(0.0 < u < 1.0 for u in got)
    assert all(math.isfinite(normal(u)) and math.isfinite(math.log(u)) for u in got)


@given(st.integers(0, 2**64 - 1), st.integers(0, 10**6), words, st.integers(-3000, 6000))
def test_a_draw_is_the_counter_of_run_entity_week_and_purpose_under_the_key_of_the_seed(seed, run, entity, week):
    for purpose in (draws.PERSON_WEEK, draws.ACCOUNT_WEEK):
        want = plain_philox((run, entity, week % WORD, int(purpose)), (seed % WORD, seed >> 32))
        got = uniforms(key_of(seed), run, np.uint32(entity), week, purpose)
        assert got == tuple((word + 0.5) / WORD for word in want)


def test_no_two_purposes_share_a_number():
    assert len(PURPOSES) >= 10
    assert len(set(PURPOSES.values())) == len(PURPOSES)


def test_another_seed_run_entity_week_or_purpose_gives_other_draws():
    base = (5, 3, 7, 11, 7)
    near = [base, *(tuple(n + (i == j) for j, n in enumerate(base)) for i in range(5)), (5 + 2**32, 3, 7, 11, 7)]
    got = {uniforms(key_of(s), r, np.uint32(e), w, np.uint32(p)) for s, r, e, w, p in near}
    assert len(got) == len(near)


def test_no_two_people_or_accounts_of_any_seat_share_an_entity():
    seats, numbers = (0, 1, 2, 19_998, 19_999), (0, 1, 2, 65_534, 65_535)
    got = [int(seat_entity(seat, number)) for seat, number in itertools.product(seats, numbers)]
    assert got == [seat * 65_536 + number for seat, number in itertools.product(seats, numbers)]
    assert max(got) < WORD


def test_the_books_luck_is_the_draw_of_every_account_alone():
    luck, key = np.empty((4, 6)), key_of(9)
    for run, seat, week in ((0, 0, 0), (3, 2, -5), (41, 19_999, 51)):
        draw_luck(key, run, seat, week, luck)
        for i in range(6):
            assert tuple(luck[:, i]) == uniforms(key, run, seat_entity(seat, i), week, draws.ACCOUNT_WEEK)


def test_uniforms_are_even_and_their_four_words_unrelated():
    key = key_of(1)
    got = np.array(
        [uniforms(key, run, np.uint32(4), week, draws.ACCOUNT_WEEK) for run in range(50) for week in range(80)]
    )
    assert all(stats.kstest(got[:, word], "uniform").pvalue > 1e-3 for word in range(4))
    others = np.corrcoef(np.vstack([got.T, np.roll(got, 1, axis=0).T])) - np.eye(8)
    assert np.abs(others).max() < 5 / math.sqrt(len(got))


SMALL = [10.0**-k for k in range(1, 300, 7)]
WIDE = [*SMALL, *np.linspace(1e-4, 1 - 1e-4, 4001), *(1.0 - 2.0**-k for k in range(2, 53)), 0.075, 0.925]


def test_normal_is_the_quantile_of_the_standard_library():
    exact = NormalDist().inv_cdf
    assert max(abs(normal(u) - exact(u)) / max(1.0, abs(exact(u))) for u in WIDE) < 1e-14


def test_normal_is_the_quantile_of_scipy():
    got = np.array([normal(u) for u in WIDE])
    np.testing.assert_allclose(got, ndtri(WIDE), rtol=1e-13, atol=1e-15)


@given(st.floats(2.0**-40, 1.0 - 2.0**-40))
def test_normal_is_odd_about_one_half_and_never_falls(u):
    v = 1.0 - u
    assert normal(1.0 - v) == pytest.approx(-normal(v), rel=1e-9, abs=1e-12)
    assert normal(np.nextafter(u, 0.0)) <= normal(u) + 1e-13


def test_normal_is_zero_in_the_middle():
    assert normal(0.5) == 0.0


@pytest.mark.parametrize("seed", [-1, 2**64, 1.5, "1", True, None])
def test_a_seed_that_is_no_whole_number_of_64_bits_is_refused(seed):
    with pytest.raises(ValueError, match="seed"):
        key_of(seed)


def test_both_words_of_the_seed_enter_the_key():
    assert key_of(2**32 * 7 + 5) == (5, 7)
    assert key_of(np.int64(5)) == (5, 0)
