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
from .dates import ORDERS
from .importing import Options, open_files, open_team_file
from .joining import tables_of
from .pseudonyms import pseudonyms
from .recognise import check_kind

NAMES = ("pseudonyms", "keep")


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
    until: Any = None,
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
        until: day of the export; the last day found in it by default.

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
    imported = open_files(path, Options(kind=kind, mapping=dict(mapping or {}), dates=dates, decimal=decimal))
    team_files = [] if team is None else [open_team_file(team, dates)]
    tables, notes = tables_of(imported, team_files, currency)
    parsed = [one.parsed for one in (*imported.files, *team_files)]
    lines = [line for file in parsed for line in file.account.lines()]
    about_files = [note for file in parsed for note in file.notes]
    about_files += [f"{file.file}{UNREAD}{', '.join(file.unused)}." for file in parsed if file.unused]
    return make_records(
        pseudonyms(tables, salt) if names == "pseudonyms" else tables,
        source=imported.source,
        account=pd.DataFrame(lines, columns=list(ACCOUNT_COLUMNS)),
        notes=tuple(dict.fromkeys([*imported.notes, *notes, *about_files])),
        until=_day(until),
    )


def _check(**options: tuple[str | None, tuple[str | None, ...]]) -> None:
    for name, (value, allowed) in options.items():
        if value not in allowed:
            raise ReadError(f"{name}={value!r} must be {' or '.join(repr(one) for one in allowed if one)}")


def _day(until: Any) -> pd.Timestamp | None:
    if until is None:
        return None
    try:
        return pd.Timestamp(until)
    except (ValueError, TypeError):
        raise ReadError(f"until={until!r} must be a day, such as until='2026-03-31'") from None
