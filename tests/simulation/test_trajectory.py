"""Two people, three customers each and four weeks, worked out by hand.

Every number below comes from the equations and the table of luck, none from the program. Person 0 is
watched, reports much and is pushed for activity; person 1 is coached. In the last week, a month's end, the
manager does twice as much of everything and is overloaded.
"""

from __future__ import annotations

import numpy as np
import pytest

import salescoach as sc
from salescoach.settings.register import SETTINGS
from salescoach.simulation.block import Plan, weeks_of
from salescoach.simulation.draws import (
    ACCOUNT_PAST,
    ACCOUNT_TRAITS,
    ACCOUNT_WEEK,
    PERSON_SIGHT,
    key_of,
    seat_entity,
    uniforms,
)
from salescoach.simulation.state import NO_DECISION, NOTHING, OPENED, WALKED, WON
from tests.simulation.worlds import copy_of, same_bytes

SEED = 3917
# All settings that have a say here; the last test changes every other one.
WORLD = {
    "people": 2, "accounts_per_person": 3, "weeks": 4, "warmup_weeks": 0, "span": 2, "market": 1.0,
    "quota_per_week": 40.0, "baseline_pressure": 0.4, "need_rate": 0.5, "need_trust": 0.4, "start_open": 0.5,
    "deal_value": 100.0, "deal_value_spread": 0.5, "deal_noise": 0.0, "stages": 2, "advance_base": 0.25,
    "walk_base": -0.75, "fit_weight": 0.0, "skill_weight": 0.5, "effort_weight": 1.0, "trust_weight": 1.0,
    "relation_weight": 0.5, "relation_gain": 0.25, "relation_fade": 0.2, "fatigue": 0.1, "quiet_rate": 0.2,
    "indecision_rate": 0.1, "abandon_rate": 0.1, "tidy_rate": 0.2, "trust_start": 0.5, "trust_spread": 0.0,
    "tolerance_median": 0.05, "tolerance_spread": 0.0, "tolerance_staying": 0.0, "ability_spread": 0.0, "room": 0.0,
    "adaptiveness": 0.5, "adaptiveness_spread": 0.0, "baseline_strain_spread": 0.0, "baseline_trust_spread": 0.0,
    "gaming_propensity_spread": 0.0, "challenge_spread": 0.0, "feedback_spread": 0.0,
    "tenure_mean": 0.0, "ramp_gap": 0.5, "learning_rate": 0.1, "territory_spread": 0.0,
    "territory_deal_size_spread": 0.0,
    "demand_fluctuation_sd": 0.0, "will_high": 0.8, "will_spread": 0.0, "share_hiring": 0.0, "share_training": 0.0,
    "share_support": 0.0, "share_tools": 0.0, "share_environment": 0.0, "share_personal": 0.0, "share_low_will": 0.0,
    "week_hours": 40.0, "selling_share": 0.5, "contacts_per_hour": 0.2,
    "prospecting_share": 0.25, "prospecting_weight": 0.5, "usual_prospecting": 0.3, "baseline_strain": 0.2,
    "strain_recovery": 0.1, "complaint_base": 0.0, "complaint_felt": 0.0, "complaint_excuse": 0.0,
    "manager_hours_per_week": 7.0, "coach_skill": 0.5, "manager_spread": 0.0, "leak_spread": 0.0, "drift_spread": 0.0,
    "reading_hours": 0.25, "asking_hours": 0.4, "fit_cost": 0.2, "overload_cost": 0.5,
    "target": 1.0, "drift": 0.25, "pass_on": 0.5, "challenge": 0.5, "accountability": 0.5, "feedback": 0.4,
    "intrusion": 0.8, "time": 0.5, "sight": 0.6, "coaching": 0.2, "repair": 0.0, "diagnosis": 0.0, "strain": 1.0,
    "performance": 0.4, "pass_through": 4.0, "pay": 0.5, "mix": 0.5, "reaction": 4.0, "memory": 2.0,
    "goodwill": 0.05, "attrition": 0.0, "peers": 0.0, "deadline": 1.0, "activity": 0.1, "gaming": 0.2,
    "inspection": 0.1,
    "target_slope": 1.0, "target_sharpen": 1.69, "drift_doubt": 1.0, "drift_hours": 1.5, "pressure_on_quota": 0.5,
    "challenge_reach": 0.25, "challenge_wear": 0.5, "challenge_fading": 0.1, "accountability_half": 2.0,
    "accountability_oversight": 0.5, "accountability_process": 0.4, "report_worth": 0.25, "oversight_half": 2.0,
    "buffer": 0.4, "burden": 0.125, "dose_half": 1.0, "sight_half": 1.0, "sight_noise": 0.0, "feedback_skill": 0.2,
    "hiding_cost": 0.1, "initiative_loss": 0.1, "initiative_back": 0.1, "initiative_weight": 0.5, "trust_gain": 0.1,
    "trust_loss": 0.2, "trust_drift": 0.05, "coaching_harm": 0.1, "coaching_fit_share": 0.6, "mending_rate": 0.0,
    "strain_pressure": 0.1, "strain_intrusion": 0.05, "strain_shortfall": 0.1, "performance_shape": "linear",
    "strain_on_skill": 0.5, "push_shortfall": 0.5, "quota_window": 0.25, "push_deadline": 0.5, "guiding_gain": 0.5,
    "reaction_urgency": 0.25, "reaction_refusal": 0.5, "trust_recovery": 0.1, "deadline_closing": 1.0,
    "deadline_discount": 0.1, "deadline_tidy": 1.0, "gaming_inflation": 2.0, "gaming_unpressed": 0.5,
}  # fmt: skip

# Person, customer: relation at the start; below 0.5 the customer has an open opportunity then.
PAST = {
    (0, 0): (0.311999697122, 0.803281),
    (0, 1): (0.565797576332, 0.914604),
    (0, 2): (0.882179031731, 0.412030),
    (1, 0): (0.788803158910, 0.100263),
    (1, 1): (0.925399099360, 0.738378),
    (1, 2): (0.557753681089, 0.162338),
}
# Person, customer: size of the orders as a quantile; below 0.5 they are small, worth 100 * exp(0.5 * z).
SIZE = {
    (0, 0): 0.019286,
    (0, 1): 0.000173,
    (0, 2): 0.357444,
    (1, 0): 0.789553,
    (1, 1): 0.100193,
    (1, 2): 0.112237,
}
# Person: a draw for each week; below the sight the manager looks and sees what there is.
LOOKS = {
    0: (0.342558, 0.723549, 0.645630, 0.011676),
    1: (0.769672, 0.638009, 0.669650, 0.786880),
}
# Person, customer: four draws for each week: need or contact, choice, going quiet, clean-up.
LUCK = {
    (0, 0): [
        (0.527282, 0.333047, 0.410756, 0.022177),
        (0.929579, 0.575880, 0.564712, 0.806982),
        (0.629244, 0.126837, 0.656664, 0.253639),
        (0.611818, 0.124132, 0.998784, 0.065788),
    ],
    (0, 1): [
        (0.110382, 0.049052, 0.759080, 0.820675),
        (0.626793, 0.797138, 0.592152, 0.046757),
        (0.614340, 0.671092, 0.870914, 0.798466),
        (0.239384, 0.425899, 0.627000, 0.326244),
    ],
    (0, 2): [
        (0.096708, 0.917143, 0.162291, 0.730458),
        (0.890637, 0.506582, 0.127577, 0.642864),
        (0.084464, 0.400270, 0.354777, 0.333676),
        (0.916421, 0.576480, 0.554914, 0.531868),
    ],
    (1, 0): [
        (0.107873, 0.998920, 0.485300, 0.571327),
        (0.701594, 0.069677, 0.562324, 0.536965),
        (0.076677, 0.050345, 0.071660, 0.994883),
        (0.042301, 0.288393, 0.325056, 0.312717),
    ],
    (1, 1): [
        (0.838037, 0.086753, 0.636436, 0.978602),
        (0.194426, 0.054393, 0.065038, 0.724191),
        (0.223654, 0.890528, 0.314409, 0.789444),
        (0.917685, 0.202828, 0.180324, 0.155944),
    ],
    (1, 2): [
        (0.030453, 0.290224, 0.932560, 0.357934),
        (0.497817, 0.065384, 0.957766, 0.110439),
        (0.347850, 0.005792, 0.590775, 0.129659),
        (0.170943, 0.362978, 0.818522, 0.136944),
    ],
}  # fmt: skip


