"""The styles as a frame for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .library import STYLES

if TYPE_CHECKING:
    import pandas as pd


def styles() -> pd.DataFrame:
    """The styles that come with the kit: name, whose article, one line."""
    import pandas as pd

    rows = [{"name": s.name, "whose": s.whose, "line": s.line} for s in STYLES.values()]
    return pd.DataFrame(rows)
