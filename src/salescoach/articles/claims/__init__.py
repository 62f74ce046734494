"""The claims themselves, by author."""
