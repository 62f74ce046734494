"""The commands ``patterns`` and ``worlds``: what they ask for, print, write and refuse."""

import json

import pytest

from salescoach.assumptions import plausible
from salescoach.assumptions.draw import numbered_places
from salescoach.cli.main import parser
from salescoach.published.report import RUNS
from tests.cli.test_main import printed, said

WAVE = {"wave": 1, "candidates": 1500, "simulated": 1400, "kept": 30, "confirmed": 20, "given_up": 0.0312}
THIRD = {"of": 20, "kept": 19, "share": 0.95, "low": 0.764, "high": 0.991}


def test_patterns_are_measured_with_as_many_runs_as_the_front_door_takes():
    assert parser().parse_args(["patterns"]).runs == RUNS


def test_patterns_are_printed_with_their_words(tmp_path):
    out = printed("patterns", "--runs", "20", "--seed", "3", "--out", str(tmp_path / "patterns.png"))
    assert out.count("inside") + out.count("outside") + out.count("cannot tell") >= 40
    assert "patterns that nothing was set for: " in out
    assert "(seed 3, 20 runs per experiment)" in out
    assert (tmp_path / "patterns.png").read_bytes().startswith(b"\x89PNG")


def test_too_few_runs_for_the_patterns_are_refused():
    code, _, err = said(["patterns", "--runs", "5"])
    assert code == 2
    assert err.startswith("salescoach: runs=5 must be a whole number, at least 20.")


def test_a_search_tells_each_wave_and_the_third_look(tmp_path, monkeypatch):
    asked = {}

    def search(waves, seed, path, jobs, progress):
        asked.update(waves=waves, seed=seed, path=path.name, jobs=jobs)
        for name in ("wave 1", "confirming wave 1", "third look"):
            progress(name, 1, 2)
        return {"waves": [WAVE], "third_look": THIRD, "worlds": [[3, 1.0, 2]]}

    monkeypatch.setattr(plausible, "find_plausible_worlds", search)
    out = printed("worlds", "--waves", "1500", "--jobs", "1", "--out", str(tmp_path / "set.json"))
    assert asked == {"waves": (1500,), "seed": 1, "path": "set.jsonl", "jobs": 1}
    assert out.splitlines() == [
        "Wave 1: 1,500 candidates, 1,400 simulated, 30 kept by the first look, 20 confirmed; about 3.1% of what could "
        "be confirmed was given up unseen.",
        "A third look keeps 19 of 20 confirmed worlds: 95% (95 % interval 76% to 99%).",
        f"1 plausible worlds in {tmp_path / 'set.json'}",
    ]
    assert json.loads((tmp_path / "set.json").read_text())["third_look"] == THIRD


def test_a_small_search_goes_on_from_its_journal(tmp_path):
    arguments = ("worlds", "--waves", "2", "--jobs", "1", "--out", str(tmp_path / "set.json"))
    out = printed(*arguments)
    assert out.startswith("Wave 1: 2 candidates, 2 simulated, ")
    journal = (tmp_path / "set.jsonl").read_bytes()
    assert printed(*arguments) == out
    assert (tmp_path / "set.jsonl").read_bytes() == journal


def test_another_look_tells_how_many_are_kept_and_what_rules_out(tmp_path, monkeypatch):
    asked = []

    def look(*arguments, **more):
        asked.append((*arguments, more["jobs"]))
        return THIRD | {"ruled_out_most_by": {"turnover": 1}}

    monkeypatch.setattr(plausible, "look_again", look)
    journal = str(tmp_path / "again.jsonl")
    out = printed("worlds", "--again", "--worlds", "20", "--out", journal)
    assert out.splitlines() == [
        "Another look (seed 2) keeps 19 of 20 confirmed worlds: 95% (95 % interval 76% to 99%).",
        "  1 ruled out by turnover",
    ]
    assert "(seed 7)" in printed("worlds", "--again", "--seed", "7", "--jobs", "1")
    assert asked == [(2, 20, journal, -1), (7, None, "output/worlds_again.jsonl", 1)]


@pytest.fixture
def small_set(monkeypatch, tmp_path):
    """A shipped set of twelve worlds."""
    numbers = [number for number, _ in zip(numbered_places(1), range(12), strict=False)]
    ranges = plausible.hash_of_ranges_and_targets()
    path = tmp_path / "plausible_worlds.json"
    path.write_text(json.dumps({"seed": 1, "ranges": ranges, "worlds": [[n, 1.0, 0] for n, _ in numbers]}))
    monkeypatch.setattr(plausible, "shipped", lambda name: path)


def test_what_the_patterns_move_is_told_and_drawn(tmp_path, small_set):
    out = printed("worlds", "--moved", "--out", str(tmp_path / "moved.png"))
    assert " free settings are moved by the patterns; the rest are assumptions (12 confirmed worlds)." in out
    assert "Not moved, so assumptions: " in out
    assert (tmp_path / "moved.png").read_bytes().startswith(b"\x89PNG")


def test_another_look_with_the_luck_of_the_set_is_refused(small_set):
    code, _, err = said(["worlds", "--again", "--seed", "1"])
    assert code == 2
    assert "seed=1 is the one that the set was made with. Type: sc.look_again(seed=2)" in err


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (["--worlds", "5"], "--worlds 5 goes with --again. Type: salescoach worlds --again --worlds 50"),
        (
            ["--moved", "--seed", "2"],
            "--moved looks at the shipped set and has no seed. Type: salescoach worlds --moved",
        ),
        (["--waves", "many"], "--waves 'many' must be whole numbers. Type: --waves 800,4000,16000"),
    ],
)
def test_what_does_not_go_together_is_refused(wrong, message):
    assert said(["worlds", *wrong]) == (2, "", f"salescoach: {message}\n")


def test_two_works_at_a_time_are_refused(capsys):
    with pytest.raises(SystemExit):
        said(["worlds", "--again", "--moved"])
