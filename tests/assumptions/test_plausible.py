"""Which worlds are kept, how the search finds them, and what it does when it is stopped."""

import json

import joblib
import numpy as np
import pytest

import salescoach as sc
from salescoach.assumptions import plausible
from salescoach.assumptions.draw import free_settings, numbered_places, world_at
from salescoach.assumptions.emulator import LEAST_CHANCE, fit_emulator
from salescoach.assumptions.match import CUT, RUNS, Judgement, implausibility, judge, matched
from salescoach.assumptions.plausible import find_plausible_worlds, hash_of_ranges_and_targets
from salescoach.common.shipped import shipped
from salescoach.published.table import PATTERNS

SMALL = sc.Team(people=2, accounts_per_person=8, warmup_weeks=2)
MIDDLES = np.array([(PATTERNS[n].low + PATTERNS[n].high) / 2 for n in matched()])
HALVES = np.array([(PATTERNS[n].high - PATTERNS[n].low) / 2 for n in matched()])
NO_ERROR = np.zeros(len(MIDDLES))

# Implausibility.


def test_implausibility_by_hand():
    target = HALVES / 1.96
    np.testing.assert_allclose(implausibility(MIDDLES, NO_ERROR), 0.0)
    np.testing.assert_allclose(implausibility(MIDDLES + HALVES, NO_ERROR), 1.96)
    np.testing.assert_allclose(implausibility(MIDDLES - 2 * target, NO_ERROR), 2.0)
    np.testing.assert_allclose(implausibility(MIDDLES + 5 * target, np.sqrt(24) * target), 1.0)  # noise excuses


def test_a_world_on_target_is_kept_and_one_beyond_the_cut_is_not():
    assert Judgement(MIDDLES, NO_ERROR).kept
    for k in range(len(MIDDLES)):
        for step, kept in ((0.99 * CUT, True), (1.01 * CUT, False)):
            values = MIDDLES.copy()
            values[k] += step * HALVES[k] / 1.96
            assert Judgement(values, NO_ERROR).kept is kept
            assert Judgement(values, NO_ERROR).worst == pytest.approx(step)


def test_a_world_that_was_not_measured_to_the_end_is_not_kept():
    values = MIDDLES.copy()
    values[-1] = np.nan
    assert not Judgement(values, NO_ERROR).kept


def test_only_patterns_that_the_model_reaches_rule_out_and_the_cheapest_come_first():
    names = matched()
    assert set(names) == {n for n, p in PATTERNS.items() if p.rules_out}
    cheap = [PATTERNS[n].needs == ("base",) for n in names]
    assert cheap == sorted(cheap, reverse=True)


def test_the_default_world_is_kept():
    judgement = judge(sc.Team())
    assert judgement.kept
    assert not np.isnan(judgement.values).any()


def test_a_world_far_off_is_ruled_out_after_the_first_experiment():
    judgement = judge(sc.Team(quota_stretch=5.0, people=4), runs=16)
    assert not judgement.kept
    base = np.array([PATTERNS[n].needs == ("base",) for n in matched()])
    assert not np.isnan(judgement.values[base]).any()
    assert np.isnan(judgement.values[~base]).all()


def test_the_same_world_is_judged_the_same_again():
    first, again = (judge(SMALL, seed=3, runs=16) for _ in range(2))
    np.testing.assert_array_equal(first.values, again.values)
    np.testing.assert_array_equal(first.errors, again.errors)


# The emulator.


def test_the_emulator_learns_a_plain_rule_and_leaves_alone_what_it_has_not_seen():
    rng = np.random.default_rng(1)
    places = rng.random((300, 4))
    values = np.full((300, len(MIDDLES)), np.nan)
    values[:, 0] = MIDDLES[0] + 10 * HALVES[0] * (2 * places[:, 0] - 1)
    values[:50, 1] = 1e9  # too few worlds to be trusted
    emulator = fit_emulator(places, values, np.zeros_like(values))
    assert [one.pattern for one in emulator.patterns] == [0]
    ask = np.full((3, 4), 0.5)
    ask[:, 0] = [0.05, 0.5, 0.95]
    chances = emulator.chance(ask)
    assert (chances < LEAST_CHANCE).tolist() == [True, False, True]
    assert chances[1] > 0.95


def test_the_emulator_is_right_about_how_often_it_is_right():
    rng = np.random.default_rng(2)
    places = rng.random((1500, 3))
    values = np.full((1500, len(MIDDLES)), np.nan)
    reach = 3 * HALVES[0] / 1.96  # what the cut-off lets pass
    values[:, 0] = MIDDLES[0] + reach * (3 * places[:, 0] - 1.5 + rng.normal(0, 0.5, 1500))
    emulator = fit_emulator(places[:1000], values[:1000], np.zeros_like(values)[:1000])
    chances = emulator.chance(places[1000:])
    kept = np.abs(values[1000:, 0] - MIDDLES[0]) <= reach
    assert abs(chances.sum() - kept.sum()) < 5 * np.sqrt((chances * (1 - chances)).sum())
    assert kept[chances > 0.9].mean() > 0.85
    assert kept[chances < 0.3].mean() < 0.35


