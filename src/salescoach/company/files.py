"""The company as files: CSV where a table is small, Parquet where it is not, and a manifest with checksums."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..common.files import replacing_folder, write_json, write_text
from ..common.given import is_word
from ..common.messages import did_you_mean
from ..common.shipped import shipped
from ..records.records import Records, make_records
from ..records.schema import Column
from ..records.tables import TABLES
from .datasheet import datasheet
from .dictionary import ANSWERS, answer
from .make import NOTES, Company

if TYPE_CHECKING:
    import pandas as pd

FOLDER, KEY, MANIFEST = "company", "answer_key", "manifest.json"
PARQUET = frozenset(
    {"stages", "activities", "meetings", f"{KEY}/weeks", f"{KEY}/deals", f"{KEY}/activities"}
)  # too large for CSV
_VERSIONS = ("numba", "numpy", "pandas", "pyarrow")


def write_company(company: Company, out: str | Path, command: str = "") -> dict[str, Any]:
    """Write records, answer key, datasheet and manifest into a folder; the same company gives the same bytes.

    Args:
        company: from ``make_company``.
        out: the folder; made if it is not there.
        command: what was typed, for the manifest.

    Returns:
        The manifest: command, seed, versions, and for every file its rows, bytes and SHA-256.
    """
    with replacing_folder(out, _OWN_FILES, MANIFEST) as draft:
        files: dict[str, dict[str, Any]] = {}
        (draft / KEY).mkdir()
        whole = {**company.records.tables, **{f"{KEY}/{name}": frame for name, frame in company.truth.items()}}
        for name, frame in whole.items():
            path = draft / file_of(name)
            _write(frame, columns_of(name), path)
            files[file_of(name)] = {"rows": len(frame)} | _print_of(path)
        files["README.md"] = _print_of(write_text(draft / "README.md", datasheet(company, command)))
        manifest = {
            "command": command,
            "seed": company.seed,
            "until": f"{company.records.until:%Y-%m-%d}",
            "versions": {name: version(name) for name in _VERSIONS},
            "files": dict(sorted(files.items())),
        }
        write_json(draft / MANIFEST, manifest)
    return manifest


def example_records() -> Records:
    """The records of the synthetic company that comes with the kit: twelve teams, 104 weeks.

    Returns:
        Records: canonical tables; columns and units in ``sc.columns("records.deals")`` and so on.

    Example:
        >>> import salescoach as sc
        >>> records = sc.example_records()
        >>> records.deals["status"].value_counts().to_dict()
        {'lost': 12819, 'won': 4775, 'open': 1200}
    """
    import pandas as pd

    until = json.loads(shipped(f"{FOLDER}/{MANIFEST}").read_text(encoding="utf-8"))["until"]
    tables = {name: _read(name) for name in TABLES}
    return make_records(tables, source="synthetic company", notes=NOTES, until=pd.Timestamp(until))


def answer_key(name: str) -> pd.DataFrame:
    """A frame of the answer key to ``sc.example_records()``: what was true of the made-up company.

    Args:
        name: ``"teams"``, ``"team_weeks"``, ``"effects"``, ``"people"``, ``"weeks"``, ``"customers"``,
            ``"deals"``, ``"activities"`` or ``"defects"`` (of the records).

    Returns:
        The frame; its columns and units are in ``sc.columns("answer_key.effects")`` and so on.

    Raises:
        ValueError: no such frame.

    Example:
        >>> import salescoach as sc
        >>> sc.answer_key("teams").loc[0, ["team", "before", "style"]].tolist()
        ['team 01', 'status_quo', 'micromanage']
    """
    if not is_word(name, ANSWERS):
        raise ValueError(
            f"unknown answer key {name!r}{did_you_mean(str(name), ANSWERS)} Frames: {', '.join(ANSWERS)}. "
            'Type: sc.answer_key("effects")'
        )
    return answer(name, _read(f"{KEY}/{name}"))


def file_of(name: str) -> str:
    """Path of a table within the folder."""
    return f"{name}.parquet" if name in PARQUET else f"{name}.csv"


_OWN_FILES = (*map(file_of, (*TABLES, *(f"{KEY}/{name}" for name in ANSWERS))), "README.md", MANIFEST)


def columns_of(name: str) -> tuple[Column, ...]:
    """Columns of a table of the records, or (with the folder before its name) of the answer key."""
    return ANSWERS[name.removeprefix(f"{KEY}/")] if name.startswith(f"{KEY}/") else TABLES[name]


def _print_of(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _write(frame: pd.DataFrame, columns: tuple[Column, ...], draft: Path) -> None:
    """Whole numbers are written without a point, days without a time."""
    shown = frame.copy()
    for column in columns:
        values = frame[column.name]
        if draft.suffix == ".csv" and column.kind == "time":
            shown[column.name] = values.dt.strftime("%Y-%m-%d")
        elif column.kind == "number" and (values.dropna() % 1 == 0).all():
            shown[column.name] = values.astype("Int64")
    if draft.suffix == ".csv":
        shown.to_csv(draft, index=False, lineterminator="\n", encoding="utf-8")
    else:
        _write_parquet(shown, columns, draft)


def _write_parquet(frame: pd.DataFrame, columns: tuple[Column, ...], draft: Path) -> None:
    """Without the metadata that names programs; only the writer's own version is left in the file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"name": pa.string(), "time": pa.timestamp("us"), "count": pa.int64(), "flag": pa.bool_()}
    fields = []
    for column in columns:
        whole = str(frame[column.name].dtype) == "Int64"
        number = pa.int64() if whole else pa.float64()
        fields.append(pa.field(column.name, kinds.get(column.kind, number)))
    table = pa.Table.from_pandas(frame, pa.schema(fields), preserve_index=False, nthreads=1)
    running = frame.columns[0] if columns[0].name in ("activity", "deal") else ""
    plain = {running: "DELTA_BYTE_ARRAY"} if running else None
    pq.write_table(
        table.replace_schema_metadata(None), draft, compression="zstd", compression_level=9, version="2.6",
        use_dictionary=[name for name in frame.columns if name != running], column_encoding=plain,
        store_schema=False, row_group_size=2**20, data_page_version="1.0",
    )  # fmt: skip


def _read(name: str) -> pd.DataFrame:
    import pandas as pd

    path = shipped(f"{FOLDER}/{file_of(name)}")
    if path.suffix == ".parquet":
        return pd.read_parquet(path, engine="pyarrow")
    # Numbers are read as text and turned into numbers when typed, which is exact under every version of pandas.
    kinds = {"name": "str", "number": "str", "count": "Int64", "flag": "boolean", "time": "str"}
    columns = columns_of(name)
    frame = pd.read_csv(
        path,
        dtype={column.name: kinds[column.kind] for column in columns},
        keep_default_na=False,
        na_values=[""],
    )
    for column in columns:
        if column.kind == "time":
            frame[column.name] = pd.to_datetime(frame[column.name], format="%Y-%m-%d")
    return frame
