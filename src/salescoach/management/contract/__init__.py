"""What a style has to keep: the checks of ``sc.check_style``."""
