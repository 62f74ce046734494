"""A management style: a named plain function from what is seen to what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import overload

from .practices import Practices, checked
from .seen import Seen

Rule = Callable[[Seen], Practices]


@dataclass(frozen=True, slots=True)
class Style:
    """A style with its name and whose idea it is. Call it with what is seen; it returns practices."""

    name: str
    whose: str
    line: str
    rule: Rule

    def __call__(self, seen: Seen) -> Practices:
        """Practices for one week; ValueError where the rule returned something unusable."""
        return checked(self.rule(seen), seen.shape, self.name)


@overload
def style(rule: Rule) -> Style: ...
@overload
def style(*, name: str = "", whose: str = "yours", line: str = "") -> Callable[[Rule], Style]: ...
def style(
    rule: Rule | None = None, *, name: str = "", whose: str = "yours", line: str = ""
) -> Style | Callable[[Rule], Style]:
    """Make a function a style: ``@sc.style`` above ``def friday_reviews(seen): ...``.

    Args:
        rule: the function; takes what is seen, returns ``sc.Practices(...)``.
        name: name shown in tables; the function's own by default.
        whose: whose idea it is.
        line: one line about it; the first line of the docstring by default.
    """

    def named(function: Rule) -> Style:
        if not callable(function):
            raise ValueError(
                f"@sc.style stands above a function, not above {function!r}. "
                "Type: @sc.style on the line above def my_style(seen):"
            )
        if isinstance(function, Style):
            raise ValueError(
                f"{function.name} is a style already; use it as it is. Type: sc.simulate(team, style={function.name})"
            )
        first = (function.__doc__ or "").strip().split("\n")[0]
        own_name = getattr(function, "__name__", type(function).__name__)
        return Style(name or own_name, whose, line or first.rstrip("."), function)

    return named if rule is None else named(rule)
