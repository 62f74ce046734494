"""Files that come with the kit: where they lie in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE.parents[1] / "data", _PACKAGE / "data")


def shipped(name: str) -> Path:
    """Path of a data file of the kit.

    Raises:
        FileNotFoundError: the file is in neither place; says which file and where it belongs.
    """
    for place in _PLACES:
        if (place / name).is_file():
            return place / name
    raise FileNotFoundError(
        f"{name} is missing: it belongs in the folder data/ of the kit. Get it back with: git checkout -- data/{name}"
    )
