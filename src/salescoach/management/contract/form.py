"""Checks of a style's form: its name and its function."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType

from ..library import STYLES
from ..style import Style
from .bans import PRINTING
from .trial import Case, NotChecked, Problem


def is_a_style(case: Case) -> Problem | None:
    """It was made by ``@sc.style``."""
    if isinstance(case.style, Style):
        return None
    if callable(case.style):
        found = f"{case.name} is a plain {type(case.style).__name__}, not a style"
        return Problem(found, f"Type: @sc.style on the line above def {case.name}(seen):")
    fix = "Type: @sc.style\ndef my_style(seen):\n    return sc.Practices(review_hours=0.5)"
    return Problem(f"{case.style!r} is neither a style nor a function", fix)


def has_a_name(case: Case) -> Problem | None:
    """Its name is one line of text."""
    if not isinstance(case.style, Style):
        raise NotChecked("only a style has a name")
    name: object = case.style.name
    if isinstance(name, str) and name.strip() and name.isprintable() and name != "<lambda>":
        return None
    return Problem(f"its name is {name!r}", 'Type: @sc.style(name="friday_reviews")')


def name_is_free(case: Case) -> Problem | None:
    """No style of the kit has the same name."""
    taken = STYLES.get(case.name)
    if not isinstance(case.style, Style) or taken is None or taken.rule is case.rule:
        return None
    return Problem(
        f"a style of the kit is called {case.name!r} too; tables could not tell them apart",
        f'Type: @sc.style(name="my_{case.name}")',
    )


def is_a_function(case: Case) -> Problem | None:
    """It rests on a function made with ``def``, which returns at once."""
    if not callable(case.rule) and not isinstance(case.style, Style):
        raise NotChecked("there is no function")
    waits = inspect.isgeneratorfunction(case.rule) or inspect.iscoroutinefunction(case.rule)
    if isinstance(case.rule, FunctionType) and not waits:
        return None
    kind = "a function that waits or yields" if waits else f"a {type(case.rule).__name__}"
    return Problem(f"it rests on {kind}, not on a plain function", f"Type: def {case.spelled}(seen):")


def takes_one_argument(case: Case) -> Problem | None:
    """``seen`` is its only argument."""
    if not callable(case.rule):
        raise NotChecked("there is no function")
    try:
        names = [str(p) for p in inspect.signature(case.rule).parameters.values()]
    except (TypeError, ValueError):
        raise NotChecked("its arguments cannot be read") from None
    if len(names) == 1 and not names[0].startswith("*"):
        return None
    return Problem(f"it takes ({', '.join(names)}); a style is given what is seen and no more", _def(case))


def prints_nothing(case: Case) -> Problem | None:
    """It prints nothing: it is called every week of every run."""
    fix = "Type: # before the line that prints; sc.simulate(team, style=...).people_weeks shows what was done"
    written = case.uses(PRINTING)
    if written:
        return Problem(f"it uses {written}", fix)
    printed = [trial.printed for trial in case.trials.values() if trial.printed]
    return Problem(f"it printed {printed[0].strip()[:40]!r}", fix) if printed else None


def says_what_it_is(case: Case) -> Problem | None:
    """A note where it has no line about itself."""
    if not isinstance(case.style, Style) or str(case.style.summary).strip():
        return None
    return Problem(
        "it says nothing about itself", f'Type: """A review every week.""" below {_def(case)[6:]}', note=True
    )


def _def(case: Case) -> str:
    return f"Type: def {case.spelled}(seen):"


FORM: dict[str, Callable[[Case], Problem | None]] = {
    "is a style": is_a_style,
    "has a name": has_a_name,
    "its name is free": name_is_free,
    "is a plain function": is_a_function,
    "takes one argument": takes_one_argument,
    "prints nothing": prints_nothing,
    "says what it is": says_what_it_is,
}
