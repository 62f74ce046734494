"""Which assumptions matter: screening and importance of settings, with ranks only where they have converged."""
