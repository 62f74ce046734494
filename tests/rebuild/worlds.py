"""The worlds in which kit and page are compared, and those in which a damaged page has to show."""

from __future__ import annotations

from salescoach.management.library import STYLES
from salescoach.settings.links import LINKS
from salescoach.settings.register import SETTINGS

from .run import World

SMALL: dict[str, float | str] = {"people": 3, "accounts_per_person": 4, "weeks": 8, "warmup_weeks": 4, "span": 2}
# Enough of everything that every step of the week has work to do, leaving and hiring too.
LIVELY: dict[str, float | str] = {
    "people": 5, "accounts_per_person": 10, "weeks": 20, "warmup_weeks": 9, "span": 2, "need_rate": 0.3,
    "quit_rate": 0.03, "vacancy_weeks": 3.0, "manager_hours_per_week": 3.0, "tolerance_median": 0.05,
    "share_low_will": 0.3, "share_training": 0.15, "adaptiveness": 0.3, "mending_rate": 0.06,
    "baseline_pressure": 0.6,
}  # fmt: skip
CAMPAIGN: dict[str, float | str] = {"people": 3, "accounts_per_person": 40, "weeks": 8, "span": 2}


def lively(style: str, seed: int = 7, **more: float | str) -> World:
    return World(changes=LIVELY | more, style=style, seed=seed)


