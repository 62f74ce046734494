"""Spread independent work over processors, or over a cluster that joblib is told to use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def spread(
    work: Callable[[_In], _Out], items: Iterable[_In], jobs: int = -1, prefer: str = "threads"
) -> Iterator[_Out]:
    """Results in the order of the items, as they become ready.

    Threads by default: the kernels hold no global lock. ``prefer="processes"`` is for work that mostly is
    not kernels. Under ``joblib.parallel_config(backend="dask")``
    the same work goes to the cluster. Each item is worked on by itself, so the numbers are the same
    everywhere.
    """
    import joblib

    run = joblib.Parallel(n_jobs=jobs, prefer=prefer, return_as="generator")
    yield from run(joblib.delayed(work)(item) for item in items)