@sc.style
def two_hands(seen):
    """Watch person 0 and coach person 1; in week 3 twice of all hours."""
    twice = 2.0 if seen.week == 3 else 1.0
    first = np.broadcast_to(np.array([1.0, 0.0]), seen.shape)
    return sc.Practices(
        oversight_hours=2.0 * twice * first,
        review_hours=1.0 * twice,
        coaching_hours=1.0 * twice * (1.0 - first),
        report_hours=4.0 * twice * first,
        coaching_fit=np.where(first == 1.0, 0.5, 1.0),
        pass_on=np.where(first == 1.0, 1.0, 0.5),
        activity_push=0.5 * first,
        asking=0.5 * (1.0 - first),
    )


# For each week: what presses on the manager, and for each person the states of the week, what happened, and the
# customers after it as (stage, dead, contacts, event, trust, relation). The hours meant are 2 + 1 + 4 / 4 for
# person 0 and 1 + 1 + 0.4 * 0.5 for person 1; what a pressed manager does instead is worked out first. In week 3
# that is more than the 7 hours of the budget: all are cut back, and whatever the manager does works less as well.
WEEKS = [
    {
        # Week 0. Team attainment 1; above = (0.4 + 0) * (1 + 1 / 100) = 0.404
        # hours asked = 2.1515 + 1 + 0 + 4.1515 / 4 + 0.4 * 0 + 0.1515 + 1 + 0.899 + 0.1515 / 4 + 0.4 * 0.4495 = 6.45755
        "above": 0.404,
        "hours_asked": 6.45755,
        "hours_used": 6.45755,
        "overload": 0.0,
        "effect": 1.0,
        "people": [
            {
                # shortfall 0; alarm = 0.25 * 0.404 * (1 + 0) = 0.101
                # oversight 2.1515, reports 4.1515, review 1, coaching 0, asking 0, pass on 1
                # pressure = 0.5 * 1 * 0.404 * (0.5 + 0) = 0.101
                # clarity = 1 / 2 = 0.5; sight = 1 - 0.6 * (1 - 5.1515 / 6.1515) = 0.902462813948
                # watched = 2.1515 + 0.125 * 5.1515 = 2.79544; intrusion = 0.8 * 2.79544 / 4.79544 * (1 - 0.4 * 0.5) =
                #   0.373079619951
                # hours = (20 - 0.5 * 7.303) * (1 - 0.1 * 0.37308) = 15.7385707833
                # load = 0.1 * 0.101 + 0.05 * 0.37308 + 0.1 * 0 = 0.028754
                # strain = 0.2 + 0.028754 * 0.8 - 0.1 * 0 = 0.223003184798
                # care = 0 / 1 = 0; trust = 0.5 + 0.1 * 0 * 0.5 - 0.2 * 0.47408 * 0.5 + 0.05 * 0 = 0.452592038005
                # initiative = 0.8 - 0.1 * 0.37308 * 0.8 + 0.1 * 0 = 0.770153630404
                # strain above normal 0.0230032 / 0.8 = 0.028754; output = 1 - 0.4 * 0.028754 = 0.988498
                # asked = 1 + 0.5 * 2.1515 + 0.4 * 0.25 * 4.1515 = 2.4909; lift = 0.5 * (0.101 - 0.5 * 0) * (1 - 0 /
                #   0.25) = 0.0505
                # effort = (0.8 + 0.2 * 0.5 * 2.4909 / 4.4909) * (1 - 0.5 * 0.0298464) * (1 + 0.0505) = 0.885255538169
                # habit = 0 + 0.1 * (0.101 - 0) = 0.0101
                # worked = 13.7724; practised = 13.7724 / 16 = 0.860776; gamed = 0.2 * 0.5 * (0.5 + 0.5 * 0.37308) =
                #   0.0686539809976
                # push = 0.5 * (4 * (0.0230032 + 0.5 * 0 * 0.101) + 0) * 1 = 0.0460063695961
                # guiding = 0.5 * (1 - 0.028754) = 0.485623009501; feedback = 0.4 * 0.5 * (0.5 - 0.2) = 0.06
                # pitch = 0.25 + 0.5 * -0.5 + 0.5 * -0.014377 + 0.0852555 - 0.5 * 0.0115016 + 0.06 = 0.13231624672
                # contacts an open deal = 0.15 * 13.7724 * (1 + 0.1 * 0.5) * 0.931346 / 1 = 2.02023; shift = 0.5 *
                #   0.37308 = 0.18654
                # reach, small = 1 - exp(-2.02023 * 1.18654) = 0.909017, large = 1 - exp(-2.02023 * 0.81346) = 0.806674
                # lead rate = 0.5 * (1 + 0.5 * (13.7724 * 0.25 / 4.8 - 1)) = 0.429328
                # tidy = 0.2 * 1 + 0.1 * 1.03788 / 2.03788 = 0.25092927682
                # customer 0: idle, 0.5273 >= 0.4293; trust 0.5, relation 0.2496
                # customer 1: idle, 0.1104 < 0.4293: opens; trust 0.5, relation 0.452638
                # customer 2: small, stage 1, 0.0967 < reach; ready 0.3694, leave -0.7500: advance 0.4956, walk to
                #   0.6574; 0.9171 stays; 0.1623 < 0.19: goes quiet; 0.7305 >= 0.2509: still in the records; trust
                #   0.525, relation 0.911634
                # 0.3426 < sight: the manager looks and sees 2 open, 1 logged
                # dose = 0 / 1 = 0; good = 0.5 * (1 - 0.6 * (1 - 0.5 * 0.902463)) = 0.335369
                # skill = -0.5 + 0.1 * 0.860776 * 0.5 + 0.2 * 0 * (0.335369 * 0.5 - 0.1 * 0.664631) = -0.456961221226
                "alarm": 0.101,
                "pressure": 0.101,
                "sight": 0.902462813948,
                "intrusion": 0.373079619951,
                "selling_hours": 15.738570783323,
                "strain": 0.223003184798,
                "trust": 0.452592038005,
                "initiative": 0.770153630404,
                "effort": 0.885255538169,
                "habit": 0.0101,
                "gamed": 0.068653980998,
                "push": 0.046006369596,
                "guiding": 0.485623009501,
                "pitch": 0.13231624672,
                "practised": 0.860775575471,
                "reach_small": 0.909017428173,
                "reach_large": 0.806674390229,
                "lead_rate": 0.42932824489,
                "tidy": 0.25092927682,
                "skill": -0.456961221226,
                "customer_trust": 0.508333333333,
                "opened": 1, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 0, "open_deals": 2, "revenue": 0.0,
                "seen_pipeline": 2, "seen_activity": 1,
                "customers": [
                    (0, 0, 0, NOTHING, 0.5, 0.249599757697),
                    (1, 0, 0, OPENED, 0.5, 0.452638061065),
                    (1, 1, 1, NOTHING, 0.525, 0.911634273798),
                ],
            },
            {
                # shortfall 0; alarm = 0.25 * 0.404 * (1 + 0) = 0.101
                # oversight 0.1515, reports 0.1515, review 1, coaching 0.899, asking 0.4495, pass on 0.5505
                # pressure = 0.5 * 0.5505 * 0.404 * (0.5 + 0) = 0.0556005
                # clarity = 1 / 2 = 0.5; sight = 1 - 0.6 * (1 - 1.1515 / 2.1515) = 0.721124796653
                # watched = 0.1515 + 0.125 * 1.1515 = 0.295438; intrusion = 0.8 * 0.295438 / 2.29544 * (1 - 0.4 * 0.5) =
                #   0.0823720968225
                # hours = (20 - 0.5 * 2.3818) * (1 - 0.1 * 0.0823721) = 18.6541654994
                # load = 0.1 * 0.0556005 + 0.05 * 0.0823721 + 0.1 * 0 = 0.00967865
                # strain = 0.2 + 0.00967865 * 0.8 - 0.1 * 0 = 0.207742923873
                # care = 1.0788 / 2.0788 = 0.518953; trust = 0.5 + 0.1 * 0.518953 * 0.5 - 0.2 * 0.137973 * 0.5 + 0.05 *
                #   0 = 0.512150402431
                # initiative = 0.8 - 0.1 * 0.0823721 * 0.8 + 0.1 * 0 = 0.793410232254
                # strain above normal 0.00774292 / 0.8 = 0.00967865; output = 1 - 0.4 * 0.00967865 = 0.996129
                # asked = 1 + 0.5 * 0.1515 + 0.4 * 0.25 * 0.1515 = 1.0909; lift = 0.5 * (0.0556005 - 0.5 * 0) * (1 - 0 /
                #   0.25) = 0.0278003
                # effort = (0.8 + 0.2 * 0.5 * 1.0909 / 3.0909) * (1 - 0.5 * 0.00658977) * (1 + 0.0278003) =
                #   0.855686599098
                # habit = 0 + 0.1 * (0.0556005 - 0) = 0.00556005
                # worked = 15.9003; practised = 15.9003 / 16 = 0.99377; gamed = 0.2 * 0 * (0.5 + 0.5 * 0.0823721) = 0
                # push = 0.5 * (4 * (0.00774292 + 0.5 * 0 * 0.0556005) + 0) * 1 = 0.0154858477458
                # guiding = 0.5 * (1 - 0.00967865) = 0.495160672579; feedback = 0.4 * 0.5 * (0.5 - 0.2) = 0.06
                # pitch = 0.25 + 0.5 * -0.5 + 0.5 * -0.00483933 + 0.0556866 - 0.5 * 0.00387146 + 0.06 = 0.111331204419
                # contacts an open deal = 0.15 * 15.9003 * (1 + 0.1 * 0) * 1 / 2 = 1.19252; shift = 0.5 * 0.0823721 =
                #   0.041186
                # reach, small = 1 - exp(-1.19252 * 1.04119) = 0.71109, large = 1 - exp(-1.19252 * 0.958814) = 0.681269
                # lead rate = 0.5 * (1 + 0.5 * (15.9003 * 0.25 / 4.8 - 1)) = 0.457035
                # tidy = 0.2 * 1 + 0.1 * 0.037875 / 1.03788 = 0.203649283392
                # customer 0: large, stage 1, 0.1079 < reach; ready 0.2712, leave -0.7500: advance 0.4711, walk to
                #   0.6408; 0.9989 stays; 0.4853 >= 0.19; trust 0.525, relation 0.841602
                # customer 1: idle, 0.8380 >= 0.4570; trust 0.5, relation 0.740319
                # customer 2: small, stage 1, 0.0305 < reach; ready 0.1557, leave -0.7500: advance 0.4425, walk to
                #   0.6213; 0.2902 moves on; trust 0.525, relation 0.668315
                # 0.7697 >= sight: the manager's picture stays at 2 open, 0 logged
                # dose = 0.7192 / 1.7192 = 0.418334; good = 0.5 * (1 - 0.6 * (1 - 1 * 0.721125)) = 0.416337
                # skill = -0.5 + 0.1 * 0.99377 * 0.5 + 0.2 * 0.418334 * (0.416337 * 0.5 - 0.1 * 0.583663) =
                #   -0.437777995564
                "alarm": 0.101,
                "pressure": 0.0556005,
                "sight": 0.721124796653,
                "intrusion": 0.082372096823,
                "selling_hours": 18.654165499366,
                "strain": 0.207742923873,
                "trust": 0.512150402431,
                "initiative": 0.793410232254,
                "effort": 0.855686599098,
                "habit": 0.00556005,
                "gamed": 0.0,
                "push": 0.015485847746,
                "guiding": 0.495160672579,
                "pitch": 0.111331204419,
                "practised": 0.993770168584,
                "reach_small": 0.711089856635,
                "reach_large": 0.681269334873,
                "lead_rate": 0.457035451788,
                "tidy": 0.203649283392,
                "skill": -0.437777995564,
                "customer_trust": 0.516666666667,
                "opened": 0, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 2, "logged": 2, "moved": 1, "open_deals": 2, "revenue": 0.0,
                "seen_pipeline": 2, "seen_activity": 0,
                "customers": [
                    (1, 0, 1, NOTHING, 0.525, 0.841602369183),
                    (0, 0, 0, NOTHING, 0.5, 0.740319279488),
                    (2, 0, 1, NOTHING, 0.525, 0.668315260817),
                ],
            },
        ],
    },
    {
        # Week 1. Team attainment 0.923077; above = (0.4 + 0.0769231) * (1 + 4 / 100) = 0.496
        # hours asked = 2.20031 + 1 + 0 + 4.20031 / 4 + 0.4 * 0 + 0.200308 + 1 + 0.866462 + 0.200308 / 4 + 0.4 *
        #   0.433231 = 6.54052
        "above": 0.496,
        "hours_asked": 6.540523076923,
        "hours_used": 6.540523076923,
        "overload": 0.0,
        "effect": 1.0,
        "people": [
            {
                # shortfall 0.0769231; alarm = 0.25 * 0.496 * (1 + 0.0769231) = 0.133538
                # oversight 2.20031, reports 4.20031, review 1, coaching 0, asking 0, pass on 1
                # pressure = 0.5 * 1 * 0.496 * (0.5 + 0.0769231) = 0.143076923077
                # clarity = 1 / 2 = 0.5; sight = 1 - 0.6 * (1 - 5.20031 / 6.20031) = 0.903230608903
                # watched = 2.20031 + 0.125 * 5.20031 = 2.85035; intrusion = 0.8 * 2.85035 / 4.85035 * (1 - 0.4 * 0.5) =
                #   0.376101309185
                # hours = (20 - 0.5 * 7.40062) * (1 - 0.1 * 0.376101) = 15.6866587461
                # load = 0.1 * 0.143077 + 0.05 * 0.376101 + 0.1 * 0.0769231 = 0.0408051
                # strain = 0.223003184798 + 0.0408051 * 0.776997 - 0.1 * 0.0230032 = 0.252408272224
                # care = 0 / 1 = 0; trust = 0.452592038005 + 0.1 * 0 * 0.547408 - 0.2 * 0.519178 * 0.452592 + 0.05 *
                #   0.047408 = 0.407967249259
                # initiative = 0.770153630404 - 0.1 * 0.376101 * 0.770154 + 0.1 * 0.0298464 = 0.744172688497
                # strain above normal 0.0524083 / 0.8 = 0.0655103; output = 1 - 0.4 * 0.0655103 = 0.973796
                # asked = 1 + 0.5 * 2.20031 + 0.4 * 0.25 * 4.20031 = 2.52018; lift = 0.5 * (0.143077 - 0.5 * 0.0101) *
                #   (1 - 0.0769231 / 0.25) = 0.0477786
                # effort = (0.8 + 0.2 * 0.5 * 2.52018 / 4.52018) * (1 - 0.5 * 0.0558273) * (1 + 0.0477786) =
                #   0.871612186041
                # habit = 0.0101 + 0.1 * (0.143077 - 0.0101) = 0.0233976923077
                # worked = 13.3144; practised = 13.3144 / 16 = 0.83215; gamed = 0.2 * 0.5 * (0.5 + 0.5 * 0.376101) =
                #   0.0688050654592
                # push = 0.5 * (4 * (0.0524083 + 0.5 * 0.0769231 * 0.143077) + 0.5 * 4 / 169 * (1 - 0.0769231 / 0.25)) *
                #   1 = 0.119918956829
                # guiding = 0.5 * (1 - 0.0655103) = 0.46724482986; feedback = 0.4 * 0.5 * (0.5 - 0.2) = 0.06
                # pitch = 0.25 + 0.5 * -0.456961 + 0.5 * -0.0327552 + 0.0716122 - 0.5 * 0.0262041 + 0.06 =
                #   0.123651922302
                # contacts an open deal = 0.15 * 13.3144 * (1 + 0.1 * 0.5) * 0.931195 / 2 = 0.976366; shift = 0.5 *
                #   0.376101 = 0.188051
                # reach, small = 1 - exp(-0.976366 * 1.18805) = 0.686505, large = 1 - exp(-0.976366 * 0.811949) =
                #   0.547406
                # lead rate = 0.5 * (1 + 0.5 * (13.3144 * 0.25 / 4.8 - 1)) = 0.423365
                # tidy = 0.2 * 1 + 0.1 * 1.05008 / 2.05008 = 0.251221342539
                # customer 0: idle, 0.9296 >= 0.4234; trust 0.5, relation 0.19968
                # customer 1: small, stage 1, 0.6268 < reach; ready 0.0101, leave -0.4703: advance 0.3834, walk to
                #   0.6205; 0.7971 stays; 0.5922 >= 0.19; trust 0.455081, relation 0.589479
                # customer 2: small, stage 1, dead, 0.8906 >= reach; 0.6429 >= 0.2512: still in the records; trust
                #   0.5225, relation 0.729307
                # 0.7235 < sight: the manager looks and sees 2 open, 1 logged
                # dose = 0 / 1 = 0; good = 0.5 * (1 - 0.6 * (1 - 0.5 * 0.903231)) = 0.335485
                # skill = -0.456961221226 + 0.1 * 0.83215 * 0.456961 + 0.2 * 0 * (0.335485 * 0.456961 - 0.1 * 0.664515)
                #   = -0.41893518727
                "alarm": 0.133538461538,
                "pressure": 0.143076923077,
                "sight": 0.903230608903,
                "intrusion": 0.376101309185,
                "selling_hours": 15.686658746069,
                "strain": 0.252408272224,
                "trust": 0.407967249259,
                "initiative": 0.744172688497,
                "effort": 0.871612186041,
                "habit": 0.023397692308,
                "gamed": 0.068805065459,
                "push": 0.119918956829,
                "guiding": 0.46724482986,
                "pitch": 0.123651922302,
                "practised": 0.832150129816,
                "reach_small": 0.686505281738,
                "reach_large": 0.547406124263,
                "lead_rate": 0.423364610378,
                "tidy": 0.251221342539,
                "skill": -0.41893518727,
                "customer_trust": 0.49252701439,
                "opened": 0, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 0, "open_deals": 2, "revenue": 0.0,
                "seen_pipeline": 2, "seen_activity": 1,
                "customers": [
                    (0, 0, 0, NOTHING, 0.5, 0.199679806158),
                    (1, 0, 1, NOTHING, 0.455081043171, 0.589478545799),
                    (1, 1, 1, NOTHING, 0.5225, 0.729307419038),
                ],
            },
            {
                # shortfall 0.0769231; alarm = 0.25 * 0.496 * (1 + 0.0769231) = 0.133538
                # oversight 0.200308, reports 0.200308, review 1, coaching 0.866462, asking 0.433231, pass on 0.566769
                # pressure = 0.5 * 0.566769 * 0.496 * (0.5 + 0.0769231) = 0.0810915976331
                # clarity = 1 / 2 = 0.5; sight = 1 - 0.6 * (1 - 1.20031 / 2.20031) = 0.727310865613
                # watched = 0.200308 + 0.125 * 1.20031 = 0.350346; intrusion = 0.8 * 0.350346 / 2.35035 * (1 - 0.4 *
                #   0.5) = 0.0953993683418
                # hours = (20 - 0.5 * 2.44037) * (1 - 0.1 * 0.0953994) = 18.6006571321
                # load = 0.1 * 0.0810916 + 0.05 * 0.0953994 + 0.1 * 0.0769231 = 0.0205714
                # strain = 0.207742923873 + 0.0205714 * 0.792257 - 0.1 * 0.00774292 = 0.223266497122
                # care = 1.03975 / 2.03975 = 0.509745; trust = 0.512150402431 + 0.1 * 0.509745 * 0.48785 - 0.2 *
                #   0.176491 * 0.51215 + 0.05 * -0.0121504 = 0.518332776334
                # initiative = 0.793410232254 - 0.1 * 0.0953994 * 0.79341 + 0.1 * 0.00658977 = 0.786500125529
                # strain above normal 0.0232665 / 0.8 = 0.0290831; output = 1 - 0.4 * 0.0290831 = 0.988367
                # asked = 1 + 0.5 * 0.200308 + 0.4 * 0.25 * 0.200308 = 1.12018; lift = 0.5 * (0.0810916 - 0.5 *
                #   0.00556005) * (1 - 0.0769231 / 0.25) = 0.0271079
                # effort = (0.8 + 0.2 * 0.5 * 1.12018 / 3.12018) * (1 - 0.5 * 0.0134999) * (1 + 0.0271079) =
                #   0.852765484631
                # habit = 0.00556005 + 0.1 * (0.0810916 - 0.00556005) = 0.0131132047633
                # worked = 15.6775; practised = 15.6775 / 16 = 0.979842; gamed = 0.2 * 0 * (0.5 + 0.5 * 0.0953994) = 0
                # push = 0.5 * (4 * (0.0232665 + 0.5 * 0.0769231 * 0.0810916) + 0.5 * 4 / 169 * (1 - 0.0769231 / 0.25))
                #   * 1 = 0.056867304667
                # guiding = 0.5 * (1 - 0.0290831) = 0.485458439299; feedback = 0.4 * 0.5 * (0.5 - 0.2) = 0.06
                # pitch = 0.25 + 0.5 * -0.437778 + 0.5 * -0.0145416 + 0.0527655 - 0.5 * 0.0116332 + 0.06 =
                #   0.130789082218
                # contacts an open deal = 0.15 * 15.6775 * (1 + 0.1 * 0) * 1 / 2 = 1.17581; shift = 0.5 * 0.0953994 =
                #   0.0476997
                # reach, small = 1 - exp(-1.17581 * 1.0477) = 0.708261, large = 1 - exp(-1.17581 * 0.9523) = 0.67363
                # lead rate = 0.5 * (1 + 0.5 * (15.6775 * 0.25 / 4.8 - 1)) = 0.454134
                # tidy = 0.2 * 1 + 0.1 * 0.0500769 / 1.05008 = 0.204768881401
                # customer 0: large, stage 1, 0.7016 >= reach; 0.5623 >= 0.2; trust 0.5225, relation 0.673282
                # customer 1: idle, 0.1944 < 0.4541: opens; trust 0.5, relation 0.592255
                # customer 2: small, stage 2, 0.4978 < reach; ready 0.1737, leave -0.7225: advance 0.4447, walk to
                #   0.6262; 0.0654 moves on: order of 54; trust 0.539199, relation 0.751236
                # 0.6380 < sight: the manager looks and sees 2 open, 1 logged
                # dose = 0.693169 / 1.69317 = 0.409392; good = 0.5 * (1 - 0.6 * (1 - 1 * 0.727311)) = 0.418193
                # skill = -0.437777995564 + 0.1 * 0.979842 * 0.437778 + 0.2 * 0.409392 * (0.418193 * 0.437778 - 0.1 *
                #   0.581807) = -0.384656466149
                "alarm": 0.133538461538,
                "pressure": 0.081091597633,
                "sight": 0.727310865613,
                "intrusion": 0.095399368342,
                "selling_hours": 18.600657132089,
                "strain": 0.223266497122,
                "trust": 0.518332776334,
                "initiative": 0.786500125529,
                "effort": 0.852765484631,
                "habit": 0.013113204763,
                "gamed": 0.0,
                "push": 0.056867304667,
                "guiding": 0.485458439299,
                "pitch": 0.130789082218,
                "practised": 0.979841988982,
                "reach_small": 0.708261133859,
                "reach_large": 0.673630336423,
                "lead_rate": 0.454133747705,
                "tidy": 0.204768881401,
                "skill": -0.384656466149,
                "customer_trust": 0.520566222208,
                "opened": 1, "won": 1, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 1, "open_deals": 2, "revenue": 54.0,
                "seen_pipeline": 2, "seen_activity": 1,
                "customers": [
                    (1, 0, 1, NOTHING, 0.5225, 0.673281895346),
                    (1, 0, 0, OPENED, 0.5, 0.592255423591),
                    (0, 0, 2, WON, 0.539198666623, 0.751236445612),
                ],
            },
        ],
    },
    {
        # Week 2. Team attainment 0.898077; above = (0.4 + 0.101923) * (1 + 9 / 100) = 0.547096
        # hours asked = 2.23672 + 1 + 0 + 4.23672 / 4 + 0.4 * 0 + 0.215419 + 1 + 0.856387 + 0.215419 / 4 + 0.4 *
        #   0.428194 = 6.59284
        "above": 0.547096153846,
        "hours_asked": 6.592843971431,
        "hours_used": 6.592843971431,
        "overload": 0.0,
        "effect": 1.0,
        "people": [
            {
                # shortfall 0.153846; alarm = 0.25 * 0.547096 * (1 + 0.153846) = 0.157816
                # oversight 2.23672, reports 4.23672, review 1, coaching 0, asking 0, pass on 1
                # pressure = 0.5 * 1 * 0.547096 * (0.5 + 0.153846) = 0.178858357988
                # clarity = 1 / 2 = 0.5; sight = 1 - 0.6 * (1 - 5.23672 / 6.23672) = 0.903795651147
                # watched = 2.23672 + 0.125 * 5.23672 = 2.89131; intrusion = 0.8 * 2.89131 / 4.89131 * (1 - 0.4 * 0.5) =
                #   0.378311672156
                # hours = (20 - 0.5 * 7.47345) * (1 - 0.1 * 0.378312) = 15.6480170001
                # load = 0.1 * 0.178858 + 0.05 * 0.378312 + 0.1 * 0.153846 = 0.052186
                # strain = 0.252408272224 + 0.052186 * 0.747592 - 0.1 * 0.0524083 = 0.286181292917
                # care = 0 / 1 = 0; trust = 0.407967249259 + 0.1 * 0 * 0.592033 - 0.2 * 0.55717 * 0.407967 + 0.05 *
                #   0.0920328 = 0.367107461883
                # initiative = 0.744172688497 - 0.1 * 0.378312 * 0.744173 + 0.1 * 0.0558273 = 0.721602498231
                # strain above normal 0.0861813 / 0.8 = 0.107727; output = 1 - 0.4 * 0.107727 = 0.956909
                # asked = 1 + 0.5 * 2.23672 + 0.4 * 0.25 * 4.23672 = 2.54203; lift = 0.5 * (0.178858 - 0.5 * 0.0233977)
                #   * (1 - 0.153846 / 0.25) = 0.0321461
                # effort = (0.8 + 0.2 * 0.5 * 2.54203 / 4.54203) * (1 - 0.5 * 0.0783975) * (1 + 0.0321461) =
                #   0.848851408672
                # habit = 0.0233977 + 0.1 * (0.178858 - 0.0233977) = 0.0389437588757
                # worked = 12.7105; practised = 12.7105 / 16 = 0.794405; gamed = 0.2 * 0.5 * (0.5 + 0.5 * 0.378312) =
                #   0.0689155836078
                # push = 0.5 * (4 * (0.0861813 + 0.5 * 0.153846 * 0.178858) + 0.5 * 9 / 169 * (1 - 0.153846 / 0.25)) * 1
                #   = 0.20499987532
                # guiding = 0.5 * (1 - 0.107727) = 0.446136691927; feedback = 0.4 * 0.5 * (0.5 - 0.2) = 0.06
                # pitch = 0.25 + 0.5 * -0.418935 + 0.5 * -0.0538633 + 0.0488514 - 0.5 * 0.0430906 + 0.06 =
                #   0.100906837771
                # contacts an open deal = 0.15 * 12.7105 * (1 + 0.1 * 0.5) * 0.931084 / 2 = 0.931969; shift = 0.5 *
                #   0.378312 = 0.189156
                # reach, small = 1 - exp(-0.931969 * 1.18916) = 0.669866, large = 1 - exp(-0.931969 * 0.810844) =
                #   0.53031
                # lead rate = 0.5 * (1 + 0.5 * (12.7105 * 0.25 / 4.8 - 1)) = 0.415501
                # tidy = 0.2 * 1 + 0.1 * 1.05918 / 2.05918 = 0.251437005105
                # customer 0: idle, 0.6292 >= 0.4155; trust 0.5, relation 0.159744
                # customer 1: small, stage 1, 0.6143 < reach; ready -0.2548, leave -0.1300: advance 0.2921, walk to
                #   0.6231; 0.6711 stays; 0.8709 >= 0.19; trust 0.344127, relation 0.692109
                # customer 2: small, stage 1, dead, 0.0845 < reach; 0.3337 >= 0.2514: still in the records; trust
                #   0.52025, relation 0.729307
                # 0.6456 < sight: the manager looks and sees 2 open, 2 logged
                # dose = 0 / 1 = 0; good = 0.5 * (1 - 0.6 * (1 - 0.5 * 0.903796)) = 0.335569
                # skill = -0.41893518727 + 0.1 * 0.794405 * 0.418935 + 0.2 * 0 * (0.335569 * 0.418935 - 0.1 * 0.664431)
                #   = -0.38565477947
                "alarm": 0.157816198225,
                "pressure": 0.178858357988,
                "sight": 0.903795651147,
                "intrusion": 0.378311672156,
                "selling_hours": 15.648017000082,
                "strain": 0.286181292917,
                "trust": 0.367107461883,
                "initiative": 0.721602498231,
                "effort": 0.848851408672,
                "habit": 0.038943758876,
                "gamed": 0.068915583608,
                "push": 0.20499987532,
                "guiding": 0.446136691927,
                "pitch": 0.100906837771,
                "practised": 0.79440469101,
                "reach_small": 0.669865856933,
                "reach_large": 0.530309594891,
                "lead_rate": 0.415500977294,
                "tidy": 0.251437005105,
                "skill": -0.38565477947,
                "customer_trust": 0.454792265155,
                "opened": 0, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 2, "logged": 2, "moved": 0, "open_deals": 2, "revenue": 0.0,
                "seen_pipeline": 2, "seen_activity": 2,
                "customers": [
                    (0, 0, 0, NOTHING, 0.5, 0.159743844926),
                    (1, 0, 2, NOTHING, 0.344126795466, 0.692108909349),
                    (1, 1, 2, NOTHING, 0.52025, 0.729307419038),
                ],
            },
            {
                # shortfall 0.05; alarm = 0.25 * 0.547096 * (1 + 0.05) = 0.143613
                # oversight 0.215419, reports 0.215419, review 1, coaching 0.856387, asking 0.428194, pass on 0.571806
                # pressure = 0.5 * 0.571806 * 0.547096 * (0.5 + 0.05) = 0.0860290931162
                # clarity = 1 / 2 = 0.5; sight = 1 - 0.6 * (1 - 1.21542 / 2.21542) = 0.729170883678
                # watched = 0.215419 + 0.125 * 1.21542 = 0.367346; intrusion = 0.8 * 0.367346 / 2.36735 * (1 - 0.4 *
                #   0.5) = 0.0993102444763
                # hours = (20 - 0.5 * 2.4585) * (1 - 0.1 * 0.0993102) = 18.5843357711
                # load = 0.1 * 0.0860291 + 0.05 * 0.0993102 + 0.1 * 0.05 = 0.0185684
                # strain = 0.223266497122 + 0.0185684 * 0.776734 - 0.1 * 0.0232665 = 0.235362562512
                # care = 1.02766 / 2.02766 = 0.506822; trust = 0.518332776334 + 0.1 * 0.506822 * 0.481667 - 0.2 *
                #   0.185339 * 0.518333 + 0.05 * -0.0183328 = 0.522614592539
                # initiative = 0.786500125529 - 0.1 * 0.0993102 * 0.7865 + 0.1 * 0.0134999 = 0.780039361002
                # strain above normal 0.0353626 / 0.8 = 0.0442032; output = 1 - 0.4 * 0.0442032 = 0.982319
                # asked = 1 + 0.5 * 0.215419 + 0.4 * 0.25 * 0.215419 = 1.12925; lift = 0.5 * (0.0860291 - 0.5 *
                #   0.0131132) * (1 - 0.05 / 0.25) = 0.031789
                # effort = (0.8 + 0.2 * 0.5 * 1.12925 / 3.12925) * (1 - 0.5 * 0.0199606) * (1 + 0.031789) =
                #   0.854055641264
                # habit = 0.0131132 + 0.1 * (0.0860291 - 0.0131132) = 0.0204047935986
                # worked = 15.5914; practised = 15.5914 / 16 = 0.974464; gamed = 0.2 * 0 * (0.5 + 0.5 * 0.0993102) = 0
                # push = 0.5 * (4 * (0.0353626 + 0.5 * 0.05 * 0.0860291) + 0.5 * 9 / 169 * (1 - 0.05 / 0.25)) * 1 =
                #   0.0856774672534
                # guiding = 0.5 * (1 - 0.0442032) = 0.47789839843; feedback = 0.4 * 0.5 * (0.5 - 0.2) = 0.06
                # pitch = 0.25 + 0.5 * -0.384656 + 0.5 * -0.0221016 + 0.0540556 - 0.5 * 0.0176813 + 0.06 =
                #   0.151835966776
                # contacts an open deal = 0.15 * 15.5914 * (1 + 0.1 * 0) * 1 / 2 = 1.16936; shift = 0.5 * 0.0993102 =
                #   0.0496551
                # reach, small = 1 - exp(-1.16936 * 1.04966) = 0.706953, large = 1 - exp(-1.16936 * 0.950345) = 0.670867
                # lead rate = 0.5 * (1 + 0.5 * (15.5914 * 0.25 / 4.8 - 1)) = 0.453013
                # tidy = 0.2 * 1 + 0.1 * 0.0538548 / 1.05385 = 0.20511026555
                # customer 0: large, stage 1, 0.0767 < reach; ready 0.1374, leave -0.6073: advance 0.4262, walk to
                #   0.6285; 0.0503 moves on; trust 0.507115, relation 0.754961
                # customer 1: small, stage 1, 0.2237 < reach; ready 0.1766, leave -0.6073: advance 0.4358, walk to
                #   0.6348; 0.8905 stays; 0.3144 >= 0.19; trust 0.489323, relation 0.694192
                # customer 2: idle, 0.3478 < 0.4658: opens; trust 0.535279, relation 0.600989
                # 0.6697 < sight: the manager looks and sees 3 open, 2 logged
                # dose = 0.68511 / 1.68511 = 0.406567; good = 0.5 * (1 - 0.6 * (1 - 1 * 0.729171)) = 0.418751
                # skill = -0.384656466149 + 0.1 * 0.974464 * 0.384656 + 0.2 * 0.406567 * (0.418751 * 0.384656 - 0.1 *
                #   0.581249) = -0.338801838463
                "alarm": 0.143612740385,
                "pressure": 0.086029093116,
                "sight": 0.729170883678,
                "intrusion": 0.099310244476,
                "selling_hours": 18.584335771066,
                "strain": 0.235362562512,
                "trust": 0.522614592539,
                "initiative": 0.780039361002,
                "effort": 0.854055641264,
                "habit": 0.020404793599,
                "gamed": 0.0,
                "push": 0.085677467253,
                "guiding": 0.47789839843,
                "pitch": 0.151835966776,
                "practised": 0.974463656497,
                "reach_small": 0.706952604064,
                "reach_large": 0.670866505916,
                "lead_rate": 0.45301326177,
                "tidy": 0.20511026555,
                "skill": -0.338801838463,
                "customer_trust": 0.510572142677,
                "opened": 1, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 2, "logged": 2, "moved": 1, "open_deals": 3, "revenue": 0.0,
                "seen_pipeline": 3, "seen_activity": 2,
                "customers": [
                    (2, 0, 2, NOTHING, 0.507115095323, 0.75496142151),
                    (1, 0, 1, NOTHING, 0.489322532747, 0.694191567693),
                    (1, 0, 0, OPENED, 0.535278799961, 0.60098915649),
                ],
            },
        ],
    },
    {
        # Week 3. Team attainment 0.821154; above = (0.4 + 0.178846) * (1 + 16 / 100) = 0.671462
        # hours asked = 4.30991 + 2 + 0 + 8.30991 / 4 + 0.4 * 0 + 0.283757 + 2 + 1.62166 + 0.283757 / 4 + 0.4 * 0.405414
        #   = 12.5259; overload = 12.5259 / 7 - 1 = 0.789414; all hours times 7 / 12.5259 = 0.558842; effect = 1 / (1 +
        #   0.5 * 0.789414) = 0.716996
        "above": 0.671461538462,
        "hours_asked": 12.525900959689,
        "hours_used": 7.0,
        "overload": 0.789414422813,
        "effect": 0.716996364414,
        "people": [
            {
                # shortfall 0.230769; alarm = 0.25 * 0.671462 * (1 + 0.230769) = 0.206604
                # oversight 2.40856, reports 4.64392, review 1.11768, coaching 0, asking 0, pass on 1; 0.716996 of it
                #   works
                # pressure = 0.5 * 1 * 0.671462 * (0.5 + 0.230769) = 0.245341715976
                # clarity = 0.801375 / 1.80138 = 0.444869; sight = 1 - 0.6 * (1 - 4.13105 / 5.13105) = 0.883064923056
                # watched = 2.40856 + 0.125 * 5.76161 = 3.12876; intrusion = 0.8 * 3.12876 / 5.12876 * (1 - 0.4 *
                #   0.444869) = 0.401189257751
                # hours = (20 - 0.5 * 8.17016) * (1 - 0.1 * 0.401189) = 15.2764282233
                # load = 0.1 * 0.245342 + 0.05 * 0.401189 + 0.1 * 0.230769 = 0.0676706
                # strain = 0.286181292917 + 0.0676706 * 0.713819 - 0.1 * 0.0861813 = 0.325867673532
                # care = 0 / 1 = 0; trust = 0.367107461883 + 0.1 * 0 * 0.632893 - 0.2 * 0.646531 * 0.367107 + 0.05 *
                #   0.132893 = 0.32628281983
                # initiative = 0.721602498231 - 0.1 * 0.401189 * 0.721602 + 0.1 * 0.0783975 = 0.700492331342
                # strain above normal 0.125868 / 0.8 = 0.157335; output = 1 - 0.4 * 0.157335 = 0.937066
                # asked = 0.801375 + 0.5 * 1.72693 + 0.4 * 0.25 * 3.32968 = 1.99781; lift = 0.5 * (0.245342 - 0.5 *
                #   0.0389438) * (1 - 0.230769 / 0.25) = 0.0086873
                # effort = (0.8 + 0.2 * 0.5 * 1.99781 / 3.99781) * (1 - 0.5 * 0.0995077) * (1 + 0.0086873) =
                #   0.814699754956
                # habit = 0.0389438 + 0.1 * (0.245342 - 0.0389438) = 0.0595835545858
                # worked = 11.6624; practised = 11.6624 / 16 = 0.728903; gamed = 0.2 * 0.5 * (0.5 + 0.5 * 0.401189) =
                #   0.0700594628875
                # push = 0.5 * (4 * (0.125868 + 0.5 * 0.230769 * 0.245342) + 0.5 * 16 / 169 * (1 - 0.230769 / 0.25)) *
                #   1.5 = 0.465259996017
                # guiding = 0.5 * (1 - 0.157335) = 0.421332704043; feedback = 0.4 * 0.444869 * (0.5 - 0.2) = 0.0533842
                # pitch = 0.25 + 0.5 * -0.385655 + 0.5 * -0.0786673 + 0.0146998 - 0.5 * 0.0629338 + 0.0533842 =
                #   0.054456034658
                # contacts an open deal = 0.15 * 11.6624 * (1 + 0.1 * 0.5) * 0.929941 / 2 = 0.854074; shift = 0.5 *
                #   0.401189 = 0.200595
                # reach, small = 1 - exp(-0.854074 * 1.20059) = 0.641346, large = 1 - exp(-0.854074 * 0.799405) =
                #   0.494775
                # lead rate = 0.5 * (1 + 0.5 * (11.6624 * 0.25 / 4.8 - 1)) = 0.401855
                # tidy = 0.2 * 2 + 0.1 * 0.832419 / 1.83242 = 0.445427335437
                # customer 0: idle, 0.6118 >= 0.4019; trust 0.5, relation 0.127795
                # customer 1: small, stage 1, 0.2394 < reach; ready -0.9703, leave 0.9110: advance 0.0980, walk to
                #   0.7413; 0.4259 walks; trust 0.0929786, relation 0.769082
                # customer 2: small, stage 1, dead, 0.9164 >= reach; 0.5319 >= 0.4454: still in the records; trust
                #   0.518225, relation 0.583446
                # 0.0117 < sight: the manager looks and sees 1 open, 1 logged
                # dose = 0 / 1 = 0; good = 0.5 * (1 - 0.6 * (1 - 0.5 * 0.883065)) = 0.33246
                # skill = -0.38565477947 + 0.1 * 0.728903 * 0.385655 + 0.2 * 0 * (0.33246 * 0.385655 - 0.1 * 0.66754) =
                #   -0.357544290439
                "alarm": 0.206603550296,
                "pressure": 0.245341715976,
                "sight": 0.883064923056,
                "intrusion": 0.401189257751,
                "selling_hours": 15.276428223275,
                "strain": 0.325867673532,
                "trust": 0.32628281983,
                "initiative": 0.700492331342,
                "effort": 0.814699754956,
                "habit": 0.059583554586,
                "gamed": 0.070059462888,
                "push": 0.465259996017,
                "guiding": 0.421332704043,
                "pitch": 0.054456034658,
                "practised": 0.728902908201,
                "reach_small": 0.641345746321,
                "reach_large": 0.494774894671,
                "lead_rate": 0.401854772542,
                "tidy": 0.445427335437,
                "skill": -0.357544290439,
                "customer_trust": 0.370401215145,
                "opened": 0, "won": 0, "walked": 1, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 0, "open_deals": 1, "revenue": 0.0,
                "seen_pipeline": 1, "seen_activity": 1,
                "customers": [
                    (0, 0, 0, NOTHING, 0.5, 0.127795075941),
                    (0, 0, 3, WALKED, 0.092978645436, 0.769081682012),
                    (1, 1, 2, NOTHING, 0.518225, 0.583445935231),
                ],
            },
            {
                # shortfall 0.126923; alarm = 0.25 * 0.671462 * (1 + 0.126923) = 0.189171
                # oversight 0.158575, reports 0.158575, review 1.11768, coaching 0.90625, asking 0.226563, pass on
                #   0.594586; 0.716996 of it works
                # pressure = 0.5 * 0.594586 * 0.671462 * (0.5 + 0.126923) = 0.125146829958
                # clarity = 0.801375 / 1.80138 = 0.444869; sight = 1 - 0.6 * (1 - 0.915073 / 1.91507) = 0.68669607916
                # watched = 0.158575 + 0.125 * 1.27626 = 0.318108; intrusion = 0.8 * 0.318108 / 2.31811 * (1 - 0.4 *
                #   0.444869) = 0.0902464783628
                # hours = (20 - 0.5 * 2.43171) * (1 - 0.1 * 0.0902465) = 18.6146246637
                # load = 0.1 * 0.125147 + 0.05 * 0.0902465 + 0.1 * 0.126923 = 0.0297193
                # strain = 0.235362562512 + 0.0297193 * 0.764637 - 0.1 * 0.0353626 = 0.254550806825
                # care = 0.714756 / 1.71476 = 0.416827; trust = 0.522614592539 + 0.1 * 0.416827 * 0.477385 - 0.2 *
                #   0.215393 * 0.522615 + 0.05 * -0.0226146 = 0.518869020757
                # initiative = 0.780039361002 - 0.1 * 0.0902465 * 0.780039 + 0.1 * 0.0199606 = 0.77499584437
                # strain above normal 0.0545508 / 0.8 = 0.0681885; output = 1 - 0.4 * 0.0681885 = 0.972725
                # asked = 0.801375 + 0.5 * 0.113698 + 0.4 * 0.25 * 0.113698 = 0.869594; lift = 0.5 * (0.125147 - 0.5 *
                #   0.0204048) * (1 - 0.126923 / 0.25) = 0.028294
                # effort = (0.8 + 0.2 * 0.5 * 0.869594 / 2.86959) * (1 - 0.5 * 0.0250042) * (1 + 0.028294) =
                #   0.843122131381
                # habit = 0.0204048 + 0.1 * (0.125147 - 0.0204048) = 0.0308789972345
                # worked = 15.2663; practised = 15.2663 / 16 = 0.954146; gamed = 0.2 * 0 * (0.5 + 0.5 * 0.125147) = 0
                # push = 0.5 * (4 * (0.0545508 + 0.5 * 0.126923 * 0.125147) + 0.5 * 16 / 169 * (1 - 0.126923 / 0.25)) *
                #   1.5 = 0.204956831172
                # guiding = 0.5 * (1 - 0.0681885) = 0.465905745734; feedback = 0.4 * 0.444869 * (0.5 - 0.2) = 0.0533842
                # pitch = 0.25 + 0.5 * -0.338802 + 0.5 * -0.0340943 + 0.0431221 - 0.5 * 0.0272754 + 0.0533842 =
                #   0.146420619109
                # contacts an open deal = 0.15 * 15.2663 * (1 + 0.1 * 0) * 1 / 3 = 0.763317; shift = 0.5 * 0.125147 =
                #   0.0625734
                # reach, small = 1 - exp(-0.763317 * 1.06257) = 0.555622, large = 1 - exp(-0.763317 * 0.937427) =
                #   0.511078
                # lead rate = 0.5 * (1 + 0.5 * (15.2663 * 0.25 / 4.8 - 1)) = 0.44878
                # tidy = 0.2 * 2 + 0.1 * 0.0284245 / 1.02842 = 0.402763887102
                # customer 0: large, stage 2, 0.0423 < reach; ready 0.8204, leave -0.1302: advance 0.5474, walk to
                #   0.7590; 0.2884 moves on: order of 135; trust 0.374142, relation 0.816221
                # customer 1: small, stage 1, 0.9177 >= reach; 0.1803 < 0.2: goes quiet; 0.1559 < 0.4028: closed in the
                #   records; trust 0.49039, relation 0.555353
                # customer 2: small, stage 1, 0.1709 < reach; ready -0.0312, leave -0.1302: advance 0.3404, walk to
                #   0.6488; 0.3630 walks; trust 0.390366, relation 0.700742
                # 0.7869 >= sight: the manager's picture stays at 3 open, 2 logged
                # dose = 0.519823 / 1.51982 = 0.342028; good = 0.5 * (1 - 0.6 * (1 - 1 * 0.686696)) = 0.406009
                # skill = -0.338801838463 + 0.1 * 0.954146 * 0.338802 + 0.2 * 0.342028 * (0.406009 * 0.338802 - 0.1 *
                #   0.593991) = -0.301128795632
                "alarm": 0.18917137574,
                "pressure": 0.125146829958,
                "sight": 0.68669607916,
                "intrusion": 0.090246478363,
                "selling_hours": 18.61462466369,
                "strain": 0.254550806825,
                "trust": 0.518869020757,
                "initiative": 0.77499584437,
                "effort": 0.843122131381,
                "habit": 0.030878997235,
                "gamed": 0.0,
                "push": 0.204956831172,
                "guiding": 0.465905745734,
                "pitch": 0.146420619109,
                "practised": 0.954145679679,
                "reach_small": 0.555622061858,
                "reach_large": 0.511078444654,
                "lead_rate": 0.448780349933,
                "tidy": 0.402763887102,
                "skill": -0.301128795632,
                "customer_trust": 0.418299598327,
                "opened": 0, "won": 1, "walked": 1, "no_decision": 1,
                "contacts": 2, "logged": 2, "moved": 1, "open_deals": 0, "revenue": 135.0,
                "seen_pipeline": 3, "seen_activity": 2,
                "customers": [
                    (0, 0, 3, WON, 0.374142016605, 0.816221066132),
                    (0, 0, 1, NO_DECISION, 0.490390279472, 0.555353254154),
                    (0, 0, 1, WALKED, 0.390366498906, 0.700741867367),
                ],
            },
        ],
    },
]  # fmt: skip

