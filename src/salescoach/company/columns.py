"""The data dictionary: what each column of results, of records and of the answer key means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..common.messages import did_you_mean
from ..records.panel import PANEL
from ..records.schema import Column
from ..records.tables import TABLES
from ..results.columns import result_columns
from .dictionary import ANSWERS

if TYPE_CHECKING:
    import pandas as pd

OF_RECORDS = {f"records.{name}": columns for name, columns in TABLES.items()} | {"panel": PANEL}
OF_ANSWERS = {f"answer_key.{name}": columns for name, columns in ANSWERS.items()}


def columns(frame: str) -> pd.DataFrame:
    """Names, units, meaning and visibility of the columns of a frame.

    Args:
        frame: of results ``"totals"``, ``"people_weeks"``, ``"managers_weeks"`` or ``"deals"``; of records, read or
            made up, ``"records.deals"``, ``"records.stages"``, ``"records.activities"``, ``"records.people"``,
            ``"records.meetings"``, ``"records.weeks"`` or ``"records.changes"``; ``"panel"``, a frame of your own for
            ``sc.effect_of_oversight``; of the answer key to the made-up
            company ``"answer_key.effects"`` and so on.

    Returns:
        One row per column: column, unit, who sees it (seen, truth or result) and meaning; of records also its dtype
        and whether it is required.

    Raises:
        ValueError: no such frame.

    Example:
        >>> import salescoach as sc
        >>> table = sc.columns("records.deals").set_index("column")
        >>> table.loc["closed", ["unit", "dtype", "meaning"]].tolist()
        ['day', 'datetime64[us]', 'when it was won or lost; missing while open']
    """
    import pandas as pd

    results = result_columns()
    known = [*results, *OF_RECORDS, *OF_ANSWERS]
    if frame not in known:
        raise ValueError(
            f"unknown frame {frame!r}{did_you_mean(str(frame), known)} Frames: {', '.join(known)}. "
            'Type: sc.columns("totals")'
        )
    if frame in results:
        return pd.DataFrame(results[frame], columns=["column", "unit", "who sees it", "meaning"])
    return _of_schema(OF_RECORDS[frame], "seen") if frame in OF_RECORDS else _of_schema(OF_ANSWERS[frame], "truth")


def _of_schema(schema: tuple[Column, ...], who: str) -> pd.DataFrame:
    import pandas as pd

    rows = [(one.name, one.unit, one.dtype, one.required, who, one.meaning) for one in schema]
    return pd.DataFrame(rows, columns=["column", "unit", "dtype", "required", "who sees it", "meaning"])
