"""The model once more as agents in Mesa: customers, salespeople and managers, in plain Python.

Written from the equations, not from the kernels: it shares the settings with the kit and nothing else,
and it draws from Mesa's own generator. So it agrees with the kit in distribution, not in every digit.
"""
