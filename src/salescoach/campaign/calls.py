"""A light record of a simulated campaign: clients and orders by number of calls, for each run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ..common.arrays import Numbers
from ..management.library import STYLES
from ..management.style import Style
from ..settings.team import Team
from ..simulation.block import Plan
from ..simulation.history import Ask, record
from ..simulation.state import WON

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Calls:
    """What a list of clients answered, call by call.

    Attributes:
        team: who called.
        clients: clients whom n calls reached, shape (runs, n); the first column stands for one call.
        yes: those of them who said yes, the same shape.
    """

    team: Team
    clients: Numbers = field(repr=False)
    yes: Numbers = field(repr=False)

    @property
    def runs(self) -> int:
        """Number of replications."""
        return int(self.clients.shape[0])

    def only(self, runs: npt.NDArray[np.int64]) -> Calls:
        """The same with these replications alone."""
        return Calls(self.team, self.clients[runs], self.yes[runs])

    @property
    def counts(self) -> pd.DataFrame:
        """Contacts, clients, yes: the columns of the bank's table, over all runs."""
        import pandas as pd

        calls = np.arange(1, self.clients.shape[1] + 1)
        return pd.DataFrame({"contacts": calls, "clients": self.clients.sum(axis=0), "yes": self.yes.sum(axis=0)})


def count_calls(team: Team, style: Style, runs: int, seed: int) -> Calls:
    """Let the team call its list and count."""
    deals = record(Plan(team, style, STYLES["status_quo"], 0, seed), runs, Ask(deals=("contacts",))).deals
    run, calls, won = deals["run"], deals["contacts"].astype(int), deals["event"] == WON
    shape = (runs, max(1, int(calls.max(initial=0))))
    clients, yes = np.zeros(shape), np.zeros(shape)
    called = calls > 0
    np.add.at(clients, (run[called], calls[called] - 1), 1.0)
    np.add.at(yes, (run[called & won], calls[called & won] - 1), 1.0)
    return Calls(team, clients, yes)
