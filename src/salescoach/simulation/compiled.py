"""The one way in which this package compiles: numba, cached on disk, no global lock held.

A cached kernel remembers only its own file, not the files of the functions that it calls. So the
cache is emptied whenever any file of the package that holds kernels has changed; without this an
edited equation would go on running in its old form.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba

_Function = TypeVar("_Function", bound=Callable[..., object])
HERE = Path(__file__).parent


def fingerprint(folder: Path) -> str:
    """Hash of every Python file in the folder, and of numba's version."""
    digest = hashlib.sha256(numba.__version__.encode())
    for path in sorted(folder.glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def drop_stale_kernels(folder: Path) -> int:
    """Delete cached kernels that were compiled from other sources; return how many.

    Where the folder cannot be written, numba keeps its cache elsewhere and nothing is done here.
    """
    cache = folder / "__pycache__"
    stamp, now = cache / "kernels.stamp", fingerprint(folder)
    try:
        if stamp.exists() and stamp.read_text() == now:
            return 0
        cache.mkdir(exist_ok=True)
        stale = [*cache.glob("*.nbi"), *cache.glob("*.nbc")]
        for path in stale:
            path.unlink(missing_ok=True)
        fresh = cache / f"kernels.stamp.{os.getpid()}"
        fresh.write_text(now)
        fresh.replace(stamp)
    except OSError:
        return 0
    return len(stale)


drop_stale_kernels(HERE)


def compiled(function: _Function) -> _Function:
    """Compile on first use; same results on one or many threads (no fast-math, no reordering)."""
    return cast(_Function, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
