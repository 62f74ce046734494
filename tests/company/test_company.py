"""The synthetic company: its books add up, its records hide the truth, and the truth is that of the model."""

import itertools

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.company.defects import DEFECTS, late_activities, late_orders, month_end
from salescoach.company.dictionary import ANSWERS
from salescoach.company.draws import RECORDS_RUN, Luck
from salescoach.company.make import make_company
from salescoach.company.names import stage_words
from salescoach.company.plan import VARIED, team_plans
from salescoach.company.spells import spells_of
from salescoach.company.truth_people import STATES
from salescoach.company.weeks import _owners, live
from salescoach.records.tables import TABLES
from salescoach.settings.register import SETTINGS
from salescoach.simulation.draws import key_of, uniforms

MONDAY = pd.Timestamp("2024-01-01")


@pytest.fixture(scope="module")
def company():
    return make_company(seed=3, teams=9, people=6, weeks=60)


@pytest.fixture(scope="module")
def records(company):
    return company.records


@pytest.fixture(scope="module")
def deals(company):
    truth = company.truth["deals"].rename(columns={"account": "customer"})
    joined = company.records.deals.merge(truth, on="deal", validate="1:1")
    return joined.merge(company.records.people[["owner", "team", "started", "ended"]], on="owner", validate="m:1")


def week_of(day):
    return (day - MONDAY).dt.days // 7


# The books add up.


def test_orders_add_up_to_weekly_revenue_of_every_person(deals, records):
    won = deals[deals.status == "won"]
    sold = won.groupby([won.owner, week_of(won.truly_closed)]).value.agg(["sum", "size"])
    weeks = records.weeks.assign(number=week_of(records.weeks.week)).set_index(["owner", "number"])
    booked = weeks[weeks.won > 0]
    assert set(sold.index) == set(booked.index)
    assert (sold["sum"] == booked.revenue.reindex(sold.index)).all()
    assert (sold["size"] == booked.won.reindex(sold.index)).all()
    assert (weeks.revenue[weeks.won == 0] == 0).all()


def test_revenue_is_that_of_the_same_simulation(company):
    world, changes = sc.Team(people=6, span=6, weeks=60), [("micromanage", 0.25), ("status_quo", None)]
    plans = team_plans(3, world, teams=9, before="status_quo", changes=changes)[:2]
    known = make_company(seed=3, teams=2, people=6, weeks=60, changes=changes)
    weeks = known.records.weeks.merge(known.records.people[["owner", "team"]], on="owner")
    for plan in plans:
        again = sc.simulate(plan.settings, plan.style, 1, plan.seed, from_week=plan.from_week or 0, before=plan.before)
        assert weeks[weeks.team == plan.team].revenue.sum() == again.totals.revenue[0]
        seen, frame = known.records.deals, again.deals
        mine = seen.owner.map(known.records.people.set_index("owner").team) == plan.team
        assert mine.sum() == len(frame)
        truth = known.truth["deals"].outcome[mine.to_numpy()]
        assert truth.value_counts().to_dict() == frame.status.value_counts().to_dict()


def test_lost_deals_moves_and_open_deals_agree_with_the_weekly_figures(deals, records):
    weeks = records.weeks
    lost = deals[deals.status == "lost"]
    assert weeks.lost.sum() == len(lost)
    last = weeks[weeks.week == weeks.week.max()]
    assert last.open_deals.sum() == (deals.status == "open").sum()
    entered = records.stages[records.stages.entered >= MONDAY]
    steps = entered[entered.stage != stage_words(3)[0]]
    assert weeks.moved.sum() == len(steps) + (deals.status == "won").sum()


def test_activities_add_up_to_what_was_logged(company, records):
    done = records.activities
    counted = done.groupby([done.owner, week_of(done.due)]).size()
    weeks = records.weeks.assign(number=week_of(records.weeks.week)).set_index(["owner", "number"])
    assert (counted == weeks.logged.reindex(counted.index)).all()
    assert weeks.logged.sum() == len(done)
    shown = done.merge(company.truth["activities"], on="activity", validate="1:1")
    false = shown[shown.for_show].groupby([shown.owner, week_of(shown.due)]).size()
    truth = company.truth["weeks"].set_index(["owner", "week_number"]).for_show
    assert (truth[truth > 0] == false.reindex(truth[truth > 0].index)).all()
    assert truth.sum() == len(shown[shown.for_show])


