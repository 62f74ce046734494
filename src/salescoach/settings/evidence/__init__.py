"""Published findings by topic, and the sources of every number."""
