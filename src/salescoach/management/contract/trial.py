"""Calling a style on a made-up week and writing down all that happened."""

from __future__ import annotations

import contextlib
import io
import pickle
import random
import warnings
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, dataclass, fields
from functools import cached_property
from types import FunctionType
from typing import Any

import numpy as np
import numpy.typing as npt

from ..practices import Practices
from ..seen import Seen
from ..style import Style
from .bans import MODEL, OUTSIDE, Ban, uses
from .names import remembered, with_helpers
from .probe import WEEKS, YEARS, fixed

Amounts = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Problem:
    """What was found and the line to type; a note does not fail the check."""

    found: str
    fix: str
    note: bool = False


class NotChecked(Exception):  # noqa: N818 - it is no error of the program
    """A check that cannot be made; says why."""


@dataclass(frozen=True, eq=False)
class Trial:
    """One call of a style.

    Attributes:
        before: what it was given, as it was before the call.
        after: the same after the call.
        returned: what came back; None where it raised.
        error: what it raised, if anything.
        amounts: copies of the practices that came back, by name.
        missed: names that it asked for and that cannot be seen.
        printed: what it printed.
        shook: the global random generators that it moved.
    """

    before: Seen
    after: Seen
    returned: object
    error: Exception | None
    amounts: Amounts
    missed: tuple[str, ...]
    printed: str
    shook: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """True where all amounts are numbers of a shape that the model takes."""
        shapes = ((), self.before.shape)
        return bool(self.amounts) and all(a.dtype.kind in "fiub" and a.shape in shapes for a in self.amounts.values())


class Case:
    """A style under trial: its functions and its calls, each made once."""

    def __init__(self, style: object) -> None:
        self.style = style
        self.rule: Any = style.rule if isinstance(style, Style) else style
        self.name: str = str(getattr(style, "name", "") or getattr(self.rule, "__name__", "") or "my_style")
        self.functions: list[FunctionType] = with_helpers(self.rule)
        self.notes: list[dict[str, str]] = []
        self.note()

    @property
    def spelled(self) -> str:
        """A name that can stand after ``def``."""
        name = str(getattr(self.rule, "__name__", self.name))
        return name if name.isidentifier() else "my_style"

    def uses(self, ban: Ban) -> str:
        """The first thing that it uses although it is banned; NotChecked where there is no function to read."""
        if not self.functions:
            raise NotChecked("there is no plain function to read")
        return uses(self.functions, ban)

    @cached_property
    def reaches(self) -> str:
        """What it uses of files, the clock, the network or the model itself; such a function is not called."""
        return uses(self.functions, OUTSIDE) or uses(self.functions, MODEL)

    @cached_property
    def trials(self) -> dict[str, Trial]:
        """One call for each of the made-up weeks, and one for every week of two years."""
        tried: dict[str, Trial] = {}
        for weeks in (WEEKS, YEARS):
            tried |= {name: self.call(week()) for name, week in weeks.items()}
            self.note()
        return tried

    def note(self) -> None:
        """Write down what its functions could keep for later, as it is now."""
        self.notes.append(remembered(self.functions))

    def call(self, seen: Seen) -> Trial:
        """Call the function once; NotChecked where there is none or where a call could do harm."""
        if not callable(self.rule):
            raise NotChecked("there is no function to call")
        if self.reaches:
            raise NotChecked(f"it was not called, because it uses {self.reaches}")
        return called(self.rule, seen)

    def amounts(self, seen: Seen) -> Amounts:
        """What it does in this week; NotChecked where that is not usable."""
        trial = self.call(seen)
        if not trial.usable:
            raise NotChecked("its practices cannot be compared yet")
        return trial.amounts


def called(rule: Callable[[Seen], object], seen: Seen) -> Trial:
    """Call a rule on a copy of what is seen, with an eye on all that it could touch."""
    given, missed = watched(seen)
    returned, error, printed = None, None, io.StringIO()
    with (
        random_kept() as shook,
        contextlib.redirect_stdout(printed),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")  # what comes of a division by zero is found in the practices
        try:
            returned = rule(given)
        except Exception as raised:
            error = raised
    amounts = {name: _copy(a) for name, a in returned.items()} if isinstance(returned, Practices) else {}
    return Trial(seen, given, returned, error, amounts, tuple(missed), printed.getvalue(), tuple(shook))


def watched(seen: Seen) -> tuple[Seen, list[str]]:
    """A copy that writes down the names it was asked for in vain, even where the error is swallowed."""
    missed: list[str] = []

    class Watched(Seen):
        def __getattr__(self, name: str) -> object:
            if not name.startswith("_"):
                missed.append(name)
            return super().__getattr__(name)

        def __setattr__(self, name: str, value: object) -> None:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")  # as the class it stands for

    copy = fixed(seen)
    return Watched(**{f.name: getattr(copy, f.name) for f in fields(Seen)}), missed


@contextlib.contextmanager
def random_kept() -> Iterator[list[str]]:
    """Note which global random generators move, and put them back."""
    shook: list[str] = []
    plain, arrays = random.getstate(), np.random.get_state(legacy=False)  # noqa: NPY002 - not drawn from
    try:
        yield shook
    finally:
        if random.getstate() != plain:
            shook.append("random")
            random.setstate(plain)
        if pickle.dumps(np.random.get_state(legacy=False)) != pickle.dumps(arrays):  # noqa: NPY002
            shook.append("np.random")
            np.random.set_state(arrays)  # noqa: NPY002


def _copy(amount: object) -> npt.NDArray[Any]:
    try:
        return np.array(amount)
    except ValueError:  # rows of unequal length
        return np.array(None, dtype=object)


def same(first: Amounts, second: Amounts, exact: bool = False) -> str:
    """Name of the first practice that differs, '' where none does."""
    for name, a in first.items():
        b = second[name]
        if exact and not np.array_equal(a, b, equal_nan=True):
            return name
        if not np.allclose(a, b, rtol=1e-9, atol=1e-12, equal_nan=True):
            return name
    return ""
