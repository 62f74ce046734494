"""Every check of a style can fail, and none fails a sound style."""

import gc
import inspect
import linecache
import os
import random
import secrets
import sys
import time
import uuid
from datetime import datetime
from functools import partial
from itertools import count
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import salescoach as sc
from salescoach.management.contract.check import CHECKS
from salescoach.management.contract.probe import WEEKS, example_week, reseated, some_runs
from salescoach.management.library import STYLES
from salescoach.management.practices import SHARES
from salescoach.settings.register import CAUSES

NOTES = {"says what it is", "fits the manager's hours", "does something"}


@sc.style
def friday_reviews(seen):
    """A review every week, a closer look when the pipeline is thin."""
    thin = seen.pipeline_health < 0.7
    return sc.Practices(review_hours=0.5, process_hours=np.where(thin, 0.5, 0.0), pass_on=0.5)


def failed(report):
    """Checks that were made and failed."""
    table = report.table
    return set(table.check[~table.passed & ~table.found.str.startswith("not checked")])


def skipped(report):
    return set(report.table.check[report.table.found.str.startswith("not checked")])


def row(report, check):
    return report.table.set_index("check").loc[check]


# Sound styles pass.


@pytest.mark.parametrize("name", STYLES)
def test_the_styles_of_the_kit_pass(name):
    report = sc.check_style(STYLES[name])
    assert report.ok, report
    assert report.table.passed.all()


def test_a_style_of_ones_own_passes():
    report = sc.check_style(friday_reviews)
    assert report.ok, report
    assert repr(report) == report.text == f"friday_reviews: all {len(CHECKS)} checks passed"
    assert list(report.table.columns) == ["check", "passed", "found", "fix"]
    assert list(report.table.check) == list(CHECKS)
    assert len(CHECKS) >= 20


def test_a_style_of_the_kit_can_be_named():
    assert sc.check_style("coach").name == "coach"
    with pytest.raises(ValueError, match="unknown style 'caoch'"):
        sc.check_style("caoch")


LIMITS = {"thin": 0.7, "poor": 0.6}


def needs_a_look(seen, limit=LIMITS["thin"]):
    return (seen.pipeline_health < limit) & ~seen.believes("personal")


@sc.style
def with_helper(seen):
    """Constants, helpers, local arrays, loops over managers and means over a team are all fine."""
    hours = np.zeros(seen.shape)
    hours[needs_a_look(seen)] = 1.0
    for number in np.unique(seen.group):
        mine = seen.group == number
        below = seen.attainment[:, mine] < seen.attainment[:, mine].mean(axis=1, keepdims=True)
        hours[:, mine] += np.where(below, 0.5, 0.0)
    last = seen.weeks_to_quarter_end == 0
    marks = [1.0]
    marks.append(2.0)
    kept = {"coaching_hours": np.clip(hours, 0, 168), "pass_on": 1.0 if last else 0.5}
    return sc.Practices(activity_push=seen.rank * LIMITS["poor"], **kept)


@sc.style
def weakest_first(seen):
    """An order within the team is fine: it goes by what is seen."""
    order = np.argsort(np.argsort(seen.attainment, axis=1), axis=1)
    return sc.Practices(coaching_hours=np.where(order < 3, 1.0, 0.2), asking=np.sqrt(seen.pressure_from_above))


def threshold(limit):
    @sc.style(name=f"below_{limit}", summary="a factory of styles")
    def below(seen):
        return sc.Practices(review_hours=np.where(seen.attainment < limit, 1, 0))

    return below


@pytest.mark.parametrize("style", [with_helper, weakest_first, threshold(0.8)])
def test_what_a_style_may_do(style):
    report = sc.check_style(style)
    assert report.ok, report


# Each check has planted faults: (check, style, other checks that may fail with it).

all_year = "runs in every week of two years"
ALL_RUNS = (*(f"runs with {week}" for week in WEEKS), all_year)
is_seen = "reads only what is seen"
round_the_wall = "takes no way round the wall"
chance = "uses no chance"
outside = "uses no clock, file or network"
again = "does the same when asked again"
memory = "keeps no memory"
given_is_kept = "changes nothing it is given"
apart = "keeps runs apart"
seat = "treats people by what is seen"

