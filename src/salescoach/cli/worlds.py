"""The commands over published patterns and plausible worlds: ``patterns``, ``over``, ``boundary``, ``worlds``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..common.files import write_json
from ..common.progress import bar
from .parser import Commands, Options, Parser, add_command

_SET, _AGAIN = "output/plausible_worlds.json", "output/worlds_again.jsonl"


def add_commands(commands: Commands[Parser]) -> None:
    """Add the commands."""
    patterns = add_command(commands, "patterns", _patterns, "compare the default world with the published patterns")
    patterns.add_argument("--runs", type=int, default=1000, help="runs of each experiment (default: 1000)")
    patterns.add_argument("--seed", type=int, default=1, help="seed (default: 1)")
    patterns.add_argument("--out", help="save the picture to this file")
    over = add_command(commands, "over", _over, "one style against another over all plausible worlds")
    over.add_argument("first", help="reference style")
    over.add_argument("second", help="style compared with it")
    over.add_argument("--measure", default="revenue", help="column of totals (default: revenue)")
    over.add_argument("--worlds", type=int, default=200, help="how many of the shipped worlds (default: 200)")
    over.add_argument("--runs", type=int, default=40, help="paired runs in each (default: 40)")
    over.add_argument("--out", help="save the picture to this file")
    where = add_command(commands, "boundary", _boundary, "who wins where, over two settings")
    for name, text in (
        ("first", "reference style"),
        ("second", "style compared with it"),
        ("x", "setting"),
        ("y", "setting"),
    ):
        where.add_argument(name, help=text)
    where.add_argument("--points", type=int, default=21, help="points along each side (default: 21)")
    where.add_argument("--runs", type=int, default=100, help="paired runs per point (default: 100)")
    where.add_argument("--out", help="save the picture to this file")
    find = add_command(commands, "worlds", _worlds, "search for plausible worlds; goes on where it was stopped")
    instead = find.add_mutually_exclusive_group()
    instead.add_argument("--waves", help="candidates per wave, like 800,4000,16000 (default: those of the shipped set)")
    instead.add_argument("--again", action="store_true", help="judge the shipped set once more with other luck")
    instead.add_argument("--moved", action="store_true", help="which settings the patterns move, in the shipped set")
    find.add_argument("--seed", type=int, help="seed (default: 1; with --again 2)")
    find.add_argument("--worlds", type=int, help="with --again: the first so many worlds (default: all)")
    find.add_argument("--jobs", type=int, default=-1, help="processors (default: all)")
    find.add_argument(
        "--out",
        help=f"file to write (default: {_SET}); with --again the journal (default: {_AGAIN}); with --moved the picture",
    )


def _patterns(options: Options) -> None:
    from ..published.report import patterns
    from ..published.table import PATTERNS

    with bar(len(PATTERNS), "measuring", "pattern") as shown:
        report = patterns(seed=options.seed, runs=options.runs, progress=shown.step)
    print(report.text)
    _save(report, options.out)


def _over(options: Options) -> None:
    from ..assumptions.over import compare_over
    from ..assumptions.plausible import plausible_worlds

    worlds = plausible_worlds(options.worlds)
    with bar(len(worlds), "comparing", "world") as shown:
        found = compare_over(
            worlds, options.first, options.second, options.measure, runs=options.runs, progress=shown.step
        )
    print(found.text)
    _save(found, options.out)


def _boundary(options: Options) -> None:
    from ..assumptions.boundary import boundary
    from ..settings.team import Team

    with bar(options.points**2, "mapping", "point") as shown:
        found = boundary(
            Team(), options.first, options.second, (options.x, options.y),
            points=options.points, runs=options.runs, progress=shown.step,
        )  # fmt: skip
    print(found.text)
    _save(found, options.out)


def _worlds(options: Options) -> None:
    if options.worlds is not None and not options.again:
        raise ValueError(f"--worlds {options.worlds} goes with --again. Type: salescoach worlds --again --worlds 50")
    if options.moved and options.seed is not None:
        raise ValueError("--moved looks at the shipped set and has no seed. Type: salescoach worlds --moved")
    if options.moved:
        _moved(options)
    elif options.again:
        _again(options)
    else:
        _find(options)


def _moved(options: Options) -> None:
    from ..assumptions.moved import moved_by_patterns

    found = moved_by_patterns()
    print(found.text)
    _save(found, options.out)


def _again(options: Options) -> None:
    from ..assumptions.plausible import look_again

    seed = 2 if options.seed is None else options.seed
    with bar(0, "looking again", "world") as shown:
        found = look_again(seed, options.worlds, options.out or _AGAIN, jobs=options.jobs, progress=shown.at)
    print(f"Another look (seed {seed}) {_third(found)}")
    for name, times in sorted(found["ruled_out_most_by"].items(), key=lambda pair: -pair[1]):
        print(f"  {times} ruled out by {name}")


def _third(found: dict[str, Any]) -> str:
    """What a further look at confirmed worlds keeps, in words."""
    return (
        f"keeps {found['kept']:,} of {found['of']:,} confirmed worlds: {found['share']:.0%} "
        f"(95 % interval {found['low']:.0%} to {found['high']:.0%})."
    )


def _find(options: Options) -> None:
    from ..assumptions.plausible import WAVES, find_plausible_worlds

    try:
        waves = tuple(int(part) for part in options.waves.split(",")) if options.waves else WAVES
    except ValueError:
        raise ValueError(f"--waves {options.waves!r} must be whole numbers. Type: --waves 800,4000,16000") from None
    out = Path(options.out or _SET)
    seed = 1 if options.seed is None else options.seed
    with bar(0, "searching", "world") as shown:

        def progress(wave: str, done: int, total: int) -> None:
            shown.name(wave)
            shown.at(done, total)

        found = find_plausible_worlds(waves, seed, out.with_suffix(".jsonl"), jobs=options.jobs, progress=progress)
    write_json(out, found)
    for wave in found["waves"]:
        print(
            f"Wave {wave['wave']}: {wave['candidates']:,} candidates, {wave['simulated']:,} simulated, "
            f"{wave['kept']:,} kept by the first look, {wave['confirmed']:,} confirmed; about "
            f"{wave['given_up']:.1%} of what could be confirmed was given up unseen."
        )
    print(f"A third look {_third(found['third_look'])}")
    print(f"{len(found['worlds']):,} plausible worlds in {out}")


def _save(found: Any, out: str | None) -> None:
    if out:
        found.plot().save(out)
        print(f"Saved: {out}")
