"""The one way in which this package compiles: numba, cached on disk, no global lock held.

A cached kernel of numba remembers only its own file, not the functions and constants that are compiled
into it from others. So the folder of the cache is named by a fingerprint of everything that decides
compiled code: an edited equation or constant is compiled at once and never half taken up, and going
back to the old one finds the old kernels. Nothing is written beside the sources.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import llvmlite
import numba
import numpy as np
from llvmlite import binding
from numba.core import caching
from numba.core import config as _config
from numba.core.codegen import get_host_cpu_features
from numba.core.serialize import dumps

from ..common.files import write_bytes
from ..common.sources import fingerprint
from ..common.user_cache import keep_newest, user_cache

_Function = TypeVar("_Function", bound=Callable[..., object])
config: Any = _config  # its names are set when it is loaded
HERE = Path(__file__).parent
MOST_FOLDERS = 4  # caches of other states of the code that are kept, about 5 MB each


def compiled(function: _Function) -> _Function:
    """Compile on first use; same results on one or many threads (no fast-math, no reordering)."""
    kernel: Any = numba.njit(nogil=True, error_model="numpy")(function)
    if hasattr(kernel, "enable_caching"):  # a plain function where NUMBA_DISABLE_JIT is set
        kernel._cache = _KernelCache(function)
    return cast(_Function, kernel)


@cache
def kernel_folder() -> Path | None:
    """Where compiled kernels are kept, whether or not it can be written.

    Returns:
        A folder below ``NUMBA_CACHE_DIR`` where that is set, else in the user's cache; None for a user without a home.
    """
    base = Path(config.CACHE_DIR).absolute() if config.CACHE_DIR else user_cache()
    if base is None:
        return None
    folder = base / "salescoach" / fingerprint(HERE, *_compiler())
    with suppress(OSError):
        os.utime(folder)  # used last now, so it is not among those that go
    return folder


def _compiler() -> tuple[str, ...]:
    """What decides machine code beside the sources: interpreter, compiler, libraries, processor."""
    cpu = config.CPU_NAME or binding.get_host_cpu_name()
    features = get_host_cpu_features() if config.CPU_FEATURES is None else config.CPU_FEATURES
    python = f"{sys.implementation.cache_tag} {sys.version}"
    versions = (python, numba.__version__, llvmlite.__version__, np.__version__)
    return (*versions, binding.get_default_triple(), cpu, features)


def kernels_are_kept() -> bool:
    """Whether a later start finds the kernels that this one used."""
    folder = kernel_folder()
    return folder is not None and folder.is_dir() and not say_not_kept.cache_info().currsize


@cache
def say_not_kept() -> None:
    """Say, once in a process, that kernels cannot be kept."""
    folder = kernel_folder()
    why = "this user has no home" if folder is None else f"{folder.parent} cannot be written"
    print(
        f"salescoach: compiled kernels cannot be kept, because {why}, so every start compiles them again, which takes "
        "up to a minute. To keep them, set NUMBA_CACHE_DIR to a folder that can be written",
        file=sys.stderr,
    )


class _Place(caching._CacheLocator):
    """Tells numba the folder. Its name says what the kernels were compiled from, so no stamp is needed."""

    @classmethod
    def from_function(cls, function: Callable[..., object], file: str) -> _Place:
        """The same place for every function."""
        return cls()

    def ensure_cache_path(self) -> None:
        """Make the folder, and take away the oldest others; OSError where that is not allowed."""
        folder = kernel_folder()
        if folder is None:
            raise FileNotFoundError("no cache folder")
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            keep_newest(folder.parent, MOST_FOLDERS)

    def get_cache_path(self) -> str:
        """The folder."""
        return str(kernel_folder() or "")

    def get_source_stamp(self) -> str:
        """Nothing more to say."""
        return ""

    def get_disambiguator(self) -> str:
        """Nothing more to say: a module holds a name once."""
        return ""


class _Form(caching.CompileResultCacheImpl):
    _locator_classes: Any = (_Place,)


class _Files:
    """One file for each compiled form, named by all that decides it.

    Several processes may write at once. Numba's own cache numbers its files in an index, and two processes
    may give one number to two signatures.
    """

    def __init__(self, stem: str) -> None:
        self._stem = stem

    def _path(self, key: tuple[object, ...]) -> Path:
        folder = kernel_folder()
        if folder is None:
            raise FileNotFoundError("no cache folder")
        return folder / f"{self._stem}{hashlib.sha256(repr(key).encode()).hexdigest()[:16]}.kernel"

    def load(self, key: tuple[object, ...]) -> object:
        """What was saved, or None."""
        try:
            return pickle.loads(self._path(key).read_bytes())
        except (OSError, EOFError, pickle.UnpicklingError):
            return None

    def save(self, key: tuple[object, ...], data: object) -> None:
        """Write whole; OSError where that is not allowed."""
        path = self._path(key)
        try:
            write_bytes(path, dumps(data))
        except OSError:
            if not path.exists():  # on Windows another process may be reading the same form
                raise


class _KernelCache(caching.FunctionCache):
    _impl_class = _Form

    def __init__(self, function: Callable[..., object]) -> None:
        super().__init__(function)
        self._cache_file: Any = _Files(self._impl.filename_base)

    def save_overload(self, sig: object, data: object) -> None:
        """Keep a compiled form where that is possible, and go on where it is not."""
        try:
            super().save_overload(sig, data)
        except OSError:
            say_not_kept()
