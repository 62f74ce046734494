"""Words of exports in languages: data alone."""
