"""A page of which the code writes a part: where it lies, how it is renewed, and what is stale in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page that is made from the code.

    Attributes:
        path: of the file.
        renewed: the text of the page -> the text as it should be.
        faults: the text of the page -> what is wrong with it; by default, whether it differs from the renewed one.
        slow: takes minutes, so it is done where it is named only.
    """

    path: Path
    renewed: Callable[[str], str]
    faults: Callable[[str], Iterable[str]] | None = None
    slow: bool = False

    def stale(self) -> list[str]:
        """What is wrong with the page as it lies there."""
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        if self.faults:
            return list(self.faults(text))
        return [] if text == self.renewed(text) else ["it is not what the code says"]


def between(text: str, begin: str, new: str, end: str) -> str:
    """A text with what stands between two markers replaced; ValueError where one of them is not there once."""
    if text.count(begin) != 1 or begin not in text or end not in text.partition(begin)[2]:
        raise ValueError(f"the page must hold {begin} once, and {end} after it")
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n{new}\n{end}{rest.partition(end)[2]}"
