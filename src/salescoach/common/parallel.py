"""The one way to work in parallel: threads, processes, or a cluster that joblib is told to use."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_WATCH = "salescoach: watch over the parent"
_LOOK_EVERY = 0.5  # seconds between two looks whether the parent is alive


def spread(
    work: Callable[[_In], _Out], items: Iterable[_In], jobs: int = -1, *, processes: bool = False
) -> Iterator[_Out]:
    """Do the work on every item; each by itself, so the numbers are the same everywhere.

    Under ``joblib.parallel_config(backend="dask")`` the same work goes to the cluster.

    Args:
        work: called with one item. Processes get a copy of it, so it must be possible to pickle it.
        items: what to work on.
        jobs: processors to use, -1 for all.
        processes: whether to use processes, for work that holds Python's lock most of the time. Threads by
            default: the kernels hold no lock. A process ends with its parent, however that ends.

    Returns:
        Results in the order of the items, as they become ready.

    Example:
        >>> list(spread(abs, [-1, 2], jobs=2))
        [1, 2]
    """
    parts = list(items)
    if jobs == 1 or len(parts) < 2:
        yield from map(work, parts)
        return
    import joblib
    from joblib.parallel import get_active_backend

    kind = "processes" if processes else "threads"
    backend, _ = get_active_backend(prefer=kind)
    one = _EndsWithParent(work) if type(backend).__name__ == "LokyBackend" else work
    run = joblib.Parallel(n_jobs=jobs, prefer=kind, return_as="generator")
    yield from run(joblib.delayed(one)(part) for part in parts)


class _EndsWithParent(Generic[_In, _Out]):
    """Work that, where it is done in a worker process, first sees to it that the worker outlives no parent."""

    def __init__(self, work: Callable[[_In], _Out]) -> None:
        self.work = work
        self.parent = os.getpid()

    def __call__(self, item: _In) -> _Out:
        if os.getpid() != self.parent:
            _watch(self.parent)
        return self.work(item)


def _watch(parent: int) -> None:
    """Start the watch once in each worker."""
    if all(thread.name != _WATCH for thread in threading.enumerate()):
        threading.Thread(target=_end_with, args=(parent,), name=_WATCH, daemon=True).start()


def _end_with(parent: int) -> None:
    """Wait for the end of the parent, then end this process at once: nobody is there to take its results."""
    if sys.platform == "win32":
        starter = multiprocessing.parent_process()
        if starter is None:
            return
        starter.join()
    else:
        while os.getppid() == parent:
            time.sleep(_LOOK_EVERY)
    os._exit(1)