PLANTED = []


def fault(check, *others, **words):
    """Plant a faulty rule, made a style, for one check; the others may fail with it."""

    def plant(rule):
        PLANTED.append(pytest.param(check, sc.style(**words)(rule), set(others), id=f"{check}: {rule.__name__}"))
        return rule

    return plant


def plant(check, style, *others, id):
    PLANTED.append(pytest.param(check, style, set(others), id=f"{check}: {id}"))


def some_hours(seen):
    return np.where(seen.attainment < 0.7, 0.5, 0.1)


# Its form.

plant("is a style", friday_reviews.rule, id="function")
plant("is a style", 3, id="number")
plant("is a style", None, id="nothing")
plant("has a name", sc.Style(name=" ", author="yours", summary="line", rule=friday_reviews.rule), id="blank")
plant(
    "has a name", sc.Style(name="two\nlines", author="yours", summary="line", rule=friday_reviews.rule), id="two lines"
)
plant("has a name", sc.style(summary="line")(lambda seen: sc.Practices(review_hours=0.5)), id="lambda")
plant("its name is free", sc.style(name="coach")(friday_reviews.rule), id="coach")


class Manager:
    """Callable, but no function."""

    def __call__(self, seen):
        return sc.Practices(review_hours=0.5)

    def method(self, seen):
        """A bound method."""
        return sc.Practices(review_hours=0.5)


plant("is a plain function", sc.style(name="manager", summary="line")(Manager()), id="object")
plant("is a plain function", sc.Style(name="five", author="yours", summary="line", rule=5), id="number")
plant("is a plain function", sc.style(Manager().method), id="method")
plant("is a plain function", sc.style(name="part")(partial(some_hours)), "returns practices", id="partial")


@fault("is a plain function", "returns practices")
def yields(seen):
    """A generator."""
    yield sc.Practices(review_hours=0.5)


@fault("takes one argument")
def two_arguments(seen, limit=0.7):
    """A second argument."""
    return sc.Practices(review_hours=np.where(seen.attainment < limit, 1.0, 0.0))


@fault("takes one argument")
def any_arguments(*all_of_them):
    """Any number."""
    return sc.Practices(review_hours=0.5)


@fault("takes one argument", *ALL_RUNS)
def no_argument():
    """None at all."""
    return sc.Practices(review_hours=0.5)


@fault("prints nothing")
def prints(seen):
    """Prints each week."""
    print("week", seen.week)
    return sc.Practices(review_hours=0.5)


@fault("prints nothing")
def prints_seldom(seen):
    """Prints in one week of the year."""
    if seen.week == 51:
        print("nearly done")
    return sc.Practices(review_hours=0.5)


# Weeks that break it.


def breaks_with(week, when):
    """Plant a style that divides by zero in one kind of week."""

    def rule(seen):
        return sc.Practices(review_hours=0.5 / float(not when(seen)))

    rule.__name__ = rule.__qualname__ = "breaks"
    plant(f"runs with {week}", sc.style(summary="line")(rule), all_year, id="division")


def is_normal(seen):
    ordinary = seen.week == 6 and seen.shape == (6, 8) and (seen.usual_pipeline > 0).all() and seen.manager_hours > 0
    alive = seen.in_seat.any() and seen.attainment.any() and (seen.said_cause > -1).any()
    return ordinary and alive and seen.attainment.max() < 999


breaks_with("a normal week", is_normal)
breaks_with(
    "one run", lambda seen: seen.shape[0] == 1 and seen.attainment.sum() == example_week("one run").attainment.sum()
)
breaks_with("one person", lambda seen: seen.shape[1] == 1)
breaks_with("many teams", lambda seen: len(np.unique(seen.group)) > 1)
breaks_with("empty seats", lambda seen: not seen.in_seat.any())
breaks_with("zero results", lambda seen: not seen.attainment.any())
breaks_with("empty pipelines", lambda seen: (seen.usual_pipeline == 0).all())
breaks_with("huge results", lambda seen: seen.attainment.min() > 100)
breaks_with("people never asked", lambda seen: seen.weeks_since_asked.min() > 1000)
breaks_with("a manager without hours", lambda seen: seen.manager_hours == 0)
breaks_with("a week of the warm-up", lambda seen: seen.week < 0)
breaks_with("the first week", lambda seen: seen.week == 0)
breaks_with("the last week of a quarter", lambda seen: seen.weeks_to_quarter_end == 0)


