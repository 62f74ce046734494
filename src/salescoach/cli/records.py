"""The command over records: ``import``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..common.messages import wrapped
from ..common.progress import bar
from ..records.errors import in_a_shell
from ..records.shown import without_control
from .parser import Commands, Options, Parser, add_command
from .record_answers import answers

if TYPE_CHECKING:
    from ..from_records.about import About
    from ..records.records import Records

OUTCOMES = ("won", "lost", "open")


def add_commands(commands: Commands[Parser]) -> None:
    """Add the command."""
    text = "read a CRM export and account for every row; nothing leaves this computer"
    bring = add_command(commands, "import", _import, text)
    bring.add_argument("files", nargs="*", metavar="FILE", help="an export, several of one CRM, or their folder")
    bring.add_argument("--explain", action="store_true", help="only say what each column is taken for")
    bring.add_argument("--kind", help="pipedrive, salesforce, hubspot, maven or plain (default: told from the header)")
    bring.add_argument("--team", metavar="team.csv", help="who reports to whom: owner, manager, team, from, to")
    bring.add_argument("--people", metavar="people.csv", help="everybody, with start and end: owner, from, to")
    bring.add_argument(
        "--weeks", metavar="weeks.csv", help="person-weeks: owner, week, revenue or result, quota, treated"
    )
    text = "such as owner=Name, for the files of the team, of people and of weeks"
    bring.add_argument("--team-map", action="append", default=[], metavar="FIELD=COLUMN", help=text)
    bring.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN", help="such as owner=Rep")
    bring.add_argument("--dates", choices=("dmy", "mdy"), help="order in dates such as 03/04/2026")
    bring.add_argument("--decimal", choices=(".", ","), help="decimal mark of the amounts")
    bring.add_argument("--since", metavar="DAY", help="leave out deals opened before, such as 2024-01-01")
    bring.add_argument(
        "--until", metavar="DAY", help="day of the export (default: the last day found, not after today)"
    )
    for status in OUTCOMES:
        text = f"a status or stage of your own in which a deal is {status}; once for each"
        bring.add_argument(f"--{status}", action="append", default=[], metavar="STAGE", help=text)
    bring.add_argument("--currency", help="code of the values to keep (default: the most common)")
    bring.add_argument("--keep-names", action="store_true", help="no pseudonyms")
    bring.add_argument(
        "--salt", help="a word of your own for the pseudonyms (default: drawn by lot once, kept to you alone)"
    )
    bring.add_argument("--no-simulation", action="store_true", help="the account alone, no models, no simulated team")
    bring.add_argument("--models", action="store_true", help="what the records tell, also with --no-simulation")
    text = "write all of it as one page that needs no network, to read, to print and to hand on"
    bring.add_argument("--report", metavar="report.html", help=text)
    bring.add_argument("--out", metavar="FOLDER", help="write the tables as CSV into this folder")


def _import(options: Options) -> None:
    if options.report and Path(options.report).is_dir():
        raise ValueError(f"--report {options.report!r} is a folder. Type: --report {options.report}/report.html")
    with in_a_shell():
        if options.explain:
            print(_explained(options))
            return
        records = _read(options)
    print(records.text)
    if options.models or not options.no_simulation:
        for line in answers(records):
            print(without_control(wrapped(line.strip(), line[: len(line) - len(line.lstrip())])))
    found = None if options.no_simulation else about_your_team(records)
    if found is not None:
        for line in ["", *found.lines, "More: sc.own_team(records) in Python; docs/own_team.md."]:
            print(without_control(line))
    if options.report:
        _report(options, records, found)
    if options.out:
        written = records.write(options.out)
        print(f"\nSaved in {options.out}/: {', '.join(path.name for path in written)}")


def _explained(options: Options) -> str:
    from ..crm.explain import explained
    from ..crm.options import options_of
    from ..crm.recognise import check_kind

    if not options.files:
        raise ValueError("--explain needs a file. Type: salescoach import --explain deals.csv")
    check_kind(options.kind)
    said = {name: getattr(options, name) for name in ("kind", "dates", "decimal", "since", "until", *OUTCOMES)}
    return explained(_paths(options), options_of(mapping=mapping_of(options.map), **said))


def _paths(options: Options) -> str | list[str]:
    return options.files[0] if len(options.files) == 1 else list(options.files)


def _read(options: Options) -> Records:
    from ..crm.read import read_crm

    return read_crm(
        _paths(options),
        options.kind,
        options.team,
        people=options.people,
        weeks=options.weeks,
        mapping=mapping_of(options.map),
        team_mapping=mapping_of(options.team_map),
        dates=options.dates,
        decimal=options.decimal,
        currency=options.currency,
        names="keep" if options.keep_names else "pseudonyms",
        salt=options.salt,
        since=options.since,
        until=options.until,
        won=options.won,
        lost=options.lost,
        open=options.open,
    )


def about_your_team(records: Records, worlds: int = 40, runs: int = 10) -> About:
    """What is said about the reader's own team, with a progress bar.

    Args:
        records: what was read.
        worlds: how many worlds to compare in.
        runs: paired runs in each.
    """
    from ..from_records.about import about, steps_of

    with bar(steps_of(worlds), "fitting a team to your records, and comparing", "step") as shown:
        return about(records, worlds, runs, shown.step)


def _report(options: Options, records: Records, found: About | None) -> None:
    from ..reporting.page import Report

    page = Report(records=records, about=found)
    print(f"\nSaved {page.write(options.report)}: a page that needs no network, to read, to print and to hand on.")


def mapping_of(pairs: Sequence[str]) -> dict[str, str]:
    """``owner=Rep`` and the like as a mapping."""
    found = {}
    for pair in pairs:
        field, mark, column = pair.partition("=")
        if not mark or not field.strip() or not column.strip():
            raise ValueError(f"--map {pair!r} must be field=column. Type: --map owner=Rep")
        found[field.strip()] = column.strip()
    return found
