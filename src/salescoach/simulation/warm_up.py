"""The weeks before the count, lived once: every style of the same team and seed goes on from them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from .state import State

Group = tuple[object, ...]
Block = tuple[int, int]
MOST_BYTES = 64 * 2**20  # about 2,000 runs of a default team


class WarmStates:
    """Warmed states of the last few teams, within a bound of memory; safe among threads.

    A state is kept under all that decides it. When there is no room, what was used longest ago goes,
    but never a block of the same team and seed: whoever goes through many blocks again and again, a
    style at a time, finds the first ones each time.

    Args:
        most_bytes: of all states together.

    Attributes:
        used_bytes: of the states that are kept now.
        lived: warm-ups that had to be lived.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes: int = most_bytes
        self.used_bytes: int = 0
        self.lived: int = 0
        self._groups: OrderedDict[Group, dict[Block, State]] = OrderedDict()
        self._lock = Lock()

    def state(self, group: Group, block: Block, live: Callable[[], State]) -> State:
        """A state after the warm-up, for the caller alone.

        Args:
            group: all that decides a state but its runs: parameters, shapes, style before, seed.
            block: first run and number of runs.
            live: lives the warm-up.
        """
        with self._lock:
            found = self._groups.get(group, {}).get(block)
            if found is not None:
                self._groups.move_to_end(group)
        if found is not None:
            return found.copy()
        made = live()
        with self._lock:
            self.lived += 1
            self._keep(group, block, made)
        return made

    def _keep(self, group: Group, block: Block, made: State) -> None:
        while self.used_bytes + made.nbytes > self.most_bytes and next(iter(self._groups), group) != group:
            _, dropped = self._groups.popitem(last=False)
            self.used_bytes -= sum(state.nbytes for state in dropped.values())
        blocks = self._groups.setdefault(group, {})
        self._groups.move_to_end(group)
        if block not in blocks and self.used_bytes + made.nbytes <= self.most_bytes:
            blocks[block] = made.copy()
            self.used_bytes += made.nbytes

    def clear(self) -> None:
        """Forget all states."""
        with self._lock:
            self._groups.clear()
            self.used_bytes = 0


WARM = WarmStates()
