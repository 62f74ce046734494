"""The end of a deal as every kind reads it: a new kind takes ``ending``."""

from __future__ import annotations

from ..tables.ending import of_deals as ending

__all__ = ["ending"]