COUNTS = (
    "opened", "won", "walked", "no_decision", "contacts", "logged", "moved", "open_deals", "revenue", "seen_pipeline",
    "seen_activity",
)  # fmt: skip


@pytest.fixture(scope="module")
def lived():
    plan = Plan(sc.Team(**WORLD), two_hands, two_hands, 0, SEED)
    return [copy_of(state) for _, state in weeks_of(plan, 0, 1)]


@pytest.mark.parametrize(("person", "customer"), LUCK)
def test_the_luck_is_that_of_the_table(person, customer):
    key, who = key_of(SEED), seat_entity(person, customer)
    assert uniforms(key, 0, who, 0, ACCOUNT_PAST)[:2] == pytest.approx(PAST[person, customer], abs=5.1e-7)
    assert uniforms(key, 0, who, 0, ACCOUNT_TRAITS)[1] == pytest.approx(SIZE[person, customer], abs=5.1e-7)
    for week, typed in enumerate(LUCK[person, customer]):
        assert uniforms(key, 0, who, week, ACCOUNT_WEEK) == pytest.approx(typed, abs=5.1e-7)
        looks = uniforms(key, 0, seat_entity(person, 0), week, PERSON_SIGHT)[0]
        assert looks == pytest.approx(LOOKS[person][week], abs=5.1e-7)


