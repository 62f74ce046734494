"""From a parsed file to rows of a canonical table, one file for each table."""
