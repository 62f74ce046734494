"""The made-up company: twelve teams, two years, and the answer key."""
