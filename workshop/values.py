"""The numbers of the printed pages, by name; nothing is run, and nothing is typed in.

`nb05_review_gain` is what notebook 05 prints as `review_gain = …`, `guess_00_1` what the first guess field of notebook
00 comes to (site/guesses.toml), and `dice_better` what docs/facilitator.md holds in the mark of this name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scripts import facilitator_numbers as guide
from scripts.html_clean import without_letters
from scripts.html_guess import questions
from scripts.notebook_run import read
from scripts.page import ROOT
from scripts.seed_prose import names_in, worked_out
from scripts.seed_run import stored
from scripts.seed_values import NUMBER, Value, find_intervals, value_of, with_interval

NOTEBOOKS = ROOT / "notebooks"
_OF_NOTEBOOK = re.compile(r"nb(\d\d)_(\w+)")
_HEADING = re.compile(r"^#+ +(.+?)(?: \([A-Z0-9, ]+\))?$", re.M)
_OF_GUESS = re.compile(r"guess_(\d\d)_(\d)")
_FIRST = re.compile(NUMBER)


@dataclass(frozen=True)
class Number:
    """A number as it is printed somewhere.

    Attributes:
        number: the number, with its sign.
        unit: what stands behind it, as ``"%"``, ``"points"`` or nothing.
        places: decimals that it is printed with.
        low: lower end of its interval; None where none is printed.
        high: upper end.
    """

    number: float
    unit: str
    places: int
    low: float | None = None
    high: float | None = None


def number_of(name: str) -> Number:
    """A number by its name.

    Args:
        name: as the head of this file says.

    Raises:
        KeyError: nothing prints it; says who should.

    Example:
        >>> number_of("dice_after").number
        7.0
    """
    if found := _OF_NOTEBOOK.fullmatch(name):
        return _of_notebook(found[1], found[2])
    if found := _OF_GUESS.fullmatch(name):
        return _of_guess(found[1], int(found[2]))
    said = _of_guide().get(name)
    if said is None:
        raise KeyError(f"docs/facilitator.md has no number {name} in a mark of that name")
    return _as_number(name, value_of(said))


@cache
def printed_by(number: str) -> dict[str, Value]:
    """What a notebook prints, each value with the interval that stands beside it; twice the same name is left out.

    Args:
        number: of the notebook, two digits.
    """
    paths = list(NOTEBOOKS.glob(f"{number}_*.ipynb"))
    if len(paths) != 1:
        raise KeyError(f"there is no notebook {number}")
    lines = stored(read(paths[0]))
    told: dict[str, set[str]] = {}
    for line in lines:
        told.setdefault(line.name, set()).add(line.text)
    texts = {name: next(iter(values)) for name, values in told.items() if len(values) == 1}
    held = find_intervals(lines, {})
    found = {name: with_interval(name, held.get(name, ()), texts) for name in texts}
    return {name: value for name, value in found.items() if value is not None}


def heading_of(notebook: str, words: str) -> str:
    """The heading that holds some words, as a notebook has it: in English, without letters of cells or claims.

    Args:
        notebook: its number.
        words: a part of the heading, in small letters.

    Raises:
        KeyError: none holds them, or several.
    """
    (path,) = NOTEBOOKS.glob(f"{notebook}_*.ipynb")
    texts = [without_letters(str(cell.source), {}) for cell in read(path).cells if cell.cell_type == "markdown"]
    found = [heading for text in texts for heading in _HEADING.findall(text) if words in heading.lower()]
    if len(found) != 1:
        raise KeyError(f"{len(found)} headings of notebook {notebook} hold “{words}”: change workshop/plan.toml")
    return str(found[0])


def truth_of(notebook: str, place: int) -> str:
    """What a guess field's truth is worked out of.

    Args:
        notebook: its number.
        place: of the field in it, from 1.
    """
    mine = [one for one in questions() if one.notebook.startswith(f"{notebook}_")]
    if len(mine) < place:
        raise KeyError(f"site/guesses.toml has {len(mine)} questions for notebook {notebook}, number {place} is asked")
    return mine[place - 1].truth


def known_numbers() -> dict[str, float]:
    """All numbers that conditions may lean on."""
    values = {
        f"nb{path.name[:2]}_{name}": value
        for path in sorted(NOTEBOOKS.glob("*.ipynb"))
        for name, value in printed_by(path.name[:2]).items()
    }
    values |= {name: value_of(said) for name, said in _of_guide().items()}
    return {name: _as_number(name, value).number for name, value in values.items() if value.number is not None}


def _of_notebook(notebook: str, name: str) -> Number:
    value = printed_by(notebook).get(name)
    if value is None:
        raise KeyError(f"notebook {notebook} prints no line “{name} = …”, or several that differ")
    return _as_number(name, value)


def _of_guess(notebook: str, place: int) -> Number:
    truth = truth_of(notebook, place)
    known = {name: _of_notebook(notebook, name) for name in names_in(truth)}
    if truth in known:
        return known[truth]
    first = next(iter(known.values()))
    number = float(worked_out(truth, {name: one.number for name, one in known.items()}))
    if truth == f"-{next(iter(known))}" and first.low is not None and first.high is not None:
        return Number(number, first.unit, first.places, -first.high, -first.low)
    return Number(number, first.unit, first.places)


@cache
def _of_guide() -> dict[str, str]:
    page = guide.PAGE.path.read_text(encoding="utf-8")
    return {name: said for _, name, said, _ in guide.MARK.findall(page)}


def _as_number(name: str, value: Value) -> Number:
    first = _FIRST.search(value.text)  # "no difference (0.1 less to 0.2 more)" begins with none
    if value.number is None:
        raise KeyError(f"{name} is no number but “{value.text}”")
    places = len(first[0].partition(".")[2]) if first else 0
    return Number(value.number, value.unit, places, value.low, value.high)
