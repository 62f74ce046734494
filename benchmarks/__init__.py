"""How fast the kit is, beside the same model in C, in NumPy and in Mesa. Run ``python -m benchmarks``."""
