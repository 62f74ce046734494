"""Read a CRM export into records: ``read_crm``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..records.errors import ReadError
from ..records.records import Records, make_records
from ..records.tables import ACCOUNT_COLUMNS
from ..records.words import UNREAD
from .importing import Import, OpenedFile, Options, nothing_but, open_as, open_files
from .joining import tables_of
from .kinds.plain import PEOPLE_FILE, TEAM_FILE, WEEKS_FILE
from .options import Words, check, options_of
from .pseudonyms import named
from .recognise import check_kind
from .row_account import not_read

NAMES = ("pseudonyms", "keep")
HAPPENED = {
    "deals": ("opened", "closed", "last_activity"), "stages": ("entered",), "activities": ("done_at",),
    "people": ("started", "ended"), "weeks": ("week",), "meetings": ("held",), "changes": ("starts",),
}  # fmt: skip
Fields = Mapping[str, str] | None


def read_crm(
    path: str | Path | Sequence[str | Path] = (), kind: str | None = None, team: Any = None, *, people: Any = None,
    weeks: Any = None, mapping: Fields = None, team_mapping: Fields = None, dates: str | None = None,
    decimal: str | None = None, currency: str | None = None, names: str = "pseudonyms", salt: str | None = None,
    since: Any = None, until: Any = None, won: Words = (), lost: Words = (), open: Words = (),
) -> Records:  # fmt: skip
    r"""Read an export of a CRM, a workbook or a plain CSV, and account for every row and file.

    Args:
        path: a file, a folder, or a list of files, of one CRM.
        kind: what it is, such as "pipedrive" or "salesforce history"; by default as its header says.
        team: a CSV file or frame with owner, manager and, if wanted, team, from, to.
        people: the same of everybody, those without a deal too: owner, from and, if wanted, to, quota_per_week.
        weeks: a CSV file or frame of person-weeks: owner, week and, if wanted, revenue or result, quota, logged,
            oversight_hours or treated, manager, team.
        mapping: field -> column, such as {"owner": "Rep", "opened": "Created"}.
        team_mapping: the same for the files of the team, of people and of person-weeks.
        dates: "dmy" or "mdy", needed where 03/04/2026 may be either.
        decimal: "." or ",", needed where 1,234 may be a thousand or a fraction.
        currency: code of the values to keep; the most common one by default.
        names: "pseudonyms" for sellers, managers, customers and deals, or "keep".
        salt: with which names are numbered; by default one drawn by lot, kept to this user alone.
        since: deals opened before this day are left out.
        until: day of the export; by default the last day found that is not after today.
        won: statuses, stages or events of your own in which a deal is won.
        lost: those in which it is lost.
        open: those in which it is open; of a log of events, those that open a case.

    Returns:
        Records: canonical tables (columns in ``sc.columns("records.deals")`` and so on), ``.account`` and ``.notes``.

    Raises:
        ValueError: the files cannot be read as they are; the message says what to type.

    Example:
        >>> import tempfile, pathlib, salescoach as sc
        >>> file = pathlib.Path(tempfile.mkdtemp(), "deals.csv")
        >>> _ = file.write_text("owner,status,opened\nAnn,open,2024-03-04\nAnn,open,soon\n")
        >>> records = sc.read_crm(file)
        >>> records.excluded[["reason", "rows", "example"]].values.tolist()
        [['unreadable opening date', 1, 'row 3: (a text)']]
    """
    check_kind(kind)
    check(names=(names, NAMES))
    options = options_of(
        kind=kind,
        mapping=mapping,
        dates=dates,
        decimal=decimal,
        since=since,
        until=until,
        won=won,
        lost=lost,
        open=open,
    )
    try:
        imported = open_files(path, options) if _given(path) else nothing_but(people, weeks)
        beside = _beside({"team": team, "people": people, "weeks": weeks}, team_mapping or {}, options)
        return _records(imported, beside, options, currency, names, salt)
    except MemoryError:
        raise ReadError("there is too little memory for it. Export fewer columns or a shorter period") from None


def _records(
    imported: Import, beside: list[OpenedFile], options: Options, currency: str | None, names: str, salt: str | None
) -> Records:
    """The records of opened files, named as wanted, with their account."""
    tables, notes = tables_of(imported, beside, currency)
    shown, about_names = named(tables, names, salt)
    parsed = [one.parsed for one in (*imported.files, *beside)]
    lines = [line for file in parsed for line in file.account.lines()]
    lines += [line for name, why in imported.skipped_files.items() for line in not_read(name, why)]
    about_files = [note for file in parsed for note in file.notes]
    about_files += [f"{file.file}{UNREAD}{', '.join(file.unused)}." for file in parsed if file.unused]
    return make_records(
        shown,
        source=imported.source,
        account=pd.DataFrame(lines, columns=list(ACCOUNT_COLUMNS)),
        notes=tuple(dict.fromkeys([*imported.notes, *notes, *about_names, *about_files])),
        until=options.until or _last_day(tables, options),
    )


def _given(path: Any) -> bool:
    return isinstance(path, (str, Path)) or len(path) > 0


def _beside(given: Mapping[str, Any], mapping: Mapping[str, str], options: Options) -> list[OpenedFile]:
    """The files of people that are given beside the export, those of the team first."""
    kinds = {"team": TEAM_FILE, "people": PEOPLE_FILE, "weeks": WEEKS_FILE}
    found = []
    for what, one in given.items():
        if one is not None:
            kind = kinds[what]
            own = {field: name for field, name in mapping.items() if field in kind.fields}
            found.append(open_as(one, kind, what, own, options))
    return found


def _last_day(tables: Mapping[str, pd.DataFrame], options: Options) -> pd.Timestamp | None:
    """The last date of what has happened: a plan for the days to come is none."""
    times = [
        tables[name][column]
        for name, columns in HAPPENED.items()
        for column in columns
        if name in tables and column in tables[name]
    ]
    past = [last for one in times if not pd.isna(last := one[one <= options.last].max())]
    return max(past) if past else None
