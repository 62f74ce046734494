"""The order of people: of their first row, never of their names, for pseudonyms differ with each user's salt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def by_person(rows: pd.DataFrame, person: str, then: str) -> pd.DataFrame:
    """Rows person by person, in the order in which each is first met, and within a person by another column.

    Args:
        rows: any frame.
        person: its column of persons.
        then: the column that orders the rows of one person.

    Returns:
        The same rows, numbered anew from 0.
    """
    import pandas as pd

    place = pd.factorize(rows[person])[0]
    order = rows.assign(place_=place).sort_values(["place_", then], kind="stable", ignore_index=True)
    return order.drop(columns="place_")
