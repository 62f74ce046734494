"""Styles and what holds them go through pickle; a style of one session says what to do."""

import copy
import pickle
import subprocess
import sys
from dataclasses import fields, replace
from functools import partial

import pandas as pd
import pytest

import salescoach as sc
from salescoach.management import contrasts
from salescoach.management.library import STYLES
from salescoach.management.style import Style
from salescoach.published.table import PATTERNS

TEAM = sc.Team(people=2, accounts_per_person=5, weeks=6, warmup_weeks=2)


def again(value):
    return pickle.loads(pickle.dumps(value))


def test_every_style_of_the_kit_comes_back_as_itself():
    made = [*STYLES.values(), *(value for value in vars(contrasts).values() if isinstance(value, Style))]
    assert len(made) > 20
    assert [style for style in made if again(style) is not style] == []


def test_results_and_comparisons_come_back_with_their_numbers():
    pair = [sc.simulate(TEAM, style, runs=12) for style in ("micromanage", "coach")]
    first = again(pair[0])
    assert (first.team, first.style, first.runs, first.seed) == (TEAM, STYLES["micromanage"], 12, 1)
    pd.testing.assert_frame_equal(first.totals, pair[0].totals, check_exact=True)
    pd.testing.assert_frame_equal(first.people_weeks, pair[0].people_weeks, check_exact=True)
    compared = again(sc.compare(*pair))
    assert compared.text == sc.compare(*pair).text
    assert sc.compare(first, pair[1]).text == compared.text


def test_another_process_reads_them():
    content = pickle.dumps(sc.simulate(TEAM, "macro", runs=3))
    code = "import pickle, sys; r = pickle.load(sys.stdin.buffer); print(r.style.name, r.runs, r.people_weeks.shape[0])"
    done = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True, check=True, timeout=120)
    assert done.stdout.split() == [b"macro", b"3", str(3 * 6 * 2).encode()]


def test_a_style_from_a_file_of_ones_own_comes_back(tmp_path, monkeypatch):
    (tmp_path / "my_styles.py").write_text(
        "import salescoach as sc\n\n\n@sc.style\ndef mine(seen):\n    return sc.Practices(review_hours=0.5)\n\n\n"
        "def plain(seen):\n    return sc.Practices()\n\n\nother = sc.style(plain)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    import my_styles

    assert again(my_styles.mine) is my_styles.mine
    assert again(my_styles.other) is my_styles.other
    found = again(sc.style(name="renamed")(my_styles.plain))
    assert (found.name, found.rule) == ("renamed", my_styles.plain)


def of_this_session():
    @sc.style
    def friday_reviews(seen):
        return sc.Practices(review_hours=0.5)

    return friday_reviews


@pytest.mark.parametrize("of", [lambda style: style, lambda style: sc.simulate(TEAM, style, runs=2)])
def test_a_style_of_one_session_says_where_to_put_it(of):
    with pytest.raises(pickle.PicklingError, match=r"a file of your own.* Type: from my_styles import friday_reviews"):
        pickle.dumps(of(of_this_session()))


def test_it_can_still_be_copied_and_sent_to_other_processes():
    style = of_this_session()
    assert copy.deepcopy(style) is copy.copy(style) is style
    cloudpickle = pytest.importorskip("cloudpickle", reason="joblib brings it from 1.6 on")
    sent = pickle.loads(cloudpickle.dumps(style))
    assert sent.name == "friday_reviews"
    assert sc.simulate(TEAM, sent, runs=2).totals.equals(sc.simulate(TEAM, style, runs=2).totals)


class HalfAnHour:
    """A rule that is an object."""

    def __call__(self, seen):
        return sc.Practices(review_hours=0.5)


def test_a_rule_that_is_an_object_is_stored_as_an_object():
    found = again(Style(name="half", author="mine", summary="half an hour", rule=HalfAnHour()))
    assert (found.name, type(found.rule)) == ("half", HalfAnHour)


def parts_of(pattern):
    """What a pattern says, and which function measures it with which arguments."""
    said = {field.name: getattr(pattern, field.name) for field in fields(pattern)}
    measured = said.pop("statistic")
    if isinstance(measured, partial):
        return said, measured.func, measured.args, measured.keywords
    return said, measured


def test_every_pattern_comes_back_with_what_it_says_and_measures():
    for pattern in PATTERNS.values():
        assert parts_of(again(pattern)) == parts_of(pattern)
    assert any(isinstance(pattern.statistic, partial) for pattern in PATTERNS.values())
    changed = replace(PATTERNS["top_fifth"], low=0.0)
    assert again(changed) == changed != PATTERNS["top_fifth"]


def test_a_report_of_patterns_comes_back_with_its_numbers_and_words():
    report = sc.patterns(sc.Team(people=2, accounts_per_person=5), runs=20, names=["win_rate", "month_end_wins"])
    found = again(report)
    assert found.text == report.text
    pd.testing.assert_frame_equal(found.table, report.table, check_exact=True)
