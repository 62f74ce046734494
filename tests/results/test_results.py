"""The frames of a result: their columns, their keys, and totals that can be worked out again from the weeks."""

import math
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.results.measures import TOTALS_COLUMNS
from salescoach.results.simulate import MOST_FRAME_BYTES, all_styles
from salescoach.settings.register import SETTINGS
from salescoach.simulation.block import blocks
from tests.each import each

FRAMES = ("totals", "people_weeks", "managers_weeks", "deals")
RUNS = 6
# Small, with two managers, leavers and empty seats, and a warm-up that leaves open deals behind.
TEAM = sc.Team(people=3, span=2, accounts_per_person=12, weeks=20, warmup_weeks=6, quit_rate=0.04, vacancy_weeks=3)


@pytest.fixture(scope="module")
def results():
    return sc.simulate(TEAM, "micromanage", runs=RUNS, seed=3)


@pytest.fixture(scope="module")
def weeks(results):
    return results.people_weeks


@pytest.fixture(scope="module")
def last(weeks):
    return weeks[weeks.week == TEAM.weeks - 1]


# Columns.


@each("frame", FRAMES)
def test_the_columns_of_a_frame_are_those_of_its_dictionary(results, frame):
    assert list(getattr(results, frame).columns) == list(sc.columns(frame).column)


@each("frame", FRAMES)
def test_every_column_has_a_unit_a_meaning_and_says_who_sees_it(frame):
    table = sc.columns(frame)
    assert list(table.columns) == ["column", "unit", "who sees it", "meaning"]
    assert table.column.is_unique
    assert set(table["who sees it"]) <= {"seen", "truth", "result"}
    assert (table.unit.str.len() > 2).all()
    assert (table.meaning.str.len() > 3).all()


def test_totals_have_the_units_of_the_measures():
    table = sc.columns("totals").set_index("column")
    assert {name: (table.unit[name], table.meaning[name]) for name in table.index} == TOTALS_COLUMNS


def test_shares_lie_between_nought_and_one_and_counts_are_whole(results):
    for name, (unit, _) in TOTALS_COLUMNS.items():
        values = results.totals[name].to_numpy(float)
        if unit in ("0-1", "share") and name not in ("attainment", "overload"):
            assert ((values >= 0) & (values <= 1)).all(), name
        if unit in ("deals", "people", "contacts", "count", "number", "weeks"):
            assert (values == np.round(values)).all(), name


# Keys.


def test_totals_have_one_row_a_run_in_order(results):
    assert list(results.totals.run) == list(range(RUNS))


@pytest.mark.parametrize(("frame", "who", "many"), [("people_weeks", "person", 3), ("managers_weeks", "manager", 2)])
def test_the_keys_of_a_weekly_frame_are_unique_complete_and_sorted(results, frame, who, many):
    keys = getattr(results, frame)[["run", "week", who]]
    expected = list(product(range(RUNS), range(TEAM.weeks), range(many)))
    assert list(keys.itertuples(index=False, name=None)) == expected


def test_deals_are_sorted_by_run_and_closing_with_open_ones_last(results):
    deals = results.deals
    closing = deals.closed_week.fillna(10_000).astype(int)
    keys = list(zip(deals.run, closing, deals.person, deals.account, strict=True))
    assert keys == sorted(keys)
    assert set(deals.run) == set(range(RUNS))


def test_an_account_has_one_open_deal_at_a_time(results):
    deals = results.deals
    assert not deals[["run", "person", "account", "opened_week"]].duplicated().any()
    in_order = deals.sort_values(["run", "person", "account", "opened_week"])
    closed_before = in_order.groupby(["run", "person", "account"]).closed_week.shift()
    later = closed_before.notna()
    assert (in_order.opened_week[later] > closed_before[later]).all()


# Totals worked out again.


@pytest.mark.parametrize(
    ("total", "column"),
    [
        ("revenue", "revenue"), ("wins", "won"), ("opened", "opened"), ("lost", "lost"), ("no_decision", "no_decision"),
        ("contacts", "contacts"), ("logged", "logged"), ("leavers", "left"), ("complaints", "complaint"),
    ],
)  # fmt: skip
def test_a_sum_over_the_weeks_is_the_total(results, weeks, total, column):
    assert list(weeks.groupby("run")[column].sum()) == list(results.totals[total])
    assert results.totals[total].sum() > 0


@pytest.mark.parametrize(
    ("total", "column"),
    [
        ("strain", "strain"), ("manager_trust", "manager_trust"), ("skill", "skill"),
        ("selling_hours", "selling_hours"), ("customer_pressure", "customer_pressure"),
    ],
)  # fmt: skip
def test_a_mean_over_worked_person_weeks_is_the_total(results, weeks, total, column):
    mean = weeks[weeks.in_seat].groupby("run")[column].mean()
    np.testing.assert_allclose(results.totals[total], mean, rtol=1e-12)


