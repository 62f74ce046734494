"""Estimators of the effect of close oversight, and the benchmark that knows the truth."""
