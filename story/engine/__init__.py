"""The model for a browser: compiled kernels and rules of styles, translated from their syntax trees to C."""
