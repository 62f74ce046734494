"""The records of the state and of the settings as C structs, column by column from their dtypes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from salescoach.simulation.params import PARAMS
from salescoach.simulation.state import ACCOUNT, MANAGER, RUN_TOTALS, SEAT
from story.engine.kinds import FLOAT, INT, Column, Kind, UnknownPythonError

RECORDS: dict[str, np.dtype[Any]] = {
    "Params": PARAMS, "Seat": SEAT, "Account": ACCOUNT, "Manager": MANAGER, "Totals": RUN_TOTALS,
}  # fmt: skip
C_OF = {"f8": "double", "i8": "i64", "i4": "int32_t", "i1": "int8_t"}


def column_kind(record: str, name: str) -> Kind:
    """The kind of a column."""
    if name not in (RECORDS[record].names or ()):
        raise UnknownPythonError(f"{record} has no column {name}")
    base, shape = RECORDS[record][name].base, RECORDS[record][name].shape
    number = FLOAT if base.kind == "f" else INT
    return Column(number, shape[0]) if shape else number


def structs() -> list[str]:
    """Lines of C: every record, and a check that C lays it out as numpy does."""
    lines = []
    for record, dtype in RECORDS.items():
        lines.append("typedef struct {")
        for name in dtype.names or ():
            size = f"[{dtype[name].shape[0]}]" if dtype[name].shape else ""
            lines.append(f"  {C_OF[dtype[name].base.str[1:]]} {name}{size};")
        lines += [f"}} {record};", f'_Static_assert(sizeof({record}) == {dtype.itemsize}, "{record}");']
    return lines


def offsets(record: str, *names: str) -> dict[str, int]:
    """Byte at which each of these columns starts."""
    fields: Mapping[str, Any] = RECORDS[record].fields or {}
    return {name: int(fields[name][1]) for name in names}
