"""Simple models of winning, leaving and the forecast, each compared with the truth."""
