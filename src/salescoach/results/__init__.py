"""What came out: tidy frames, paired comparisons, how many runs are enough."""
