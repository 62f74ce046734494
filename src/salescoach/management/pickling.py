"""How a style travels in a pickle: by the name at which an import finds it, as functions and classes do."""

from __future__ import annotations

import importlib
import pickle
import sys
from collections.abc import Callable
from typing import Any


def reduced(
    style: Any, made_of: tuple[Callable[..., Any], tuple[Any, ...]]
) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """What pickle stores of a style.

    Args:
        style: to be stored.
        made_of: a function and its arguments that give the style, its rule among them.

    Returns:
        A function and its arguments.

    Raises:
        pickle.PicklingError: no import finds the style, nor its rule; says what to do.
    """
    address = _address(style.rule, style)
    if address is not None:
        return style_at, address
    made_here = hasattr(style.rule, "__qualname__") and _address(style.rule, style.rule) is None
    if made_here and not _takes_code_along():
        raise pickle.PicklingError(
            f"the style {style.name!r} is made in this session, so a pickle cannot hold it or results under it. Put it "
            "at the top level of a file of your own, e.g. my_styles.py, and import it from there. "
            f"Type: from my_styles import {getattr(style.rule, '__name__', 'my_style')}"
        )
    return made_of


def style_at(module: str, name: str) -> Any:
    """The style that lies there."""
    return getattr(importlib.import_module(module), name)


def _address(rule: object, wanted: object) -> tuple[str, str] | None:
    """Module and name at which an import finds the very object, searched where the rule is from."""
    module = getattr(rule, "__module__", "")
    if module == "__main__":  # another session has another one
        return None
    names = vars(sys.modules[module]).items() if module in sys.modules else ()
    return next(((module, name) for name, value in names if value is wanted), None)


def _takes_code_along() -> bool:
    """Whether cloudpickle asks, with which joblib and dask send functions to other processes."""
    frame = sys._getframe()
    while (caller := frame.f_back) is not None:
        if caller.f_globals.get("__name__", "").rpartition(".")[2] == "cloudpickle":
            return True
        frame = caller
    return False
