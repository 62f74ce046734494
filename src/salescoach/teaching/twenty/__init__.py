"""Twenty questions that an analyst is asked about a sales force, over a company of which the truth is known."""
