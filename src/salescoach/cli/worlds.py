"""The commands over published patterns and plausible worlds: ``patterns``, ``over``, ``boundary``, ``worlds``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..common.files import write_json
from ..common.progress import bar
from .parser import Commands, Options, Parser, add_command


def add_commands(commands: Commands[Parser]) -> None:
    """Add the commands."""
    patterns = add_command(commands, "patterns", _patterns, "compare the default world with the published patterns")
    patterns.add_argument("--runs", type=int, default=96, help="runs of each experiment (default: 96)")
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
    find = add_command(commands, "worlds", _find, "search for plausible worlds; goes on where it was stopped")
    find.add_argument("--waves", help="candidates per wave, like 800,4000,16000 (default: those of the shipped set)")
    find.add_argument("--seed", type=int, default=1, help="seed (default: 1)")
    find.add_argument("--out", default="output/plausible_worlds.json", help="file to write")


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


def _find(options: Options) -> None:
    from ..assumptions.plausible import WAVES, find_plausible_worlds

    try:
        waves = tuple(int(part) for part in options.waves.split(",")) if options.waves else WAVES
    except ValueError:
        raise ValueError(f"--waves {options.waves!r} must be whole numbers. Type: --waves 800,4000,16000") from None
    out = Path(options.out)
    with bar(0, "searching", "world") as shown:

        def progress(wave: str, done: int, total: int) -> None:
            shown.name(wave)
            shown.at(done, total)

        found = find_plausible_worlds(waves, options.seed, out.with_suffix(".jsonl"), progress=progress)
    write_json(out, found)
    for wave in found["waves"]:
        print(
            f"wave {wave['wave']}: {wave['candidates']} candidates, {wave['simulated']} simulated, "
            f"{wave['kept']} kept; about {wave['given_up']:.1%} of what could be kept was given up unseen"
        )
    print(f"{len(found['worlds'])} plausible worlds in {out}")


def _save(found: Any, out: str | None) -> None:
    if out:
        found.plot().save(out)
        print(f"Saved: {out}")
