"""Rows of the frames of results as section 7.39 has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType

from .notation import python
from .page import recorded
from .run import Run

PEOPLE, MANAGERS, DEALS = "**Person-weeks.**", "**Manager-weeks.**", "**Deals.**"
Row = dict[str, float]


@lru_cache(maxsize=4)
def formulas(page: str) -> CodeType:
    """``person_week`` and ``deal``: what each gives, in the order of the tables."""
    people, deals = recorded(page, PEOPLE), recorded(page, DEALS)
    text = f"def person_week(q): return {_tuple(people)}\ndef deal(q, c, week): return {_tuple(deals)}\n"
    return compile(text, "tables of docs/model.md", "exec")


def _tuple(columns: dict[str, tuple[str, bool]]) -> str:
    lines = [python(f"{name} = {words}") for name, (words, _) in columns.items()]
    return f"({', '.join(line.partition(' = ')[2] for line in lines)})"


def manager_columns(page: str) -> list[str]:
    """Columns of a manager-week: those of the manager that the paragraph names first."""
    start = page.index(MANAGERS)
    return re.findall(r"`(\w+)`", page[start : page.index(". `attainment`", start)])


class Frames:
    """What is recorded of a run, filled week by week."""

    def __init__(self, page: str, run: Run) -> None:
        exec(formulas(page), run.names)
        self.page, self.run, self.last = page, run, 0
        self.people: list[Row] = []
        self.managers: list[Row] = []
        self.deals: list[Row] = []

    def add(self, week: int) -> None:
        """Record a counted week."""
        names, self.last = self.run.names, week
        columns, bosses = recorded(self.page, PEOPLE), manager_columns(self.page)
        for q in self.run.force.seats:
            values = zip(columns.items(), names["person_week"](q), strict=True)
            self.people.append({name: x if q.worked or star else float("nan") for (name, (_, star)), x in values})
        self.managers += [{name: getattr(m, name) for name in bosses} for m in self.run.force.managers]
        self.deals += self._deals(lambda c: names["closed_now"](c))

    def finish(self) -> None:
        """Record the deals that are open after the last week."""
        self.deals += self._deals(lambda c: c.stage > 0)

    def _deals(self, which) -> Iterator[Row]:
        columns, deal = recorded(self.page, DEALS), self.run.names["deal"]
        for q in self.run.force.seats:
            for c in q.accounts:
                if which(c):
                    yield dict(zip(columns, deal(q, c, self.last), strict=True))
