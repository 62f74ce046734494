"""A picture with sliders: still in a kept notebook, moving on demand."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from numbers import Real
from typing import Any, Protocol

from ..common.needs import MissingPackageError, need

MOST_KEPT = 64  # pictures drawn before, so that going back costs nothing; about 50 kB each
_LINE = "sc.slider(draw, pressure=(0.0, 1.0, 0.1))"


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
    ``.live()`` gives the widget that moves.

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
            picture = self.draw(**chosen)
            if not hasattr(picture, "png") or not hasattr(picture, "alt"):
                raise ValueError(
                    f"the function of a slider must return a picture, not a {type(picture).__name__}. "
                    "Type: return sc.compare(a, b).plot()"
                )
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = (picture.png(), picture.alt)
        return self._kept[key]

    def live(self) -> Any:
        """The moving picture.

        Returns:
            A box of widgets; where ipywidgets is not installed this still picture, and a sentence is printed.
        """
        try:
            widgets = need("ipywidgets", "lab")
        except MissingPackageError as error:
            print(f"The picture stays still: {error}")
            return self
        knobs = {name: _knob(widgets, name, one) for name, one in self.ranges.items()}
        png, alt = self.at()
        image, words = widgets.Image(value=png, format="png"), widgets.HTML(escape(alt))

        def redraw(_: Any) -> None:
            try:
                image.value, said = self.at(**{name: knob.value for name, knob in knobs.items()})
            except ValueError as error:
                said = str(error)
            words.value = escape(said)

        for knob in knobs.values():
            knob.observe(redraw, names="value")
        return widgets.VBox([*knobs.values(), image, words])

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        png, alt = self.at()
        return {"image/png": png, "text/plain": alt}, {"image/png": {"alt": alt}}

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
        Drawn for people = 4. To move it in JupyterLab, write .live() behind sc.slider(...)
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
    shown = Slider(draw, made)
    at = ", ".join(f"{name} = {value}" for name, value in shown.start.items())
    print(f"Drawn for {at}. To move it in JupyterLab, write .live() behind sc.slider(...)")
    return shown


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


def _knob(widgets: Any, name: str, one: Range) -> Any:
    label = name.replace("_", " ")
    options = [(str(value), value) for value in one.values]
    return widgets.SelectionSlider(options=options, value=one.start, description=label, continuous_update=True)
