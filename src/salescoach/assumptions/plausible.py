"""The plausible worlds: found in waves, confirmed with other luck, kept in a small file, made again by anyone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ..common.given import is_whole
from ..common.intervals import share_interval
from ..common.messages import whole
from ..common.shipped import shipped
from ..common.version import versions
from ..published.measure import half_width
from ..settings.team import Team
from .draw import free_settings, numbered_places, places_at, world_at
from .emulator import LEAST_CHANCE, fit_emulator
from .judgements import AGAIN, CONFIRMED, FIRST_LOOK, Judgements, Progress, judge_all
from .match import CONFIRM_CUT, CONFIRM_RUNS, CUT, RUNS, Judgement, matched, targets

SHIPPED = "plausible_worlds.json"
WAVES = (1500, 6000, 12000, 8000)  # candidates; the emulator sends a part of them into the simulation
THIRD_LOOK = 150  # confirmed worlds, picked evenly and looked at once more: a share known to about seven points
Row = tuple[int, Any]


def find_plausible_worlds(
    waves: tuple[int, ...] = WAVES,
    seed: int = 1,
    path: str | Path | None = None,
    jobs: int = -1,
    progress: Callable[[str, int, int], None] | None = None,
) -> dict[str, Any]:
    """Search for worlds that no pattern rules out, confirm them with other luck, and look once more.

    Each wave screens its candidates with the waves before, takes a first look at those with a chance, and confirms
    what the look keeps with eight times the runs. Every look at every world has luck of its own.

    Args:
        waves: number of candidates per wave; those to which the emulator gives a chance are simulated.
        seed: of the worlds and of the luck.
        path: journal (jsonl) from which a stopped search goes on; none by default.
        jobs: processors, -1 for all; changes no number.
        progress: called with (wave and its state, done, of how many).

    Returns:
        What is shipped: seed, runs, cuts, hash of ranges and targets, wave report, what a third look keeps, hash of
        all judgements, and of every confirmed world its number, worst implausibility and number of rows missed.

    Raises:
        ValueError: the journal of a search with another seed, other ranges, patterns or equations.

    Example:
        >>> import salescoach as sc
        >>> found = sc.find_plausible_worlds((2,), jobs=1)
        >>> [wave["simulated"] for wave in found["waves"]]
        [2]
    """
    seed = whole("seed", seed, 0)
    kept_in, first = Judgements(seed, _deciding(), path), 0
    report: list[dict[str, Any]] = []
    for wave, candidates in enumerate(waves, start=1):
        rows = list(islice(numbered_places(seed, first), candidates))
        first = rows[-1][0] + 1
        chosen, given_up = _screened(kept_in, report, rows, seed)
        tell = _named(progress, f"wave {wave}")
        looked = judge_all(kept_in, FIRST_LOOK, chosen, jobs, tell)
        likely = [row for row in chosen if looked[row[0]].kept]
        confirmed = judge_all(kept_in, CONFIRMED, likely, jobs, _named(progress, f"confirming wave {wave}"))
        report.append(_report(wave, candidates, looked, confirmed) | {"given_up": round(given_up, 3)})
        report[-1]["numbers"] = [number for number, _ in chosen]
    numbers = [n for wave in report for n in wave.pop("numbers")]
    known = kept_in.known[CONFIRMED]
    kept = sorted(n for n in numbers if n in known and known[n].confirmed)
    again = judge_all(kept_in, AGAIN, _places(seed, _evenly(kept, THIRD_LOOK)), jobs, _named(progress, "third look"))
    return {
        "made_by": f"salescoach worlds --waves {','.join(str(wave) for wave in waves)} --seed {seed}",
        "versions": versions("numpy", "numba", "scipy", "scikit-learn"),
        "seed": seed, "runs": RUNS, "confirm_runs": CONFIRM_RUNS, "cut": CUT, "confirm_cut": CONFIRM_CUT,
        "ranges": hash_of_ranges_and_targets(), "patterns": list(matched()), "waves": report,
        "third_look": _third(again), "judgements": kept_in.mark(numbers),
        "worlds": [[n, round(known[n].worst, 3), missed(known[n])] for n in kept],
    }  # fmt: skip


def _deciding() -> dict[str, Any]:
    """What decides judgements beside seed and equations."""
    return {"runs": RUNS, "confirm_runs": CONFIRM_RUNS, "cut": CUT, "confirm_cut": CONFIRM_CUT,
            "ranges": hash_of_ranges_and_targets()}  # fmt: skip


def _named(progress: Callable[[str, int, int], None] | None, name: str) -> Progress | None:
    return None if progress is None else partial(progress, name)


def _places(seed: int, numbers: Sequence[int]) -> list[Row]:
    return list(zip(numbers, places_at(seed, numbers), strict=True))


def _screened(kept_in: Judgements, report: list[dict[str, Any]], rows: list[Row], seed: int) -> tuple[list[Row], float]:
    """Candidates worth simulating, and the share of the worlds to be confirmed that is given up with the others."""
    before = [number for wave in report for number in wave["numbers"]]
    if not before:
        return rows, 0.0
    latest = [kept_in.latest(number) for number in before]
    emulator = fit_emulator(
        places_at(seed, before),
        np.array([judgement.values for judgement in latest]),
        np.array([judgement.errors for judgement in latest]),
    )
    chances = emulator.chance(np.array([place for _, place in rows]))
    likely = chances >= LEAST_CHANCE
    given_up = float(chances[~likely].sum() / max(chances.sum(), 1e-12))
    return [row for row, chosen in zip(rows, likely, strict=True) if chosen], given_up


def _report(
    wave: int, candidates: int, looked: dict[int, Judgement], confirmed: dict[int, Judgement]
) -> dict[str, Any]:
    failed = [j for j in looked.values() if not j.kept] + [j for j in confirmed.values() if not j.confirmed]
    names, counts = np.unique([matched()[int(np.nanargmax(j.implausibility))] for j in failed], return_counts=True)
    ruled_out = {str(names[k]): int(counts[k]) for k in np.argsort(-counts)[:6]}
    return {"wave": wave, "candidates": candidates, "simulated": len(looked), "kept": len(confirmed),
            "confirmed": sum(j.confirmed for j in confirmed.values()), "ruled_out_most_by": ruled_out}  # fmt: skip


def _evenly(numbers: Sequence[int], most: int) -> list[int]:
    """At most so many of them, evenly from the first to the last."""
    places = np.unique(np.linspace(0, len(numbers) - 1, min(most, len(numbers))).round().astype(int))
    return [numbers[place] for place in places]


def _third(again: dict[int, Judgement]) -> dict[str, Any]:
    kept = sum(judgement.kept for judgement in again.values())
    share, low, high = share_of(kept, len(again))
    return {"of": len(again), "kept": kept, "share": share, "low": low, "high": high}


def share_of(part: int, whole_: int) -> tuple[float, float, float]:
    """A share with its 95 % interval, rounded; nothing of nothing is 0 to 1."""
    if not whole_:
        return 0.0, 0.0, 1.0
    low, high = share_interval(part, whole_)
    return round(part / whole_, 3), round(low, 3), round(high, 3)


def missed(judgement: Judgement) -> int:
    """How many rows lie outside their published range with the whole 95 % interval, the discrepancy not counted."""
    half = half_width(judgement.errors)
    low, high = (np.array([getattr(p, end) for p in targets()]) for end in ("low", "high"))
    return int(np.sum((judgement.values + half < low) | (judgement.values - half > high)))


def look_again(
    seed: int = 2,
    n: int | None = None,
    path: str | Path | None = None,
    jobs: int = -1,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Judge the shipped worlds once more with luck that they have not seen: how many are kept?

    Args:
        seed: of the luck; another than the set was made with.
        n: the first n worlds; all by default.
        path: journal (jsonl) from which a stopped look goes on.
        jobs: processors, -1 for all; changes no number.
        progress: called with (done, of how many).

    Returns:
        Keys of, kept, share, low, high (95 % interval of the share), and ruled_out_most_by.

    Raises:
        ValueError: the seed of the set itself, or more worlds than there are.

    Example:
        >>> import salescoach as sc
        >>> sc.look_again(n=2)["of"]
        2
    """
    manifest = shipped_manifest()
    if whole("seed", seed, 0) == manifest["seed"]:
        raise ValueError(f"seed={seed} is the one that the set was made with. Type: sc.look_again(seed={seed + 1})")
    numbers = numbers_of(manifest, n)
    rows = _places(int(manifest["seed"]), numbers)
    again = judge_all(Judgements(seed, _deciding(), path), AGAIN, rows, jobs, progress)
    failed = [matched()[int(np.nanargmax(j.implausibility))] for j in again.values() if not j.kept]
    return _third(again) | {"ruled_out_most_by": {name: failed.count(name) for name in dict.fromkeys(failed)}}


