"""Every way to estimate, in the order in which a course would tell them."""

from __future__ import annotations

from collections.abc import Sequence

from ...common.messages import did_you_mean
from . import did, difference, matching, regression, robust, weighting
from .estimator import Way

_ALL = {w.name: w for part in (difference, regression, matching, weighting, robust, did) for w in part.WAYS}
_ORDER = (
    "plain difference", "before and after", "regression", "matching", "weighting", "doubly robust",
    "two-way fixed effects", "two stages", "far controls", "staying weights", "leavers as nought",
)  # fmt: skip
WAYS: dict[str, Way] = {name: _ALL[name] for name in _ORDER}


def find_ways(wanted: Sequence[str | Way] | None) -> tuple[Way, ...]:
    """The ways of these names, all by default; ValueError says what there is."""
    if wanted is None:
        return tuple(WAYS.values())
    found = []
    for name in [wanted] if isinstance(wanted, str) else wanted:
        if isinstance(name, Way):
            found.append(name)
        elif name in WAYS:
            found.append(WAYS[name])
        else:
            raise ValueError(
                f"unknown way {name!r}{did_you_mean(str(name), WAYS)} Ways: {', '.join(WAYS)}. "
                'Type: sc.effect_of_oversight(ways=["regression", "weighting"])'
            )
    if not found:
        raise ValueError('no way to estimate was named. Type: sc.effect_of_oversight(ways=["regression"])')
    return tuple(found)