def test_empty_seats_are_counted(results, weeks):
    assert list((~weeks.in_seat).groupby(weeks.run).sum()) == list(results.totals.vacant_weeks)


def test_what_stands_at_the_end_is_that_of_the_last_week(results, last):
    assert list(last.groupby("run").open_deals.sum()) == list(results.totals.open_end)
    np.testing.assert_allclose(results.totals.trust, last.groupby("run").customer_trust.mean(), rtol=1e-12)


def test_conversion_is_wins_over_all_that_closed(results):
    t = results.totals
    np.testing.assert_allclose(t.win_rate, t.wins / (t.wins + t.lost + t.no_decision), rtol=1e-12)


def test_attainment_is_revenue_over_the_quotas_of_all_seats(results, weeks, last):
    quotas = last.groupby("run").quota.sum() * TEAM.weeks
    np.testing.assert_allclose(results.totals.attainment, weeks.groupby("run").revenue.sum() / quotas, rtol=1e-12)


def test_a_seat_is_at_quota_when_its_revenue_is(results, weeks, last):
    sold = weeks.groupby(["run", "person"]).revenue.sum()
    reached = sold >= last.set_index(["run", "person"]).quota * TEAM.weeks
    assert 0 < reached.mean() < 1
    np.testing.assert_allclose(results.totals.at_quota, reached.groupby("run").mean(), rtol=1e-12)


@pytest.mark.parametrize(("total", "column"), [("manager_hours", "hours_used"), ("overload", "overload")])
def test_a_mean_over_manager_weeks_is_the_total(results, total, column):
    mean = results.managers_weeks.groupby("run")[column].mean()
    np.testing.assert_allclose(results.totals[total], mean, rtol=1e-12)


