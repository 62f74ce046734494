"""The thin door: ``salescoach run``, ``compare``, ``styles``, ``links``, ``evidence``, ``patterns`` and more."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..common.files import replacing
from ..common.progress import bar
from . import claims as cli_claims
from . import company as cli_company
from . import records as cli_records
from . import worlds as cli_worlds
from .public_data import show_real_input

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 110


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0, or 2 after a message that says what to type instead."""
    options = _parser().parse_args(arguments)
    try:
        options.work(options)
    except (ValueError, OSError) as error:
        print(f"salescoach: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="salescoach", description="Run the argument about managing salespeople.")
    commands = parser.add_subparsers(required=True, metavar="command")
    run = _command(commands, "run", _run, "the main job: every style, same people, same luck; then the bank campaign")
    _runs(run)
    run.add_argument("--data", metavar="FOLDER", help="folder with public data sets (default: the shipped records)")
    run.add_argument("--out", default="output", help="folder for the picture and the tables (default: output)")
    pair = _command(commands, "compare", _compare, "one style against another")
    pair.add_argument("first", help="reference style")
    pair.add_argument("second", help="style held against it")
    pair.add_argument("--cut", action="append", default=[], metavar="LINK", help="cut a link in both teams")
    _runs(pair)
    _command(commands, "styles", _styles, "the styles, and whose idea each is")
    _command(commands, "links", _links, "the links of the cascade, their strength and range")
    evidence = _command(commands, "evidence", _evidence, "every setting with its source, grade and reason")
    evidence.add_argument("setting", nargs="?", help="one setting in full")
    for group in (cli_worlds, cli_claims, cli_records, cli_company):
        group.add_commands(lambda name, work, text: _command(commands, name, work, text))
    _command(commands, "warm", _warm, "compile the kernels once, so that no reader waits for it")
    _command(commands, "doctor", _doctor, "check this installation")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    work: Callable[[argparse.Namespace], None],
    text: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(work=work)
    return command


def _runs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--runs", type=int, default=200, help="replications (default: 200)")
    command.add_argument("--seed", type=int, default=1, help="seed (default: 1)")
    command.add_argument("--people", type=int, default=8, help="salespeople (default: 8)")
    command.add_argument("--weeks", type=int, default=52, help="weeks (default: 52)")


@contextmanager
def _bar(total: int, what: str) -> Iterator[Callable[[int], None]]:
    with bar(total, what, "run") as shown:
        yield shown.step


def _run(options: argparse.Namespace) -> None:
    from ..results.overview import LEGEND, overview
    from ..results.simulate import all_styles
    from ..settings.team import Team

    team = Team(people=options.people, weeks=options.weeks)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    print(
        f"A team of {options.people} lives {options.weeks} weeks under {len(all_styles())} management styles, "
        f"{options.runs} times over:\nthe same people, the same customers and the same luck, under another boss.\n"
    )
    with _bar(len(all_styles()) * options.runs, "living") as progress:
        seen = overview(team, options.runs, options.seed, progress=progress)
    print(seen.text, LEGEND, sep="\n\n", end="\n\n")
    print("In words, against the status quo:")
    for sentence in seen.sentences:
        print(_wrapped(sentence, "  "))
    print(_wrapped(_CAVEAT))
    with replacing(out / "styles.csv") as draft:
        seen.table.to_csv(draft, index=False, lineterminator="\n")
    seen.plot().save(out / "styles.png")
    _campaign(out)
    show_real_input(options.data)
    print(f"\nSaved in {out}/: styles.png, styles.csv, campaign.png, campaign.csv")


_CAVEAT = (
    "\nRead this with care: it is one team at the default assumptions, most of which nobody has measured. Who wins "
    "changes with the people and with the strength of the links; `salescoach evidence` names every assumption."
)


def _campaign(out: Path) -> None:
    from ..campaign.bank import SOURCE, against_bank

    print("\nThe outbound campaign beside a real one: conversion by number of calls, 45,211 bank clients")
    print(f"({SOURCE})\n")
    campaign = against_bank()
    shown = campaign.table.assign(agrees=campaign.table.agrees.map({True: "yes", False: "no"}))
    heads = ["calls", "bank clients", "bank %", "from", "to", "simulated clients", "simulated %", "agrees"]
    print(shown.set_axis(heads, axis=1).to_string(index=False, float_format="{:.1f}".format, na_rep="-"))
    print()
    for line in campaign.text.split("\n"):
        print(_wrapped(line, "  "))
    with replacing(out / "campaign.csv") as draft:
        campaign.table.to_csv(draft, index=False, lineterminator="\n")
    campaign.plot().save(out / "campaign.png")


def _compare(options: argparse.Namespace) -> None:
    from ..results.compare import compare
    from ..results.simulate import simulate
    from ..settings.team import Team

    team = Team(people=options.people, weeks=options.weeks)
    team = team.without(*options.cut) if options.cut else team
    with _bar(2 * options.runs, "living") as progress:
        pair = [
            simulate(team, s, options.runs, options.seed, progress=progress) for s in (options.first, options.second)
        ]
    print(compare(*pair).text)


def _styles(_: argparse.Namespace) -> None:
    from ..management.library import STYLES

    for style in STYLES.values():
        print(f"{style.name:15s} ({style.author})\n    {style.summary}")


def _links(_: argparse.Namespace) -> None:
    from ..settings.tables import links

    print(links().drop(columns=["shape", "source"]).to_string(index=False))


def _evidence(options: argparse.Namespace) -> None:
    from ..settings.register import setting
    from ..settings.tables import evidence
    from ..settings.team import Team

    table = evidence(Team())
    if options.setting:
        row = table[table.setting == setting(options.setting).name].iloc[0]
        print("\n".join(_wrapped(f"{name:8s} {value}", "", " " * 9) for name, value in row.items()))
        return
    print(table[["setting", "value", "unit", "low", "high", "grade", "basis"]].to_string(index=False))
    print("\nOne in full, with source and reason: salescoach evidence pass_through")


def _warm(_: argparse.Namespace) -> None:
    from ..results.simulate import simulate
    from ..settings.team import Team

    simulate(Team(people=2, accounts_per_person=2, weeks=2, warmup_weeks=0), runs=1)
    print("The kernels are compiled; later starts load them from the cache.")


def _doctor(_: argparse.Namespace) -> None:
    from ..doctor import report

    lines, sound = report()
    print("\n".join(lines))
    if not sound:
        raise ValueError("something above is not as it should be; `make setup` puts it right")


def _wrapped(text: str, indent: str = "", later: str | None = None) -> str:
    import textwrap

    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  " if later is None else later,
        replace_whitespace=False, break_on_hyphens=False,
    )  # fmt: skip
