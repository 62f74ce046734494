"""A page to hand on: what records show, how a model of the team fits, and what stays unknown."""
