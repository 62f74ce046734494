"""The styles as a frame for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .library import STYLES

if TYPE_CHECKING:
    import pandas as pd


def styles() -> pd.DataFrame:
    """The styles that come with the kit; ``sc.STYLES`` holds them by name.

    Returns:
        Frame, one row per style, with columns name, author, summary; the status quo first.

    Example:
        >>> import salescoach as sc
        >>> sc.styles().set_index("name").loc["macro", "author"]
        'Burn'
    """
    import pandas as pd

    rows = [{"name": s.name, "author": s.author, "summary": s.summary} for s in STYLES.values()]
    return pd.DataFrame(rows)
