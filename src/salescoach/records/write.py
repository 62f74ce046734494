"""Records as CSV files that a spreadsheet can open without harm, and back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd

from .errors import ReadError
from .records import ACCOUNT_COLUMNS, Records, make_records
from .tables import TABLES

# A cell that begins like this may be run as a formula. The apostrophe itself is guarded so that reading can undo it.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
ABOUT = "records.json"
ACCOUNT = "account.csv"


def write(records: Records, folder: str | Path) -> list[Path]:
    """Write each table with rows, the account and the notes; the same records give the same bytes."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    written = []
    for name, frame in records.tables.items():
        target = place / f"{name}.csv"
        if len(frame):
            kinds = {column.name: column.kind for column in TABLES[name]}
            written.append(_save(target, frame, kinds))
        else:
            target.unlink(missing_ok=True)  # left from an earlier writing
    kinds = {name: "count" if name == "rows" else "name" for name in ACCOUNT_COLUMNS}
    written.append(_save(place / ACCOUNT, records.account, kinds))
    until = None if records.until is None else records.until.isoformat()
    about = {"source": records.source, "until": until, "notes": list(records.notes)}
    (place / ABOUT).write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return [*written, place / ABOUT]


def read_records(folder: str | Path) -> Records:
    """Read what ``Records.write`` wrote.

    Args:
        folder: its path. Columns and units of the tables are those of ``sc.columns("deals")`` and so on.

    Raises:
        ValueError: no records in the folder, or files changed so that they do not fit.
    """
    place = Path(folder)
    if not (place / ABOUT).is_file():
        raise ReadError(
            f"{place} holds no {ABOUT}, so nothing was written there. For a CRM export: sc.read_crm({str(place)!r})"
        )
    try:
        about = json.loads((place / ABOUT).read_text(encoding="utf-8"))
        source, notes, until = about["source"], tuple(about["notes"]), about["until"]
        last = None if until is None else pd.Timestamp(until)
    except (ValueError, KeyError, TypeError):
        raise ReadError(f"{place / ABOUT} was changed and cannot be read. Write the records anew") from None
    tables = {}
    for name, columns in TABLES.items():
        if (place / f"{name}.csv").is_file():
            tables[name] = _load(place / f"{name}.csv", {column.name: column.kind for column in columns})
    kinds = {name: "count" if name == "rows" else "name" for name in ACCOUNT_COLUMNS}
    account = _load(place / ACCOUNT, kinds) if (place / ACCOUNT).is_file() else pd.DataFrame(columns=list(kinds))
    account = account.assign(rows=account["rows"].astype("int64")).fillna({"reason": "", "example": ""})
    return make_records(tables, source=source, account=account, notes=notes, until=last)


def _save(target: Path, frame: pd.DataFrame, kinds: dict[str, str]) -> Path:
    columns = [_texts(frame[name], kind) for name, kind in kinds.items()]
    stream = io.StringIO(newline="")
    odd = any("\r" in text for column in columns for text in column)  # csv leaves a lone CR unquoted
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL if odd else csv.QUOTE_MINIMAL)
    writer.writerow(kinds)
    writer.writerows(zip(*columns, strict=True))
    target.write_bytes(stream.getvalue().encode("utf-8"))
    return target


def _texts(values: pd.Series, kind: str) -> list[str]:
    missing = values.isna().to_numpy()
    if kind == "name":
        return ["" if gone else guarded(str(value)) for value, gone in zip(values, missing, strict=True)]
    if kind == "time":
        form = "%Y-%m-%d" if (values.dropna() == values.dropna().dt.normalize()).all() else "%Y-%m-%d %H:%M:%S.%f"
        return list(values.dt.strftime(form).fillna(""))
    turn: Any = {
        "number": lambda x: repr(float(x)),
        "count": lambda x: str(int(x)),
        "flag": lambda x: "yes" if x else "no",
    }[kind]
    return ["" if gone else turn(value) for value, gone in zip(values, missing, strict=True)]


def guarded(text: str) -> str:
    """Text that a spreadsheet takes for text."""
    return "'" + text if not text or text.startswith(RISKY) else text


def _load(path: Path, kinds: dict[str, str]) -> pd.DataFrame:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    if not rows or rows[0] != list(kinds) or any(len(row) != len(kinds) for row in rows[1:]):
        raise ReadError(f"{path} was changed: its columns should be {', '.join(kinds)}. Write the records anew")
    columns = list(zip(*rows[1:], strict=True)) or [()] * len(kinds)
    try:
        return pd.DataFrame(
            {name: _values(column, kind) for (name, kind), column in zip(kinds.items(), columns, strict=True)}
        )
    except (ValueError, TypeError):
        raise ReadError(f"{path} was changed: a value does not fit its column. Write the records anew") from None


def _values(column: tuple[str, ...], kind: str) -> pd.Series:
    if kind == "name":
        return pd.Series([None if not text else text.removeprefix("'") for text in column], dtype=object)
    texts = pd.Series([text or None for text in column], dtype=object)
    if kind == "time":
        return pd.to_datetime(texts, format="ISO8601").astype("datetime64[us]")
    if kind == "flag":
        return texts.map({"yes": True, "no": False}).astype("boolean")
    return pd.Series([float("nan") if text is None else float(text) for text in texts], dtype="float64")
