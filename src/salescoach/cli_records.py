"""The command over records: ``import``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records.records import Records

Add = Callable[[str, Callable[[argparse.Namespace], None], str], argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """Add the commands; ``add(name, work, text)`` returns the parser of one."""
    bring = add("import", _import, "read a CRM export and account for every row; nothing leaves this computer")
    bring.add_argument("files", nargs="+", metavar="FILE", help="an export, several of one CRM, or their folder")
    bring.add_argument("--kind", help="pipedrive, salesforce, hubspot, maven or plain (default: told from the header)")
    bring.add_argument("--team", metavar="team.csv", help="who reports to whom: owner, manager, team, from, to")
    bring.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN", help="such as owner=Rep")
    bring.add_argument("--dates", choices=("dmy", "mdy"), help="order in dates such as 03/04/2026")
    bring.add_argument("--decimal", choices=(".", ","), help="decimal mark of the amounts")
    bring.add_argument("--currency", help="code of the values to keep (default: the most common)")
    bring.add_argument("--keep-names", action="store_true", help="no pseudonyms")
    bring.add_argument("--salt", default="", help="a word of your own for the pseudonyms")
    bring.add_argument("--out", metavar="FOLDER", help="write the tables as CSV into this folder")


def _import(options: argparse.Namespace) -> None:
    from .records.read import read_crm

    records = read_crm(
        options.files[0] if len(options.files) == 1 else options.files,
        options.kind,
        options.team,
        mapping=mapping_of(options.map),
        dates=options.dates,
        decimal=options.decimal,
        currency=options.currency,
        names="keep" if options.keep_names else "pseudonyms",
        salt=options.salt,
    )
    print(records.text)
    for line in about_your_team(records):
        print(line)
    if options.out:
        written = records.write(options.out)
        print(f"\nSaved in {options.out}/: {', '.join(path.name for path in written)}")


def about_your_team(records: Records) -> list[str]:
    """Sentences about the reader's own team, printed after the account. The place to add them."""
    return []


def mapping_of(pairs: Sequence[str]) -> dict[str, str]:
    """``owner=Rep`` and the like as a mapping."""
    found = {}
    for pair in pairs:
        field, mark, column = pair.partition("=")
        if not mark or not field.strip() or not column.strip():
            raise ValueError(f"--map {pair!r} must be field=column. Type: --map owner=Rep")
        found[field.strip()] = column.strip()
    return found
