"""Which settings the patterns move: planted shifts are found, and luck is not."""

import json

import numpy as np
import pytest
from scipy.stats import kstest

import salescoach as sc
from salescoach.assumptions import moved, plausible
from salescoach.assumptions.draw import free_settings, numbered_places

NAMES = [setting.name for setting in free_settings()]


@pytest.fixture(scope="module")
def candidates():
    """Places that stand for all candidates, fewer than usual."""
    return np.array([place for (_, place), _ in zip(numbered_places(3), range(1024), strict=False)])


@pytest.fixture
def places(candidates):
    """Four hundred of them, by lot."""
    return np.random.default_rng(5).permutation(candidates)[:400].copy()


def column(name):
    return NAMES.index(name)


def rows(found):
    return found.table.set_index("setting")


def test_nothing_is_moved_where_luck_decides(places, candidates):
    found = moved.moved(places, candidates)
    assert not found.table["moved"].any()
    assert set(found.table["to"]) == {""}
    assert found.title == f"0 of {len(NAMES)} free settings are moved by the patterns; the rest are assumptions"
    assert all(name in found.text for name in NAMES)
    assert found.plot().alt.endswith("None.")


@pytest.mark.parametrize(
    ("name", "change", "to"),
    [
        ("quota_stretch", lambda u: u**2, "down"),
        ("quit_rate", np.sqrt, "up"),
        ("memory", lambda u: 0.5 + 0.5 * (u - 0.5), "inwards"),
        ("goodwill", lambda u: 0.5 - 0.5 * np.cos(np.pi * u), "outwards"),
        ("performance_shape", lambda u: 0.99 + 0.01 * u, "more often inverted_u"),
        ("share_low_will", np.sqrt, "up"),
    ],
)
def test_a_planted_shift_is_found_and_nothing_else(name, change, to, places, candidates):
    places[:, column(name)] = change(places[:, column(name)])
    table = moved.moved(places, candidates).table
    assert list(table.loc[table["moved"], "setting"]) == [name]
    assert table["to"][0] == to


def test_a_row_says_range_quartiles_and_distance(places, candidates):
    places[:, column("quota_stretch")] = np.linspace(0.0, 0.5, len(places))
    found = moved.moved(places, candidates)
    row = rows(found).loc["quota_stretch"]
    low, high = sc.evidence(sc.Team()).set_index("setting").loc["quota_stretch", ["low", "high"]]
    assert (row["low"], row["high"]) == (low, high)
    assert row["middle"] == pytest.approx(low + (high - low) / 4)
    assert (row["place_low"], row["place_high"]) == (pytest.approx(0.125), pytest.approx(0.375))
    assert row["distance"] == pytest.approx(0.5, abs=0.01)
    assert "quota_stretch" in found.text.split("Not moved")[0]


def test_where_candidates_lie_evenly_it_is_the_plain_test(places, candidates):
    table = rows(moved.moved(places, candidates))
    plain = kstest(places[:, column("memory")], "uniform")
    assert table.loc["memory", "distance"] == pytest.approx(plain.statistic, abs=0.005)


def test_shares_of_causes_are_held_against_candidates_and_not_against_an_even_draw(candidates):
    share = candidates[:, column("share_low_will")]
    assert kstest(share, "uniform").pvalue < 1e-6
    assert rows(moved.moved(candidates, candidates)).loc["share_low_will", "distance"] < 0.01


def test_the_shipped_set_is_what_is_looked_at(monkeypatch, tmp_path):
    numbers = [number for (number, _), _ in zip(numbered_places(1), range(12), strict=False)]
    path = tmp_path / "plausible_worlds.json"
    manifest = {"seed": 1, "ranges": plausible.hash_of_ranges_and_targets(), "worlds": [[n, 1.0, 0] for n in numbers]}
    path.write_text(json.dumps(manifest))
    monkeypatch.setattr(plausible, "shipped", lambda name: path)
    monkeypatch.setattr(moved, "CANDIDATES", 256)
    assert sc.moved_by_patterns().worlds == 12
    path.write_text(json.dumps(manifest | {"worlds": manifest["worlds"][:9]}))
    with pytest.raises(ValueError, match=r"9 worlds are too few .* Type: salescoach worlds"):
        sc.moved_by_patterns()
