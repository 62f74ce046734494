"""Records as CSV files that a spreadsheet can open without harm."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..common.files import replacing_folder, write_bytes, write_json
from .checks import digest
from .tables import ACCOUNT_COLUMNS, TABLES

if TYPE_CHECKING:
    import pandas as pd

# A cell that begins like this may be run as a formula. The apostrophe itself is guarded so that reading can undo it.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
_INSIDE = re.compile(rf"([;\t\r\n|])(?=\s*[{re.escape(''.join(RISKY))}])")
_GUARDS = re.compile(r"([;\t\r\n|])'")
ABOUT = "records.json"
ACCOUNT = "account.csv"
ACCOUNT_KINDS = {name: "count" if name == "rows" else "name" for name in ACCOUNT_COLUMNS}
FILES = (*(f"{name}.csv" for name in TABLES), ACCOUNT, ABOUT)


def write(
    tables: Mapping[str, pd.DataFrame], account: pd.DataFrame, about: Mapping[str, Any], folder: str | Path
) -> list[Path]:
    """Write each table with rows, the account and the notes; the same records give the same bytes.

    All of them or none: while they are written the folder stays as it was.

    Args:
        tables: canonical name -> frame.
        account: of the rows that were read.
        about: source, last day and notes, as plain values.
        folder: where to; made if it is not there. Other files in it stay.

    Returns:
        The paths, in the order of the tables.
    """
    with replacing_folder(folder, FILES, ABOUT) as draft:
        names = [name for name, frame in tables.items() if len(frame)]
        marks = {}
        for name in names:
            kinds = {column.name: column.kind for column in TABLES[name]}
            content = _csv(tables[name], kinds)
            write_bytes(draft / f"{name}.csv", content)
            marks[name] = {"rows": len(tables[name]), "mark": digest(content)}
        write_bytes(draft / ACCOUNT, _csv(account, ACCOUNT_KINDS))
        write_json(draft / ABOUT, {**about, "tables": marks})
    return [Path(folder) / name for name in (*(f"{name}.csv" for name in names), ACCOUNT, ABOUT)]


def _csv(frame: pd.DataFrame, kinds: dict[str, str]) -> bytes:
    columns = [_texts(frame[name], kind) for name, kind in kinds.items()]
    stream = io.StringIO(newline="")
    odd = any("\r" in text for column in columns for text in column)  # csv leaves a lone CR unquoted
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL if odd else csv.QUOTE_MINIMAL)
    writer.writerow(kinds)
    writer.writerows(zip(*columns, strict=True))
    return stream.getvalue().encode("utf-8")


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
    """Text that a spreadsheet takes for text, also one that separates cells by semicolons or tabs.

    Example:
        >>> guarded("=1+1"), guarded("a;=1+1"), unguarded(guarded("a;'=1+1"))
        ("'=1+1", "a;'=1+1", "a;'=1+1")
    """
    inside = _INSIDE.sub(r"\1'", text)
    return "'" + inside if not text or text.startswith(RISKY) or text.lstrip().startswith(RISKY) else inside


def unguarded(text: str) -> str:
    """The text before it was guarded."""
    return _GUARDS.sub(r"\1", text.removeprefix("'"))
