"""Where a program keeps what it can make again: the user's cache folder, as each system has it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

_MARK = re.compile(r"[0-9a-f]{16}")


def user_cache() -> Path | None:
    """The folder for caches of this user; None where the user has no home.

    Returns:
        ``$XDG_CACHE_HOME`` or ``~/.cache`` on Linux, ``~/Library/Caches`` on macOS, ``%LOCALAPPDATA%`` on Windows.
    """
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if os.path.isabs(named) and sys.platform != "darwin":
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    usual = {"darwin": ("Library", "Caches"), "win32": ("AppData", "Local")}
    return home.joinpath(*usual.get(sys.platform, (".cache",))) if home.is_absolute() else None


def keep_newest(folder: Path, most: int) -> list[str]:
    """Remove all but the most recently used caches; other things in the folder stay.

    Args:
        folder: holds a folder for every fingerprint.
        most: how many of them stay.

    Returns:
        Names of those removed.
    """
    caches = [path for path in folder.iterdir() if _MARK.fullmatch(path.name)]
    old = sorted(caches, key=_last_used, reverse=True)[most:]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return [path.name for path in old]


def _last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # removed by another process
        return 0.0
