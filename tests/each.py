"""One test over many things of one kind: it looks at all of them and names every fault at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

import pytest

LONGEST = 400  # letters of one fault


def each(argument: str, values: Iterable[Any], name: Callable[[Any], str] = str) -> Callable[..., Any]:
    """Where ``parametrize`` makes a test per value, ``@each("setting", SETTINGS)`` makes one test for all.

    Args:
        argument: of the check, which is called once per value; its other arguments are fixtures.
        values: what to look at; none at all is a fault too.
        name: how a value is called in the list of faults.
    """
    things = list(values)

    def one_test(check: Callable[..., None]) -> Callable[..., None]:
        @wraps(check)
        def of_all(**fixtures: Any) -> None:
            assert things, f"there is no {argument} to look at"
            look_at_all(things, name, lambda thing: check(**{argument: thing}, **fixtures))

        rest = [part for part in inspect.signature(check).parameters.values() if part.name != argument]
        of_all.__signature__ = inspect.Signature(rest)  # type: ignore[attr-defined] - pytest asks for the rest alone
        return of_all

    return one_test


def look_at_all(things: Sequence[Any], name: Callable[[Any], str], check: Callable[[Any], None]) -> None:
    """Check every thing, then fail once with every fault by name."""
    no_faults((fault for thing in things if (fault := _fault(check, name(thing), thing))), len(things))


def no_faults(faults: Iterable[object], of: int | None = None) -> None:
    """Fail with every fault, one a line; a list that is compared is cut short by pytest."""
    told = [str(fault) for fault in faults]
    assert not told, f"{len(told)}{f' of {of}' if of else ''} faults\n" + "\n".join(told)


def _fault(check: Callable[[Any], None], name: str, thing: Any) -> str:
    try:
        check(thing)
    except (Exception, pytest.fail.Exception) as error:
        said = " ".join(str(error).split())
        return f"  {name}: {type(error).__name__} {said[:LONGEST]}"
    return ""
