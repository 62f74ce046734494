"""How the search finds and confirms plausible worlds, and what it does when it is stopped."""

import json
from dataclasses import replace

import joblib
import numpy as np
import pytest

from salescoach.assumptions import judgements, plausible
from salescoach.assumptions.draw import free_settings, numbered_places, places_at, world_at
from salescoach.assumptions.emulator import LEAST_CHANCE
from salescoach.assumptions.judgements import AGAIN, CONFIRMED, FIRST_LOOK, MOST_WORLDS, Judgements, luck
from salescoach.assumptions.match import CONFIRM_CUT, CONFIRM_RUNS, CUT, RUNS, Judgement, matched
from salescoach.assumptions.plausible import find_plausible_worlds, hash_of_ranges_and_targets, share_of
from tests.assumptions.test_match import MIDDLES, MODEL, NO_ERROR, WRONG

LOOKS = {FIRST_LOOK: RUNS, CONFIRMED: CONFIRM_RUNS, AGAIN: CONFIRM_RUNS}
FOUND = {  # implausibility by need rate: ruled out at once, at the confirmation, at the third look, or never
    "at once": (0.09, 0.11, (10.0, 10.0, 10.0)),
    "not confirmed": (0.075, 0.09, (2.9, 2.9, 2.9)),
    "not again": (0.04, 0.05, (0.5, 0.6, 3.1)),
    "kept": (0.05, 0.075, (0.5, 0.4, 0.7)),
}


def kind_of(world):
    return next(kind for kind, (low, high, _) in FOUND.items() if low <= world.need_rate <= high)


def numbers_of(count, seed=1):
    """Kind -> numbers of the first so many worlds."""
    rows = [(number, world_at(place)) for (number, place), _ in zip(numbered_places(seed), range(count), strict=False)]
    return {kind: [number for number, world in rows if kind_of(world) == kind] for kind in FOUND}


def as_far(step):
    return Judgement(MIDDLES + step * WRONG * MODEL, NO_ERROR + 1e-9)


@pytest.fixture
def asked(monkeypatch):
    """Judgements that cost nothing and hang on the world and the look alone; what was asked for, in order."""
    seen = []

    def cheap(world, seed, runs):
        look = seed // MOST_WORLDS % len(LOOKS)
        seen.append((look, seed, runs))
        return as_far(FOUND[kind_of(world)][2][look])

    monkeypatch.setattr(judgements, "judge", cheap)
    return seen


# Luck.


def test_no_two_looks_share_a_seed():
    numbers = (0, 1, 2, 17, 40000, MOST_WORLDS - 1)
    seeds = [luck(seed, look, number) for seed in range(20) for look in LOOKS for number in numbers]
    assert len(seeds) == len(set(seeds)) == 20 * 3 * len(numbers)
    assert all(0 <= seed < 2**64 for seed in seeds)
    assert sorted(LOOKS) == list(range(len(judgements.RUNS_OF)))
    assert judgements.RUNS_OF == LOOKS


def test_a_search_gives_every_look_at_every_world_luck_of_its_own(asked):
    find_plausible_worlds((6, 6), seed=1, jobs=1)
    seeds = [seed for _, seed, _ in asked]
    assert len(seeds) == len(set(seeds))
    assert {look for look, _, _ in asked} == set(LOOKS)
    assert all(runs == LOOKS[look] for look, _, runs in asked)
    before = set(seeds)
    asked.clear()
    find_plausible_worlds((6, 6), seed=2, jobs=1)
    assert not before & {seed for _, seed, _ in asked}


def test_a_confirmation_has_at_least_256_runs_and_is_stricter():
    assert CONFIRM_RUNS >= 256
    assert CONFIRM_RUNS >= 8 * RUNS
    assert CONFIRM_CUT < CUT


# The search.


def test_a_search_confirms_what_it_keeps_looks_a_third_time_and_tells_of_its_waves(asked):
    kinds = numbers_of(24)
    assert all(kinds.values())
    found = find_plausible_worlds((12, 12), seed=1, jobs=1)
    confirmed = sorted(kinds["kept"] + kinds["not again"])
    likely = len(confirmed) + len(kinds["not confirmed"])
    worst = {number: 0.4 for number in kinds["kept"]} | {number: 0.6 for number in kinds["not again"]}
    assert [row[:2] for row in found["worlds"]] == [[number, worst[number]] for number in confirmed]
    assert [look for look, _, _ in asked].count(FIRST_LOOK) == 24
    assert [look for look, _, _ in asked].count(CONFIRMED) == likely
    assert [look for look, _, _ in asked].count(AGAIN) == len(confirmed)
    waves = found["waves"]
    assert [(w["wave"], w["candidates"], w["simulated"]) for w in waves] == [(1, 12, 12), (2, 12, 12)]
    assert sum(w["kept"] for w in waves) == likely
    assert sum(w["confirmed"] for w in waves) == len(confirmed)
    assert sum(sum(w["ruled_out_most_by"].values()) for w in waves) == 24 - len(confirmed)
    share, low, high = share_of(len(kinds["kept"]), len(confirmed))
    assert found["third_look"] == {
        "of": len(confirmed), "kept": len(kinds["kept"]), "share": share, "low": low, "high": high,
    }  # fmt: skip
    assert found["judgements"]["first_looks"] == 24
    assert found["judgements"]["confirmations"] == likely
    assert (found["runs"], found["confirm_runs"]) == (RUNS, CONFIRM_RUNS)
    assert (found["cut"], found["confirm_cut"]) == (CUT, CONFIRM_CUT)
    assert (found["ranges"], found["patterns"]) == (hash_of_ranges_and_targets(), list(matched()))
    assert json.loads(json.dumps(found)) == found


