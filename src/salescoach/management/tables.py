"""The styles as a frame for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .library import STYLES

if TYPE_CHECKING:
    import pandas as pd


def styles() -> pd.DataFrame:
    """The styles that come with the kit: name, author, one line."""
    import pandas as pd

    rows = [{"name": s.name, "author": s.author, "summary": s.summary} for s in STYLES.values()]
    return pd.DataFrame(rows)
