"""What changes if an assumption is wrong: slopes over worlds, resume, and a file that knows when it is stale."""

import json

import numpy as np
import pytest

import salescoach as sc
from salescoach.assumptions.draw import free_settings
from salescoach.assumptions.sensitivity import wrong
from salescoach.assumptions.sensitivity.wrong import AnswerChange
from scripts import what_if_wrong as script

TRUE = np.array([3.0, -1.0, 0.0, 0.5])


def drawn(seed, worlds=200, noise=1.0, uneven=False):
    luck = np.random.default_rng(seed)
    places = luck.random((worlds, len(TRUE)))
    spread = noise * (0.2 + 3.0 * places[:, 0] ** 2 if uneven else 1.0)
    return places, 10.0 + places @ TRUE + spread * luck.normal(size=worlds)


def test_slopes_of_a_plane_are_found_exactly():
    found = wrong.slopes(*drawn(1, noise=0.0))
    np.testing.assert_allclose([c.change for c in found], TRUE, atol=1e-10)
    assert [c.clear for c in found[:2]] == [True, True]


@pytest.mark.parametrize("uneven", [False, True])
def test_intervals_hold_the_truth_as_often_as_they_say(uneven):
    held = np.array([
        [c.low <= true <= c.high for c, true in zip(wrong.slopes(*drawn(seed, uneven=uneven)), TRUE, strict=True)]
        for seed in range(400)
    ])  # fmt: skip
    # 400 tries at 95 % leave a standard error of 1.1 points.
    assert np.all((held.mean(axis=0) > 0.915) & (held.mean(axis=0) < 0.985))


def test_a_wider_level_gives_a_wider_interval():
    near, far = (wrong.slopes(*drawn(3), level=level)[0] for level in (0.9, 0.99))
    assert far.low < near.low < near.high < far.high


def test_an_interval_that_holds_zero_is_not_clear():
    assert not AnswerChange(1.0, -0.1, 2.1).clear
    assert not AnswerChange(1.0, 0.0, 2.0).clear
    assert AnswerChange(1.0, 0.1, 1.9).clear
    assert AnswerChange(-1.0, -1.9, -0.1).clear


def test_too_few_worlds_and_missing_answers_are_told():
    places, values = drawn(1)
    with pytest.raises(ValueError, match=r"9 worlds are too few for 4 settings\. Type: .* --worlds 20"):
        wrong.slopes(places[:9], values[:9])
    values[3] = np.nan
    with pytest.raises(ValueError, match=r"1 of 200 worlds have no answer\. Type: --runs"):
        wrong.slopes(places, values)


def test_answers_are_those_of_the_results():
    world = sc.worlds(1)[0]
    found = wrong.answers(world, 4, 1)
    usual, a, b = (sc.simulate(world, style, runs=4).totals for style in ("status_quo", "micromanage", "coach"))
    assert found["revenue"] == pytest.approx(np.log(usual["revenue"].mean()))
    assert found["strain"] == pytest.approx(100 * usual["strain"].mean())
    assert found["lead"] == pytest.approx(100 * (b["revenue"].mean() / a["revenue"].mean() - 1))


def test_a_stopped_search_goes_on_and_gives_the_same(tmp_path):
    path, steps = tmp_path / "begun.jsonl", []
    places, whole = wrong.ask_worlds(4, 2, path=path, jobs=1)
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines[:3], lines[3][:30]]))
    again_places, again = wrong.ask_worlds(4, 2, path=path, jobs=1, progress=lambda *now: steps.append(now))
    assert steps == [(1, 2), (2, 2)]
    assert places.shape == (4, len(free_settings()))
    assert np.array_equal(places, again_places)
    assert all(np.array_equal(whole[name], again[name]) for name in wrong.ASKED)
    assert path.read_text().splitlines()[:2] == lines[:2]
    assert len(path.read_text().splitlines()) == 5
    wrong.ask_worlds(4, 2, path=path, jobs=1, progress=lambda *now: pytest.fail("nothing is left to ask"))
    with pytest.raises(ValueError, match=r"begun otherwise: runs was 2 and is now 3\. .*type: rm"):
        wrong.ask_worlds(4, 3, path=path, jobs=1)


def test_changes_of_log_revenue_are_told_in_per_cent(monkeypatch):
    monkeypatch.setattr(wrong, "free_settings", lambda: free_settings()[: len(TRUE)])
    places, values = drawn(1, noise=0.0)
    found = wrong.changes(places, {"revenue": values, "lead": values, "strain": values})
    first = found[free_settings()[0].name]
    assert first["revenue"].change == pytest.approx(100 * (np.exp(3.0) - 1))
    assert first["lead"].change == first["strain"].change == pytest.approx(3.0)


# The shipped file.


def test_every_free_setting_has_an_entry_or_the_file_says_that_it_is_stale():
    fault = script.stale()
    if fault:
        assert "Make it" in fault
        assert wrong.MAKE_AGAIN in fault
        return
    found = wrong.shipped_changes()
    assert list(found) == [s.name for s in free_settings()]
    assert all(set(row) == set(wrong.ASKED) and all(c.low <= c.change <= c.high for c in row.values())
               for row in found.values())  # fmt: skip


def test_the_shipped_file_says_how_it_was_made():
    made = script.manifest()
    assert {"made_by", "versions", "worlds", "runs", "seed", "settings_hash", "known_revenue"} <= set(made)
    assert f"--worlds {made['worlds']} --runs {made['runs']} --seed {made['seed']}" in made["made_by"]


def test_other_ranges_other_equations_and_no_file_are_told(monkeypatch, capsys):
    monkeypatch.setattr(wrong, "hash_of_settings", lambda: "else")
    with pytest.raises(
        ValueError, match=r"other settings or ranges\. Make it again with: python scripts/what_if_wrong"
    ):
        wrong.shipped_changes()
    assert script.main(["check"]) == 1
    assert "Make it again with" in capsys.readouterr().out
    monkeypatch.setattr(wrong, "SHIPPED", "nothing.json")
    with pytest.raises(ValueError, match=r"there is no data/nothing\.json yet"):
        wrong.shipped_changes()
    monkeypatch.undo()
    monkeypatch.setattr(wrong, "hash_of_settings", lambda: script.manifest()["settings_hash"])
    monkeypatch.setattr(script, "KNOWN_REVENUE", 1.0)
    assert "other equations or styles" in script.stale()


def test_the_mark_follows_ranges(monkeypatch):
    from dataclasses import replace

    before = wrong.hash_of_settings()
    first, *others = free_settings()
    monkeypatch.setattr(wrong, "free_settings", lambda: (replace(first, high=first.high + 1), *others))
    assert wrong.hash_of_settings() != before


def test_the_script_writes_a_file_that_can_be_read_again(tmp_path, monkeypatch, capsys):
    count = 2 * (len(free_settings()) + 1)
    luck = np.random.default_rng(1)
    places, answers = luck.random((count, len(free_settings()))), luck.normal(size=count)
    monkeypatch.setattr(script, "ask_worlds", lambda *a: (places, dict.fromkeys(wrong.ASKED, answers)))
    monkeypatch.setattr(script, "ROOT", tmp_path)
    out = tmp_path / "what_if_wrong.json"
    assert script.main(["write", "--worlds", str(count), "--runs", "3", "--out", str(out)]) == 0
    assert "pages.py write evidence" in capsys.readouterr().out
    made = json.loads(out.read_text())
    assert made["runs"] == 3
    assert list(made["changes"]) == [s.name for s in free_settings()]
