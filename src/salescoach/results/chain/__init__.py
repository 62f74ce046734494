"""What travels down the chain, and what of it is lost where."""
