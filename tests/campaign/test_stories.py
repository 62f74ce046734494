"""two_stories: unlike clients and tiring calls fit the bank's calls alike; two shapes are one curve."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.campaign.bank import bank_contacts
from salescoach.campaign.curves import BETA, DIFFER, TIRE, WEAR, beta_chance, tire_chance, two_kinds_chance, wear_chance
from salescoach.campaign.stories import two_stories
from salescoach.common.intervals import share_interval

RAW = Path(__file__).parents[3] / "shared" / "data" / "uci_bank_marketing" / "bank-additional-full.csv.gz"
CALLS = np.arange(1, 16)


def live(chance, drop=0.35, calls=30, seed=1):
    """Counts of a campaign in which each client has his own row of chances, and is dropped by lot."""
    luck = np.random.default_rng(seed)
    n = len(chance)
    here, contacts, yes = np.ones(n, bool), np.zeros(n, int), np.zeros(n, bool)
    for call in range(calls):
        contacts[here] += 1
        said = here & (luck.random(n) < (chance[:, call] if chance.ndim == 2 else chance))
        yes |= said
        here &= ~said & (luck.random(n) > drop)
    counts = pd.DataFrame({"contacts": contacts, "yes": yes}).groupby("contacts")["yes"].agg(["size", "sum"])
    return counts.reset_index().set_axis(["contacts", "clients", "yes"], axis=1)


def test_both_stories_fit_the_bank():
    found = two_stories()
    table = found.table.set_index("story")
    assert abs(table.loc[DIFFER, "deviance"] - table.loc[TIRE, "deviance"]) < 6
    assert (table.loc[[DIFFER, TIRE], "p"] > 0.05).all()
    assert (table.loc[[DIFFER, TIRE], "df"] == 13).all()
    assert table.loc[BETA, "p"] < 0.001  # which shape of spread is tried matters more than the story
    inside = (found.curve[DIFFER] >= found.curve["low"]) & (found.curve[DIFFER] <= found.curve["high"])
    assert inside.sum() >= 12
    assert "cannot tell them apart" in found.text
    assert "by lot" in found.text


@pytest.mark.skipif(not RAW.is_file(), reason="../shared/data is not here")
def test_raw_file_of_the_bank():
    raw = pd.read_csv(RAW, sep=";", usecols=["campaign", "y"])
    counts = (raw["y"] == "yes").groupby(raw["campaign"]).agg(["size", "sum"]).reset_index()
    found = two_stories(counts.set_axis(["contacts", "clients", "yes"], axis=1))
    told = [5.58, 5.14, 4.42, 3.26, 2.41, 2.22, 1.58, 0.96, 1.23, 1.10]
    assert found.curve["chance"].head(10).tolist() == pytest.approx(told, abs=0.005)
    assert found.curve["clients"].head(4).tolist() == [41188, 23546, 12976, 7635]
    table = found.table.set_index("story")
    assert abs(table.loc[DIFFER, "deviance"] - table.loc[TIRE, "deviance"]) < 6


@given(first=st.floats(0.005, 0.5), wear=st.floats(0.01, 3.0))
def test_wear_and_beta_are_one_curve(first, wear):
    np.testing.assert_allclose(beta_chance((first, wear), CALLS), wear_chance((first, wear), CALLS), rtol=1e-12)


@given(chance=st.floats(0.01, 0.9), share=st.floats(0.01, 0.99))
def test_two_kinds_by_counting(chance, share):
    """Survivors counted by hand: open clients who have not said yes yet, against the others."""
    left = share * (1 - chance) ** (CALLS - 1)
    np.testing.assert_allclose(two_kinds_chance((chance, share), CALLS), chance * left / (left + 1 - share), rtol=1e-9)


@given(first=st.floats(0.01, 0.5), factor=st.floats(0.5, 1.0))
def test_tire_limits(first, factor):
    curve = tire_chance((first, factor), CALLS)
    assert curve[0] == pytest.approx(first)
    assert (np.diff(curve) <= 1e-15).all()
    assert tire_chance((first, 1.0), CALLS) == pytest.approx(np.full(15, first))


def test_recovers_clients_who_differ_and_never_tire():
    luck = np.random.default_rng(4)
    chance = np.where(luck.random(200_000) < 0.3, 0.2, 0.0)
    table = two_stories(live(chance), 10).table.set_index("story")
    told = dict(part.rsplit(" ", 1) for part in table.loc[DIFFER, "parameters"].split(", "))
    assert float(told["chance of an open client"]) == pytest.approx(0.2, abs=0.02)
    assert float(told["share open at first"]) == pytest.approx(0.3, abs=0.02)
    assert table.loc[DIFFER, "p"] > 0.01
    beta = two_stories(live(luck.beta(0.6, 9.4, 200_000)), 10).table.set_index("story")
    assert beta.loc[BETA, "p"] > 0.01
    assert beta.loc[WEAR, "deviance"] == pytest.approx(beta.loc[BETA, "deviance"], abs=1e-4)


def test_recovers_calls_that_tire():
    chance = np.tile(tire_chance((0.06, 0.8), np.arange(1, 31)), (200_000, 1))
    table = two_stories(live(chance), 10).table.set_index("story")
    assert float(table.loc[TIRE, "parameters"].rsplit(" ", 1)[1]) == pytest.approx(0.8, abs=0.02)
    assert table.loc[TIRE, "p"] > 0.01


def test_the_factor_is_that_of_a_logistic_regression_and_may_exceed_one():
    sm = pytest.importorskip("statsmodels.api")
    chance = np.tile(tire_chance((0.03, 1.15), np.arange(1, 31)), (200_000, 1))
    found = two_stories(live(chance), 10)
    seen = found.curve
    X = sm.add_constant(seen["call"].to_numpy() - 1.0)
    known = sm.GLM(
        np.column_stack([seen["yes"], seen["clients"] - seen["yes"]]), X, family=sm.families.Binomial()
    ).fit()
    row = found.table.set_index("story").loc[TIRE]
    assert float(row["parameters"].rsplit(" ", 1)[1]) == pytest.approx(np.exp(known.params[1]), abs=6e-4)
    assert row["deviance"] == pytest.approx(known.deviance, rel=1e-4)
    assert float(row["parameters"].rsplit(" ", 1)[1]) == pytest.approx(1.15, abs=0.02)
    assert row["another_call"] == "raises that client's odds"
    assert "stop" not in found.text


def test_where_neither_story_fits_it_says_so_and_gives_no_advice():
    """The chance first rises, then falls: clients are won over by a second call and tire later."""
    chance = np.array([0.118, 0.181, 0.189, 0.188, 0.170, 0.150, 0.130, 0.120, 0.110, 0.100])
    found = two_stories(live(np.tile(np.pad(chance, (0, 20), "edge"), (20_000, 1)), drop=0.2), 10)
    assert (found.table["p"] < 1e-3).all()
    assert "Neither story fits these counts" in found.text
    assert "Shape: the chance is highest at call" in found.text
    for advice in ("stop", "lowers that client", "cannot tell them apart", "by lot"):
        assert advice not in found.text
    best = found.curve.loc[found.curve["chance"].idxmax(), "call"]
    assert best in (2, 3, 4)


def test_flat_chances_change_nothing():
    found = two_stories(live(np.full((100_000, 30), 0.05)), 10)
    row = found.table.set_index("story").loc[TIRE]
    assert row["p"] > 0.01
    assert float(row["parameters"].rsplit(" ", 1)[1]) == pytest.approx(1, abs=0.03)


def test_the_curve_holds_counts_and_intervals_and_the_text_names_three_calls():
    found = two_stories()
    counts, first = bank_contacts(), found.curve.iloc[0]
    assert first["clients"] == counts["clients"].sum() == 45211
    assert first["yes"] == counts.loc[counts["contacts"] == 1, "yes"].sum()
    for row in found.curve.to_dict("records"):
        ends = share_interval(row["yes"], row["clients"])
        assert [row["low"], row["high"]] == pytest.approx([100 * end for end in ends])
        assert row["chance"] == pytest.approx(100 * row["yes"] / row["clients"])
    named = [f"call {n}: {found.curve['chance'][n - 1]:.2f} %" for n in (1, 5, 15)]
    head = found.text.splitlines()[0]
    assert head.startswith("Chance of a yes at a call, of 45,211 clients: ")
    assert [words in head for words in named] == [True] * 3
    assert head.count("call ") == 3


def test_picture_and_same_numbers():
    one, two = two_stories(), two_stories()
    pd.testing.assert_frame_equal(one.table, two.table)
    assert one.plot().png().startswith(b"\x89PNG")
    assert repr(one) == one.text


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (pd.DataFrame({"contacts": [1]}), "lack clients, yes"),
        (pd.DataFrame({"contacts": [1], "clients": [2], "yes": [3]}), "no more yes than clients"),
        (pd.DataFrame({"contacts": [1, 2, 3], "clients": [9, 9, 9], "yes": [0, 0, 0]}), "nobody said yes"),
        (7, "lack contacts"),
    ],
)
def test_bad_counts(counts, says):
    with pytest.raises(ValueError, match=says):
        two_stories(counts)