def test_activities_of_a_deal_are_counted_on_it(records):
    on = records.activities.groupby("deal").done_at.agg(["size", "max"])
    found = records.deals.set_index("deal")
    assert (found.activities[on.index] == on["size"]).all()
    assert (found.last_activity[on.index] == on["max"]).all()
    assert found.activities.drop(on.index).sum() == 0


def test_activities_fall_on_deals_that_were_open_and_by_people_who_were_there(records):
    done = records.activities.merge(records.people, on="owner", validate="m:1")
    assert len(done) == len(records.activities)
    assert (done.due >= done.started).all()
    assert ((done.done_at <= done.ended) | done.ended.isna()).all()
    assert done.deal.isna().mean() < 0.01
    with_deal = done.dropna(subset="deal").merge(records.deals, on="deal", validate="m:1", suffixes=("", "_deal"))
    assert (with_deal.due >= with_deal.opened).all()
    assert ((with_deal.due <= with_deal.closed) | with_deal.closed.isna()).all()


def test_ids_are_known_everywhere(records):
    owners, ids = set(records.people.owner), set(records.deals.deal)
    assert records.people.owner.is_unique
    assert records.deals.deal.is_unique
    assert records.activities.activity.is_unique
    for name in ("deals", "activities", "meetings", "weeks"):
        assert set(records.tables[name].owner) <= owners
    assert set(records.stages.changed_by.dropna()) <= owners
    assert set(records.stages.deal) == ids
    assert set(records.activities.deal.dropna()) <= ids
    assert not records.weeks.duplicated(["owner", "week"]).any()


def test_no_deal_closes_before_it_opens_and_nothing_lies_beyond_the_end(deals, records):
    assert (deals.closed.dropna() >= deals.opened[deals.closed.notna()]).all()
    assert deals.closed.isna().equals(deals.status == "open")
    assert (deals.closed.dropna() >= MONDAY).all()
    assert records.until == MONDAY + pd.Timedelta(days=7 * 60 - 1)
    for name, columns in TABLES.items():
        for column in columns:
            if column.kind == "time":
                assert not (records.tables[name][column.name] > records.until).any()


def test_stages_are_entered_in_order_without_a_gap(records):
    words = {word: place for place, word in enumerate(stage_words(3))}
    found = records.stages.assign(place=records.stages.stage.map(words))
    for _, stages in found.groupby("deal"):
        assert stages.place.tolist() == list(range(len(stages)))
        assert stages.entered.is_monotonic_increasing
        assert stages.left.iloc[:-1].tolist() == stages.entered.iloc[1:].tolist()
        assert pd.isna(stages.left.iloc[-1])
    last = found.groupby("deal").last()
    deals = records.deals.set_index("deal")
    assert (last.stage == deals.stage.reindex(last.index)).all()
    assert (found.groupby("deal").entered.first() == deals.opened.reindex(last.index)).all()
    assert (deals.stage[deals.status == "won"] == "close").all()


def test_deals_of_those_who_left_are_handed_over(deals, company):
    closed = deals[deals.closed.notna() & deals.ended.notna()]
    assert (closed.closed <= closed.ended).all()
    gone = deals[(deals.status == "open") & deals.ended.notna()]
    still = company.records.people
    assert gone.empty or not still[still.team.isin(gone.team)].ended.isna().any()
    team_of = company.truth["customers"].set_index("account").team
    assert (team_of[deals.customer].to_numpy() == deals.team.to_numpy()).all()
    left = still[still.ended.notna()]
    assert len(left) >= 3


def test_every_seat_has_at_most_one_person_at_a_time(company):
    people = company.records.people.merge(company.truth["people"], on=["owner", "team"], validate="1:1")
    for _, seat in people.sort_values("hire").groupby(["team", "seat"]):
        for before, after in itertools.pairwise(seat.itertuples()):
            assert before.ended < after.started


