"""The kinds of files that are read, one file for each source: a new kind is a new file here and a line in known.py."""
