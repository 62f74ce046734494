"""Texts in one language, with their numbers: what stands in braces becomes a number as the language writes it.

    {nb07_quarter_late:loss+}   a name of values.py, how it is said, and + where its interval is said too

How it is said: nothing (the number alone), more (17 % more, 3 % less), share (17 %), loss (a per cent below
zero, said without its sign), points, fall (points below zero), higher (points more or less), hours, weeks, hundred
(17 of 100).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from workshop.values import Number, number_of

HOLE = re.compile(r"\{(\w+)(?::(\w+)(\+?))?\}")
# How -> the unit that the number must have, the sign that the words take for granted, and the texts.
HOWS = {
    "": (None, 0, ()),
    "more": ("%", 0, ("say.more", "say.less")),
    "share": ("%", 1, ("say.share",)),
    "loss": ("%", -1, ("say.share",)),
    "points": ("points", 1, ("say.points",)),
    "fall": ("points", -1, ("say.points",)),
    "higher": ("points", 0, ("say.higher", "say.lower")),
    "hours": ("hours", 1, ("say.hours",)),
    "weeks": ("weeks", 1, ("say.weeks",)),
    "hundred": ("of 100", 1, ("say.hundred",)),
}


@dataclass
class Speaker:
    """One language.

    Attributes:
        lang: its code, as ``"de"``.
        texts: id -> text.
        said: every name whose number was said, in order.
    """

    lang: str
    texts: Mapping[str, str]
    said: list[str] = field(default_factory=list)

    def __call__(self, key: str, **given: int | Markup) -> Markup:
        """A text with its numbers.

        Args:
            key: of the text.
            **given: what else stands in braces: whole numbers that the plan gives, as the minute of a step, or a text.

        Raises:
            KeyError: no such text, or a number that nothing prints.
            ValueError: a number that is not what the words say of it.
        """
        parts, at, text = [], 0, self.texts[key]
        for hole in HOLE.finditer(text):
            parts += [escape(text[at : hole.start()]), self._filled(key, hole, given)]
            at = hole.end()
        return Markup("").join([*parts, escape(text[at:])])

    def count(self, number: int, source: str = "plan") -> Markup:
        """A whole number that the plan gives.

        Args:
            number: as it is.
            source: where it comes from.
        """
        return self._marked(source, self.decimal(number, 0))

    def page(self, number: str) -> Markup:
        """The number of a notebook, as it is called: 00.

        Args:
            number: two digits.
        """
        return self._marked("plan", number)

    def decimal(self, number: float, places: int) -> str:
        """A number as the language writes it.

        Args:
            number: with its sign.
            places: decimals.
        """
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return str(format_decimal(round(number, places) + 0.0, format=pattern, locale=self.lang)).replace("-", "−")

    def _filled(self, key: str, hole: re.Match[str], given: Mapping[str, int | Markup]) -> Markup:
        name, how, interval = hole[1], hole[2] or "", bool(hole[3])
        if name in given:
            one = given[name]
            return self.count(one) if isinstance(one, int) else one
        try:
            number = number_of(name)
        except KeyError as error:
            raise KeyError(f"{key}: {error.args[0]}") from None
        _look(key, name, how, interval, number)
        self.said.append(name)
        return self._marked(name, self._size(how, number) + (self._interval(how, number) if interval else ""))

    def _size(self, how: str, number: Number) -> str:
        texts = HOWS[how][2]
        if how == "":
            return self.decimal(number.number, number.places)
        size = round(abs(number.number), number.places)
        if len(texts) == 2 and not size:
            return self.texts["say.same"]
        return self._of(texts[int(len(texts) == 2 and number.number < 0)], self.decimal(size, number.places))

    def _interval(self, how: str, number: Number) -> str:
        low, high, places = float(number.low or 0.0), float(number.high or 0.0), number.places
        if low < 0 < high and len(HOWS[how][2]) == 2:
            more, less = HOWS[how][2]
            ends = self._of(less, self.decimal(-low, places)), self._of(more, self.decimal(high, places))
        else:
            turned = HOWS[how][1] < 0 or (len(HOWS[how][2]) == 2 and high <= 0)
            both = sorted((-low, -high)) if turned else (low, high)
            ends = (self.decimal(both[0], places), self.decimal(both[1], places))
        return " " + self.texts["say.range"].replace("{low}", ends[0]).replace("{high}", ends[1])

    def _of(self, key: str, number: str) -> str:
        return self.texts[key].replace("{n}", number)

    def _marked(self, name: str, said: str) -> Markup:
        return Markup('<span class="n" data-from="{}">{}</span>').format(name, said)


def _look(key: str, name: str, how: str, interval: bool, number: Number) -> None:
    """Refuse a number that is not what the words around it take for granted."""
    if how not in HOWS:
        raise ValueError(f"{key}: {name} is to be said as {how!r}; there are {', '.join(filter(None, HOWS))}")
    unit, sign, _ = HOWS[how]
    if unit is not None and number.unit != unit:
        raise ValueError(f"{key}: {name} has the unit “{number.unit}”, and the words say “{unit}”. Change the text")
    if sign * number.number < 0:
        raise ValueError(f"{key}: {name} is {number.number}, and the words say the other sign. Change the text")
    if interval and (number.low is None or number.high is None):
        raise ValueError(f"{key}: no interval of {name} is printed. Print {name}_range behind it, or say it without +")
