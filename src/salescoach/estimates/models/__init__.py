"""Simple models of winning, leaving and the forecast, each held against the truth."""
