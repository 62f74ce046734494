"""No style is favoured by the machinery: what a style gains, it gains through a link, and every one can lose.

docs/worlds.md tells what is asserted here.
"""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

import salescoach as sc
from salescoach.common.intervals import mean_interval, ratio_interval
from salescoach.management.library import STYLES
from salescoach.management.style import Style
from salescoach.settings.links import LINKS

RUNS, SEED = 60, 5
PAGE = Path(__file__).resolve().parents[2] / "docs" / "worlds.md"
# What a manager's week leaves behind even where nothing follows from it.
OWN = {"run", "manager_hours", "overload", "manager_trust", "complaints"}
IN_THE_WAY = {"support": 0.3, "tools": 0.25, "environment": 0.25}
MOST_UNWILLING = {"will": 0.85}


def only(team, *links):
    """The team with every other link cut."""
    return team.without(*(link for link in LINKS if link not in links))


SITUATIONS = {
    "the default year": sc.Team(),
    "much in the way, fierce pressure, a year": sc.Team(causes=IN_THE_WAY, baseline_pressure=0.6, pass_on=1.0,
    pass_through=1.6),
    "unwilling people, patient customers, a year": sc.Team(
        causes={"will": 0.9}, will_low=0.35, accountability=1.0, oversight_half=4.0, pass_through=0.0, reaction=1.0,
        memory=0.2, performance=0.1, time=0.1, gaming=0.0, inspection=0.05,
    ),
    "unwilling people who hate to be watched and live by reviews, a quarter": sc.Team(
        causes=MOST_UNWILLING, weeks=13, oversight_half=1.0, accountability_oversight=0.4, accountability_process=0.1,
        feedback=0.45, feedback_skill=0.0, pass_through=1.8, inspection=0.0, takeover_yield=0.5,
    ),
    "nothing but effort and contacts that are asked for, unwilling people": only(
        sc.Team(weeks=26, causes=MOST_UNWILLING, takeover_yield=0.5, report_worth=0.9, activity=0.2),
        "accountability", "activity",
    ),
    "nothing but time lost to reports, managers who cannot sell": only(sc.Team(weeks=26, takeover_yield=0.0), "time"),
    "nothing but strain, unwilling people": only(sc.Team(weeks=26, causes=MOST_UNWILLING), "strain"),
    "nothing but dead deals found by inspection": only(
        sc.Team(weeks=26, report_worth=0.0), "inspection"
    ),
    "nothing but help that fits, much in the way": only(
        sc.Team(causes=IN_THE_WAY, people=32, takeover_yield=0.5, repair=0.3, repair_unmatched=0.3, tools_loss=0.4),
        "repair", "diagnosis",
    ),
    "all links off": sc.Team(weeks=26).without("all"),
}  # fmt: skip
LESS_IS_BETTER = {"strain", "manager_hours", "leavers"}
BEST = [
    ("coach", "revenue", "the default year"),
    ("coach", "revenue", "much in the way, fierce pressure, a year"),
    ("watch_more", "revenue", "unwilling people, patient customers, a year"),
    ("accountability", "revenue", "unwilling people who hate to be watched and live by reviews, a quarter"),
    ("micromanage", "revenue", "nothing but effort and contacts that are asked for, unwilling people"),
    ("process", "revenue", "nothing but dead deals found by inspection"),
    ("hands_off", "revenue", "nothing but time lost to reports, managers who cannot sell"),
    ("take_over", "revenue", "all links off"),
    ("macro", "strain", "nothing but strain, unwilling people"),
    ("hands_off", "revenue per manager hour", "the default year"),
    ("coach", "strain", "the default year"),
]
WORST = [
    (("micromanage",), "revenue", "much in the way, fierce pressure, a year"),
    (("micromanage",), "strain", "the default year"),
    (("hands_off",), "revenue", "unwilling people, patient customers, a year"),
    (("process",), "manager_hours", "unwilling people, patient customers, a year"),
    (("take_over",), "manager_hours", "much in the way, fierce pressure, a year"),
    (("watch_more",), "manager_hours", "nothing but dead deals found by inspection"),
    (("coach", "macro", "hands_off", "micromanage"), "revenue",
     "nothing but dead deals found by inspection"),
    (("accountability", "process", "hands_off", "micromanage"), "revenue",
     "nothing but help that fits, much in the way"),
]  # fmt: skip


@cache
def totals(situation, style):
    return sc.simulate(SITUATIONS[situation], style, RUNS, SEED).totals


def merit(situation, style, measure):
    """The measure run by run, turned so that more is better."""
    frame = totals(situation, style)
    if measure == "revenue per manager hour":
        return (frame["revenue"] / frame["manager_hours"]).to_numpy(float)
    return frame[measure].to_numpy(float) * (-1 if measure in LESS_IS_BETTER else 1)


def revenue(situation):
    return {style: merit(situation, style, "revenue").mean() for style in STYLES}