# The search.


@pytest.fixture
def quick(monkeypatch):
    """Judgements that cost nothing, hang on the world alone, and are counted."""
    asked = []

    def cheap(world, seed=1):
        asked.append(world)
        far = 10.0 if world.need_rate > 0.075 else 0.5
        return Judgement(MIDDLES + far * HALVES / 1.96, NO_ERROR + 1e-9)

    monkeypatch.setattr(plausible, "judge", cheap)
    return asked


def test_a_search_keeps_what_no_pattern_rules_out_and_tells_of_its_waves(quick):
    found = find_plausible_worlds((6, 6), seed=1, jobs=1)
    known = dict(row for row, _ in zip(numbered_places(1), range(12), strict=False))
    kept = [number for number, place in known.items() if world_at(place).need_rate <= 0.075]
    assert [number for number, _ in found["worlds"]] == kept
    assert 0 < len(kept) < 12
    assert {worst for _, worst in found["worlds"]} == {0.5}
    assert [(w["wave"], w["candidates"], w["simulated"]) for w in found["waves"]] == [(1, 6, 6), (2, 6, 6)]
    assert sum(w["kept"] for w in found["waves"]) == len(kept)
    assert sum(sum(w["ruled_out_most_by"].values()) for w in found["waves"]) == 12 - len(kept)
    assert (found["runs"], found["cut"], found["ranges"]) == (RUNS, CUT, hash_of_ranges_and_targets())
    assert json.loads(json.dumps(found)) == found


def test_two_threads_find_the_same(quick):
    with joblib.parallel_config(backend="threading"):
        assert find_plausible_worlds((6, 6), jobs=2) == find_plausible_worlds((6, 6), jobs=1)


def test_a_later_wave_simulates_only_what_the_waves_before_do_not_rule_out(quick, monkeypatch):
    fitted = []

    class Half:
        def chance(self, places):
            return np.where(np.arange(len(places)) % 2 == 0, LEAST_CHANCE / 3, 1.0)

    def fit(places, values, errors):
        fitted.append((places, values))
        return Half()

    monkeypatch.setattr(plausible, "fit_emulator", fit)
    found = find_plausible_worlds((6, 8, 10), jobs=1)
    assert [w["simulated"] for w in found["waves"]] == [6, 4, 5]
    assert [w["given_up"] for w in found["waves"]] == [0.0, 0.003, 0.003]
    assert len(quick) == 15
    known = [place for _, place in zip(range(14), (p for _, p in numbered_places(1)), strict=False)]
    np.testing.assert_array_equal(fitted[0][0], known[:6])
    np.testing.assert_array_equal(fitted[1][0], known[:6] + known[7:14:2])
    assert [len(values) for _, values in fitted] == [6, 10]


def numbers_in(path):
    return [json.loads(line)[0] for line in path.read_text().splitlines()[1:]]


class StoppedError(Exception):
    pass


def stop_after(count):
    seen = []

    def progress(wave, done, total):
        seen.append(wave)
        if len(seen) == count:
            raise StoppedError

    return progress


@pytest.mark.parametrize("count", [3, 8])
def test_a_stopped_search_goes_on_where_it_stopped(count, quick, tmp_path):
    whole = find_plausible_worlds((6, 6), jobs=1)
    quick.clear()
    path = tmp_path / "search.jsonl"
    with pytest.raises(StoppedError):
        find_plausible_worlds((6, 6), path=path, jobs=1, progress=stop_after(count))
    written = numbers_in(path)
    assert len(written) == count
    before = len(quick)
    assert find_plausible_worlds((6, 6), path=path, jobs=1) == whole
    assert len(quick) - before == 12 - count
    numbers = numbers_in(path)
    assert numbers[:count] == written
    assert len(numbers) == len(set(numbers)) == 12


def test_a_finished_search_judges_nothing_again(quick, tmp_path):
    first = find_plausible_worlds((6, 6), path=tmp_path / "search.jsonl", jobs=1)
    quick.clear()
    assert find_plausible_worlds((6, 6), path=tmp_path / "search.jsonl", jobs=1) == first
    assert not quick


