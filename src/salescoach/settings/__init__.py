"""What a world is made of: frozen values that check themselves and change by copy."""