def test_an_empty_seat_is_worked_by_colleagues_who_stay():
    worked = np.array([[True, True, True], [False, True, True], [False, True, False], [False, False, False]])
    owners = _owners(worked, 4)
    assert owners[0].tolist() == [[0] * 4, [1] * 4, [2] * 4]
    assert set(owners[1, 0]) == {1, 2}
    kept = owners[1, 0] == 1
    assert (owners[2, 0][kept] == 1).all()
    assert (owners[2] == 1).all()
    assert owners[3].tolist() == [[0] * 4, [1] * 4, [2] * 4]


def test_deals_open_from_the_very_start_are_kept():
    team = sc.Team("outbound_campaign", people=2, accounts_per_person=10, weeks=4)
    plan = team_plans(1, team, teams=1, before="status_quo", changes=[("status_quo", None)])[0]
    found = spells_of(live(plan.plan()))
    assert (found.opened == -1).sum() == 20
    company = make_company(teams=1, people=2, weeks=4, team=team)
    assert len(company.records.deals) == 20
    assert (company.records.deals.opened == MONDAY).all()
    assert (company.records.stages.groupby("deal").entered.first() == MONDAY).all()


# The records hide the truth, and fall short as documented.


def test_records_have_no_column_of_the_truth(records):
    for name, frame in records.tables.items():
        assert list(frame.columns) == [column.name for column in TABLES[name]]
        assert not set(frame.columns) & {*STATES, "for_show", "dead", "outcome", "cause", "true_value"}


def test_no_hidden_state_is_shown_under_another_name(company):
    shown = company.records.weeks.reset_index(drop=True)
    hidden = company.truth["weeks"]
    assert (shown.owner == hidden.owner).all()
    numbers = shown.select_dtypes("number").astype(float)
    for name in ("skill", "will", "effort", "strain", "manager_trust", "initiative", "intrusion"):
        assert numbers.corrwith(hidden[name].astype(float)).abs().max() < 0.9, name


def test_names_are_made_up(records):
    for column, word in (("owner", "seller"), ("manager", "manager"), ("team", "team")):
        assert records.people[column].str.fullmatch(rf"{word} \d+").all()
    assert records.deals.account.dropna().str.fullmatch(r"customer \d+-\d+").all()


def test_defects_come_at_their_rates():
    counts = pd.concat([make_company(seed, teams=4, weeks=40).truth["defects"] for seed in range(11, 15)])
    pooled = counts.groupby("defect")[["rows", "at_risk"]].sum()
    for name, defect in DEFECTS.items():
        rows, at_risk = pooled.loc[name]
        if defect.rate is None:
            assert 0 < rows < at_risk
        else:
            error = (defect.rate * (1 - defect.rate) / at_risk) ** 0.5
            assert abs(rows / at_risk - defect.rate) < 4 * error, name


def test_defects_are_counted_as_they_stand_in_the_records(company, deals, records):
    counts = company.truth["defects"].set_index("defect").rows
    assert counts["account missing"] == records.deals.account.isna().sum()
    assert counts["value missing"] == records.deals.value.isna().sum()
    assert (deals.status[deals.value.isna()] == "open").all()
    assert counts["order entered late"] == (deals.days_late > 0).sum()
    assert (deals.status[deals.days_late > 0] == "won").all()
    assert counts["reason missing"] == (records.deals.lost_reason.isna() & (records.deals.status == "lost")).sum()
    assert counts["dead deal left open"] == deals.dead.sum()
    assert (deals.status[deals.dead] == "open").all()
    assert counts["logged at month end"] == (records.activities.done_at > records.activities.due).sum()
    hours = company.truth["weeks"].filter(regex="^(oversight|review|process|coaching|support|takeover|sharing)_hours")
    held = (hours.round(2) > 0).sum().sum()
    assert counts["meeting not written down"] == held - len(records.meetings)


