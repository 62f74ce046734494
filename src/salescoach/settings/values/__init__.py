"""The numbers of a world, by subject, each with unit, range, source and reason."""