def test_hours_of_a_manager_are_those_of_the_people(results, weeks):
    names = ["oversight", "review", "process", "coaching", "support", "takeover", "sharing"]
    direct = weeks[[f"{name}_hours" for name in names]].sum(axis=1) + TEAM.reading_hours * weeks.report_hours.fillna(0)
    asked = direct.groupby([weeks.run, weeks.week, weeks.person // TEAM.span]).sum().to_numpy()
    np.testing.assert_allclose(results.managers_weeks.hours_used, asked, rtol=1e-12, atol=1e-12)
    assert (results.managers_weeks.hours_used <= TEAM.manager_hours_per_week * (1 + 1e-12)).all()


@pytest.mark.parametrize(
    ("status", "total"), [("won", "wins"), ("lost", "lost"), ("no decision", "no_decision"), ("open", "open_end")]
)
def test_the_deals_of_a_status_are_as_many_as_the_totals_say(results, status, total):
    counts = results.deals[results.deals.status == status].groupby("run").size().reindex(range(RUNS), fill_value=0)
    assert list(counts) == list(results.totals[total])


def test_deals_that_opened_in_the_counted_weeks_are_as_many_as_the_totals_say(results):
    deals = results.deals
    assert list(deals[deals.opened_week >= 0].groupby("run").size()) == list(results.totals.opened)
    assert (deals.opened_week < 0).any(), "the warm-up leaves open deals"


def test_prices_of_won_deals_add_up_to_the_revenue_of_seat_and_week(results, weeks):
    won = results.deals[results.deals.status == "won"]
    sold = won.groupby(["run", "closed_week", "person"]).price.sum()
    booked = weeks.set_index(["run", "week", "person"]).revenue
    assert dict(sold) == dict(booked[booked > 0])


# What is missing, and where.

ONLY_IN_A_SEAT = [
    "attainment", "tenure_weeks", "complaint", "helped",
    "oversight_hours", "review_hours", "process_hours", "coaching_hours",
    "support_hours", "takeover_hours", "sharing_hours", "report_hours", "skill", "will", "effort", "strain",
    "manager_trust", "initiative", "pressure", "intrusion", "customer_pressure", "drift", "sight", "selling_hours",
    "true_cause",
]  # fmt: skip
ALWAYS = [
    "quota", "revenue", "opened", "won", "lost", "no_decision", "open_deals", "moved", "logged", "hire", "left",
    "contacts", "dead_deals", "customer_trust", "dismissed", "seen_deals",
]  # fmt: skip
WHERE_TOLD = ["said_cause", "believed_cause"]


def test_every_column_of_person_weeks_is_one_of_three_kinds(weeks):
    keys = ["run", "week", "person", "in_seat"]
    assert sorted(keys + ONLY_IN_A_SEAT + ALWAYS + WHERE_TOLD) == sorted(weeks.columns)


@each("column", ONLY_IN_A_SEAT)
def test_what_belongs_to_a_person_is_missing_on_an_empty_seat_and_only_there(weeks, column):
    assert not weeks.in_seat.all()
    assert (weeks[column].isna() == ~weeks.in_seat).all()


@each("column", ALWAYS)
def test_what_belongs_to_the_accounts_is_never_missing(weeks, column):
    assert weeks[column].notna().all()


@each("column", ["true_cause", *WHERE_TOLD])
def test_causes_are_words(weeks, column):
    assert list(weeks[column].cat.categories) == list(sc.CAUSES)
    assert weeks.loc[~weeks.in_seat, column].isna().all()


def test_managers_weeks_have_no_gaps(results):
    assert not results.managers_weeks.isna().any(axis=None)


def test_a_deal_has_a_closing_week_once_closed_and_a_price_once_won(results):
    deals = results.deals
    still_open = deals.status == "open"
    assert set(deals.status) == {"won", "lost", "no decision", "open"}
    assert (deals.closed_week.isna() == still_open).all()
    assert (deals.stage.notna() == still_open).all()
    assert (deals.price.notna() == (deals.status == "won")).all()
    assert deals.closed_week.dropna().between(0, TEAM.weeks - 1).all()


def test_conversion_is_missing_where_nothing_closed():
    results = sc.simulate(sc.Team(people=1, accounts_per_person=1, weeks=1, warmup_weeks=0), runs=2)
    assert results.totals.win_rate.isna().all()
    assert results.totals.drop(columns="win_rate").notna().all(axis=None)
    assert "conversion none closed" in repr(results)
    assert "nan" not in repr(results)


# Runs, blocks, progress.


def test_the_first_runs_are_the_same_as_if_asked_for_alone(results):
    few, alone = results.first(2), sc.simulate(TEAM, "micromanage", runs=2, seed=3)
    for frame in FRAMES:
        pd.testing.assert_frame_equal(getattr(few, frame), getattr(alone, frame))
        whole = getattr(results, frame)
        part = whole[whole.run < 2].reset_index(drop=True)
        pd.testing.assert_frame_equal(getattr(few, frame), part)
    assert results.first(RUNS).totals.equals(results.totals)


def test_progress_is_told_block_by_block_and_sums_to_the_runs():
    team, runs, told = sc.Team(people=2, accounts_per_person=30, weeks=2, warmup_weeks=0), 2500, []
    results = sc.simulate(team, runs=runs, threads=2, progress=told.append)
    assert len(told) == len(blocks(team, runs)) > 1
    assert sum(told) == runs == len(results.totals)


def test_the_frames_of_several_blocks_are_one_frame():
    team = sc.Team(people=1, accounts_per_person=1, weeks=2, warmup_weeks=0)
    results = sc.simulate(team, runs=8000, threads=2)
    assert len(blocks(team, 8000)) > 1
    assert list(results.people_weeks.run) == [run for run in range(8000) for _ in range(2)]
    assert results.people_weeks.revenue.groupby(results.people_weeks.run).sum().equals(results.totals.revenue)


def test_a_style_from_a_later_week_leaves_the_weeks_before_to_the_other(results):
    late = sc.simulate(TEAM, "coach", runs=RUNS, seed=3, from_week=8, before="micromanage")
    before = sc.simulate(TEAM, "micromanage", runs=RUNS, seed=3, before="micromanage")
    ours, theirs = (r.people_weeks.query("week < 8").reset_index(drop=True) for r in (late, before))
    pd.testing.assert_frame_equal(ours, theirs)
    assert not late.people_weeks.equals(before.people_weeks)
    assert (late.from_week, late.before) == (8, STYLES["micromanage"])
    assert "from week 8 (before: micromanage)" in repr(late)


def test_the_raw_totals_are_read_only(results):
    assert not results.raw.flags.writeable


def test_all_styles_start_with_the_status_quo():
    assert all_styles()[0] == "status_quo"
    assert set(all_styles()) == set(STYLES)


# Size.


@pytest.mark.parametrize("frame", ["people_weeks", "managers_weeks", "deals"])
def test_a_frame_beyond_the_limit_is_refused_with_a_part_that_fits(results, frame):
    large = replace(results, runs=1_000_000)
    with pytest.raises(ValueError, match=r"1,000,000 runs would need about [\d.]+ GiB; the limit is 1 GiB") as caught:
        getattr(large, frame)
    line = str(caught.value).split("Type: ")[1]
    assert len(eval(line, {"results": large})) > 0
    assert large.totals is not None


def test_a_hundred_thousand_runs_of_the_default_team_are_too_many_for_weeks():
    small = sc.simulate(sc.Team(), runs=2)
    with pytest.raises(ValueError, match=r"\.people_weeks of 100,000 runs"):
        _ = replace(small, runs=100_000).people_weeks


def test_the_limit_counts_the_deals_that_there_are():
    busy = sc.simulate(sc.Team(people=1, accounts_per_person=5, weeks=400, need_rate=0.5), runs=1)
    deals = len(busy.deals)
    runs = math.ceil(MOST_FRAME_BYTES / (deals * 10 * 8))
    with pytest.raises(ValueError, match=r"\.deals of"):
        _ = replace(busy, runs=runs).deals


# On the screen.


@pytest.mark.parametrize(
    "team",
    [
        TEAM,
        sc.Team(people=1, accounts_per_person=1, weeks=1),
        sc.Team(preset="outbound_campaign", people=1, weeks=2).without("all"),
        sc.Team(
            people=1,
            weeks=1,
            **{s: 0.123456789 for s in ("market", "need_rate", "room", "fatigue", "baseline_pressure")},
        ),
        sc.Team(
            people=1,
            weeks=1,
            performance_shape="positive",
            **{s.name: s.low for s in SETTINGS.values() if s.spread != "fixed" and s.kind == "real"},
        ),
    ],
    ids=["small", "tiny", "all links cut", "long numbers", "everything changed"],
)
def test_a_result_prints_on_one_screen(team):
    text = repr(sc.simulate(team, runs=1))
    lines = text.split("\n")
    assert len(lines) <= 12
    assert max(map(len, lines)) <= 120
    assert "nan" not in text
    assert "1 runs of" not in text
    assert "status_quo" in lines[0]
    assert ".people_weeks" in lines[-1]


# A style of one's own.


@sc.style
def friday_reviews(seen):
    """A review every week, a closer look when the pipeline is thin."""
    thin = seen.pipeline_health < 0.7
    return sc.Practices(review_hours=0.5, process_hours=np.where(thin, 0.5, 0.0), pass_on=0.5)


def test_a_style_of_ones_own_runs_like_any_other(results):
    mine = sc.simulate(TEAM, style=friday_reviews, runs=RUNS, seed=3)
    assert repr(mine).startswith("Results: friday_reviews, 6 runs")
    seats = mine.people_weeks[mine.people_weeks.in_seat]
    assert (seats.review_hours == 0.5).all()
    assert set(seats.process_hours) == {0.0, 0.5}
    text = sc.compare(results, mine).text
    assert text.startswith("friday_reviews against Watch closely (micromanage), 6 paired runs")


@pytest.mark.parametrize(
    ("returned", "found", "fix"),
    [
        (lambda seen: None, "returned NoneType, not practices", "return sc.Practices("),
        (lambda seen: 0.5, "returned float, not practices", "return sc.Practices("),
        (lambda seen: {"review_hours": 0.5}, "returned dict, not practices", "return sc.Practices("),
        (lambda seen: sc.Practices, "returned type, not practices", "return sc.Practices("),
        (lambda seen: sc.Practices(review_hours=-1.0), "review_hours is -1 to -1; allowed is 0 to 168", "np.clip("),
        (lambda seen: sc.Practices(review_hours=np.nan), "review_hours is nan; allowed is 0 to 168", "np.clip("),
        (lambda seen: sc.Practices(asking=np.inf), "asking is inf to inf; allowed is 0 to 1", "np.clip("),
        (lambda seen: sc.Practices(asking=2.0), "asking is 2 to 2; allowed is 0 to 1", "np.clip("),
        (lambda seen: sc.Practices(asking="much"), "asking has shape () and type", "np.where(seen."),
        (lambda seen: sc.Practices(asking=None), "asking has shape () and type object", "np.where(seen."),
        (lambda seen: sc.Practices(review_hours=np.ones(3)), "review_hours has shape (3,)", "np.where(seen."),
        (lambda seen: sc.Practices(review_hours=np.zeros((0, 3))), "review_hours has shape (0, 3)", "np.where(seen."),
        (lambda seen: sc.Practices(review_hours=1j), "review_hours has shape () and type complex", "np.where(seen."),
    ],
)
def test_a_style_that_returns_garbage_is_named_with_what_is_allowed(returned, found, fix):
    with pytest.raises(ValueError, match="style 'garbage'") as caught:
        sc.simulate(TEAM, sc.style(name="garbage")(returned), runs=2)
    assert found in str(caught.value)
    assert fix in str(caught.value)


def test_a_style_that_returns_garbage_in_a_later_week_is_caught_too():
    @sc.style
    def late(seen):
        return sc.Practices() if seen.week < 10 else None

    with pytest.raises(ValueError, match="style 'late' returned NoneType"):
        sc.simulate(TEAM, late, runs=2)
    assert len(sc.simulate(TEAM.change(weeks=10), late, runs=2).totals) == 2
