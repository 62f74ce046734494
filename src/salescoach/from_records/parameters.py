"""The settings that are fitted, and the measured quantity that tells each."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..settings.register import SETTINGS
from ..settings.team import Team


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedParameter:
    """A fitted setting.

    Attributes:
        setting: its name.
        quantity: the measured quantity that tells it.
        log: whether it is searched on the log scale.
        step: a small step on its scale, over which slopes are taken.
        longest_step: the longest that the search takes at once.
    """

    setting: str
    quantity: str
    log: bool
    step: float
    longest_step: float

    def value_in(self, team: Team) -> float:
        """Its value in a team.

        Args:
            team: any.

        Returns:
            The value on the parameter's scale.
        """
        value = float(team.values[self.setting])
        return math.log(max(value, 1e-9)) if self.log else value

    def limits(self) -> tuple[float, float]:
        """Its hard limits.

        Returns:
            Least and most on the parameter's scale, a hair inside.
        """
        least, most = SETTINGS[self.setting].least, SETTINGS[self.setting].most
        return (math.log(max(least, 1e-6)), math.log(most)) if self.log else (least, most)

    def in_unit(self, value: float) -> float:
        """A value of the setting.

        Args:
            value: on the parameter's scale.

        Returns:
            It in the setting's unit.
        """
        return math.exp(value) if self.log else float(value)


PARAMETERS: tuple[FittedParameter, ...] = tuple(
    FittedParameter(setting=setting, quantity=quantity, log=scale == "log", step=step, longest_step=longest)
    for setting, quantity, scale, step, longest in (
        ("need_rate", "lead_flow", "log", 0.15, 1.0),
        ("advance_base", "win_rate", "plain", 0.2, 0.8),
        ("walk_base", "cycle", "plain", 0.3, 0.8),
        ("quiet_rate", "no_decision", "log", 0.3, 0.8),
        ("ability_spread", "win_spread", "plain", 0.25, 0.5),
        ("territory_spread", "lead_spread", "plain", 0.15, 0.4),
        ("territory_deal_size_spread", "value_between", "plain", 0.15, 0.5),
        ("deal_value_spread", "value_within", "plain", 0.15, 0.5),
        ("deal_value", "deal_value", "log", 0.2, 3.0),
        ("quit_rate", "leaving", "log", 0.3, 0.8),
        ("quota_per_week", "quota", "log", 0.2, 1.0),
    )
)
ROUGH = 3  # parameters, the first ones, that a rough fit takes
LINKED = {"quiet_rate": "indecision_rate"}  # changed by the same factor: records do not tell the two apart