def surely_ahead(situation, style, other, measure):
    """Whether the 95 % interval of the paired difference lies above zero."""
    return mean_interval(merit(situation, style, measure) - merit(situation, other, measure), 0.95)[1] > 0


# With the links off.


@pytest.mark.parametrize("name", [name for name in STYLES if name not in ("status_quo", "take_over")])
def test_with_all_links_off_a_style_changes_only_its_managers_own_week(name):
    usual, mine = (totals("all links off", style) for style in ("status_quo", name))
    same = [column for column in usual if column not in OWN]
    assert mine[same].equals(usual[same])
    assert not mine["manager_hours"].equals(usual["manager_hours"])


def test_taking_over_gains_by_the_hours_that_the_manager_sells_and_by_nothing_else():
    assert surely_ahead("all links off", "take_over", "status_quo", "contacts")
    useless = SITUATIONS["all links off"].change(takeover_yield=0.0)
    usual, mine = (sc.simulate(useless, style, RUNS, SEED).totals for style in ("status_quo", "take_over"))
    same = [column for column in usual if column not in OWN]
    assert mine[same].equals(usual[same])


@pytest.mark.parametrize("name", STYLES)
def test_a_style_is_its_practices_and_not_its_name(name):
    renamed = Style(name="somebody", author="nobody", summary="the same under another name", rule=STYLES[name].rule)
    team = sc.Team(people=3, accounts_per_person=10, weeks=13)
    a, b = (sc.simulate(team, style, 5, before="status_quo").totals for style in (name, renamed))
    assert a.equals(b)


# Each can win and each can lose.


@pytest.mark.parametrize(("style", "measure", "situation"), BEST)
def test_best_of_all_styles(style, measure, situation):
    not_behind = [o for o in STYLES if o != style and not surely_ahead(situation, style, o, measure)]
    assert not_behind == []


@pytest.mark.parametrize(("styles", "measure", "situation"), WORST)
def test_worst_of_all_styles(styles, measure, situation):
    for style in styles:
        np.testing.assert_array_equal(merit(situation, style, measure), merit(situation, styles[0], measure))
    not_ahead = [o for o in STYLES if o not in styles and not surely_ahead(situation, o, styles[0], measure)]
    assert not_ahead == []


def test_every_style_but_the_mixture_wins_and_loses_somewhere():
    others = set(STYLES) - {"status_quo"}
    assert {style for style, _, _ in BEST} == others
    assert {style for styles, _, _ in WORST for style in styles} == others


@pytest.mark.parametrize("situation", SITUATIONS)
def test_usual_practice_is_neither_best_nor_worst_on_revenue(situation):
    sold = revenue(situation)
    usual = sold.pop("status_quo")
    assert min(sold.values()) <= usual < max(sold.values())


@pytest.mark.parametrize("situation", SITUATIONS)
def test_macro_is_never_first_on_revenue(situation):
    sold = revenue(situation)
    assert sold["macro"] < max(sold.values())


WHOLE = [situation for situation, team in SITUATIONS.items() if not team.cut]


@pytest.mark.parametrize("situation", WHOLE)
def test_with_all_links_on_macro_is_never_clearly_outside_coach_and_usual_practice(situation):
    low, high = sorted(("coach", "status_quo"), key=revenue(situation).__getitem__)
    assert not surely_ahead(situation, "macro", high, "revenue")
    assert not surely_ahead(situation, low, "macro", "revenue")


@pytest.mark.parametrize("situation", WHOLE)
def test_with_all_links_on_leaving_alone_and_taking_over_are_not_first(situation):
    sold = revenue(situation)
    assert max(sold, key=sold.get) not in ("hands_off", "take_over")
    assert all(surely_ahead(situation, "hands_off", o, "revenue per manager hour") for o in STYLES if o != "hands_off")


def test_where_close_control_wins_a_quarter_its_lead_over_process_shrinks_and_stays():
    def lead(weeks):
        team = SITUATIONS["unwilling people, patient customers, a year"].change(weeks=weeks)
        pair = (sc.simulate(team, s, 200, SEED).totals["revenue"].to_numpy(float) for s in ("process", "micromanage"))
        return ratio_interval(*pair, 0.95)

    quarter, year, two_years = lead(13), lead(52), lead(104)
    assert quarter[1] > year[2]
    assert year[1] > two_years[2]
    assert year[1] > 0
    assert 0.35 * quarter[0] < year[0] < 0.75 * quarter[0]
    assert 0.1 * quarter[0] < two_years[0] < 0.45 * quarter[0]


def test_the_page_tells_what_is_asserted_here():
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    for style, measure, situation in BEST:
        assert f"| `{style}` | {measure.replace('_', ' ')} | {situation} |" in page
    for styles, measure, situation in WORST:
        named = ", ".join(f"`{style}`" for style in styles)
        assert f"| {named} | {measure.replace('_', ' ')} | {situation} |" in page
