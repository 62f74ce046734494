"""A picture with sliders: still in a kept notebook, moving on demand."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any, Protocol

from ..figures.held import hold_axes
from ..figures.picture import Picture, bundle
from .moving import Frame, Moving

MOST = 32  # pictures that move: each is some 60 kB in the notebook, whose server lets 3 MB through at once
_LINE = "sc.slider(draw, pressure=(0.0, 1.0, 0.1))"


class NoPictureError(ValueError):
    """The function of a slider returned something else than a picture."""


class Drawn(Protocol):
    """What a function of a slider returns: a picture, as any ``.plot()`` gives it."""

    @property
    def alt(self) -> str:
        """What the picture shows, in words."""
        ...

    def png(self) -> bytes:
        """The picture as PNG bytes."""
        ...


@dataclass(frozen=True)
class Range:
    """The values that one slider takes.

    Attributes:
        values: in order.
        start: the one that it starts at.
    """

    values: tuple[Any, ...]
    start: Any


@dataclass(frozen=True, eq=False)
class Slider:
    """A picture drawn from the values of its sliders.

    As the last line of a cell it shows the picture at the starting values, the same bytes in every run.
    ``.live()`` gives the picture that moves.

    Attributes:
        draw: takes the values by name, returns a picture.
        ranges: name -> values of each slider.
    """

    draw: Callable[..., Drawn]
    ranges: Mapping[str, Range]
    _kept: dict[tuple[Any, ...], tuple[bytes, str]] = field(default_factory=dict, repr=False)

    @property
    def start(self) -> dict[str, Any]:
        """The starting values by name."""
        return {name: one.start for name, one in self.ranges.items()}

    def at(self, **values: Any) -> tuple[bytes, str]:
        """The picture at these values; those left out stay at the start.

        Args:
            **values: value of each slider by name.

        Returns:
            PNG bytes and alternative text.

        Raises:
            ValueError: no such slider, or a function that returns no picture.
        """
        unknown = [name for name in values if name not in self.ranges]
        if unknown:
            raise ValueError(f"no slider {', '.join(unknown)}; there are: {', '.join(self.ranges)}. Type: {_LINE}")
        chosen = self.start | values
        key = tuple(chosen[name] for name in self.ranges)
        if key not in self._kept:
            picture = self._drawn(chosen)
            self._kept[key] = (picture.png(), picture.alt)
        return self._kept[key]

    def live(self) -> Moving:
        """The moving picture: all pictures are drawn at once, with one extent of the axes; a step only shows another.

        Returns:
            What a notebook shows with its sliders. A value that cannot be drawn says why in place of its picture.

        Raises:
            ValueError: too many pictures, or a function that returns no picture.
        """
        choices = {name: one.values for name, one in self.ranges.items()}
        every = [dict(zip(choices, values, strict=True)) for values in itertools.product(*choices.values())]
        if len(every) > MOST:
            raise ValueError(f"{len(every)} pictures are too many to draw beforehand; {MOST} are not. Type: {_LINE}")
        print(f"{len(every)} pictures are drawn first, then the slider answers at once.", flush=True)
        drawn = [self._drawn_or_why(chosen) for chosen in every]
        hold_axes([one for one in drawn if isinstance(one, Picture)])
        return Moving(choices, self.start, tuple(_frame(one) for one in drawn))

    def _drawn(self, chosen: Mapping[str, Any]) -> Drawn:
        picture = self.draw(**chosen)
        if not hasattr(picture, "png") or not hasattr(picture, "alt"):
            raise NoPictureError(
                f"the function of a slider must return a picture, not a {type(picture).__name__}. "
                "Type: return sc.compare(a, b).plot()"
            )
        return picture

    def _drawn_or_why(self, chosen: Mapping[str, Any]) -> Drawn | str:
        """A picture, or why these values have none: a team that is refused is something to see as well."""
        try:
            return self._drawn(chosen)
        except NoPictureError:
            raise
        except ValueError as error:
            return str(error)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        at = ", ".join(f"{name} = {value}" for name, value in self.start.items())
        print(f"Drawn for {at}. To move it in JupyterLab, write .live() behind sc.slider(...)")
        png, alt = self.at()
        return bundle(png, alt)

    def __repr__(self) -> str:
        return self.at()[1]


def slider(draw: Callable[..., Drawn], **ranges: Any) -> Slider:
    """A picture with a slider: shows the picture at the starting value; ``.live()`` lets it move.

    Args:
        draw: function that takes the values by name and returns a picture (what a ``.plot()`` returns).
        **ranges: one for each slider: ``(low, high, step)``, or a list of the values to choose from. It starts
            at the default of the function's argument, else in the middle.

    Returns:
        The picture at the starting values; ``.live()`` moves it.

    Raises:
        ValueError: no function, no range, a range that is none, or an argument that the function does not take.

    Example:
        >>> import salescoach as sc
        >>> def draw(people=4):
        ...     pair = [sc.simulate(sc.Team(people=people), style=s, runs=2) for s in ("micromanage", "coach")]
        ...     return sc.compare(*pair).plot()
        >>> sc.slider(draw, people=[2, 4]).start
        {'people': 4}
    """
    if not callable(draw):
        raise ValueError(f"a slider needs a function that draws, not a {type(draw).__name__}. Type: {_LINE}")
    if not ranges:
        raise ValueError(f"a slider needs a range. Type: {_LINE}")
    takes = inspect.signature(draw).parameters
    for name in ranges:
        if name not in takes and not any(p.kind is p.VAR_KEYWORD for p in takes.values()):
            raise ValueError(f"the function takes no {name!r}; it takes {', '.join(takes)}. Type: {_LINE}")
    made = {name: _range(name, given, takes.get(name)) for name, given in ranges.items()}
    return Slider(draw, made)


def _range(name: str, given: Any, parameter: inspect.Parameter | None) -> Range:
    values = tuple(given) if isinstance(given, list) else _steps(name, given)
    if not values:
        raise ValueError(f"{name}={given!r} has no value to choose from. Type: {name}=[1, 2, 4]")
    start = parameter.default if parameter is not None else inspect.Parameter.empty
    if start is inspect.Parameter.empty:
        return Range(values, values[len(values) // 2])
    if start not in values:
        raise ValueError(
            f"{name} starts at {start!r}, which its slider never takes. Type: def draw({name}={values[0]!r}):"
        )
    return Range(values, start)


def _steps(name: str, given: Any) -> tuple[float, ...]:
    good = isinstance(given, tuple) and len(given) == 3 and all(isinstance(v, Real) for v in given)
    if not good or not given[0] < given[1] or not given[2] > 0:
        raise ValueError(
            f"{name}={given!r} must be (low, high, step) or a list of values. Type: {name}=(0.0, 1.0, 0.1)"
        )
    low, high, step = given
    count = int((high - low) / step + 1e-9)
    return tuple(round(low + k * step, 10) for k in range(count + 1))


def _frame(drawn: Drawn | str) -> Frame:
    return Frame(b"", drawn) if isinstance(drawn, str) else Frame(drawn.png(), drawn.alt)
