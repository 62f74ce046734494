"""Files that come with the kit, in a checkout as in an installed package."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = __name__.partition(".")[0]


def shipped(name: str) -> Path:
    """Path of a data file of the kit.

    Args:
        name: below ``data/``, e.g. ``"claims.json"``.

    Raises:
        FileNotFoundError: it is missing; says which file and how to get it back.
    """
    for folder in _places():
        found = folder.joinpath(name)
        if isinstance(found, Path) and found.is_file():
            return found
    raise FileNotFoundError(
        f"{name} is missing from the kit's data. In a checkout type: git checkout -- data/{name}; "
        "elsewhere: pip install --force-reinstall salescoach"
    )


def _places() -> tuple[Traversable, ...]:
    """``data/`` inside an installed package; at the top of a checkout, where people look for it."""
    package = files(_PACKAGE)
    checkout = package.joinpath("..", "..")
    places = [package.joinpath("data")]
    if checkout.joinpath("pyproject.toml").is_file():
        places.insert(0, checkout.joinpath("data"))
    return tuple(places)
