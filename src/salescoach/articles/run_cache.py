"""One world, one seed: every team and style that a claim asks for is run once and shared by all claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..management.library import find_style
from ..management.style import Style
from ..settings.team import Team
from .history import ClaimHistory, live
from .mixes import AS_THEY_ARE, MIXES, People, both


@dataclass(kw_only=True)
class RunCache:
    """A world in which claims are tested.

    Attributes:
        world: the team.
        runs: replications.
        seed: of the luck.
        mix: people to take instead of the mix that a claim asks for; none as a rule.
        done: histories so far, by people and style; kept so that claims share them.
    """

    world: Team
    runs: int
    seed: int
    mix: People | None = None
    done: dict[tuple[str, str, int, str], ClaimHistory] = field(default_factory=dict, repr=False)

    def on(self, mix: People | None) -> RunCache:
        """The same world with other people; what was run is shared.

        Args:
            mix: in place of the mix that a claim asks for; None for that one.

        Returns:
            The cache for these people.
        """
        return replace(self, mix=mix)

    def history(
        self, style: str | Style, people: People = AS_THEY_ARE, from_week: int = 0, before: str | Style = "status_quo"
    ) -> ClaimHistory:
        """What these people live through under the style, which starts in ``from_week``.

        The warm-up is always the status quo, so that all styles start from the same past; ``before`` rules
        in counted weeks until ``from_week``.

        Args:
            style: a style or its name.
            people: the mix that the claim asks for.
            from_week: counted week in which the style starts.
            before: the style until then.

        Returns:
            Week by week, what the claims look at.
        """
        if self.mix is not None:
            people = self.mix if people.name in MIXES else both(self.mix, people)
        chosen, earlier = find_style(style), find_style(before)
        key = (people.name, chosen.name, from_week, earlier.name if from_week else "")
        if key not in self.done:
            team = people.change(self.world)
            self.done[key] = live(team, chosen, self.runs, self.seed, from_week, earlier)
        return self.done[key]
