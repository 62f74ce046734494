"""What becomes of a claim over worlds: shares, size, a word, and what drives it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from ..common.intervals import share_interval
from ..common.messages import wrapped
from ..settings.evidence.finding import Row
from .audit import AuditLine, Checks, audited
from .claim import Claim
from .statistic import ClaimReading
from .thresholds import NOT_CARRIED, STATES, Thresholds, side_of, state_of, word_of
from .words import drivers_text, figure, halves_word, runs_text, share_text

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture


@dataclass(frozen=True, kw_only=True)
class ClaimVerdict:
    """A claim over worlds.

    Attributes:
        claim: what was tested.
        readings: its number in every world.
        drivers: of the conclusion: settings ranked by how much they move the share of worlds in which the number
            reaches the smallest effect of interest, from their lowest to their highest third, with 99.9 % intervals.
        runs: paired runs per world, at most.
        seed: of the luck.
        thresholds: of the words.
        basis: which worlds.
        checks: what the audit measured; of a claim of halves, its halves have their own.
        halves: verdicts on its halves; none where the claim is one.
    """

    claim: Claim
    readings: tuple[ClaimReading, ...]
    drivers: pd.DataFrame = field(repr=False)
    runs: int
    seed: int
    thresholds: Thresholds = field(default_factory=Thresholds)
    basis: str = "worlds given"
    checks: Checks = field(default_factory=Checks, repr=False)
    halves: tuple[ClaimVerdict, ...] = ()

    @property
    def states(self) -> list[str]:
        """Holds, unclear or fails, world by world."""
        return [state_of(reading, self.claim.experiment.smallest_effect) for reading in self.readings]

    @property
    def share(self) -> dict[str, tuple[float, float, float]]:
        """Share of worlds in which it holds, is unclear, fails; each with Wilson's 95 % interval."""
        states, n = self.states, len(self.readings)
        if not n:
            return dict.fromkeys(STATES, (math.nan,) * 3)
        return {s: (states.count(s) / n, *share_interval(states.count(s), n)) for s in STATES}

    @property
    def size(self) -> dict[str, float]:
        """Median of the number over worlds and its 10th and 90th percentile, in ``claim.experiment.unit``."""
        effects = np.array([r.effect for r in self.readings])
        known = effects[np.isfinite(effects)]
        low, middle, high = np.percentile(known, (10, 50, 90)) if len(known) else (math.nan,) * 3
        return {"median": float(middle), "low": float(low), "high": float(high)}

    @property
    def reversed(self) -> float:
        """Share of worlds in which the whole interval lies below zero, where zero is no effect."""
        return float(
            len(self.readings)
            and np.mean([r.high < min(0.0, self.claim.experiment.smallest_effect) for r in self.readings])
        )

    @property
    def word(self) -> str:
        """The verdict in words; of a claim of halves what becomes of each; see :class:`Thresholds`."""
        if self.halves:
            return halves_word([half.word for half in self.halves])
        if self.claim.carried == "no":
            return NOT_CARRIED
        share, wanted = self.share, self.claim.experiment.wanted
        wide = [
            state == "unclear" and not r.half <= wanted for r, state in zip(self.readings, self.states, strict=True)
        ]
        return word_of(share["holds"][0], share["fails"][0], self.thresholds, float(np.mean(wide)))

    @property
    def audit(self) -> tuple[AuditLine, ...]:
        """Whether the verdict survives other values, forms, seeds, another measure and another team; by question."""
        if self.halves or not self.readings:
            return ()
        return audited(self.claim, self.readings, side_of(self.word), self.checks)

    @property
    def hangs_on(self) -> tuple[AuditLine, ...]:
        """Questions of the audit in which less than 95 % agree."""
        return tuple(line for line in self.audit if not line.survives)

    @property
    def plain(self) -> bool:
        """Whether the verdict takes a side that the whole audit bears out; of halves, whether every one does."""
        if self.halves:
            return all(half.plain or half.word == NOT_CARRIED for half in self.halves)
        return side_of(self.word) is not None and not self.hangs_on

    @property
    def plainly(self) -> str:
        """The word where the audit bears it out, else the word and what it hangs on."""
        if self.halves:
            return halves_word([half.plainly for half in self.halves])
        if not self.hangs_on:
            return self.word
        return f"{self.word}; hangs on {', '.join(f'{x.name} ({x.agree} of {x.of} agree)' for x in self.hangs_on)}"

    @property
    def evidence(self) -> tuple[Row, ...]:
        """What was published about it."""
        return self.claim.evidence

    @property
    def table(self) -> pd.DataFrame:
        """One row per world, with columns effect, low, high (95 %) and state."""
        import pandas as pd

        rows = [(r.effect, r.low, r.high, s) for r, s in zip(self.readings, self.states, strict=True)]
        frame = pd.DataFrame(rows, columns=["effect", "low", "high", "state"])
        frame.index.name = "world"
        return frame

    @property
    def text(self) -> str:
        """The verdict in plain sentences."""
        claim = self.claim
        head = f"{claim.id} ({claim.author}): {self.plainly}."
        if self.halves:
            lines = [claim.words, f"As a whole it {share_text(self.share)}."]
            return "\n".join([head, *(wrapped(x, "  ") for x in lines), *(half.text for half in self.halves)])
        lines = [claim.words]
        if claim.carried != "no":
            lines += [self._found(), self._size(), f"What moves it: {drivers_text(self.drivers)}."]
            lines += [self._audited()] if self.audit else []
        if claim.by_construction:
            lines.append(f"By construction: {claim.by_construction}")
        if claim.carried != "yes":
            part = "in part" if claim.carried == "in part" else "not at all"
            lines.append(f"The model carries it {part}: {claim.limits}")
        return "\n".join([head, *(wrapped(line, "  ") for line in lines)])

    def _found(self) -> str:
        opposite = f" In {self.reversed:.0%} the whole interval speaks for the opposite." if self.reversed > 0 else ""
        return (
            f"Over {len(self.readings)} {self.basis}, {runs_text([r.runs for r in self.readings], self.runs)} "
            f"(seed {self.seed}), it {share_text(self.share)}.{opposite}"
        )

    def _audited(self) -> str:
        missing = "" if self.checks.seeds else " Other seeds and another team are asked in the ledger alone."
        return "Audit: " + "; ".join(str(line) for line in self.audit) + "." + missing

    def _size(self) -> str:
        size, experiment = self.size, self.claim.experiment
        return (
            f"The typical world: {figure(size['median'])} {experiment.unit}; eight worlds in ten lie between "
            f"{figure(size['low'])} and {figure(size['high'])} ({experiment.metric}). {experiment.rule}"
        )

    def under(self, thresholds: Thresholds) -> ClaimVerdict:
        """The same worlds under other thresholds.

        Args:
            thresholds: of the words.

        Returns:
            The verdict with other words; nothing is run.
        """
        halves = tuple(half.under(thresholds) for half in self.halves)
        return replace(self, thresholds=thresholds, halves=halves)

    def plot(self) -> Picture:
        """The distribution of the effect over the worlds."""
        from ..figures.claims import claim_picture

        return claim_picture(self)

    def __repr__(self) -> str:
        return self.text


def in_favour(readings: Sequence[ClaimReading], smallest_effect: float) -> np.ndarray:
    """1 where the number reaches the smallest effect of interest, whatever its interval; shape (worlds,)."""
    return np.array([float(r.effect >= smallest_effect) for r in readings])
