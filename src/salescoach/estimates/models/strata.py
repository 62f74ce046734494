"""Strata of deals: office, manager, pipeline, time of opening; groups are compared within them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ...common.arrays import Array
from ...common.messages import did_you_mean

if TYPE_CHECKING:
    import pandas as pd

    from ...records.records import Records

OF_PERSON, OF_DEAL = ("team", "manager"), ("pipeline", "currency")
OF_TIME = {"month": "M", "quarter": "Q", "year": "Y"}
NAMES = (*OF_PERSON, *OF_DEAL, *OF_TIME)


def strata(records: Records, deals: pd.DataFrame, within: Sequence[str]) -> Array:
    """Number of the stratum of each deal, from 0; deals without a value are a stratum of their own.

    Args:
        records: whose people tell team and manager.
        deals: rows of the deals table.
        within: names out of ``NAMES``.

    Raises:
        ValueError: an unknown name, or one that these records do not hold.
    """
    import pandas as pd

    columns = {name: _column(records, deals, name) for name in within}
    number = pd.DataFrame(columns, index=deals.index).fillna("").groupby(list(columns), sort=False).ngroup()
    return np.asarray(number)


def _column(records: Records, deals: pd.DataFrame, name: str) -> pd.Series:
    if name not in NAMES:
        raise ValueError(
            f"no stratum is called {name!r}{did_you_mean(name, NAMES)} Strata: {', '.join(NAMES)}. "
            "Type: sc.owner_differences(records, within=['team', 'quarter'])"
        )
    if name in OF_TIME:
        return deals["opened"].dt.to_period(OF_TIME[name]).astype(str)
    people = records.people.drop_duplicates("owner").set_index("owner")
    found = deals[name] if name in OF_DEAL else deals["owner"].map(people[name])
    if not found.notna().any():
        raise ValueError(
            f"the records name no {name} of these deals. Type: sc.read_crm('deals.csv', team='team.csv'), or leave "
            f"{name!r} out of within="
        )
    return found.astype(object)
