"""The bank's telephone campaign: its table, the calls, and two stories that fit it."""
