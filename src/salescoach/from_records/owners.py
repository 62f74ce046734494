"""What is measured person by person: sums over the deals of each owner. One ruler for records and simulations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array

DAYS_ADDED = 7.0  # to the days of a deal before their log is taken: an order of the same day has one


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRows:
    """Deals opened in the period, one value per deal.

    Attributes:
        owner: number of its owner, from 0.
        closed: whether it was closed.
        won: whether it was won.
        with_reason: whether it was lost for a known reason.
        silent: of these, whether it was lost in silence.
        days: from opening to closing, NaN while open.
        value: in money, NaN where not known.
    """

    owner: Array
    closed: Array
    won: Array
    with_reason: Array
    silent: Array
    days: Array
    value: Array

    def sums(self, owners: int) -> dict[str, Array]:
        """Sums over the deals of each owner, shape (owners,) each; names as in ``Owners.sums``."""
        priced = self.won & (np.nan_to_num(self.value) > 0)
        log_value = np.log(np.where(priced, self.value, 1.0))
        columns = {
            "opened": np.ones(len(self.owner)), "closed": self.closed, "won": self.won,
            "with_reason": self.with_reason, "silent": self.silent,
            "log_days": np.where(self.won, np.log(np.nan_to_num(self.days) + DAYS_ADDED), 0.0),
            "log_value": log_value, "log_value_squared": log_value**2, "priced": priced,
        }  # fmt: skip
        return {name: np.bincount(self.owner, values.astype(float), owners) for name, values in columns.items()}


@dataclass(frozen=True, kw_only=True)
class Owners:
    """The persons who owned deals, of one team or of many runs.

    Attributes:
        run: the team or run that the person belongs to, from 0; shape (persons,).
        runs: how many there are.
        sums: shape (persons,) each: ``exposure`` (weeks there), deals ``opened``, ``closed``, ``won``, lost
            ``with_reason``, of these ``silent``; ``log_days`` of won deals; deals ``priced``, their ``log_value`` and
            ``log_value_squared``.
        weeks: length of the period.
        left: people who left, -1 where not known; shape (runs,).
        accounts: different customers, 0 where not known; shape (runs,).
        named: deals with a customer, shape (runs,).
        quota: mean weekly quota, NaN where there is none; shape (runs,).
    """

    run: Array
    runs: int
    sums: dict[str, Array]
    weeks: float
    left: Array
    accounts: Array
    named: Array
    quota: Array

    @property
    def at_work(self) -> float:
        """People at work, on average over the period and all runs together."""
        return float(self.sums["exposure"].sum() / self.weeks)

    def bootstrap(self, times: int, seed: int) -> Owners:
        """Resample the persons of one team with replacement.

        Args:
            times: how often; each resample becomes a run.
            seed: of the resamples.
        """
        rows = np.random.default_rng(seed).integers(0, len(self.run), (times, len(self.run))).ravel()
        left = np.where(self.left[0] < 0, -1, np.random.default_rng(seed + 1).poisson(max(self.left[0], 1), times))
        return Owners(
            run=np.repeat(np.arange(times), len(self.run)),
            runs=times,
            sums={name: values[rows] for name, values in self.sums.items()},
            weeks=self.weeks,
            left=left,
            accounts=np.repeat(self.accounts, times),
            named=np.repeat(self.named, times),
            quota=np.repeat(self.quota, times),
        )
