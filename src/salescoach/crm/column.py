"""A column of a file: each different word is kept once, and for each row which one it is."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Column:
    """Cells as they repeat.

    Attributes:
        codes: place of its word for each row, shape (rows,).
        words: text, or None where it stands for nothing, shape (words,).
    """

    codes: np.ndarray
    words: np.ndarray

    @property
    def texts(self) -> pd.Series:
        """The cells, shape (rows,)."""
        return pd.Series(self.words[self.codes], dtype=object)

    def turned(self, turn: Callable[[str], str | None]) -> Column:
        """The column with each word turned into another; one that says nothing stays."""
        return Column(self.codes, _objects([None if word is None else turn(word) for word in self.words]))

    def each(self, values: Any) -> Any:
        """What holds for the words, for every row.

        Args:
            values: one for each word, shape (words,).
        """
        return np.asarray(values)[self.codes]


class Picked:
    """A column while it is read."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._codes = array("i")

    def add(self, cells: Sequence[str]) -> None:
        """Add cells below those that are there."""
        places = self._places
        self._codes.extend([places.setdefault(cell, len(places)) for cell in cells])

    def done(self) -> Column:
        """What was added."""
        return Column(np.array(self._codes, dtype=np.int32), _objects([*self._places]))


def _objects(values: list[str | None]) -> np.ndarray:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found
