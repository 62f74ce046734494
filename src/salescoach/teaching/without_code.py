"""Exercises that need no code: choose, order, estimate. Their texts lie in exercises/without_code, a file a notebook.

What is right is not written there as a number: it is worked out of what the notebook prints (``holds``, ``by``,
``truth``), so an exercise whose answer has changed is refused when the pages are built.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "exercises" / "without_code"


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to choose; ``why`` says why it is wrong, and is empty for the right one."""

    text: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to put in its place: ``by`` gives its size, ``why`` says what is missed where it is put wrong."""

    text: str
    by: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A number that people give for another one: where it comes from, and what to tell them."""

    off: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all three kinds have: a task, a hint, why the answer is right, and what must hold for it to be right."""

    id: str
    task: str
    hint: str
    explain: str
    holds: str = ""


@dataclass(frozen=True, kw_only=True)
class Choose(Question):
    """Choose one of several answers."""

    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Order(Question):
    """Put things in their order, least first."""

    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Estimate(Question):
    """Give a number: ``within`` how much of ``truth``, in ``unit``; ``low`` and ``high`` say what is missed."""

    unit: str
    truth: str
    within: float
    low: str
    high: str
    slips: tuple[Slip, ...] = ()


def questions_of(notebook: str, folder: Path = FOLDER) -> tuple[Question, ...]:
    """The exercises without code of one notebook, in their order; none where it has no file.

    Args:
        notebook: name of its file without the ending, such as ``"05_asking_is_not_micromanaging"``.
        folder: where the files lie.

    Raises:
        ValueError: an entry that is not understood; names the file and the entry.
    """
    path = folder / f"n{notebook}.toml"
    if not path.is_file():
        return ()
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["exercise"]
    return tuple(_question(path.name, f"{notebook[:2]}-{chr(97 + k)}", entry) for k, entry in enumerate(entries))


def _question(file: str, name: str, entry: dict[str, Any]) -> Question:
    kind, given = entry.pop("kind", None), {"id": name, **entry}
    try:
        if kind == "choose":
            return _sound(Choose(**{**given, "options": tuple(Option(**one) for one in entry["options"])}))
        if kind == "order":
            return Order(**{**given, "items": tuple(Item(**one) for one in entry["items"])})
        if kind == "estimate":
            return Estimate(**{**given, "slips": tuple(Slip(**one) for one in entry.get("slips", ()))})
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file}, exercise {name}: {error}. See another exercise of this kind.") from error
    raise ValueError(f'{file}, exercise {name}: kind={kind!r} must be one of choose, order, estimate. kind = "choose"')


def _sound(question: Choose) -> Choose:
    right = sum(not option.why for option in question.options)
    if right != 1 or len(question.options) < 3:
        raise ValueError(
            f"exercise {question.id} needs three options or more, one of them without why; {right} has none."
        )
    return question