@pytest.mark.parametrize("week", range(4))
def test_the_manager_is_pressed_and_works_as_worked_out_by_hand(lived, week):
    m, want = lived[week].managers[0, 0], WEEKS[week]
    for name in ("above", "hours_asked", "hours_used", "overload", "effect"):
        assert m[name] == pytest.approx(want[name], abs=1e-12), name
    assert (m["overload"] > 0) == (week == 3)


@pytest.mark.parametrize("person", range(2))
@pytest.mark.parametrize("week", range(4))
def test_a_person_lives_the_week_as_worked_out_by_hand(lived, week, person):
    got, want = lived[week].seats[0, person], WEEKS[week]["people"][person]
    for name, value in want.items():
        if name in COUNTS:
            assert got[name] == value, name
        elif name != "customers":
            assert got[name] == pytest.approx(value, abs=1e-12), name


@pytest.mark.parametrize("person", range(2))
@pytest.mark.parametrize("week", range(4))
def test_customers_answer_as_worked_out_by_hand(lived, week, person):
    for got, want in zip(lived[week].accounts[0, person], WEEKS[week]["people"][person]["customers"], strict=True):
        assert tuple(got[name] for name in ("stage", "dead", "contacts", "event")) == want[:4]
        assert (got["trust"], got["relation"]) == pytest.approx(want[4:], abs=1e-12)


