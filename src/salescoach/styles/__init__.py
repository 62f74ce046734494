"""Management styles: observables in, practices out, and the contract that checks a style."""
