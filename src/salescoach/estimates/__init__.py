"""Simple models fitted to records, each held against the truth of a simulated world."""