def test_the_four_weeks_add_up_as_worked_out_by_hand():
    results = sc.simulate(sc.Team(**WORLD), two_hands, before=two_hands, runs=1, seed=SEED)
    deals = results.deals[["person", "account", "closed_week", "status", "contacts", "price"]]
    assert deals.dropna(subset="price").values.tolist() == [
        [1, 2, 1, "won", 2, 54.0],
        [1, 0, 3, "won", 3, 135.0],
    ]
    assert deals.query("status in ('lost', 'no decision')").iloc[:, :4].values.tolist() == [
        [0, 1, 3, "lost"],
        [1, 1, 3, "no decision"],
        [1, 2, 3, "lost"],
    ]
    assert deals.query("status == 'open'").iloc[:, :2].values.tolist() == [[0, 2]]
    totals = results.totals.iloc[0]
    want = {"revenue": 189, "wins": 2, "opened": 3, "lost": 2, "no_decision": 1, "open_end": 1, "contacts": 12}
    assert {name: totals[name] for name in want} == want
    assert totals.win_rate == 2 / 5
    assert totals.attainment == 189 / (4 * 2 * 40)
    assert totals.at_quota == 0.5  # none of 160 and 189 of 160
    for mine, theirs in (("manager_hours", "hours_used"), ("overload", "overload")):
        assert totals[mine] == pytest.approx(sum(week[theirs] for week in WEEKS) / 4, abs=1e-12), mine
    alarms = [person["alarm"] for week in WEEKS for person in week["people"]]
    assert totals.drift == pytest.approx(sum(alarms) / 8, abs=1e-12)


def test_settings_that_are_not_named_have_no_say():
    others = {}
    for name, s in SETTINGS.items():
        if name not in WORLD and s.kind == "real":
            now = sc.Team(**WORLD).values[name]
            others[name] = s.low if abs(now - s.low) > abs(now - s.high) else s.high
    assert len(others) > 20
    told = [
        sc.simulate(sc.Team(**WORLD | more), two_hands, before=two_hands, runs=1, seed=SEED) for more in ({}, others)
    ]
    assert same_bytes(told[0].people_weeks, told[1].people_weeks)
    assert same_bytes(told[0].totals, told[1].totals)
