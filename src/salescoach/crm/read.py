"""Read a CRM export into records: ``read_crm``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..records.errors import ReadError
from ..records.records import ACCOUNT_COLUMNS, Records, make_records
from ..records.words import UNREAD
from . import headers
from .dates import ORDERS
from .importing import Job
from .pseudonyms import pseudonyms
from .team import check_people, team_file

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
    """Read an export of Pipedrive, Salesforce, HubSpot, or a plain CSV, and account for every row.

    Args:
        path: a file, a folder, or a list of files, of one CRM.
        kind: what it is, such as "pipedrive" or "salesforce history"; told from the header by default.
        team: a CSV file or frame with owner, manager and, if wanted, team, from, to.
        mapping: field -> column, such as {"owner": "Rep", "opened": "Created"}.
        dates: "dmy" or "mdy", needed where 03/04/2026 may be either.
        decimal: "." or ",", needed where 1,234 may be a thousand or a fraction.
        currency: code of the values to keep; the most common one by default.
        names: "pseudonyms" for sellers, managers, customers and deals, or "keep".
        salt: a word of your own, so that nobody else can number the same names in the same way.
        until: day of the export; the last day found in it by default.

    Raises:
        ValueError: the files cannot be read as they are; the message says what to type.
    """
    _check(kind, dates, decimal, names)
    job = Job(kind, dict(mapping or {}), dates, decimal)
    job.open(path)
    crews = [check_people(team_file(team, dates))] if team is not None else []
    tables, notes, parts = job.tables(crews, currency)
    account = [line for part in parts for line in part.ledger.lines()] + job.left_alone
    if names == "pseudonyms":
        tables = pseudonyms(tables, salt)
    told = [note for taken in parts for note in taken.notes]
    told += [f"{taken.file}{UNREAD}{', '.join(taken.unused)}." for taken in parts if taken.unused]
    return make_records(
        tables,
        source=job.source,
        account=pd.DataFrame(account, columns=list(ACCOUNT_COLUMNS)),
        notes=tuple(dict.fromkeys([*job.notes, *notes, *told])),
        until=_day(until),
    )


def _check(kind: str | None, dates: str | None, decimal: str | None, names: str) -> None:
    headers.check_kind(kind)
    for what, value, allowed in (
        ("dates", dates, (None, *ORDERS)),
        ("decimal", decimal, (None, ".", ",")),
        ("names", names, NAMES),
    ):
        if value not in allowed:
            raise ReadError(f"{what}={value!r} must be {' or '.join(repr(one) for one in allowed if one)}")


def _day(until: Any) -> pd.Timestamp | None:
    if until is None:
        return None
    try:
        return pd.Timestamp(until)
    except (ValueError, TypeError):
        raise ReadError(f"until={until!r} must be a day, such as until='2026-03-31'") from None
