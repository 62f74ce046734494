"""Where the exercises are: one file a notebook, found by its name, loaded when asked for."""

from __future__ import annotations

import importlib
import pkgutil
import re

from ..common.messages import did_you_mean
from . import exercises
from .exercise import Exercise

_FILE = re.compile(r"n(\d\d)_\w+")


def notebooks() -> tuple[str, ...]:
    """Numbers of the notebooks that have exercises, two digits each, in order."""
    return tuple(_files())


def _files() -> dict[str, str]:
    """Number of the notebook -> name of the module that holds its exercises."""
    names = sorted(module.name for module in pkgutil.iter_modules(exercises.__path__))
    return {found[1]: name for name in names if (found := _FILE.fullmatch(name))}


def exercises_of(notebook: str) -> dict[str, Exercise]:
    """The exercises of one notebook by id; only this notebook's file is loaded.

    Args:
        notebook: its number, two digits, such as ``"05"``.

    Raises:
        ValueError: no such notebook.
    """
    known = _files()
    if notebook not in known:
        raise ValueError(
            f'no exercises for notebook {notebook!r}. There are: {", ".join(known)}. Type: sc.hint("01-1")'
        )
    found: tuple[Exercise, ...] = importlib.import_module(f"{exercises.__name__}.{known[notebook]}").EXERCISES
    for exercise in found:
        if exercise.notebook != notebook:
            raise ValueError(f'{known[notebook]}.py holds {exercise.id}. Type: id="{notebook}-{exercise.level}"')
    return {exercise.id: exercise for exercise in found}


def all_exercises() -> dict[str, Exercise]:
    """All exercises by id, in order."""
    return {name: exercise for notebook in notebooks() for name, exercise in exercises_of(notebook).items()}


def find(name: object) -> Exercise:
    """The exercise of this id.

    Raises:
        ValueError: no such exercise; says which there are.
    """
    if not isinstance(name, str) or not re.fullmatch(r"\d\d-\d|q\d\d", name):
        raise ValueError(f'{name!r} is no exercise: notebook and number are asked. Type: sc.check("01-1", answer)')
    known = _twenty() if name.startswith("q") else exercises_of(name[:2])
    if name not in known:
        near = did_you_mean(name, known)
        raise ValueError(
            f'there is no exercise {name!r}{near} There are: {", ".join(known)}. Type: sc.hint("{next(iter(known))}")'
        )
    return known[name]


def _twenty() -> dict[str, Exercise]:
    from .twenty.exercises import exercises as of_the_twenty

    return of_the_twenty()
