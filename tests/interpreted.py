"""A pytest plugin that runs the kernels as plain Python, slowly: so their lines can be counted and changed.

python -m pytest -p tests.interpreted -n0 tests/simulation/test_trajectory.py
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import numba
import numpy as np


def interpreted(*_: Any, **__: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """In place of ``numba.njit``: the function itself, with records whose fields are attributes."""

    def plain(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def called(*arguments: Any) -> Any:
            with np.errstate(all="ignore"):  # as error_model="numpy": a division by zero is no error
                return function(*map(with_attributes, arguments))

        return called

    return plain


def with_attributes(value: Any) -> Any:
    """A view on records as the compiled code sees them, ``seat.strain`` for ``seat["strain"]``; all else as it is."""
    names = getattr(getattr(value, "dtype", None), "names", None)
    if not names or isinstance(value, np.record | np.recarray):
        return value
    records = np.asarray(value).view(np.recarray)
    return records if records.ndim else records.reshape(1)[0]


numba.njit = interpreted
