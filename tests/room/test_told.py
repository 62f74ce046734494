"""What people choose enters the model, and nothing else does."""

from __future__ import annotations

import numpy as np
import pytest

from salescoach.management.library import find_style
from salescoach.room.facts import SEEN, front_of
from salescoach.room.play import kinds_in, live, style_of, told_of
from salescoach.room.steps import Step
from salescoach.room.teams import HIDDEN, MADE_FOR, SEED, team_of
from salescoach.settings.team import Team
from salescoach.simulation.block import Plan
from salescoach.simulation.history import Ask, record
from salescoach.simulation.state import WALKED, WON
from salescoach.simulation.told import BUY, LEAVE, WAIT, Told

USUAL = find_style("status_quo")
EVERYTHING = Ask(
    seats=("push", "pressure", "strain", "trust", "revenue", "won", "walked", "contacts", "customer_trust"),
    accounts=("event", "stage", "trust", "price"), managers=("above", "attainment"),
)  # fmt: skip
NOBODY = dict.fromkeys(("boss", "manager", "seller1", "customer1", "seller2", "customer2"))


def lived(told: Told, team: Team, runs: int = 3):
    return record(Plan(team, USUAL, USUAL, 0, 5), runs, EVERYTHING, step=told.step())


def nothing(team: Team) -> Told:
    return Told.nothing(int(team.weeks), -(-int(team.people) // int(team.span)), int(team.people),
                        int(team.accounts_per_person))  # fmt: skip


@pytest.mark.parametrize("team", [Team(weeks=30), Team(people=5, span=2, weeks=9, quit_rate=0.05, vacancy_weeks=3.0)])
def test_unused_every_run_is_the_same_to_the_bit(team):
    told = record(Plan(team, USUAL, USUAL, 0, 5), 4, EVERYTHING, step=nothing(team).step())
    own = record(Plan(team, USUAL, USUAL, 0, 5), 4, EVERYTHING)
    assert told.totals.tobytes() == own.totals.tobytes()
    for part in ("seats", "accounts", "managers", "deals"):
        for name, values in getattr(own, part).items():
            assert np.array_equal(getattr(told, part)[name], values, equal_nan=True), name


def test_nobody_choosing_is_the_model_alone():
    team = team_of("keen", 8)
    played = live(team, 5, [Step(4, dict(NOBODY)), Step(4, dict(NOBODY))], EVERYTHING, runs=2)
    own = record(Plan(team, USUAL, USUAL, 0, 5), 2, EVERYTHING)
    assert played.totals.tobytes() == own.totals.tobytes()


def test_a_push_reaches_no_other_seat_in_its_week_nor_later_but_by_the_team_result():
    team = Team(weeks=12).without("target", "attrition")  # the team's result reaches others by targets alone
    told = nothing(team)
    told.push[4:8, 2] = 0.6
    a, b = lived(nothing(team), team), lived(told, team)
    others = [seat for seat in range(8) if seat != 2]
    for name in ("event", "stage", "trust", "price"):
        assert np.array_equal(a.accounts[name][:, :, others], b.accounts[name][:, :, others]), name
        assert np.array_equal(a.accounts[name][:, :4], b.accounts[name][:, :4]), name
    assert (b.seats["push"][:, 4:8, 2] == 0.6).all()
    assert b.seats["walked"][:, :, 2].sum() > a.seats["walked"][:, :, 2].sum()


def test_with_targets_other_seats_are_untouched_in_the_first_week_of_a_push():
    team = Team(weeks=5)
    told = nothing(team)
    told.push[4, 2] = 0.6
    a, b = lived(nothing(team), team), lived(told, team)
    others = [seat for seat in range(8) if seat != 2]
    assert all(np.array_equal(a.accounts[n][:, :, others], b.accounts[n][:, :, others]) for n in a.accounts)


def test_the_boss_reaches_all_people_of_the_manager_and_nobody_before():
    team = Team(weeks=6)
    told = nothing(team)
    told.above[3:] = 1.0
    a, b = lived(nothing(team), team), lived(told, team)
    assert (b.managers["above"][:, 3:] == 1.0).all()
    assert all(np.array_equal(a.seats[name][:, :3], b.seats[name][:, :3]) for name in a.seats)
    assert (b.seats["pressure"][:, 3:] >= a.seats["pressure"][:, 3:]).all()


@pytest.mark.parametrize("answer", [BUY, WAIT, LEAVE])
def test_customers_answer_what_they_were_told_at_every_contact(answer):
    team = Team(weeks=10)
    told = nothing(team)
    told.answer[:, 0, :] = answer
    history = lived(told, team, runs=5)
    event, stage = history.accounts["event"][:, :, 0], history.accounts["stage"][:, :, 0]
    assert history.seats["contacts"][:, :, 0].sum() > 100
    if answer == LEAVE:
        assert (event == WON).sum() == 0
        assert history.seats["walked"][:, :, 0].sum() > 100
    else:
        assert (event == WALKED).sum() == 0
    if answer == BUY:
        assert (event == WON).sum() > 0
    if answer == WAIT:
        assert (event == WON).sum() == 0
        assert (np.diff(stage.astype(int), axis=1) > 0).sum() == (event[:, 1:] == 1).sum()  # only new ones move


def test_told_customers_of_a_kind_move_no_other_customer_of_the_seat_in_that_week():
    team = Team(weeks=5)
    told, kind = nothing(team), kinds_in(team, 5)[1]
    told.answer[4, 1, kind] = LEAVE
    a, b = lived(nothing(team), team, runs=1), lived(told, team, runs=1)
    rest = [i for i in range(50) if i not in kind]
    assert np.array_equal(a.accounts["event"][:, :, 1, rest], b.accounts["event"][:, :, 1, rest])
    assert len(kind) == 8


def test_habits_go_on_beyond_the_weeks_that_were_decided():
    steps = [Step(2, NOBODY | {"boss": "heads", "seller1": "last"}), Step(1, NOBODY | {"boss": "trust"})]
    team = team_of("unwilling", 9)
    history = live(team, 5, steps, SEEN)
    assert history.managers["above"][0, :, 0].tolist() == [1.0, 1.0, 0.1] * 3
    told = told_of(steps, team, kinds_in(team, 5))
    assert told.above.shape == (3, 1)
    assert (told.push[:2, 0] == 0.3).all()
    assert (told.push[:, 1] < 0).all()


def test_cards_are_laid_in_the_week_in_which_they_were_chosen():
    import salescoach as sc
    from salescoach.room.cards import CARDS

    style = style_of([Step(2, NOBODY | {"manager": "shield"}), Step(1, dict(NOBODY))])
    seen = sc.example_week()
    week = seen.week % 3
    expected = CARDS["shield"] if week < 2 else USUAL
    assert np.array_equal(np.asarray(style(seen).pass_on), np.asarray(expected(seen).pass_on))


def test_teams_differ_and_have_one_shape():
    teams = [team_of(name, 13) for name in HIDDEN]
    assert len({repr(team) for team in teams}) == len(teams) == 5
    assert {int(team.people) for team in teams} == {8}


def test_cards_and_answers_are_the_ones_that_seats_can_choose():
    from salescoach.room.cards import ANSWERS, CARDS
    from salescoach.room.choices import ANSWER_NAMES, CARD_NAMES

    assert tuple(CARDS) == CARD_NAMES
    assert tuple(ANSWERS) == ANSWER_NAMES
    assert set(MADE_FOR.values()) == set(CARDS)
    assert set(MADE_FOR) == set(HIDDEN)


def test_pass_the_number_on_carries_no_more_reports_than_the_others():
    import salescoach as sc
    from salescoach.room.cards import CARDS

    seen = sc.example_week()
    reports = {name: np.asarray(card(seen).report_hours).max() for name, card in CARDS.items()}
    assert reports["pass_on"] <= min(reports.values())


def test_the_server_does_not_load_the_engine():
    """So that it starts at once and stays small; the engine is a process of its own."""
    import subprocess
    import sys

    code = "import sys, salescoach.room.serve; print([m for m in ('numba', 'numpy', 'pandas') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if "No module named" in found.stderr:
        pytest.skip("the extra room is not installed")
    assert found.stdout.strip() == "[]", found.stderr


def test_money_adds_up_whatever_was_chosen():
    picks = {"boss": "heads", "manager": "pass_on", "seller1": "last", "customer1": "buy", "seller2": "time",
             "customer2": "walk"}  # fmt: skip
    ask = Ask(seats=("revenue",), accounts=("event", "price"))
    history = live(team_of("keen", 13), 5, [Step(13, picks)], ask, runs=3)
    won = history.accounts["event"] == WON
    paid = np.where(won, history.accounts["price"], 0.0).sum(axis=(1, 2, 3))
    assert np.array_equal(paid, history.totals["revenue"])
    assert np.array_equal(history.seats["revenue"].sum(axis=(1, 2)), history.totals["revenue"])
    assert history.totals["revenue"].min() > 0


def test_the_five_hidden_teams_look_alike_on_the_first_morning():
    company = [front["company"] for front in front_of(SEED).values()]
    assert max(company) - min(company) <= 15
    assert all(85 <= percent <= 115 for percent in company)
