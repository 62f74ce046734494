"""From a checked file and its runs under other seeds to one row for each value that a sentence leans on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import pairwise

from scripts.seed_pages import Checked
from scripts.seed_prose import Prose, is_true, names_in, prose_of
from scripts.seed_rules import advice, faults, order_fault, wide
from scripts.seed_run import Asked, Run
from scripts.seed_values import Line, Value, find_intervals, value_of, with_interval


@dataclass(frozen=True, kw_only=True)
class Row:
    """One value, order or condition of a text, what other seeds give for it, and what is wrong with it."""

    place: int
    what: str
    printed: str
    others: tuple[str, ...]
    fault: str = ""
    advice: str = ""
    sentence: str = ""
    interval: bool = False


@dataclass(frozen=True)
class _Found:
    """All that was printed: here, and under each other seed."""

    mine: dict[str, str]
    others: list[dict[str, str]]
    cells: dict[str, int]
    of_cell: dict[int, Asked]
    held: dict[str, tuple[str, ...]]

    def values(self, name: str) -> list[Value | None]:
        """The value here, then under every other seed."""
        return [with_interval(name, self.held.get(name, ()), texts) for texts in (self.mine, *self.others)]

    def said(self, name: str, texts: dict[str, str]) -> str:
        """A value as it is told in the list, its interval behind it."""
        beside = [texts.get(other, "?") for other in self.held.get(name, ())]
        return f"{texts.get(name, 'not printed')}{' [' + ' to '.join(beside) + ']' if beside else ''}"

    def asked(self, name: str) -> Asked:
        """The runs of the cell that prints the value."""
        return self.of_cell.get(self.cells.get(name, 0), (0, "runs"))


def rows(checked: Checked, runs: Sequence[Run]) -> list[Row]:
    """Every value, order and condition that the file leans on, once each, in the order of its texts."""
    proses = {place: prose_of(text) for place, text in checked.texts.items()}
    stated = {name: held for prose in proses.values() for name, held in prose.intervals.items()}
    free = {name for prose in proses.values() for name in prose.free}
    give = {name: by for prose in proses.values() for name, by in prose.give.items()}
    alike = {pair for prose in proses.values() for pair in prose.alike}
    others = [_texts(run.lines) for run in runs]
    cells = {line.name: line.cell for run in runs for line in run.lines} | {x.name: x.cell for x in checked.lines}
    asked = {cell: count for run in runs for cell, count in run.asked.items()}
    found = _Found(_texts(checked.lines), others, cells, asked, find_intervals(checked.lines, stated))
    made: list[Row] = []
    for place, prose in proses.items():
        done = {row.what for row in made}
        made += [row for row in _of_values(place, prose, found, free, give) if row.what not in done]
        made += [row for row in _of_pairs(place, prose, found, free, alike) if row.what not in done]
        made += _of_conditions(place, prose, found)
    return made


def _texts(lines: Sequence[Line]) -> dict[str, str]:
    return {line.name: line.text for line in lines}


def _of_values(place: int, prose: Prose, found: _Found, free: set[str], give: dict[str, float]) -> Iterator[Row]:
    # The ends of an interval are judged with the value that they belong to.
    leaned = [mark.name for mark in prose.marks]
    ends = {other for name in found.held for other in found.held[name]}
    sentence = {mark.name: mark.sentence for mark in reversed(prose.marks)}
    for name in dict.fromkeys(leaned):
        if name in ends or any(fnmatchcase(name, pattern) for pattern in free):
            continue
        if name not in found.mine:
            what = "no cell prints it: write the notebook again"
            yield Row(place=place, what=name, printed="not printed", others=(), fault=what, sentence=sentence[name])
            continue
        mine, *others = found.values(name)
        assert mine is not None
        allowed = next((by for pattern, by in give.items() if fnmatchcase(name, pattern)), None)
        wrong = faults(mine, others, allowed)
        yield Row(
            place=place,
            what=name,
            printed=found.said(name, found.mine),
            others=tuple(found.said(name, texts) for texts in found.others),
            fault="; ".join(wrong),
            advice=advice(mine, others, found.asked(name), allowed) if wrong else "",
            sentence=sentence[name],
            interval=mine.low is not None,
        )


def _of_pairs(place: int, prose: Prose, found: _Found, free: set[str], alike: set[frozenset[str]]) -> Iterator[Row]:
    for a, b, sentence in _neighbours(prose, found):
        first, second = ([v for v in found.values(name) if v is not None] for name in (a, b))
        whole = len(first) == len(second) == 1 + len(found.others)
        if (
            any(fnmatchcase(x, pattern) for x in (a, b) for pattern in free)
            or frozenset((a, b)) in alike
            or not whole
            or not order_fault(first, second)
        ):
            continue
        printed, *others = (f"{x.text} / {y.text}" for x, y in zip(first, second, strict=True))
        yield Row(
            place=place,
            what=f"{a} against {b}",
            printed=printed,
            others=tuple(others),
            fault="which is the larger changes",
            advice=wide(first, second, found.asked(a)) + f", or, if no order is meant, <!-- seeds: {a} ~ {b} -->",
            sentence=sentence,
        )


def _neighbours(prose: Prose, found: _Found) -> Iterator[tuple[str, str, str]]:
    ends = {other for name in found.held for other in found.held[name]}
    for names, sentence in prose.compared:
        numbers = [name for name in names if name not in ends and value_of(found.mine.get(name, "")).number is not None]
        yield from ((a, b, sentence) for a, b in pairwise(numbers) if a != b)


def _of_conditions(place: int, prose: Prose, found: _Found) -> Iterator[Row]:
    for fault in prose.faults:
        yield Row(place=place, what="comment", printed="", others=(), fault=fault)
    for condition in prose.conditions:
        answers = [_answer(condition, texts) for texts in (found.mine, *found.others)]
        wrong = "" if set(answers) == {"true"} else "it is not true under every seed"
        help_ = "change the sentence and its condition, or ask more runs" if wrong else ""
        yield Row(place=place, what=condition, printed=answers[0], others=tuple(answers[1:]), fault=wrong, advice=help_)


def _answer(condition: str, texts: dict[str, str]) -> str:
    known: dict[str, float | str] = {}
    for name in names_in(condition):
        if name not in texts:
            return f"{name} is not printed"
        value = value_of(texts[name])
        known[name] = value.text if value.number is None else value.number
    try:
        return "true" if is_true(condition, known) else "false"
    except (TypeError, ZeroDivisionError):
        return "cannot be worked out"
