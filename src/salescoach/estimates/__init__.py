"""Simple models fitted to records, each compared with the truth of a simulated world."""