@fault(all_year)
def breaks_late(seen):
    """A division by zero in one week of the year."""
    return sc.Practices(review_hours=0.5 / abs(51 - seen.week))


@fault("runs with one person")
def third_seat(seen):
    """A seat that is not always there."""
    return sc.Practices(review_hours=0.5 + 0 * seen.attainment + 0 * seen.attainment[:, [2]])


# What it returns.


@fault("returns practices")
def returns_hours(seen):
    """A number in place of practices."""
    return 0.5


@fault("returns practices")
def forgets_to_return(seen):
    """No return."""
    sc.Practices(review_hours=0.5)


@fault("amounts are numbers")
def words(seen):
    """Words."""
    return sc.Practices(review_hours="half an hour")


@fault("amounts are numbers")
def ragged(seen):
    """Rows of unequal length."""
    return sc.Practices(review_hours=[[0.5], [0.5, 0.5]])


@fault("amounts have the right shape")
def one_row(seen):
    """One row for all runs."""
    return sc.Practices(review_hours=np.full(seen.shape[1], 0.5))


@fault("amounts have the right shape")
def turned(seen):
    """People in rows."""
    return sc.Practices(review_hours=some_hours(seen).T)


@fault("no amount is nan")
def nothing_by_nothing(seen):
    """0/0 where nothing was sold."""
    return sc.Practices(review_hours=0.5 * seen.attainment / seen.attainment)


@fault("no amount is infinite")
def one_by_nothing(seen):
    """1/0 where nothing was sold."""
    return sc.Practices(review_hours=0.001 / seen.attainment)


@fault("no hours are negative")
def negative(seen):
    """Less than nothing for the best."""
    return sc.Practices(review_hours=0.5 - 0.3 * np.minimum(seen.attainment, 2))


@fault("no hours exceed the week")
def too_long(seen):
    """More than a week for whoever was never asked."""
    return sc.Practices(review_hours=0.01 * seen.weeks_since_asked)


@fault("shares lie between 0 and 1")
def too_large_a_share(seen):
    """More than all of the pressure."""
    return sc.Practices(review_hours=0.5, pass_on=1.2)


@fault("shares lie between 0 and 1")
def negative_share(seen):
    """Less than no asking."""
    return sc.Practices(review_hours=0.5, asking=1 - seen.attainment.clip(0, 2))


# Fair play: hidden state.


@fault(is_seen, *ALL_RUNS)
def reads_strain(seen):
    """Hidden state, plainly."""
    return sc.Practices(review_hours=seen.strain)


@fault(is_seen)
def swallows_the_error(seen):
    """Hidden state, where it can be had."""
    try:
        return sc.Practices(review_hours=np.clip(seen.trust, 0, 1))
    except AttributeError:
        return sc.Practices(review_hours=0.5)


@fault(is_seen, all_year)
def reads_late(seen):
    """Hidden state in one week of the year."""
    return sc.Practices(review_hours=seen.skill if seen.week == 51 else 0.5)


@fault(is_seen, *ALL_RUNS)
def misspelt(seen):
    """A name that is not there."""
    return sc.Practices(review_hours=np.where(seen.atainment < 1, 0.5, 0.1))


def late_strain(seen):
    return seen.strain if seen.week == 51 else 0.5


@fault(is_seen, all_year)
def helper_reads(seen):
    """Hidden state, read by a helper."""
    return sc.Practices(review_hours=late_strain(seen))


@fault(round_the_wall, is_seen)
def by_string(seen):
    """A name in a string."""
    return sc.Practices(review_hours=0.5 + 0 * getattr(seen, "str" + "ain", 0.0))


