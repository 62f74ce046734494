"""The articles' claims as experiments with verdicts."""
