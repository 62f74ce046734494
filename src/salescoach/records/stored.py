"""Records as this kit wrote them, read back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd

from .checks import check_account, check_changed, check_rows, digest
from .errors import ReadError
from .records import Records, make_records
from .tables import TABLES
from .write import ABOUT, ACCOUNT, ACCOUNT_KINDS, unguarded


def read_records(folder: str | Path) -> Records:
    """Read what ``Records.write`` wrote.

    Args:
        folder: its path. Columns and units of the tables are those of ``sc.columns("records.deals")`` and so on.

    Returns:
        The same tables, account and notes.

    Raises:
        ValueError: no records in the folder, or files changed so that they do not fit: other numbers of rows, or in a
            file that is not as it was written a word, number or date that cannot be.

    Example:
        >>> import salescoach as sc
        >>> from tempfile import TemporaryDirectory
        >>> records = sc.make_company(teams=1, people=3, weeks=26).records
        >>> with TemporaryDirectory() as folder:
        ...     paths = records.write(folder)
        ...     again = sc.read_records(folder)
        >>> again.deals.equals(records.deals)
        True
    """
    place = Path(folder)
    if not (place / ABOUT).is_file():
        raise ReadError(
            f"{place} holds no {ABOUT}, so no records were written there, or writing was stopped. "
            f"For a CRM export: sc.read_crm({str(place)!r})"
        )
    try:
        about = json.loads((place / ABOUT).read_text(encoding="utf-8"))
        source, notes, until = about["source"], tuple(about["notes"]), about["until"]
        last = None if until is None else pd.Timestamp(until)
        written = {name: (int(mark["rows"]), str(mark["mark"])) for name, mark in about.get("tables", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ReadError(f"{place / ABOUT} was changed and cannot be read. Write the records again") from None
    tables = {
        name: _load(place / f"{name}.csv", {column.name: column.kind for column in columns})
        for name, columns in TABLES.items()
        if (place / f"{name}.csv").is_file()
    }
    if "tables" in about:
        check_rows(tables, {name: rows for name, (rows, _) in written.items()})
    made = make_records(tables, source=source, account=_account(place / ACCOUNT), notes=notes, until=last)
    for name in tables:
        if written.get(name, (0, ""))[1] != digest((place / f"{name}.csv").read_bytes()):
            check_changed(name, made.tables[name])
    return made


def _account(path: Path) -> pd.DataFrame:
    account = _load(path, ACCOUNT_KINDS) if path.is_file() else pd.DataFrame(columns=list(ACCOUNT_KINDS))
    whole = account.assign(rows=account["rows"].astype("int64")).fillna({"reason": "", "example": ""})
    check_account(whole)
    return whole


def _load(path: Path, kinds: dict[str, str]) -> pd.DataFrame:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    if not rows or rows[0] != list(kinds) or any(len(row) != len(kinds) for row in rows[1:]):
        raise ReadError(f"{path} was changed: its columns should be {', '.join(kinds)}. Write the records again")
    columns = list(zip(*rows[1:], strict=True)) or [()] * len(kinds)
    try:
        return pd.DataFrame(
            {name: _values(column, kind) for (name, kind), column in zip(kinds.items(), columns, strict=True)}
        )
    except (ValueError, TypeError):
        raise ReadError(f"{path} was changed: a value does not fit its column. Write the records again") from None


def _values(column: tuple[str, ...], kind: str) -> pd.Series:
    if kind == "name":
        return pd.Series([None if not text else unguarded(text) for text in column], dtype=object)
    texts = pd.Series([text or None for text in column], dtype=object)
    if kind == "time":
        return pd.to_datetime(texts, format="ISO8601").astype("datetime64[us]")
    if kind == "flag":
        if not texts.dropna().isin(["yes", "no"]).all():
            raise ValueError("neither yes nor no")
        return texts.map({"yes": True, "no": False}).astype("boolean")
    return pd.Series([float("nan") if text is None else float(text) for text in texts], dtype="float64")