@fault(round_the_wall)
def by_frame(seen):
    """The caller's frame."""
    caller = sys._getframe(1)
    return sc.Practices(review_hours=0.5 if caller.f_lineno else 0.4)


@fault(round_the_wall)
def by_inspect(seen):
    """The caller's frame, by another door."""
    return sc.Practices(review_hours=0.5 if inspect.currentframe() else 0.4)


@fault(round_the_wall)
def by_garbage(seen):
    """All objects there are."""
    return sc.Practices(review_hours=0.5 if gc.get_count() else 0.4)


@fault(round_the_wall)
def by_import(seen):
    """The model itself."""
    from salescoach.simulation import state

    return sc.Practices(review_hours=0.5 if state else 0.4)


@fault(round_the_wall)
def by_simulating(seen):
    """A simulation within the simulation."""
    if seen.week == 51:
        sc.simulate(sc.Team())
    return sc.Practices(review_hours=0.5)


@fault(round_the_wall)
def by_dict(seen):
    """What the object holds."""
    return sc.Practices(review_hours=0.5 if seen.__dict__ else 0.4)


@fault(round_the_wall)
def by_object(seen):
    """Past the class."""
    week = object.__getattribute__(seen, "week")
    return sc.Practices(review_hours=0.5 if week > 3 else 0.4)


@fault(round_the_wall)
def by_traceback(seen):
    """The frame of an error."""
    try:
        return sc.Practices(review_hours=1 / 0)
    except ZeroDivisionError as error:
        return sc.Practices(review_hours=0.5 if error.__traceback__ else 0.4)


@fault(round_the_wall)
def by_eval(seen):
    """Source in a string."""
    return sc.Practices(review_hours=eval("0.5"))


def frame_of_the_caller():
    return sys._getframe(2)


@fault(round_the_wall)
def by_helper(seen):
    """A helper that looks round the wall."""
    return sc.Practices(review_hours=0.5 if frame_of_the_caller() else 0.4)


# Fair play: chance.

DICE = np.random.default_rng(3)


@fault(chance)
def rolls_dice(seen):
    """Numpy's global generator."""
    return sc.Practices(review_hours=np.random.rand())  # noqa: NPY002


@fault(chance)
def rolls_plain_dice(seen):
    """Python's global generator."""
    return sc.Practices(review_hours=random.random())


@fault(chance, again, apart, seat, memory)
def rolls_fresh_dice(seen):
    """A generator without a seed."""
    return sc.Practices(review_hours=np.random.default_rng().random(seen.shape))


@fault(chance, again, apart, seat, memory)
def rolls_own_dice(seen):
    """A generator of the module."""
    return sc.Practices(review_hours=DICE.random(seen.shape))


@fault(chance)
def seeds(seen):
    """Moves the generator of everybody."""
    np.random.seed(seen.week % 5)  # noqa: NPY002
    return sc.Practices(review_hours=0.5)


@fault(chance)
def rolls_dice_late(seen):
    """In one week of the year."""
    from numpy.random import random as roll

    return sc.Practices(review_hours=roll() if seen.week == 51 else 0.5)  # noqa: NPY002


@fault(chance, again, apart, seat, memory)
def secret_dice(seen):
    """The system's chance."""
    return sc.Practices(review_hours=secrets.randbelow(10**9) / 10**9)


@fault(chance)
def numbers_of_its_own(seen):
    """A number that is new each time."""
    return sc.Practices(review_hours=0.5 if uuid.uuid4() else 0.4)


@fault(chance, outside)
def system_dice(seen):
    """The system's chance, by another door."""
    return sc.Practices(review_hours=os.urandom(1)[0] / 255)


# Fair play: the outside.


@fault(outside)
def looks_at_the_clock(seen):
    """The clock."""
    return sc.Practices(review_hours=0.5 if time.time() > 0 else 0.4)


@fault(outside)
def looks_at_the_calendar(seen):
    """The date."""
    return sc.Practices(review_hours=0.5 if datetime.now().year > 2000 else 0.4)


now = datetime.now


@fault(outside)
def looks_at_the_calendar_by_another_name(seen):
    """The date, under a name of its own."""
    return sc.Practices(review_hours=0.5 if now() else 0.4)


