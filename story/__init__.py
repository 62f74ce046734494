"""The story: one page that plays the model in a browser. How it is made; nothing of it is imported by the kit."""
