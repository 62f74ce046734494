"""Packages that only some people need: one message wherever one of them is missing."""

from __future__ import annotations

import importlib
from types import ModuleType

EXTRAS = {
    "lab": "notebooks and sliders",
    "analyst": "estimators and models on records",
    "cluster": "work on several machines",
    "excel": "Excel workbooks",
    "room": "the workshop on phones",
}


class MissingPackageError(ImportError):
    """A package of an extra is not installed."""


def need(package: str, extra: str) -> ModuleType:
    """Import a package of an extra.

    Args:
        package: what to import, e.g. ``"statsmodels.api"``.
        extra: the extra of salescoach that brings it.

    Returns:
        The imported module.

    Raises:
        MissingPackageError: it is not installed; says the line to type.

    Example:
        >>> need("json", "lab").dumps([1])
        '[1]'
    """
    try:
        return importlib.import_module(package)
    except ModuleNotFoundError as error:
        missing = (error.name or package).partition(".")[0]
        if missing != package.partition(".")[0]:
            raise  # the package is there but broken: its own message is the better one
        raise MissingPackageError(
            f"this needs the package {missing} ({EXTRAS[extra]}), which is not installed. "
            f'Type: pip install "salescoach[{extra}]"',
            name=missing,
        ) from None
