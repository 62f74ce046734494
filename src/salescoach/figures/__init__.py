"""All drawing: frames in, a ``Picture`` out. Colours are set in ``colours.py``, titles in ``picture.py``.

>>> import salescoach as sc
>>> both = [sc.simulate(sc.Team(people=2), style=style, runs=2) for style in ("status_quo", "coach")]
>>> picture = sc.compare(*both).plot()
>>> isinstance(picture, sc.figures.Picture)
True
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..common.lazy import lazy

if TYPE_CHECKING:
    from .before_after import bad_quarter_picture as bad_quarter_picture
    from .before_after import growth_picture as growth_picture
    from .before_after import next_quarter_picture as next_quarter_picture
    from .board import board_picture as board_picture
    from .boundary import boundary_picture as boundary_picture
    from .campaign import campaign_picture as campaign_picture
    from .campaign import stories_picture as stories_picture
    from .cascade import Link as Link
    from .cascade import cascade_picture as cascade_picture
    from .chain import chain_picture as chain_picture
    from .chain import chain_worlds_picture as chain_worlds_picture
    from .claims import claim_picture as claim_picture
    from .claims import claim_strip_picture as claim_strip_picture
    from .claims import claims_picture as claims_picture
    from .differences import differences_picture as differences_picture
    from .differences import runs_picture as runs_picture
    from .estimators import benchmark_picture as benchmark_picture
    from .estimators import effect_picture as effect_picture
    from .links import links_picture as links_picture
    from .models import chance_picture as chance_picture
    from .models import layers_picture as layers_picture
    from .models import owners_picture as owners_picture
    from .moved import moved_picture as moved_picture
    from .own_records import cycle_picture as cycle_picture
    from .own_records import people_picture as people_picture
    from .own_records import pipeline_picture as pipeline_picture
    from .own_records import rate_picture as rate_picture
    from .own_team import answers_picture as answers_picture
    from .own_team import distribution_picture as distribution_picture
    from .own_team import fit_picture as fit_picture
    from .parts import parts_picture as parts_picture
    from .parts import practices_picture as practices_picture
    from .patterns import patterns_picture as patterns_picture
    from .picture import Picture as Picture
    from .pilot import pilot_picture as pilot_picture
    from .pipeline import history_picture as history_picture
    from .practices import causes_picture as causes_picture
    from .practices import delay_picture as delay_picture
    from .practices import hours_picture as hours_picture
    from .pressure import cut_picture as cut_picture
    from .pressure import dose_picture as dose_picture
    from .pressure import recovery_picture as recovery_picture
    from .pressure import weeks_until_half as weeks_until_half
    from .sensitivity import importance_picture as importance_picture
    from .sensitivity import screening_picture as screening_picture
    from .tournament import firsts_picture as firsts_picture
    from .tournament import tuned_picture as tuned_picture
    from .variation import persistence_picture as persistence_picture
    from .win_age import age_picture as age_picture
    from .winners import parts_that_win_picture as parts_that_win_picture
    from .winners import winners_picture as winners_picture
    from .worlds import assumptions_picture as assumptions_picture
    from .worlds import people_and_horizon_picture as people_and_horizon_picture
    from .worlds import worlds_picture as worlds_picture

_HOME = {
    "Link": "cascade",
    "Picture": "picture",
    "age_picture": "win_age",
    "answers_picture": "own_team",
    "assumptions_picture": "worlds",
    "bad_quarter_picture": "before_after",
    "benchmark_picture": "estimators",
    "board_picture": "board",
    "boundary_picture": "boundary",
    "campaign_picture": "campaign",
    "cascade_picture": "cascade",
    "causes_picture": "practices",
    "chain_picture": "chain",
    "chain_worlds_picture": "chain",
    "chance_picture": "models",
    "claim_picture": "claims",
    "claim_strip_picture": "claims",
    "claims_picture": "claims",
    "cut_picture": "pressure",
    "cycle_picture": "own_records",
    "delay_picture": "practices",
    "differences_picture": "differences",
    "distribution_picture": "own_team",
    "dose_picture": "pressure",
    "effect_picture": "estimators",
    "firsts_picture": "tournament",
    "fit_picture": "own_team",
    "growth_picture": "before_after",
    "history_picture": "pipeline",
    "hours_picture": "practices",
    "importance_picture": "sensitivity",
    "layers_picture": "models",
    "links_picture": "links",
    "moved_picture": "moved",
    "next_quarter_picture": "before_after",
    "owners_picture": "models",
    "parts_picture": "parts",
    "parts_that_win_picture": "winners",
    "patterns_picture": "patterns",
    "people_and_horizon_picture": "worlds",
    "people_picture": "own_records",
    "persistence_picture": "variation",
    "pilot_picture": "pilot",
    "pipeline_picture": "own_records",
    "practices_picture": "parts",
    "rate_picture": "own_records",
    "recovery_picture": "pressure",
    "runs_picture": "differences",
    "screening_picture": "sensitivity",
    "stories_picture": "campaign",
    "tuned_picture": "tournament",
    "weeks_until_half": "pressure",
    "winners_picture": "winners",
    "worlds_picture": "worlds",
}
__all__ = sorted(_HOME)

__getattr__: Callable[[str], Any] = lazy(__name__, _HOME)


def __dir__() -> list[str]:
    return __all__
