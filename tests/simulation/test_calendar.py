"""The 4-4-5 calendar, in counted weeks and in the warm-up before them."""

from __future__ import annotations

from salescoach.simulation.calendar import month_ends, urgency, week_of_quarter, weeks_to_month_end
from salescoach.simulation.observe import observe
from salescoach.simulation.params import parameters
from tests.each import each
from tests.simulation.worlds import life, rules, small_team

QUARTER = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2]  # 1 in the last week of a month, 2 of a quarter
LEFT = [3, 2, 1, 0, 3, 2, 1, 0, 4, 3, 2, 1, 0]
WEEKS = list(range(-39, 65))


def test_months_have_four_four_and_five_weeks():
    ends = [week for week in range(52) if month_ends(week)]
    assert ends == [3, 7, 12, 16, 20, 25, 29, 33, 38, 42, 46, 51]
    assert [b - a for a, b in zip([-1, *ends], ends, strict=False)] == [4, 4, 5] * 4


@each("week", WEEKS)
def test_every_quarter_is_like_every_other_before_the_count_too(week):
    place = week - 13 * (week // 13)
    assert week_of_quarter(week) == place
    assert bool(month_ends(week)) == (QUARTER[place] > 0)
    assert weeks_to_month_end(week) == LEFT[place]
    assert urgency(rules(deadline_quarter=1.75), week) == (0.0, 1.0, 1.75)[QUARTER[place]]


def test_week_zero_starts_a_quarter():
    assert week_of_quarter(0) == 0
    assert week_of_quarter(-1) == 12


def test_managers_see_the_weeks_that_are_left():
    team = small_team(warmup_weeks=13, weeks=26)
    for week, state in life(team, runs=1):
        seen = observe(parameters(team), state, week)
        assert seen.week == week
        assert seen.weeks_to_month_end == LEFT[week % 13]
        assert seen.weeks_to_quarter_end == 12 - week % 13
