"""Published patterns held against the default world, or any other: does the model stand up to them?"""
