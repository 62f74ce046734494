"""The one way to work in parallel: threads, processes, or a cluster that joblib is told to use."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")
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

    run = joblib.Parallel(
        n_jobs=jobs,
        prefer="processes" if processes else "threads",
        return_as="generator",
        initializer=_watch,
        initargs=(os.getpid(),),
    )
    with _stop_waits():
        results = run(joblib.delayed(work)(part) for part in parts)
    yield from results


@contextmanager
def _stop_waits() -> Iterator[None]:
    """Ctrl-C is heard once this is done: locks that are half made would be told as leaked, line by line."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _watch(parent: int) -> None:
    """In a worker process, from its start: it outlives no parent, and the parent alone hears Ctrl-C."""
    if os.getpid() != parent:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


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