def test_rows_that_a_confirmed_world_misses_are_counted(asked, monkeypatch):
    beyond = MIDDLES.copy()
    beyond[matched().index("care_leaving")] = -0.1  # outside, and the discrepancy excuses it
    monkeypatch.setattr(judgements, "judge", lambda *_: Judgement(beyond, NO_ERROR + 1e-9))
    found = find_plausible_worlds((2,), jobs=1)
    assert [row[2] for row in found["worlds"]] == [1, 1]


def test_the_hash_of_judgements_follows_a_value_in_any_look(asked, monkeypatch):
    marks = [find_plausible_worlds((6,), jobs=1)["judgements"]["hash"] for _ in range(2)]
    for look in LOOKS:
        low, high, steps = FOUND["kept"]
        other = tuple(step + 0.01 * (at == look) for at, step in enumerate(steps))
        monkeypatch.setitem(FOUND, "kept", (low, high, other))
        marks.append(find_plausible_worlds((6,), jobs=1)["judgements"]["hash"])
        monkeypatch.setitem(FOUND, "kept", (low, high, steps))
    assert marks[0] == marks[1]
    assert len(set(marks)) == 1 + len(LOOKS)


@pytest.mark.parametrize(("part", "of", "share"), [(0, 0, 0.0), (8, 10, 0.8), (10, 10, 1.0)])
def test_a_share_has_its_interval(part, of, share):
    found, low, high = share_of(part, of)
    assert found == share
    assert 0.0 <= low <= share <= high <= 1.0
    assert high - low > 0.1


def test_two_threads_find_the_same(asked):
    with joblib.parallel_config(backend="threading"):
        assert find_plausible_worlds((6, 6), jobs=2) == find_plausible_worlds((6, 6), jobs=1)


def test_a_later_wave_simulates_only_what_the_waves_before_do_not_rule_out(asked, monkeypatch):
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
    unseen = round(LEAST_CHANCE / 3 / (LEAST_CHANCE / 3 + 1), 3)  # half of the candidates, against the other half
    assert [w["given_up"] for w in found["waves"]] == [0.0, unseen, unseen]
    assert [look for look, _, _ in asked].count(FIRST_LOOK) == 15
    known = [place for _, place in zip(range(14), (p for _, p in numbered_places(1)), strict=False)]
    np.testing.assert_array_equal(fitted[0][0], known[:6])
    np.testing.assert_array_equal(fitted[1][0], known[:6] + known[7:14:2])
    assert [len(values) for _, values in fitted] == [6, 10]
    for place, values in zip(*fitted[0], strict=True):
        steps = FOUND[kind_of(world_at(place))][2]
        latest = (
            FIRST_LOOK if steps[FIRST_LOOK] > CUT else CONFIRMED
        )  # it learns from the confirmation, if there is one
        np.testing.assert_allclose(values, as_far(steps[latest]).values)


# A search that is stopped.


def parts_in(path):
    return [tuple(json.loads(line)[:2]) for line in path.read_text().splitlines()[1:]]


class StoppedError(Exception):
    pass


def stop_after(count):
    seen = []

    def progress(wave, done, total):
        seen.append(wave)
        if len(seen) == count:
            raise StoppedError

    return progress


@pytest.mark.parametrize("count", [3, 8, 10, -1])
def test_a_stopped_search_goes_on_where_it_stopped(count, asked, tmp_path):
    whole = find_plausible_worlds((6, 6), jobs=1)
    of = len(asked)
    count = count if count > 0 else of + count  # the last one is in the third look
    path = tmp_path / "search.jsonl"
    with pytest.raises(StoppedError):
        find_plausible_worlds((6, 6), path=path, jobs=1, progress=stop_after(count))
    written = parts_in(path)
    assert len(written) == count
    asked.clear()
    assert find_plausible_worlds((6, 6), path=path, jobs=1) == whole
    assert len(asked) == of - count
    parts = parts_in(path)
    assert parts[:count] == written
    assert len(parts) == len(set(parts)) == of


