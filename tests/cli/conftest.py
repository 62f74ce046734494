"""The small ledger of the claims, for the command that prints it."""

from tests.articles.conftest import made, shipped_ledger, small_ledger

__all__ = ["made", "shipped_ledger", "small_ledger"]
