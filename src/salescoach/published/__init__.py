"""Published patterns beside the default world, or any other: does the model stand up to them?"""
