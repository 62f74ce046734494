"""Memory does not grow with the number of runs, beyond the totals that are asked for and the warm-ups that are kept."""

from __future__ import annotations

import pytest

from benchmarks.memory import MIB, peak_of
from salescoach.simulation.params import managers
from salescoach.simulation.state import RUN_TOTALS, bytes_per_run
from salescoach.simulation.warm_up import MOST_BYTES

pytest.importorskip("resource", reason="the peak of a process is read in ways that Windows lacks")


def test_ten_times_the_runs_need_hardly_more_memory():
    import salescoach as sc

    few, many = 100, 5000
    team = sc.Team()
    alive = (many - few) * bytes_per_run(team.people, team.accounts_per_person, managers(team))
    grown = peak_of("status_quo", many) - peak_of("status_quo", few)
    bound = MOST_BYTES + 24 * MIB  # remembered warm-ups, and what is worked on
    assert grown < bound < alive, f"{grown / MIB:.1f} MiB more"
    assert 100_000 * RUN_TOTALS.itemsize < 24 * MIB  # so 100,000 runs stay far below 1 GiB