def test_half_a_line_of_a_killed_search_is_judged_again(quick, tmp_path):
    path = tmp_path / "search.jsonl"
    whole = find_plausible_worlds((6, 6), path=path, jobs=1)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:5]) + lines[5][:25])
    quick.clear()
    assert find_plausible_worlds((6, 6), path=path, jobs=1) == whole
    assert len(quick) == 8
    quick.clear()
    assert find_plausible_worlds((6, 6), path=path, jobs=1) == whole
    assert not quick  # the half line spoils none that is written after it


def test_values_that_were_not_measured_survive_the_file(tmp_path):
    values = MIDDLES.copy()
    values[-2:] = np.nan
    judgements = plausible.Judgements(1, tmp_path / "search.jsonl")
    judgements.keep(7, Judgement(values, NO_ERROR))
    again = plausible.Judgements(1, tmp_path / "search.jsonl").known[7]
    np.testing.assert_array_equal(again.values, values)


def test_a_search_with_other_ranges_is_refused(quick, tmp_path, monkeypatch):
    path = tmp_path / "search.jsonl"
    find_plausible_worlds((6,), path=path, jobs=1)
    before = path.read_bytes()
    monkeypatch.setattr(plausible, "free_settings", lambda: free_settings()[:-1])
    with pytest.raises(ValueError, match=r"begun otherwise: other ranges\. .*type: rm .*search\.jsonl"):
        find_plausible_worlds((6,), path=path, jobs=1)
    assert path.read_bytes() == before


def test_a_search_with_another_seed_is_refused(quick, tmp_path):
    path = tmp_path / "search.jsonl"
    find_plausible_worlds((6,), seed=1, path=path, jobs=1)
    with pytest.raises(ValueError, match="begun otherwise: seed was 1 and is now 2"):
        find_plausible_worlds((6,), seed=2, path=path, jobs=1)


def test_what_other_waves_judged_is_used_and_changes_nothing(quick, tmp_path):
    path = tmp_path / "search.jsonl"
    find_plausible_worlds((8, 4), path=path, jobs=1)
    quick.clear()
    assert find_plausible_worlds((6, 6, 2), path=path, jobs=1) == find_plausible_worlds((6, 6, 2), jobs=1)
    assert len(quick) == 2 + 14


def test_the_mark_follows_the_cut_off(monkeypatch):
    before = hash_of_ranges_and_targets()
    assert before == hash_of_ranges_and_targets()
    monkeypatch.setattr(plausible, "CUT", 4.0)
    assert hash_of_ranges_and_targets() != before


# The shipped set.


@pytest.fixture
def small_set(monkeypatch, tmp_path):
    """A shipped set of three worlds."""
    path = tmp_path / "plausible_worlds.json"
    numbers = [number for number, _ in zip(numbered_places(1), range(3), strict=False)]
    manifest = {"seed": 1, "ranges": hash_of_ranges_and_targets(), "worlds": [[n, 1.0] for n, _ in numbers]}
    path.write_text(json.dumps(manifest))
    monkeypatch.setattr(plausible, "shipped", lambda name: path)
    return path


def test_the_worlds_of_a_set_are_those_of_their_numbers(small_set):
    assert sc.plausible_worlds() == sc.worlds(3, seed=1)
    assert sc.plausible_worlds(2) == sc.worlds(2, seed=1)
    assert {world.people for world in sc.plausible_worlds(team=sc.Team(people=3))} == {3}


@pytest.mark.parametrize("n", [0, 4, 1.5, True])
def test_more_worlds_than_there_are_is_refused(n, small_set):
    with pytest.raises(ValueError, match=r"from 1 to 3\. Type: sc\.plausible_worlds\(100\)"):
        sc.plausible_worlds(n)


def test_a_set_made_with_other_ranges_is_refused(small_set):
    small_set.write_text(json.dumps({"seed": 1, "ranges": "old", "worlds": [[0, 1.0]]}))
    with pytest.raises(ValueError, match="Make them again with: salescoach worlds"):
        sc.plausible_worlds()


def test_the_shipped_set_is_large_fresh_and_made_as_it_says():
    try:
        manifest = json.loads(shipped(plausible.SHIPPED).read_text())
    except FileNotFoundError:
        pytest.skip("data/plausible_worlds.json is not there; make it with: salescoach worlds")
    assert manifest["ranges"] == hash_of_ranges_and_targets()
    assert (manifest["runs"], manifest["cut"]) == (RUNS, CUT)
    assert manifest["patterns"] == list(matched())
    assert len(manifest["worlds"]) >= 500
    assert sum(wave["kept"] for wave in manifest["waves"]) == len(manifest["worlds"])
    assert all(worst <= CUT for _, worst in manifest["worlds"])
    for (_, worst), world in zip(manifest["worlds"][:2], sc.plausible_worlds(2), strict=True):
        assert round(judge(world, manifest["seed"]).worst, 3) == worst
