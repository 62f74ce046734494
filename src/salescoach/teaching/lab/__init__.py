"""The notebooks to work in: copies without answers, in a folder with all that they link to, opened in JupyterLab."""
