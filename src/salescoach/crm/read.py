"""Read a CRM export into records: ``read_crm``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..records.errors import ReadError, hint
from ..records.records import Records, make_records
from ..records.tables import ACCOUNT_COLUMNS
from ..records.words import UNREAD
from .dates import ORDERS
from .importing import Options, open_files, open_team_file
from .joining import tables_of
from .outcomes import key
from .pseudonyms import pseudonyms
from .recognise import check_kind
from .row_account import not_read

NAMES = ("pseudonyms", "keep")
HAPPENED = {
    "deals": ("opened", "closed", "last_activity"), "stages": ("entered",), "activities": ("done_at",),
    "people": ("started", "ended"), "weeks": ("week",), "meetings": ("held",), "changes": ("starts",),
}  # fmt: skip
Words = str | Sequence[str]


def read_crm(
    path: str | Path | Sequence[str | Path],
    kind: str | None = None,
    team: Any = None,
    *,
    mapping: Mapping[str, str] | None = None,
    dates: str | None = None,
    decimal: str | None = None,
    currency: str | None = None,
    names: str = "pseudonyms",
    salt: str = "",
    since: Any = None,
    until: Any = None,
    won: str | Sequence[str] = (),
    lost: str | Sequence[str] = (),
    open: str | Sequence[str] = (),
) -> Records:
    r"""Read an export of Pipedrive, Salesforce, HubSpot, or a plain CSV, and account for every row.

    Args:
        path: a file, a folder, or a list of files, of one CRM.
        kind: what it is, such as "pipedrive" or "salesforce history"; by default as its header says.
        team: a CSV file or frame with owner, manager and, if wanted, team, from, to.
        mapping: field -> column, such as {"owner": "Rep", "opened": "Created"}.
        dates: "dmy" or "mdy", needed where 03/04/2026 may be either.
        decimal: "." or ",", needed where 1,234 may be a thousand or a fraction.
        currency: code of the values to keep; the most common one by default.
        names: "pseudonyms" for sellers, managers, customers and deals, or "keep".
        salt: a word of your own, so that nobody else can number the same names in the same way.
        since: deals opened before this day are left out, and counted.
        until: day of the export: what lies behind it is a mistake. By default nothing may lie behind today, and the
            last day found counts.
        won: statuses or stages of your own in which a deal is won.
        lost: those in which it is lost.
        open: those in which it is open.

    Returns:
        Records: canonical tables (columns and units in ``sc.columns("records.deals")`` and so on), with
        ``.account`` (one row per file, outcome and reason), ``.notes`` and ``.text``.

    Raises:
        ValueError: the files cannot be read as they are; the message says what to type.

    Example:
        >>> import tempfile, pathlib, salescoach as sc
        >>> file = pathlib.Path(tempfile.mkdtemp(), "deals.csv")
        >>> _ = file.write_text("owner,status,opened\nAnn,open,2024-03-04\nAnn,open,soon\n")
        >>> records = sc.read_crm(file)
        >>> records.deals["owner"].tolist()
        ['seller 01']
        >>> records.excluded[["reason", "rows", "example"]].values.tolist()
        [['unreadable opening date', 1, 'row 3: soon']]
    """
    check_kind(kind)
    _check(dates=(dates, (None, *ORDERS)), decimal=(decimal, (None, ".", ",")), names=(names, NAMES))
    options = Options(
        kind=kind, mapping=dict(mapping or {}), dates=dates, decimal=decimal, outcomes=_outcomes(won, lost, open),
        since=_day("since", since), until=_day("until", until),
    )  # fmt: skip
    imported = open_files(path, options)
    team_files = [] if team is None else [open_team_file(team, options)]
    tables, notes = tables_of(imported, team_files, currency)
    parsed = [one.parsed for one in (*imported.files, *team_files)]
    lines = [line for file in parsed for line in file.account.lines()]
    lines += [line for name, why in imported.skipped_files.items() for line in not_read(name, why)]
    about_files = [note for file in parsed for note in file.notes]
    about_files += [f"{file.file}{UNREAD}{', '.join(file.unused)}." for file in parsed if file.unused]
    return make_records(
        pseudonyms(tables, salt) if names == "pseudonyms" else tables,
        source=imported.source,
        account=pd.DataFrame(lines, columns=list(ACCOUNT_COLUMNS)),
        notes=tuple(dict.fromkeys([*imported.notes, *notes, *about_files])),
        until=options.until or _last_day(tables, options),
    )


def _check(**options: tuple[str | None, tuple[str | None, ...]]) -> None:
    for name, (value, allowed) in options.items():
        if value not in allowed:
            raise ReadError(f"{name}={value!r} must be {' or '.join(repr(one) for one in allowed if one)}")


def _day(name: str, day: Any) -> pd.Timestamp | None:
    if day is None:
        return None
    try:
        found = pd.Timestamp(day)
    except (ValueError, TypeError):
        found = pd.NaT
    if pd.isna(found):
        typed = hint(f"{name}='2026-03-31'", f"--{name} 2026-03-31")
        raise ReadError(f"{name}={day!r} must be a day, such as {typed}")
    return found if found.tzinfo is None else found.tz_convert("UTC").tz_localize(None)


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


def _outcomes(won: Words, lost: Words, open_: Words) -> dict[str, str]:
    """The user's own words, folded, and what each means."""
    found: dict[str, str] = {}
    for status, words in (("won", won), ("lost", lost), ("open", open_)):
        for word in [words] if isinstance(words, str) else words or ():
            if found.setdefault(key(str(word)), status) != status:
                raise ReadError(f"{word!r} cannot be both {found[key(str(word))]} and {status}. Name it once")
    return found
