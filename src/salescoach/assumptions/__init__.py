"""Plausible worlds: teams drawn over the whole range of assumptions, and headlines over all of them."""
