"""Whether each card of the room is the best one at the table that it was made for. ``python -m benchmarks.room_cards``.

Over confirmed worlds: its year must bring more than that of the best other card, by more than the 95 % interval of the
paired difference. Ends with 1 if not.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
from scipy import stats

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


def lead(found: np.ndarray, own: int) -> tuple[float, float, int]:
    """By how much a card leads the best other one over the same worlds: mean, half of its 95 % interval, the other."""
    others = np.delete(np.arange(found.shape[1]), own)
    second = int(others[found[:, others].mean(axis=0).argmax()])
    ahead = found[:, own] - found[:, second]
    half = float(stats.t.ppf(0.975, len(ahead) - 1) * ahead.std(ddof=1) / len(ahead) ** 0.5)
    return float(ahead.mean()), half, second


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=40)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    names, good = list(CARDS), True
    print("A year of money against usual practice, %, mean over worlds (worlds in which the card is first)")
    print(f"{'team':14s} " + " ".join(f"{name:>14s}" for name in names) + "  the card made for it leads by")
    for hidden in HIDDEN:
        worlds = sc.plausible_worlds(given.worlds)
        found = np.array([gains(hidden, world, given.runs, given.seed) for world in worlds])
        first = np.bincount(found.argmax(axis=1), minlength=len(names))
        cells = " ".join(f"{m:+8.1f} ({n:3d})" for m, n in zip(found.mean(axis=0), first, strict=True))
        ahead, half, second = lead(found, names.index(MADE_FOR[hidden]))
        good &= ahead > half
        said = f"{MADE_FOR[hidden]}: {ahead:+.1f} ({ahead - half:+.1f} to {ahead + half:+.1f}) over {names[second]}"
        print(f"{hidden:14s} {cells}  {said}" + ("" if ahead > half else "  NOT CLEAR"), flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