def hash_of_ranges_and_targets() -> str:
    """Hash everything that decides what a numbered world is and whether it is kept, equations aside."""
    parts = [(s.name, s.low, s.high, s.spread, s.choices, s.weights) for s in free_settings()]
    rows = [(p.name, p.low, p.high, p.discrepancy) for p in targets()]
    decided = (parts, rows, Team().values["people"], RUNS, CONFIRM_RUNS, CUT, CONFIRM_CUT)
    return hashlib.sha256(repr(decided).encode()).hexdigest()[:16]


def plausible_worlds(n: int | None = None, team: Team | None = None) -> list[Team]:
    """The worlds of the shipped set: none of the published patterns rules them out, confirmed with other luck.

    Args:
        n: the first n of them; all by default.
        team: gives what is not varied (people, weeks, market and so on).

    Returns:
        Teams, one per world.

    Raises:
        ValueError: more worlds than there are, or a set that was made with other ranges.

    Example:
        >>> import salescoach as sc
        >>> len(sc.plausible_worlds(3))
        3
    """
    manifest = shipped_manifest()
    worlds = [world_at(place, team) for place in places_at(int(manifest["seed"]), numbers_of(manifest, n))]
    return [world for world in worlds if world is not None]


def numbers_of(manifest: dict[str, Any], n: int | None = None) -> list[int]:
    """Numbers of the first n worlds of a set, or of all.

    Raises:
        ValueError: more worlds than there are.
    """
    numbers = [int(row[0]) for row in manifest["worlds"]]
    if n is not None and not is_whole(n, 1, len(numbers)):
        raise ValueError(f"n={n!r} must be a whole number from 1 to {len(numbers)}. Type: sc.plausible_worlds(100)")
    return numbers[:n]


def shipped_manifest() -> dict[str, Any]:
    """The file of the shipped set: seed, versions, wave report, and the kept worlds.

    Raises:
        ValueError: there is no such file, or it was made with other ranges or targets; says what to type.
    """
    try:
        text = shipped(SHIPPED).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ValueError(
            "there is no set of plausible worlds in data/ yet. "
            "Type: salescoach worlds --out data/plausible_worlds.json, or use sc.worlds(200), "
            "which draws from the ranges without ruling any out"
        ) from None
    manifest: dict[str, Any] = json.loads(text)
    if manifest["ranges"] != hash_of_ranges_and_targets():
        raise ValueError(
            "the shipped plausible worlds were made with other ranges or patterns. "
            "Make them again with: salescoach worlds"
        )
    return manifest
