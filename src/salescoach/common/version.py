"""Versions of this kit and of what it stands on, for files that say how they were made."""

from __future__ import annotations

from importlib import metadata

_PACKAGE = __name__.partition(".")[0]


def version() -> str:
    """The version of salescoach.

    Example:
        >>> version().count(".") >= 1
        True
    """
    return metadata.version(_PACKAGE)


def versions(*packages: str) -> dict[str, str]:
    """Versions of salescoach and of other installed packages.

    Args:
        packages: names as pip knows them, e.g. ``"numpy"``; those that are not installed are left out.

    Returns:
        Name -> version; salescoach comes first.

    Example:
        >>> sorted(versions("numpy", "no-such-package"))
        ['numpy', 'salescoach']
    """
    return {_PACKAGE: version()} | {name: metadata.version(name) for name in packages if _installed(name)}


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