@fault(outside)
def reads_a_file(seen):
    """A file, which must not be opened by the check."""
    return sc.Practices(review_hours=float(open("hours.txt").read()))


@fault(outside)
def reads_a_table(seen):
    """A file, by numpy."""
    return sc.Practices(review_hours=np.loadtxt("hours.txt"))


@fault(outside)
def asks_the_user(seen):
    """The keyboard, which the check must not wait for."""
    return sc.Practices(review_hours=float(input()))


@fault(outside)
def looks_around(seen):
    """The environment."""
    return sc.Practices(review_hours=float(os.environ.get("HOURS", 0.5)))


@fault(outside)
def phones_home(seen):
    """The network."""
    import socket

    return sc.Practices(review_hours=0.5 if socket.gethostname() else 0.4)


# Fair play: the same week, the same practices.

CALLS, NOTES_KEPT, COUNTER = [], SimpleNamespace(calls=0), count()
TOTAL = 0


@fault(memory, again, apart, seat)
def counts_in_a_list(seen):
    """A list outside."""
    CALLS.append(seen.week)
    return sc.Practices(review_hours=min(0.001 * len(CALLS), 1.0))


@fault(memory)
def counts_in_a_global(seen):
    """A global number, not used yet."""
    global TOTAL
    TOTAL += 1
    return sc.Practices(review_hours=0.5)


@fault(memory)
def keeps_in_an_object(seen):
    """An object outside."""
    NOTES_KEPT.calls += 1
    return sc.Practices(review_hours=0.5)


def note_down(week):
    NOTES_KEPT.week = week


@fault(memory)
def lets_a_helper_keep(seen):
    """A helper keeps something, in one week of the year."""
    if seen.week == 51:
        note_down(seen.week)
    return sc.Practices(review_hours=0.5)


@fault(memory)
def moves_a_counter(seen):
    """A counter outside."""
    next(COUNTER)
    return sc.Practices(review_hours=0.5)


@fault(memory, "takes one argument")
def keeps_in_a_default(seen, past=[]):  # noqa: B006
    """A default that lasts."""
    past.append(seen.week)
    return sc.Practices(review_hours=0.5)


@fault(memory)
def keeps_on_itself(seen):
    """An attribute of the function."""
    keeps_on_itself.last = seen.week
    return sc.Practices(review_hours=0.5)


@fault(memory)
def keeps_late(seen):
    """In one week of the year."""
    if seen.week == 51:
        CALLS[:] = [seen.week]
    return sc.Practices(review_hours=0.5)


def with_closure():
    past = {"week": 0}
    total = 0

    @fault(memory)
    def keeps_in_a_closure(seen):
        """A dictionary of the maker."""
        past["week"] = seen.week
        return sc.Practices(review_hours=0.5)

    @fault(memory)
    def counts_in_a_closure(seen):
        """A number of the maker."""
        nonlocal total
        total += 1
        return sc.Practices(review_hours=0.5)


with_closure()


@fault(again, memory, apart, seat)
def grows_tired(seen):
    """Less with every call."""
    return sc.Practices(review_hours=0.5 / (1 + next(COUNTER)))


# Fair play: what it is given, other runs, seats.


@fault(given_is_kept, *ALL_RUNS)
def overwrites(seen):
    """Writes into what is seen."""
    seen.attainment[:] = 0
    return sc.Practices(review_hours=0.5)


@fault(given_is_kept, *ALL_RUNS)
def sets_a_field(seen):
    """Sets a field."""
    seen.attainment = 0
    return sc.Practices(review_hours=0.5)


@fault(given_is_kept)
def unlocks(seen):
    """Unlocks an array, then writes into it."""
    seen.pipeline.flags.writeable = True
    seen.pipeline[:] = 0
    return sc.Practices(review_hours=0.5)


@fault(given_is_kept)
def reranks(seen):
    """Writes into the ranks."""
    seen.rank.flags.writeable = True
    seen.rank[:] = 0.5
    return sc.Practices(review_hours=0.5)


