"""Threads of this process, in order: for kernels, which hold no lock, without the start-up of a library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def in_threads(work: Callable[[_In], _Out], items: Sequence[_In], threads: int) -> Iterator[_Out]:
    """Results in the order of the items.

    Args:
        work: called with one item.
        items: what to work on.
        threads: how many at a time; one works in the calling thread.

    Example:
        >>> list(in_threads(abs, [-1, 2], threads=2))
        [1, 2]
    """
    if threads == 1 or len(items) == 1:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(min(threads, len(items))) as pool:
        yield from pool.map(work, items)
