"""The shipped set of plausible worlds: large, confirmed, made as it says, and looked at again by anyone."""

import json

import pytest

import salescoach as sc
from salescoach.assumptions import judgements, plausible
from salescoach.assumptions.draw import numbered_places
from salescoach.assumptions.judgements import AGAIN, CONFIRMED, luck
from salescoach.assumptions.match import CONFIRM_CUT, CONFIRM_RUNS, CUT, RUNS, judge, matched
from salescoach.assumptions.plausible import hash_of_ranges_and_targets, missed
from salescoach.common.shipped import shipped
from tests.assumptions.test_plausible import as_far


@pytest.fixture
def small_set(monkeypatch, tmp_path):
    """A shipped set of three worlds."""
    path = tmp_path / "plausible_worlds.json"
    numbers = [number for number, _ in zip(numbered_places(1), range(3), strict=False)]
    manifest = {"seed": 1, "ranges": hash_of_ranges_and_targets(), "worlds": [[n, 1.0, 2] for n, _ in numbers]}
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
    small_set.write_text(json.dumps({"seed": 1, "ranges": "old", "worlds": [[0, 1.0, 0]]}))
    with pytest.raises(ValueError, match="Make them again with: salescoach worlds"):
        sc.plausible_worlds()


# Another look at it.


@pytest.fixture
def looked(monkeypatch):
    """What another look at the small set asks for; the second of its worlds is ruled out."""
    asked = []

    def cheap(world, seed, runs):
        asked.append((world, seed, runs))
        return as_far(10.0 if world == sc.worlds(2, seed=1)[1] else 1.0)

    monkeypatch.setattr(judgements, "judge", cheap)
    return asked


def test_another_look_judges_the_same_worlds_with_luck_that_they_have_not_seen(small_set, looked):
    numbers = [number for number, _ in zip((n for n, _ in numbered_places(1)), range(3), strict=False)]
    found = sc.look_again(seed=2, jobs=1)
    assert looked == [(w, luck(2, AGAIN, n), CONFIRM_RUNS) for w, n in zip(sc.worlds(3, seed=1), numbers, strict=True)]
    assert (found["of"], found["kept"], found["share"]) == (3, 2, 0.667)
    assert found["low"] < found["share"] < found["high"]
    assert sum(found["ruled_out_most_by"].values()) == 1
    assert sc.look_again(seed=2, n=1, jobs=1)["of"] == 1


def test_another_look_goes_on_where_it_was_stopped(small_set, looked, tmp_path):
    path = tmp_path / "again.jsonl"
    sc.look_again(seed=2, n=2, path=path, jobs=1)
    steps = []
    assert sc.look_again(seed=2, path=path, jobs=1, progress=lambda *step: steps.append(step))["of"] == 3
    assert len(looked) == 3
    assert steps == [(1, 1)]


def test_another_look_with_the_luck_of_the_set_itself_is_refused(small_set, looked):
    with pytest.raises(ValueError, match=r"seed=1 is the one .* Type: sc\.look_again\(seed=2\)"):
        sc.look_again(seed=1)
    with pytest.raises(ValueError, match="from 1 to 3"):
        sc.look_again(n=4)
    assert not looked


# The set that is shipped.


@pytest.fixture(scope="module")
def manifest():
    try:
        return json.loads(shipped(plausible.SHIPPED).read_text())
    except FileNotFoundError:
        pytest.skip("data/plausible_worlds.json is not there; make it with: salescoach worlds")


def test_the_shipped_set_is_large_fresh_and_made_as_it_says(manifest):
    assert manifest["ranges"] == hash_of_ranges_and_targets()
    assert (manifest["runs"], manifest["confirm_runs"]) == (RUNS, CONFIRM_RUNS)
    assert (manifest["cut"], manifest["confirm_cut"]) == (CUT, CONFIRM_CUT)
    assert manifest["patterns"] == list(matched())
    assert len(manifest["worlds"]) >= 300
    numbers = [number for number, _, _ in manifest["worlds"]]
    assert numbers == sorted(set(numbers))
    assert sum(wave["confirmed"] for wave in manifest["waves"]) == len(numbers)
    assert sum(wave["kept"] for wave in manifest["waves"]) == manifest["judgements"]["confirmations"]
    assert all(0 <= worst <= CONFIRM_CUT for _, worst, _ in manifest["worlds"])
    assert all(0 <= rows < len(matched()) for _, _, rows in manifest["worlds"])


def test_a_third_look_keeps_four_of_five_of_the_shipped_worlds(manifest):
    third = manifest["third_look"]
    assert third["of"] == min(plausible.THIRD_LOOK, len(manifest["worlds"]))
    assert third["share"] == round(third["kept"] / third["of"], 3) >= 0.8
    assert third["low"] <= third["share"] <= third["high"]


def test_the_shipped_worlds_are_judged_the_same_again(manifest):
    for (number, worst, rows), world in zip(manifest["worlds"][:2], sc.plausible_worlds(2), strict=True):
        judgement = judge(world, luck(manifest["seed"], CONFIRMED, number), CONFIRM_RUNS)
        assert judgement.confirmed
        assert (round(judgement.worst, 3), missed(judgement)) == (worst, rows)