@fault(given_is_kept, round_the_wall)
def forces_a_field(seen):
    """Sets a field past the lock."""
    object.__setattr__(seen, "week", 7)
    return sc.Practices(review_hours=0.5)


@fault(given_is_kept, round_the_wall)
def takes_a_field_away(seen):
    """Takes a field away."""
    object.__delattr__(seen, "tenure_weeks")
    return sc.Practices(review_hours=0.5)


@fault(given_is_kept, round_the_wall)
def leaves_a_mark(seen):
    """Leaves something for the next."""
    object.__setattr__(seen, "mark", 7)
    return sc.Practices(review_hours=0.5)


@fault(apart)
def mean_of_all(seen):
    """Below the mean of all runs."""
    return sc.Practices(review_hours=np.where(seen.attainment < seen.attainment.mean(), 1.0, 0.2))


@fault(apart)
def best_of_all(seen):
    """Next to the best of all runs."""
    return sc.Practices(review_hours=seen.attainment / max(seen.attainment.max(), 1e-9))


@fault(apart)
def rank_across_runs(seen):
    """A place among the runs."""
    return sc.Practices(review_hours=np.argsort(np.argsort(seen.attainment, axis=0), axis=0) / len(seen.attainment))


@fault(apart)
def first_run_decides(seen):
    """The first run stands for all."""
    return sc.Practices(review_hours=np.where(seen.attainment[:1] < 0.7, 0.5, 0.1) + np.zeros(seen.shape))


@fault(apart)
def counts_runs(seen):
    """The number of runs."""
    return sc.Practices(review_hours=1.0 / seen.shape[0])


@fault(seat)
def first_seat(seen):
    """The first seat is favoured."""
    return sc.Practices(review_hours=np.where(np.arange(seen.shape[1]) == 0, 1.0, 0.2) + np.zeros(seen.shape))


@fault(seat)
def the_neighbour(seen):
    """The hours of whoever sits to the left."""
    return sc.Practices(review_hours=np.roll(some_hours(seen), 1, axis=1))


@fault(seat)
def every_other(seen):
    """Every other seat."""
    turn = (np.arange(seen.shape[1]) + seen.week) % 2
    return sc.Practices(review_hours=np.where(turn, 1.0, 0.2) + np.zeros(seen.shape))


# Notes.


@fault("says what it is")
def wordless(seen):
    return sc.Practices(review_hours=0.5)


@fault("fits the manager's hours")
def overloaded(seen):
    """More than there is."""
    return sc.Practices(review_hours=5.0)


@fault("does something")
def idle(seen):
    """Nothing for nobody."""
    return sc.Practices(pass_on=0.2)


@pytest.mark.parametrize(("check", "style", "others"), PLANTED)
def test_a_planted_fault_is_found(check, style, others):
    report = sc.check_style(style)
    found = row(report, check)
    assert found.found
    assert found.fix.startswith("Type: ")
    assert len(found.fix) > len("Type: ") + 4
    assert found.fix.splitlines()[0] in report.text
    if check in NOTES:
        assert report.ok
        assert found.passed
        assert found.found.startswith("note: ")
    else:
        assert not report.ok
        assert not found.passed
        assert failed(report) - others == {check}
    assert len(report.text.splitlines()) <= 24


def test_every_check_has_a_planted_fault_and_every_fault_a_check():
    assert {param.values[0] for param in PLANTED} == set(CHECKS)


# Texts.


def test_the_text_of_a_failure_shows_what_was_found_and_what_to_type():
    report = sc.check_style(sc.style(mean_of_all))
    assert f"mean_of_all: {len(CHECKS) - 1} of {len(CHECKS)} checks passed" in report.text
    assert "failed: keeps runs apart" in report.text
    assert "review_hours of one run depends on which other runs there are" in report.text
    assert "Type: seen.attainment.mean(axis=1, keepdims=True)" in report.text


def test_a_plain_function_is_tried_all_the_same():
    report = sc.check_style(negative)
    assert failed(report) == {"is a style", "no hours are negative"}
    assert row(report, "is a style").fix == "Type: @sc.style on the line above def negative(seen):"


