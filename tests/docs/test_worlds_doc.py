"""docs/worlds.md tells of the search as the code has it, and of the set that lies there."""

from pathlib import Path

import numpy as np
import pytest

import salescoach as sc
from salescoach.assumptions import emulator, match, moved, plausible
from salescoach.assumptions.draw import numbered_places
from salescoach.published.measure import GROUPS
from salescoach.published.table import PATTERNS
from scripts import worlds_doc as doc

PAGE = " ".join(Path(doc.PAGE.path).read_text(encoding="utf-8").split())
WAVE = {
    "wave": 2, "candidates": 6000, "simulated": 700, "kept": 40, "confirmed": 20, "given_up": 0.0312,
    "ruled_out_most_by": {"at_quota": 300, "win_rate": 20},
}  # fmt: skip
MANIFEST = {
    "made_by": "salescoach worlds --waves 1500,6000 --seed 1", "versions": {"numpy": "2.4"}, "seed": 1,
    "patterns": list(match.matched()), "waves": [WAVE | {"wave": 1, "candidates": 1500, "ruled_out_most_by": {}}, WAVE],
    "third_look": {"of": 40, "kept": 36, "share": 0.9, "low": 0.769, "high": 0.96},
    "worlds": [[number, 2.0, number % 5] for number in range(40)],
}  # fmt: skip
NUMBERS = {10: "ten", 20: "twenty", 50: "fifty"}


@pytest.mark.parametrize(
    "told",
    [
        f"is simulated with {match.RUNS} runs an experiment",
        f"measured again with {match.CONFIRM_RUNS} runs and other luck",
        f"{plausible.THIRD_LOOK} of the confirmed worlds, picked evenly from the first to the last, are measured once "
        f"more, with {match.CONFIRM_RUNS} runs",
        f"its worst pattern lies within {match.CONFIRM_CUT:g}",
        f"its worst pattern lies beyond {match.CUT:g}.",
        f"The second cut is tighter than {match.CUT:g}",
        f"Worlds between {match.CONFIRM_CUT:g} and {match.CUT:g} are not ruled out",
        f"may be ruled out by {match.RUNS} runs",
        f"if that chance is one in {NUMBERS[round(1 / emulator.LEAST_CHANCE)]} or more",
        f"a jackknife over {NUMBERS[GROUPS]} groups of runs",
        f"at a false discovery rate of {100 * moved.RATE:g} %",
    ],
)
def test_the_numbers_of_the_search_are_those_of_the_code(told):
    assert told in PAGE


def test_implausibility_is_what_the_page_says_it_is():
    values = np.array([p.high + 1.0 if np.isfinite(p.high) else p.low - 1.0 for p in match.targets()])
    errors = np.full(len(values), 0.3)
    for k, p in enumerate(match.targets()):
        target = 0.0 if p.one_sided else (p.high - p.low) / 2 / 1.96
        off = 1.0 if p.one_sided else values[k] - (p.low + p.high) / 2
        told = abs(off) / np.sqrt(0.3**2 + target**2 + p.discrepancy**2)
        assert match.implausibility(values, errors)[k] == pytest.approx(told), p.name


def test_some_patterns_rule_no_world_out():
    left = {name for name, p in PATTERNS.items() if not p.rules_out}
    assert {"campaign_odds", "campaign_third", "campaign_sixth"} < left


def test_the_set_is_told_wave_by_wave_with_its_third_look():
    text = doc.found(MANIFEST)
    words = " ".join(text.split())
    assert "made by `salescoach worlds --waves 1500,6000 --seed 1` (numpy 2.4)" in words
    assert "It holds 40 confirmed worlds out of 1,400 that were simulated and 7,500 candidates." in words
    assert "| 1 | 1,500 | 700 | 40 | 20 | 3.1% | - |" in text
    assert "| 2 | 6,000 | 700 | 40 | 20 | 3.1% | `at_quota` 300, `win_rate` 20 |" in text
    assert "keeps 36 of 40 confirmed worlds, picked evenly: 90% (77% to 96%)" in words
    assert "The aim of 80% lies within this interval, so it cannot be told whether it is reached." in words
    assert "about 3% of what could have been confirmed was given up unseen" in words
    assert f"outside 2 of {len(match.matched())} published ranges" in words
    assert "eight worlds in ten lie outside 0 to 4." in words
    assert "up to 15 points to either side, one of 100 worlds of up to 10." in words
    assert all(len(line) <= 120 for line in text.splitlines())


@pytest.mark.parametrize(
    ("ends", "told"), [((0.81, 0.9), "is reached."), ((0.6, 0.79), "is missed."), ((0.8, 0.9), "is reached.")]
)
def test_it_is_said_whether_the_third_look_keeps_enough(ends, told):
    third = MANIFEST["third_look"] | dict(zip(("low", "high"), ends, strict=True))
    assert f"The aim of 80% {told}" in " ".join(doc.found(MANIFEST | {"third_look": third}).split())


def test_what_is_moved_is_told_with_both_ranges():
    candidates = np.array([place for (_, place), _ in zip(numbered_places(1), range(512), strict=False)])
    places = np.random.default_rng(2).permutation(candidates)[:200].copy()
    assert "| where to |" not in doc.moved(moved.moved(places, candidates))
    k = [setting.name for setting in moved.free_settings()].index("quota_stretch")
    places[:, k] = np.linspace(0.0, 0.5, 200)
    text = doc.moved(moved.moved(places, candidates))
    low, high = sc.evidence(sc.Team()).set_index("setting").loc["quota_stretch", ["low", "high"]]
    assert text.startswith("1 of ")
    assert f"| `quota_stretch` | down | {low:.3g} to {high:.3g} | " in text
    assert "Not moved: " in text
    assert "`quota_stretch`" not in text.split("Not moved: ")[1]


def test_a_set_that_is_missing_or_does_not_say_how_it_was_found_is_told(monkeypatch):
    def refuse():
        raise ValueError("there is no set. Type: this")

    monkeypatch.setattr(doc, "shipped_manifest", refuse)
    monkeypatch.setattr(sc, "moved_by_patterns", refuse, raising=False)
    page = doc.renewed(Path(doc.PAGE.path).read_text(encoding="utf-8"))
    assert page.count("Not known at present: there is no set. Type: this") == 2
    monkeypatch.setattr(doc, "shipped_manifest", lambda: {"worlds": []})
    assert doc.parts()["found"].startswith("Not known at present: the set does not say how it was found. Type:")
