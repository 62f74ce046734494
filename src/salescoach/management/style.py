"""A management style: a named plain function from what is seen to what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, overload

from .pickling import reduced
from .practices import Practices, checked
from .seen import Seen

Rule = Callable[[Seen], Practices]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A management style with its name and author. Call it with what is seen; it returns practices.

    Attributes:
        name: shown in tables and texts.
        author: whose idea it is.
        summary: one line about it.
        rule: the function; takes ``sc.Seen``, returns ``sc.Practices``.

    Example:
        >>> import salescoach as sc
        >>> talks = sc.Style(
        ...     name="short talks", author="me", summary="A short review every week",
        ...     rule=lambda seen: sc.Practices(review_hours=0.25),
        ... )
        >>> talks(sc.example_week()).review_hours
        0.25
    """

    name: str
    author: str
    summary: str
    rule: Rule

    def __call__(self, seen: Seen) -> Practices:
        """Practices for one week.

        Args:
            seen: what a manager can see, of a block of runs at once.

        Returns:
            What the rule says, once it is known to be usable.

        Raises:
            ValueError: the rule returned no practices, a wrong shape, or an amount out of its limits.
        """
        return checked(self.rule(seen), seen.shape, self.name)

    def __copy__(self) -> Style:
        return self  # frozen

    def __deepcopy__(self, _: dict[int, Any]) -> Style:
        return self

    def __reduce__(self) -> tuple[Callable[..., Style], tuple[Any, ...]]:
        return reduced(self, (_made, (self.name, self.author, self.summary, self.rule)))


@overload
def style(rule: Rule) -> Style: ...
@overload
def style(*, name: str = "", author: str = "yours", summary: str = "") -> Callable[[Rule], Style]: ...
def style(
    rule: Rule | None = None, *, name: str = "", author: str = "yours", summary: str = ""
) -> Style | Callable[[Rule], Style]:
    """Make a function a style: ``@sc.style`` above ``def friday_reviews(seen): ...``.

    Args:
        rule: the function; takes what is seen, returns ``sc.Practices(...)``.
        name: name shown in tables; the function's own by default.
        author: whose idea it is.
        summary: one line about it; the first line of the docstring by default.

    Returns:
        The style; or, called with keywords alone, a decorator that makes one.

    Raises:
        ValueError: not a function, or a style already.

    Example:
        >>> import salescoach as sc
        >>> @sc.style(author="me")
        ... def short_talks(seen):
        ...     "A short review every week."
        ...     return sc.Practices(review_hours=0.25)
        >>> short_talks.name, short_talks.summary
        ('short_talks', 'A short review every week')
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
        return Style(name=name or own_name, author=author, summary=summary or first.rstrip("."), rule=function)

    return named if rule is None else named(rule)


def _made(name: str, author: str, summary: str, rule: Rule) -> Style:
    return Style(name=name, author=author, summary=summary, rule=rule)
