"""What a lead is made of: shares that add up, and that are right where the answer is known."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.results.made_of import PARTS
from tests.figures.test_figures import clipped

TEAM = sc.Team(people=3, accounts_per_person=15, weeks=26, warmup_weeks=6)


@pytest.fixture(scope="module")
def coach():
    return sc.made_of(TEAM, "coach", runs=40, seed=3)


def test_every_practice_belongs_to_exactly_one_part():
    listed = [practice for part in PARTS.values() for practice in part]
    assert sorted(listed) == sorted(name for name, _ in sc.Practices().items())


def test_shares_and_rest_add_up_to_the_lead(coach):
    assert coach.table["share"].sum() + coach.rest == pytest.approx(coach.lead[0])


def test_the_lead_is_the_paired_difference_in_per_cent(coach):
    a, b = (sc.simulate(TEAM, style, runs=40, seed=3).totals["revenue"] for style in ("status_quo", "coach"))
    assert coach.lead[0] == pytest.approx(100 * (b - a).mean() / a.mean())
    assert coach.lead[1] < coach.lead[0] < coach.lead[2]


def test_a_share_is_the_mean_of_adding_a_part_and_of_leaving_it_out(coach):
    usual, ask = sc.STYLES["status_quo"], sc.STYLES["coach"]
    added = sc.contrasts.usual("reports as the coach", report_hours=lambda seen: ask(seen).report_hours)

    @sc.style
    def without(seen):
        from dataclasses import replace

        return replace(ask(seen), report_hours=usual(seen).report_hours)

    sold = {
        s.name: sc.simulate(TEAM, s, runs=40, seed=3).totals["revenue"].mean() for s in (usual, ask, added, without)
    }
    expected = (sold[added.name] - sold["status_quo"] + sold["coach"] - sold["without"]) / 2
    share = coach.table.set_index("part").loc["reports", "share"]
    assert share == pytest.approx(100 * expected / sold["status_quo"])


def test_a_style_with_one_change_is_made_of_that_alone():
    parts = sc.made_of(TEAM, "watch_more", runs=20)
    assert list(parts.table["part"]) == ["watching"]
    assert parts.table.loc[0, "share"] == pytest.approx(parts.lead[0])
    assert parts.rest == pytest.approx(0.0, abs=1e-9)


def test_a_style_against_itself_is_made_of_nothing():
    parts = sc.made_of(TEAM, "coach", against="coach", runs=4)
    assert parts.table.empty
    assert parts.lead[0] == 0.0
    assert "no clear lead" in parts.text


def test_shares_do_not_depend_on_threads(coach):
    again = sc.made_of(TEAM, "coach", runs=40, seed=3, threads=1)
    assert np.array_equal(coach.table["share"], again.table["share"])


def test_the_words_name_clear_parts_alone(coach):
    for row in coach.table.itertuples():
        clear = (row.low > 0 or row.high < 0) and abs(row.share) >= 0.5
        assert (f"{row.part} {row.share:+.1f}" in coach.text) == clear


def test_the_picture_says_every_part(coach):
    picture = coach.plot()
    assert not clipped(picture.figure)
    assert all(part in picture.alt for part in coach.table["part"])


def test_one_run_is_refused():
    with pytest.raises(ValueError, match="runs"):
        sc.made_of(TEAM, "coach", runs=1)