def test_what_is_written_down_does_not_hang_on_the_day(records):
    for days in (records.meetings.held, records.activities.due):
        share = days.dt.day_of_week.value_counts(normalize=True)
        assert len(share) == 5
        assert share.between(0.18, 0.22).all()


def test_late_orders_and_activities_move_only_later_and_never_past_the_last_day():
    closed, last = np.array([10, 10, 10]), np.array([12, 10, 100])
    assert late_orders(closed, last, np.zeros(3), np.full(3, 0.99)).tolist() == [12, 10, 20]
    assert late_orders(closed, last, np.ones(3), np.full(3, 0.99)).tolist() == [10, 10, 10]
    assert month_end(np.array([0, 25, 28, 90, 91])).tolist() == [25, 25, 53, 88, 116]
    assert late_activities(np.array([0, 0, 30]), np.array([99, 4, 99]), np.zeros(3)).tolist() == [25, 4, 53]


def test_draws_are_those_of_the_kit_in_a_corner_of_their_own():
    entities, weeks = np.array([5, 65536 * 3 + 4, 2**32 + 1, 5]), np.array([-26, 77, 0, 2**31])
    for seed, team, purpose in ((1, 0, 1), (2**40 + 7, 998, 4)):
        ours = Luck(seed, team).at(purpose, entities, weeks)
        pairs = zip(entities, weeks, strict=True)
        kits = [uniforms(key_of(seed), RECORDS_RUN + team, *pair, np.uint32(purpose)) for pair in pairs]
        assert ours.T.tolist() == [list(four) for four in kits]
    assert Luck(1, 0).at(1, range(3), 7)[0].tolist() == [Luck(1, 0).at(1, [e], [7])[0, 0] for e in range(3)]
    assert Luck(1, 0).at(1, [], []).shape == (4, 0)


# The answer key.


def test_the_answer_key_has_exactly_the_columns_of_its_dictionary(company):
    assert list(company.truth) == list(ANSWERS)
    for name, frame in company.truth.items():
        assert list(frame.columns) == [column.name for column in ANSWERS[name]]
        assert all(column.meaning and column.unit for column in ANSWERS[name])


def test_the_answer_key_joins_to_the_records(company, records):
    truth = company.truth
    assert truth["deals"].deal.tolist() == records.deals.deal.tolist()
    assert truth["activities"].activity.tolist() == records.activities.activity.tolist()
    assert truth["people"].owner.tolist() == records.people.owner.tolist()
    assert truth["weeks"][["owner", "week"]].equals(records.weeks[["owner", "week"]])
    assert set(truth["teams"].team) == set(records.people.team)
    known = records.deals.account.notna()
    assert (truth["deals"].account[known] == records.deals.account[known]).all()
    assert set(truth["deals"].account) <= set(truth["customers"].account)
    priced = records.deals.value.notna()
    assert (truth["deals"].true_value[priced] == records.deals.value[priced]).all()


def test_what_would_have_happened_is_what_happened_until_the_change(company):
    effects = company.truth["effects"]
    early = effects[effects.week < effects.from_week]
    for name in ("revenue", "won", "contacts", "logged", "strain", "customer_trust"):
        assert (early[f"{name}_with"] == early[f"{name}_without"]).all()
    assert (early.effect == 0).all()
    late = effects[effects.week > effects.from_week + 4]
    assert (late.strain_with != late.strain_without).groupby(late.team).any().all()
    assert np.allclose(effects.effect, effects.revenue_with - effects.revenue_without, atol=2e-4)


def test_the_world_that_happened_is_the_one_of_the_records(company, records):
    effects = company.truth["effects"]
    weeks = records.weeks.assign(week=week_of(records.weeks.week)).merge(records.people[["owner", "team"]], on="owner")
    booked = weeks.groupby(["team", "week"]).revenue.sum()
    here = effects.revenue_with.where(effects.happened, effects.revenue_without)
    lived = pd.Series(here.to_numpy() * 6, pd.MultiIndex.from_frame(effects[["team", "week"]]))
    assert np.allclose(lived, booked.reindex(lived.index), atol=1e-2)


