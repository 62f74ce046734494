"""Every estimator, in the order in which a course would teach them."""

from __future__ import annotations

from collections.abc import Sequence

from ...common.messages import did_you_mean
from . import did, difference, matching, regression, robust, weighting
from .estimator import Estimator

_ALL = {e.name: e for part in (difference, regression, matching, weighting, robust, did) for e in part.ESTIMATORS}
_ORDER = (
    "plain difference", "before and after", "regression", "matching", "weighting", "doubly robust",
    "two-way fixed effects", "two stages", "far controls", "staying weights", "leavers counted as zero",
)  # fmt: skip
ESTIMATORS: dict[str, Estimator] = {name: _ALL[name] for name in _ORDER}


def find_estimators(wanted: Sequence[str | Estimator] | None) -> tuple[Estimator, ...]:
    """The estimators of these names, all by default; ValueError says what there is."""
    if wanted is None:
        return tuple(ESTIMATORS.values())
    found = []
    for name in [wanted] if isinstance(wanted, str) else wanted:
        if isinstance(name, Estimator):
            found.append(name)
        elif name in ESTIMATORS:
            found.append(ESTIMATORS[name])
        else:
            raise ValueError(
                f"unknown estimator {name!r}{did_you_mean(str(name), ESTIMATORS)} Estimators: {', '.join(ESTIMATORS)}. "
                'Type: sc.effect_of_oversight(estimators=["regression", "weighting"])'
            )
    if not found:
        raise ValueError('no estimator was named. Type: sc.effect_of_oversight(estimators=["regression"])')
    return tuple(found)
