"""One world, one seed, some of its runs: every team and style that a claim asks for is lived once and shared."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace

from ..management.library import find_style
from ..management.style import Style
from ..settings.team import Team
from .history import ClaimHistory, live
from .mixes import AS_THEY_ARE, MIXES, People, both

KEPT = 12  # histories, so that memory is bounded; what is asked for again after that is lived again

Key = tuple[str, str, str, int, str, int]


@dataclass(kw_only=True)
class RunCache:
    """A world in which claims are tested.

    Attributes:
        world: the team.
        runs: replications.
        seed: of the luck.
        first_run: number of the first replication; luck belongs to the number, so runs can be lived in batches.
        mix: people to take instead of the mix that a claim asks for; none as a rule.
        done: the last histories, by people and style; kept so that claims share them.
    """

    world: Team
    runs: int
    seed: int
    first_run: int = 0
    mix: People | None = None
    done: OrderedDict[Key, ClaimHistory] = field(default_factory=OrderedDict, repr=False)

    def on(self, mix: People | None) -> RunCache:
        """The same world with other people; what was run is shared.

        Args:
            mix: in place of the mix that a claim asks for; None for that one.

        Returns:
            The cache for these people.
        """
        return replace(self, mix=mix)

    def history(
        self,
        style: str | Style,
        people: People = AS_THEY_ARE,
        from_week: int = 0,
        before: str | Style = "status_quo",
        weeks: int = 0,
        under: People | None = None,
    ) -> ClaimHistory:
        """What these people live through under the style, which starts in ``from_week``.

        The warm-up is always the status quo, so that all styles start from the same past; ``before`` rules
        in counted weeks until ``from_week``.

        Args:
            style: a style or its name.
            people: the mix that the claim asks for.
            from_week: counted week in which the style starts.
            before: the style until then.
            weeks: how many are counted; as the world has it if 0.
            under: a change to the world that comes with the count, whatever the mix; the past is that without it.

        Returns:
            Week by week, what the claims look at.
        """
        if self.mix is not None:
            people = self.mix if people.name in MIXES else both(self.mix, people)
        chosen, earlier = find_style(style), find_style(before)
        key = (
            people.name,
            under.name if under else "",
            chosen.name,
            from_week,
            earlier.name if from_week else "",
            weeks,
        )
        if key in self.done:
            self.done.move_to_end(key)
            return self.done[key]
        team = people.change(self.world)
        team = team.change(weeks=weeks) if weeks else team
        past, team = (team, under.change(team)) if under else (None, team)
        while len(self.done) >= KEPT:
            self.done.popitem(last=False)
        self.done[key] = live(team, chosen, self.runs, self.seed, from_week, earlier, self.first_run, past)
        return self.done[key]