WORLDS: dict[str, World] = {
    "small": World(changes=SMALL),
    "small, coach": World(changes=SMALL, style="coach", seed=2),
    "starts later": World(changes=LIVELY, style="coach", before="hands_off", from_week=7, seed=2**40 + 3),
    "campaign": World("outbound_campaign", CAMPAIGN, style="take_over"),
    "hardly any clean-up": World(changes={"people": 2, "weeks": 2, "warmup_weeks": 1, "tidy_rate": 0.0005}),
    "no budget, no quota": World(changes=LIVELY | {"manager_hours_per_week": 0.0, "quota_stretch": 0.0}),
    "own quota, one manager": World(changes=LIVELY | {"quota_per_week": 9000.0, "span": 12}),
    "quarter's end, patient": World(changes=LIVELY | {"tolerance_staying": 1.0, "fatigue": 0.1, "abandon_rate": 0.2}),
    "star sellers as managers": lively("take_over", manager_selling=1.6),
    **{style: lively(style) for style in STYLES},
    **{f"without {link}": World(changes=LIVELY, style="accountability", seed=3, cut=(link,)) for link in LINKS},
    "without all": World(changes=LIVELY, style="take_over", cut=tuple(LINKS)),
    **{f"strain acts {s}": lively("micromanage", performance_shape=s) for s in SETTINGS["performance_shape"].choices},
}
# So many chances to leave, to be hired, helped and hit by life that a chance that is a little off shows.
CROWD: dict[str, float | str] = {
    "people": 70, "accounts_per_person": 1, "weeks": 26, "warmup_weeks": 6, "span": 9, "need_rate": 0.5,
    "quit_rate": 0.04, "vacancy_weeks": 1.5, "mending_rate": 0.2, "repair": 2.0, "repair_unmatched": 0.4,
    "complaint_base": 0.2, "complaint_excuse": 1.0, "manager_hours_per_week": 20.0, "quota_stretch": 0.6,
    "quit_trust": 5.0, "quit_question": 5.0, "quit_manager": 5.0, "quit_strain": 5.0, "quit_middle": 5.0,
    "quit_contagion": 2.0, "diagnosis": 1.0,
}  # fmt: skip
# Strengths near their limits, so that every floor and every clip has work to do.
EXTREME: dict[str, float | str] = {
    "intrusion": 10.0, "strain": 10.0, "trust_loss": 1.0, "trust_gain": 1.0, "trust_drift": 0.8, "initiative_loss": 1.0,
    "initiative_back": 1.0, "pass_through": 10.0, "gaming": 0.9, "deadline": 2.5, "deadline_discount": 0.5,
    "memory": 10.0, "goodwill": 0.9, "time": 1.0, "drift": 1.5, "challenge": 5.0, "feedback": 2.0, "sight": 1.0,
    "pay": 1.0, "mix": 3.0, "activity": 2.0, "dismissal": 1.0, "dismissal_weeks": 3, "dismissal_level": 1.5,
    "asking_hours": 2.0, "week_hours": 12.0, "ability_spread": 5.0, "room": 5.0, "coaching": 1.0, "coaching_harm": 1.0,
    "repair": 5.0, "complaint_felt": 1.0, "strain_recovery": 0.6, "strain_relief": 1.0, "accountability": 1.0,
    "diagnosis": 1.0, "manager_hours_per_week": 40.0, "pass_on": 5.0, "will_spread": 0.5, "performance": 1.0,
    "cause_load": 1.0, "adaptiveness_spread": 1.0, "trust_spread": 0.5, "manager_spread": 0.5, "baseline_pressure": 1.0,
    "market": 1.6, "start_open": 0.4, "abandon_rate": 0.1, "need_rate": 0.1, "prospecting_share": 0.4,
}  # fmt: skip
WORLDS |= {f"extreme, {style}": lively(style, seed=11, **EXTREME) for style in STYLES}
WORLDS |= {"crowd": World(changes=CROWD, style="coach"), "watched crowd": World(changes=CROWD, style="micromanage")}
# Help far below the usual, so that causes arise; people who go because they must.
WORLDS |= {
    "crowd left alone": World(
        changes=CROWD | {"usual_support": 2.0, "usual_coaching": 2.0, "mending_rate": 0.05}, style="hands_off"
    ),
    "crowd on notice": World(
        changes=CROWD | {"dismissal": 0.4, "dismissal_level": 0.9, "dismissal_weeks": 2, "quit_rate": 0.004},
        style="accountability",
    ),
}
# One mechanism of each that the lively world has too little of.
WORLDS |= {
    "managers who give way": lively("coach", drift=0.9, drift_spread=0.9, drift_doubt=2.0, drift_hours=3.0),
    "nerves of glass": lively("macro", drift=10.0),
    "pressure that lifts": lively(
        "micromanage", challenge=2.0, challenge_reach=0.8, challenge_wear=0.3, challenge_spread=0.3, will_high=0.6
    ),
    "pressure that tires": lively(
        "micromanage",
        challenge=2.0,
        challenge_reach=0.3,
        challenge_wear=1.4,
        challenge_fading=0.2,
        challenge_spread=1.7,
    ),
    "hardly any sight": lively("accountability", sight=0.9, sight_noise=1.0, sight_half=2.0, warmup_weeks=16),
    "no sight at all": lively("hands_off", sight=1.0, sight_noise=3.0),
    "just short of quota": lively("process", pay=0.5, quota_window=0.8, quota_stretch=0.7, pass_through=0.0),
    "small orders first": lively("micromanage", mix=0.6, large_slow=1.0, strain_intrusion=0.1),
    "words that hurt": lively("accountability", feedback=0.45, feedback_spread=1.8, feedback_skill=0.5),
    "pushed and honest": lively("micromanage", activity=0.2, gaming_propensity_spread=0.0, gaming_unpressed=0.0),
    "hours of asking": lively("coach", asking_hours=3.0, fit_cost=0.5, coaching_fit_share=0.9, looking_skill=0.8),
    "on notice": lively("watch_more", dismissal=1.0, dismissal_level=1.2, dismissal_weeks=4),
}
# Worlds at an edge: what is held between two numbers reaches them.
WORLDS |= {
    "no end of needs": lively("accountability", need_rate=1.0, market=5.0),
    "no needs": lively("accountability", need_rate=0.0),
    "next to no needs": lively("accountability", need_rate=0.02, accounts_per_person=2, tidy_rate=1.0),
    "more than a list can hold": World(
        "outbound_campaign", {"people": 1, "accounts_per_person": 120, "weeks": 2}, style="take_over"
    ),
    "tiny quota": lively("accountability", quota_per_week=0.4),
    "tense people": lively(
        "accountability", baseline_strain=0.8, baseline_strain_spread=1.0, manager_spread=0.5, diagnosis_skill=1.0
    ),
    "slowly broken": lively("take_over", intrusion=10.0, initiative_loss=0.5),
    "beyond all doubt": lively("accountability", deadline=10.0, deadline_closing=20.0, deadline_quarter=10.0),
}

# Where one wrong line of the page has to show, in the order in which they are tried.
TELLING = (
    "accountability", "quarter's end, patient", "extreme, macro", "extreme, process", "crowd", "campaign",
    "strain acts none", "strain acts positive", "strain acts inverted_u", "crowd left alone", "crowd on notice",
    "hardly any sight", "next to no needs", "more than a list can hold",
)  # fmt: skip
# Where one wrong number or sign within a line has to show, if it can at all.
THOROUGH = (
    *TELLING, "process", "tense people", "slowly broken", "extreme, take_over", "own quota, one manager", "tiny quota",
    "watched crowd", "starts later", "without all", "star sellers as managers", "no budget, no quota",
    "extreme, micromanage", "managers who give way", "pressure that lifts", "pressure that tires",
    "no sight at all", "just short of quota", "small orders first", "words that hurt", "pushed and honest",
    "hours of asking", "on notice", "hardly any clean-up", "no end of needs", "beyond all doubt",
)  # fmt: skip
