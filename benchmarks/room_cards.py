"""Whether each card of the room is the best one at the table that it was made for. ``python -m benchmarks.room_cards``.

Over confirmed worlds: the mean of its year against usual practice must be the largest of the five. Ends with 1 if not.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

import salescoach as sc
from salescoach.room.cards import CARDS
from salescoach.room.teams import HIDDEN, MADE_FOR, team_of


def gains(hidden: str, world: sc.Team, runs: int, seed: int = 1) -> list[float]:
    """A year of money with each card against usual practice, per cent."""
    team = team_of(hidden, 52, world)
    usual = float(sc.simulate(team, "status_quo", runs, seed).raw["revenue"].sum())
    return [
        100.0 * (float(sc.simulate(team, card, runs, seed).raw["revenue"].sum()) / usual - 1.0)
        for card in CARDS.values()
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=20)
    parser.add_argument("--runs", type=int, default=60)
    given = parser.parse_args()
    names, good = list(CARDS), True
    print(f"{'team':14s} {'made for':9s} " + " ".join(f"{name:>14s}" for name in names))
    for hidden in HIDDEN:
        found = np.array([gains(hidden, world, given.runs) for world in sc.plausible_worlds(given.worlds)])
        mean, first = found.mean(axis=0), np.bincount(found.argmax(axis=1), minlength=len(names))
        cells = " ".join(f"{m:+7.1f} ({n:3d})" + " " * 1 for m, n in zip(mean, first, strict=True))
        best = names[int(mean.argmax())]
        good &= best == MADE_FOR[hidden]
        print(
            f"{hidden:14s} {MADE_FOR[hidden]:9s} {cells}" + ("" if best == MADE_FOR[hidden] else f"  best: {best}"),
            flush=True,
        )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
