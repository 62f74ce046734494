"""Exercises: checks that tell what went wrong, hints, and guesses that are kept."""
