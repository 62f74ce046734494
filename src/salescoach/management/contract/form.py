"""Checks of a style's form: its name, its function, its source."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType

from ..library import STYLES
from ..style import Style
from .source_rules import PRINTING, uses
from .trial import Case, NotChecked, Problem

MOST_LINES = 30


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


def source_is_there(case: Case) -> Problem | None:
    """Its source can be read, so that the rules on source can be checked."""
    if case.source is not None:
        return None
    if not callable(case.rule):
        raise NotChecked("there is no function")
    return Problem(
        "its source cannot be read, so it cannot be seen what it uses", _def(case) + " in a cell or a .py file"
    )


def is_short(case: Case) -> Problem | None:
    """It has at most 30 lines."""
    lines = case.sources[0].lines
    if lines <= MOST_LINES:
        return None
    found = f"the function has {lines} lines, more than {MOST_LINES}"
    return Problem(found, "Type: def needs_help(seen): above the style, and move a part of it there")


def prints_nothing(case: Case) -> Problem | None:
    """It prints nothing: it is called every week of every run."""
    fix = "Type: # before the line that prints; sc.simulate(team, style=...).people_weeks shows what was done"
    printed = [t.printed for t in case.trials.values() if t.printed] if not case.outside else []
    if printed:
        return Problem(f"it printed {printed[0].strip()[:40]!r}", fix)
    written = uses(case.sources, PRINTING)
    return Problem(f"it uses {written}", fix) if written else None


def says_what_it_is(case: Case) -> Problem | None:
    """A note where it has no line about itself."""
    if not isinstance(case.style, Style) or str(case.style.line).strip():
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
    "its source can be read": source_is_there,
    f"has at most {MOST_LINES} lines": is_short,
    "prints nothing": prints_nothing,
    "says what it is": says_what_it_is,
}
