"""What the user says about the files of an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ..records.errors import ReadError, hint
from .outcomes import key

ORDERS = ("dmy", "mdy")
MARKS = (".", ",")
Words = str | Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the user says about the files.

    Attributes:
        kind: a kind, a source, or None to tell it from the header.
        mapping: field -> column.
        dates: "dmy", "mdy" or None to find out.
        decimal: ".", "," or None to find out.
        outcomes: a word of the user's own, folded -> won, lost or open.
        since: deals opened before are left out; None for no bound.
        until: day of the export; None where the user did not say.
        today: nothing that is over may lie behind it.
    """

    kind: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    decimal: str | None = None
    outcomes: Mapping[str, str] = field(default_factory=dict)
    since: pd.Timestamp | None = None
    until: pd.Timestamp | None = None
    today: pd.Timestamp = field(default_factory=lambda: pd.Timestamp.now().normalize())

    @property
    def last(self) -> pd.Timestamp:
        """The last moment at which something may have happened: the end of the day of the export, or of tomorrow."""
        day = self.today + pd.Timedelta(days=1) if self.until is None else self.until.normalize()
        return day + pd.Timedelta(days=1) - pd.Timedelta(microseconds=1)


def options_of(
    *, kind: str | None = None, mapping: Mapping[str, str] | None = None, dates: str | None = None,
    decimal: str | None = None, since: Any = None, until: Any = None, won: Words = (), lost: Words = (),
    open: Words = (),
) -> Options:  # fmt: skip
    """What the user says, as arguments, checked.

    Raises:
        ReadError: an order, mark, day or word that cannot be.
    """
    check(dates=(dates, ORDERS), decimal=(decimal, MARKS))
    return Options(
        kind=kind, mapping=dict(mapping or {}), dates=dates, decimal=decimal, outcomes=_outcomes(won, lost, open),
        since=_day("since", since), until=_day("until", until),
    )  # fmt: skip


def check(**options: tuple[str | None, tuple[str, ...]]) -> None:
    """Refuse a value that is not allowed.

    Raises:
        ReadError: says what is.
    """
    for name, (value, allowed) in options.items():
        if value is not None and value not in allowed:
            raise ReadError(f"{name}={value!r} must be {' or '.join(map(repr, allowed))}")


def _day(name: str, day: Any) -> pd.Timestamp | None:
    if day is None:
        return None
    try:
        found = pd.Timestamp(day)
    except (ValueError, TypeError):
        found = pd.NaT
    if pd.isna(found):
        typed = hint(f"{name}='2026-03-31'", f"--{name} 2026-03-31")
        raise ReadError(f"{name}={day!r} must be a day, such as {typed}")
    return found if found.tzinfo is None else found.tz_convert("UTC").tz_localize(None)


def _outcomes(won: Words, lost: Words, open_: Words) -> dict[str, str]:
    """The user's own words, folded, and what each means."""
    found: dict[str, str] = {}
    for status, words in (("won", won), ("lost", lost), ("open", open_)):
        for word in [words] if isinstance(words, str) else words or ():
            if found.setdefault(key(str(word)), status) != status:
                raise ReadError(f"{word!r} cannot be both {found[key(str(word))]} and {status}. Name it once")
    return found