def test_a_search_tells_what_it_does(asked):
    told = []
    find_plausible_worlds((6, 6), jobs=1, progress=lambda name, done, total: told.append((name, done, total)))
    names = list(dict.fromkeys(name for name, _, _ in told))
    assert names == ["wave 1", "confirming wave 1", "wave 2", "confirming wave 2", "third look"]
    for name in names:
        steps = [(done, total) for said, done, total in told if said == name]
        assert steps == [(k, len(steps)) for k in range(1, len(steps) + 1)]


def test_a_finished_search_judges_nothing_again(asked, tmp_path):
    first = find_plausible_worlds((6, 6), path=tmp_path / "search.jsonl", jobs=1)
    asked.clear()
    assert find_plausible_worlds((6, 6), path=tmp_path / "search.jsonl", jobs=1) == first
    assert not asked


def test_half_a_line_of_a_killed_search_is_judged_again(asked, tmp_path):
    path = tmp_path / "search.jsonl"
    whole = find_plausible_worlds((6, 6), path=path, jobs=1)
    of = len(asked)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:5]) + lines[5][:25])
    asked.clear()
    assert find_plausible_worlds((6, 6), path=path, jobs=1) == whole
    assert len(asked) == of - 4
    asked.clear()
    assert find_plausible_worlds((6, 6), path=path, jobs=1) == whole
    assert not asked  # the half line spoils none that is written after it


def test_values_that_were_not_measured_survive_the_file_and_looks_are_kept_apart(tmp_path):
    values = MIDDLES.copy()
    values[-2:] = np.nan
    kept_in = Judgements(1, {"runs": 8}, tmp_path / "search.jsonl")
    kept_in.keep(FIRST_LOOK, 7, Judgement(values, NO_ERROR))
    kept_in.keep(CONFIRMED, 7, as_far(1.0))
    again = Judgements(1, {"runs": 8}, tmp_path / "search.jsonl")
    np.testing.assert_array_equal(again.known[FIRST_LOOK][7].values, values)
    assert again.known[CONFIRMED][7].worst == pytest.approx(1.0)
    assert again.known[AGAIN] == {}
    assert again.latest(7).worst == pytest.approx(1.0)


def test_a_search_with_other_ranges_is_refused(asked, tmp_path, monkeypatch):
    path = tmp_path / "search.jsonl"
    find_plausible_worlds((6,), path=path, jobs=1)
    before = path.read_bytes()
    monkeypatch.setattr(plausible, "free_settings", lambda: free_settings()[:-1])
    with pytest.raises(ValueError, match=r"begun otherwise: other ranges\. .*type: rm .*search\.jsonl"):
        find_plausible_worlds((6,), path=path, jobs=1)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["CUT", "CONFIRM_CUT", "RUNS", "CONFIRM_RUNS"])
def test_a_search_that_decides_otherwise_is_refused(name, asked, tmp_path, monkeypatch):
    path = tmp_path / "search.jsonl"
    find_plausible_worlds((6,), path=path, jobs=1)
    before = hash_of_ranges_and_targets()
    monkeypatch.setattr(plausible, name, getattr(plausible, name) + 1)
    assert hash_of_ranges_and_targets() != before
    with pytest.raises(ValueError, match="begun otherwise"):
        find_plausible_worlds((6,), path=path, jobs=1)


def test_a_search_with_another_seed_is_refused(asked, tmp_path):
    path = tmp_path / "search.jsonl"
    find_plausible_worlds((6,), seed=1, path=path, jobs=1)
    with pytest.raises(ValueError, match="begun otherwise: seed was 1 and is now 2"):
        find_plausible_worlds((6,), seed=2, path=path, jobs=1)


def test_what_other_waves_judged_is_used_and_changes_nothing(asked, tmp_path):
    path = tmp_path / "search.jsonl"
    find_plausible_worlds((8, 4), path=path, jobs=1)
    asked.clear()
    found = find_plausible_worlds((6, 6, 2), path=path, jobs=1)
    assert [look for look, _, _ in asked].count(FIRST_LOOK) == 2
    assert found == find_plausible_worlds((6, 6, 2), jobs=1)


def test_a_wave_starts_behind_the_last_world_of_the_wave_before(asked):
    places = [place for _, place in zip(range(12), (p for _, p in numbered_places(1)), strict=False)]
    numbers = [number for number, _ in zip((n for n, _ in numbered_places(1)), range(12), strict=False)]
    np.testing.assert_array_equal(places_at(1, numbers), places)
    find_plausible_worlds((6, 6), jobs=1)
    looked = [seed for look, seed, _ in asked if look == FIRST_LOOK]
    assert looked == [luck(1, FIRST_LOOK, number) for number in numbers]


def test_the_mark_follows_a_target_and_how_far_a_pattern_may_lie_off(monkeypatch):
    before = hash_of_ranges_and_targets()
    assert before == hash_of_ranges_and_targets()
    rows = plausible.targets()
    for part in ("low", "high", "discrepancy"):
        moved = (replace(rows[0], **{part: getattr(rows[0], part) + 0.01}), *rows[1:])
        monkeypatch.setattr(plausible, "targets", lambda moved=moved: moved)
        assert hash_of_ranges_and_targets() != before
