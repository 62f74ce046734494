"""The mechanism: state, draws and the steps of a week. No tables, no plots, no printing."""