def test_what_cannot_be_checked_is_not_passed():
    report = sc.check_style(sc.style(name="manager", summary="line")(Manager()))
    assert {round_the_wall, outside} < skipped(report)
    assert not report.table.passed[report.table.check.isin(skipped(report))].any()
    assert "there is no plain function to read" in report.text
    assert failed(sc.check_style(3)) == {"is a style"}


def typed(line, **outer):
    """A style typed at a prompt: there is no source to read."""
    space = {"sc": sc, "np": np, **outer}
    exec(f"def rule(seen):\n    {line}\n    return sc.Practices(review_hours=hours)", space)
    return sc.style(summary="line")(space["rule"])


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("hours = 0.5 + 0 * getattr(seen, 'strain', 0)", is_seen),
        ("hours = np.random.rand()", chance),
        ("hours = 0.5; past.append(seen.week)", memory),
        ("hours = 0.5; seen.rank.flags.writeable = True; seen.rank[:] = 0", given_is_kept),
        ("hours = 0.5; print('hello')", "prints nothing"),
        ("hours = seen.attainment.mean() / 999", apart),
        ("import time; hours = 0.5 if time.time() else 0.4", outside),
        ("import numpy as n; hours = n.loadtxt('hours.txt')", outside),
        ("from os import urandom as roll; hours = roll(1)[0] / 255", outside),
        ("hours = (lambda: 0.5 if np.datetime64('now') else 0.4)()", outside),
        ("hours = place.helper(seen)", outside),
        ("hours = 0.5 if seen.__class__ else 0.4", round_the_wall),
    ],
)
def test_a_fault_is_found_in_a_style_typed_at_a_prompt(line, check):
    place = ModuleType("place_of_helpers")
    exec("def helper(seen):\n    return float(open('hours.txt').read())", vars(place))
    report = sc.check_style(typed(line, past=[], place=place))
    assert check in failed(report)
    assert failed(report) <= {check, round_the_wall, chance}


@pytest.mark.parametrize(
    "line",
    [
        "hours = 0.5",
        "time = seen.week; hours = np.clip(0.01 * time, 0, 1)",
        "hours = plan.time + plan.random",
        "hours = sum(share for share in (0.25, 0.25))",
    ],
)
def test_a_sound_style_may_be_typed_at_a_prompt(line):
    report = sc.check_style(typed(line, plan=SimpleNamespace(time=0.3, random=0.2)))
    assert report.ok, report


def test_a_misspelt_name_is_put_right():
    assert row(sc.check_style(misspelt), is_seen).fix == "Type: seen.attainment"


def test_a_style_that_reaches_outside_is_not_called(tmp_path, monkeypatch):
    @sc.style
    def writes(seen):
        with open("mark.txt", "w"):
            return sc.Practices(review_hours=0.5)

    monkeypatch.chdir(tmp_path)
    report = sc.check_style(writes)
    assert failed(report) == {outside}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("body", "fix"),
    [
        ("sc.Practices(review_hours=1.0 if seen.attainment < 1 else 0.0)", "np.where(seen.attainment < 0.7, 2.0, 0.0)"),
        ("sc.Practices(reviews=1.0)", "sc.Practices(review_hours=0.5)"),
        ("sc.Practices(zzz=1.0)", "sc.Practices(review_hours=0.5)"),
        ("sc.Practices(review_hours=1 / 0)", "x / max(y, 1e-9)"),
        ("sc.Practices(review_hours=seen.attainment[:, 99])", "np.where(seen.rank == 0"),
        ("sc.Practices(review_hours=np.zeros(1))", "import numpy as np"),
        ("sc.Practices(review_hours=seen.believes('lazy'))", 'seen.believes("training")'),
        ("sc.Practices(review_hours=seen.attainment + seen.attainment[:, :2])", "mean(axis=1, keepdims=True)"),
        ("sc.Practices(review_hours=float('x'))", "example_week('a normal week')"),
    ],
)
def test_an_error_comes_with_the_line_to_type(body, fix):
    space = {"sc": sc}
    exec(f"def rule(seen):\n    return {body}", space)
    problem = row(sc.check_style(sc.style(space["rule"])), "runs with a normal week")
    assert fix in problem.fix
    assert "Error: " in problem.found


