"""From records to a team of one's own: measure, fit, and the worlds that look alike."""