def test_styles_of_the_answer_key_are_those_that_were_announced(company, records):
    styles = company.truth["team_weeks"]
    for team in company.plan.itertuples():
        mine = styles[styles.team == team.team].set_index("week")["style"]
        announced = records.changes[records.changes.team == team.team]
        if pd.isna(team.from_week):
            assert set(mine) == {"status_quo"}
            assert announced.empty
        else:
            assert (mine[: team.from_week - 1] == "status_quo").all()
            assert (mine[team.from_week :] == team.style).all()
            assert announced.starts.tolist() == [MONDAY + pd.Timedelta(weeks=team.from_week)]


def test_the_default_plan_is_staggered_and_some_never_change():
    plan = make_company(people=1, team=sc.Team(accounts_per_person=2)).plan
    starts = plan.dropna(subset="from_week").groupby("style").from_week.apply(sorted).to_dict()
    assert starts["micromanage"] == [26, 39, 52, 65, 78]
    assert {name: len(weeks) for name, weeks in starts.items()} == {
        "accountability": 1, "coach": 2, "micromanage": 5, "process": 1,
    }  # fmt: skip
    assert plan.from_week.isna().sum() == 3


def test_teams_differ_within_the_plausible_ranges(company):
    teams = company.truth["teams"]
    for name in VARIED:
        assert teams[name].between(SETTINGS[name].low, SETTINGS[name].high).all()
        assert teams[name].nunique() > 5


# Other companies.


def test_the_same_seed_gives_the_same_company_and_another_seed_another():
    first, again, other = (make_company(seed, teams=2, people=3, weeks=20) for seed in (5, 5, 6))
    for name, frame in first.records.tables.items():
        pd.testing.assert_frame_equal(frame, again.records.tables[name])
    for name, frame in first.truth.items():
        pd.testing.assert_frame_equal(frame, again.truth[name])
    assert not first.records.deals.equals(other.records.deals)


def test_one_more_team_changes_nothing_in_the_others():
    few, more = (make_company(teams=number, people=3, weeks=20) for number in (2, 3))
    assert few.truth["teams"].equals(more.truth["teams"].iloc[:2])
    effects = more.truth["effects"]
    assert few.truth["effects"].equals(effects[effects.team.isin(few.plan.team)])


@pytest.mark.parametrize("world", [sc.Team(stages=2), sc.Team(causes={"will": 1.0}), sc.Team().without("all")])
def test_a_company_lives_in_any_world(world):
    company = make_company(teams=2, people=2, weeks=16, team=world)
    assert len(company.records.deals) > 10
    assert company.records.weeks.revenue.sum() == company.records.deals.query("status == 'won'").value.sum()


def test_a_tiny_company_keeps_its_books_while_nobody_is_there():
    world = sc.Team(quit_rate=0.2, vacancy_weeks=5)
    company = make_company(teams=2, people=1, weeks=52, team=world)
    weeks, deals = company.records.weeks, company.records.deals
    assert weeks.revenue.sum() == deals.value[deals.status == "won"].sum()
    assert set(deals.owner) <= set(company.records.people.owner)
    own = weeks.merge(company.records.people, on="owner", validate="m:1")
    assert (own.week >= own.started).all()
    assert (own.quota[own.complained.notna()] == own.quota_per_week[own.complained.notna()]).all()
    after = own[own.week > own.ended]
    assert len(after) > 0, "nobody was missing, so the test shows nothing"
    assert after.complained.isna().all()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"seed": -1}, "seed=-1"), ({"seed": 2**52}, "seed="), ({"teams": 0}, "teams=0"),
        ({"people": 2.5}, "people=2.5"), ({"weeks": 1}, "weeks=1"), ({"team": "coach"}, "is not a team"),
        ({"changes": []}, "changes="), ({"changes": [("coach", 2.0)]}, "between 0 and 1"),
        ({"changes": [("coahc", 0.5)]}, "'coahc'"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused(wrong, named):
    with pytest.raises(ValueError, match="Type: ") as found:
        make_company(**wrong)
    assert named in str(found.value)