# The check itself.


def test_the_check_leaves_global_generators_alone():
    plain, arrays = random.getstate(), np.random.get_state(legacy=False)  # noqa: NPY002
    for rule in (friday_reviews.rule, rolls_dice, rolls_plain_dice, seeds):
        first = sc.check_style(rule).table
        random.seed(5)
        np.random.seed(5)  # noqa: NPY002
        assert sc.check_style(rule).table.equals(first)
        random.setstate(plain)
        np.random.set_state(arrays)  # noqa: NPY002
        sc.check_style(rule)
        assert random.getstate() == plain
        assert str(np.random.get_state(legacy=False)) == str(arrays)  # noqa: NPY002


def test_the_check_needs_no_simulation():
    code = "import sys, salescoach as sc; sc.check_style('coach'); print([m for m in sys.modules if 'simulation' in m])"
    import subprocess

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize("name", WEEKS)
def test_a_made_up_week_is_sound_and_the_same_each_time(name):
    seen, again = example_week(name), example_week(name)
    for field, value in vars(seen).items():
        assert np.array_equal(value, vars(again)[field])
        if isinstance(value, np.ndarray):
            assert value.shape == (seen.shape if field != "group" else seen.shape[1:])
            assert not value.flags.writeable
    assert seen.said_cause.min() >= -1
    assert seen.said_cause.max() < len(CAUSES)
    assert 0 <= seen.weeks_to_month_end <= seen.weeks_to_quarter_end <= 12


def test_a_made_up_week_has_no_ties_within_a_run():
    seen = example_week("many teams")
    for name in ("attainment", "pipeline", "movement", "activity", "tenure_weeks", "weeks_since_asked"):
        assert all(len(np.unique(run)) == seen.shape[1] for run in vars(seen)[name])


def test_runs_and_people_can_be_taken_and_moved():
    seen = example_week("many teams")
    order = np.arange(seen.shape[1])[::-1]
    assert np.array_equal(reseated(seen, order).rank, seen.rank[:, order])
    assert np.array_equal(some_runs(seen, [2]).rank, seen.rank[2:])


def test_an_unknown_week_says_which_there_are():
    with pytest.raises(ValueError, match=r"no week is called 'Monday'.*'one person'.*'week 51'"):
        example_week("Monday")
    assert example_week("week 51").week == 51


# Any sound style with thresholds passes.

SIGHTS = (
    "attainment", "pipeline", "pipeline_health", "movement", "activity", "tenure_weeks", "weeks_since_asked", "rank",
    "team_attainment", "pressure_from_above",
)  # fmt: skip
HOURS = ("oversight_hours", "review_hours", "process_hours", "coaching_hours", "support_hours", "report_hours")


@st.composite
def rules(draw):
    """Source of a style that looks at some sights and does one of two things for each practice."""
    lines = ["def drawn(seen):", '    """Drawn at random."""']
    amounts = []
    practices = draw(st.lists(st.sampled_from(HOURS + SHARES), min_size=1, max_size=5, unique=True))
    for place, practice in enumerate(practices):
        sight, sign = draw(st.sampled_from(SIGHTS)), draw(st.sampled_from(["<", ">=", "<=", ">"]))
        limit = draw(st.floats(0.0, 3.0))
        most = 1.0 if practice in SHARES else 168.0
        one, other = draw(st.floats(0.0, most)), draw(st.floats(0.0, most))
        lines.append(f"    case_{place} = seen.{sight} {sign} {limit}")
        amounts.append(f"{practice}=np.where(case_{place}, {one}, {other})")
    return "\n".join([*lines, f"    return sc.Practices({', '.join(amounts)})"]) + "\n"


@settings(max_examples=40, deadline=None)
@given(rules())
def test_any_style_with_thresholds_passes(text):
    name = "<drawn>"
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    space = {"np": np, "sc": sc}
    exec(compile(text, name, "exec"), space)
    report = sc.check_style(sc.style(space["drawn"]))
    assert report.ok, f"{text}\n{report}"
