"""Checks that a style plays fair: it uses what is seen, the same way each week, run by run, person by person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from difflib import get_close_matches
from itertools import pairwise

import numpy as np

from ..seen import HIDDEN, Seen
from .bans import CHANCE, OUTSIDE, WALL
from .probe import fixed, reseated, some_runs, some_week
from .trial import Amounts, Case, NotChecked, Problem, same

SEEN_NAMES = (*(f.name for f in fields(Seen)), "rank", "pipeline_health", "believes", "shape")
BY_WHAT_IS_SEEN = "np.where(seen.attainment < 0.8, 1.0, 0.2)"


def reads_what_is_seen(case: Case) -> Problem | None:
    """It asks for nothing hidden or unknown, even where it swallows the error."""
    name = next((name for trial in case.trials.values() for name in trial.missed), None)
    if name is None:
        return None
    if name in HIDDEN:
        fix = "Type: seen.attainment, seen.believes(...) or another name from help(sc.Seen)"
        return Problem(f"it reads seen.{name}, which is hidden state: no manager can see it", fix)
    near = get_close_matches(name, SEEN_NAMES, n=1)
    fix = f"Type: seen.{near[0]}" if near else "Type: help(sc.Seen) for all that can be seen"
    return Problem(f"it reads seen.{name}, which does not exist", fix)


def stays_within_the_wall(case: Case) -> Problem | None:
    """It takes no way round what is seen."""
    written = case.uses(WALL)
    if not written:
        return None
    return Problem(
        f"it uses {written}, a way round what a manager can see", "Type: seen.attainment, with its plain name"
    )


def uses_no_chance(case: Case) -> Problem | None:
    """It draws no random numbers: the luck is in the world, and it must be the same under every style."""
    written = case.uses(CHANCE) or next((name for trial in case.trials.values() for name in trial.shook), "")
    if not written:
        return None
    return Problem(f"it uses chance: {written}", f"Type: {BY_WHAT_IS_SEEN}, a decision by what is seen")


def stays_inside(case: Case) -> Problem | None:
    """It uses no clock, files, network, keyboard or environment."""
    written = case.uses(OUTSIDE)
    if not written:
        return None
    found = f"it uses {written}: clock, files, network and the like are out of reach for a style"
    return Problem(found, "Type: seen.week, or a number written into the function, in its place")


def repeats_itself(case: Case) -> Problem | None:
    """Shown the same week again, itself or as a copy, it does the same."""
    for week in ("a normal week", "many teams"):
        first = _usable(case, week)
        other = same(first, case.amounts(case.trials[week].before), exact=True)
        if other:
            return Problem(f"{other} differs when the same week is shown again", f"Type: {other}={BY_WHAT_IS_SEEN}")
    return None


def keeps_no_memory(case: Case) -> Problem | None:
    """No call changes what a later call does."""
    fix = "Type: seen.weeks_since_asked, seen.said_cause or seen.tenure_weeks: what is seen holds the past"
    first, later = case.trials["a normal week"], case.call(some_week())
    for before, after in pairwise(case.notes):
        changed = [name for name, text in after.items() if before.get(name) != text]
        if changed:
            return Problem(f"{changed[0]} changes from call to call", fix)
    if first.usable and later.usable and same(first.amounts, later.amounts):
        return Problem("the same week brings other practices after other weeks", fix)
    return None


def changes_nothing(case: Case) -> Problem | None:
    """It leaves what it is given as it was."""
    fix = "Type: mine = seen.attainment.copy(), and change mine"
    for week, trial in case.trials.items():
        said = str(trial.error or "")
        if "read-only" in said or "cannot assign to field" in said:
            return Problem(f"it tries to change what it was given ({said}) with {week}", fix)
        changed = difference(trial.before, trial.after)
        if changed:
            return Problem(f"it changed seen.{changed} with {week}", fix)
    return None


def difference(before: Seen, after: Seen) -> str:
    """Name of what differs between what was given and what is left of it, '' where nothing does."""
    clean = fixed(before)
    for name in (f.name for f in fields(Seen)):
        old, new = getattr(clean, name), vars(after).get(name)
        unlocked = isinstance(new, np.ndarray) and new.flags.writeable
        if unlocked or new is None or type(old) is not type(new) or not np.array_equal(old, new):
            return name
    for name in ("rank", "pipeline_health"):
        if not np.array_equal(getattr(clean, name), getattr(after, name)):
            return name
    extra = vars(after).keys() - vars(clean).keys()
    return min(extra, default="")


def keeps_runs_apart(case: Case) -> Problem | None:
    """What happens in one run has no bearing on another."""
    week = some_week()
    together, runs = _usable(case, "a normal week"), np.arange(week.shape[0])
    alone = [np.array([run]) for run in runs]
    for chosen in (*alone, runs[::-1], np.resize(runs, 100)):
        part = {name: a if a.ndim == 0 else a[chosen] for name, a in together.items()}
        other = same(part, case.amounts(some_runs(week, chosen)))
        if other:
            found = f"{other} of one run depends on which other runs there are"
            return Problem(
                found, "Type: seen.attainment.mean(axis=1, keepdims=True) for a mean over the people of a run"
            )
    return None


def ignores_the_seat(case: Case) -> Problem | None:
    """People are treated by what is seen of them, not by the number of their seat."""
    for name, week in (("a normal week", some_week()), ("many teams", some_week(3, 40, 12))):
        people = np.arange(week.shape[1])
        for order in (np.roll(people, 3), people[::-1]):
            moved = {n: a if a.ndim == 0 else a[:, order] for n, a in _usable(case, name).items()}
            other = same(moved, case.amounts(reseated(week, order)))
            if other:
                found = f"{other} depends on the seat: the same people in another order are treated differently"
                return Problem(found, f"Type: {other}={BY_WHAT_IS_SEEN}; seen.rank gives the place in the team")
    return None


def _usable(case: Case, week: str) -> Amounts:
    trial = case.trials[week]
    if not trial.usable:
        raise NotChecked("its practices cannot be compared yet")
    return trial.amounts


FAIR: dict[str, Callable[[Case], Problem | None]] = {
    "reads only what is seen": reads_what_is_seen,
    "takes no way round the wall": stays_within_the_wall,
    "uses no chance": uses_no_chance,
    "uses no clock, file or network": stays_inside,
    "does the same when asked again": repeats_itself,
    "keeps no memory": keeps_no_memory,
    "changes nothing it is given": changes_nothing,
    "keeps runs apart": keeps_runs_apart,
    "treats people by what is seen": ignores_the_seat,
}
