"""Names that are loaded when they are first used, so that importing a package costs next to nothing."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any


def lazy(package: str, homes: Mapping[str, str], modules: Mapping[str, str] | None = None) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package that loads its names on demand.

    Args:
        package: name of the package, ``__name__`` in its ``__init__``.
        homes: public name -> module within the package that holds it.
        modules: public name -> module within the package that it stands for as a whole.

    Returns:
        From a name to what it stands for; AttributeError for any other.

    Example:
        >>> load = lazy("salescoach", {"Team": "settings.team"}, {"contrasts": "management.contrasts"})
        >>> load("Team").__name__, load("contrasts").__name__
        ('Team', 'salescoach.management.contrasts')
    """
    whole = modules or {}

    def load(name: str) -> Any:
        if name not in homes and name not in whole:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = importlib.import_module(f".{whole.get(name) or homes[name]}", package)
        value = module if name in whole else getattr(module, name)
        setattr(sys.modules[package], name, value)
        return value

    return load
