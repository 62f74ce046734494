"""Files that come with the kit, in a checkout as in an installed package."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

_PACKAGE = __name__.partition(".")[0]


def shipped(name: str) -> Path:
    """Path of a data file of the kit.

    Args:
        name: below ``data/``, with slashes, e.g. ``"company/deals.csv"``.

    Returns:
        Where it lies: inside an installed package, at the top of a checkout.

    Raises:
        FileNotFoundError: it is missing; says which file and how to get it back.

    Example:
        >>> shipped("claims.json").name
        'claims.json'
    """
    for folder in _places("data"):
        found = folder.joinpath(*name.split("/"))
        if found.is_file():
            return found
    raise FileNotFoundError(
        f"data/{name} of the kit is missing. In a checkout type: git checkout -- data/{name}; "
        f"elsewhere: pip install --force-reinstall {_PACKAGE}"
    )


def shipped_folder(name: str) -> Path:
    """Path of a folder of the kit: its notebooks, its documents.

    Args:
        name: ``"notebooks"`` or ``"docs"``.

    Returns:
        Where it lies: inside an installed package, at the top of a checkout.

    Raises:
        FileNotFoundError: it is missing; says how to get it back.

    Example:
        >>> shipped_folder("docs").name
        'docs'
    """
    for folder in _places(name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"{name}/ of the kit is missing. In a checkout type: git checkout -- {name}; "
        f"elsewhere: pip install --force-reinstall {_PACKAGE}"
    )


def _places(name: str) -> Iterator[Path]:
    """A folder inside an installed package, then at the top of a checkout, where people look for it."""
    package = files(_PACKAGE)
    if isinstance(package, Path):  # pip unpacks every package; inside a zip file nothing is found
        yield package / name
        if package.parent.name == "src":
            yield package.parents[1] / name
