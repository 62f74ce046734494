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
from salescoach.simulation.draws import ACCOUNT_PAST, ACCOUNT_WEEK, key_of, seat_entity, uniforms
from salescoach.simulation.state import NO_DECISION, NOTHING, OPENED, WALKED, WON
from tests.science.worlds import copy_of, same_bytes

SEED = 1762
# All settings that have a say here; the last test changes every other one.
WORLD = {
    "people": 2, "accounts_per_person": 3, "weeks": 4, "warmup_weeks": 0, "span": 2, "market": 1.0,
    "quota_per_week": 40.0, "temper": 0.4, "need_rate": 0.5, "need_trust": 0.4, "start_open": 0.5,
    "deal_value": 100.0, "deal_value_spread": 0.0, "deal_noise": 0.0, "stages": 2, "advance_base": 0.25,
    "walk_base": -0.75, "fit_weight": 0.0, "skill_weight": 0.5, "effort_weight": 1.0, "trust_weight": 1.0,
    "relation_weight": 0.5, "relation_gain": 0.25, "relation_fade": 0.2, "fatigue": 0.1, "quiet_rate": 0.2,
    "indecision_rate": 0.1, "abandon_rate": 0.1, "tidy_rate": 0.2, "trust_start": 0.5, "trust_spread": 0.0,
    "tolerance_median": 0.05, "tolerance_spread": 0.0, "tolerance_staying": 0.0, "ability_spread": 0.0, "room": 0.0,
    "adaptiveness": 0.5, "adaptiveness_spread": 0.0, "tenure_mean": 0.0, "ramp_gap": 0.5, "learning_rate": 0.1,
    "territory_spread": 0.0, "wealth_spread": 0.0, "lead_swing": 0.0, "will_high": 0.8, "will_spread": 0.0,
    "share_hiring": 0.0, "share_training": 0.0, "share_support": 0.0, "share_tools": 0.0, "share_environment": 0.0,
    "share_personal": 0.0, "share_low_will": 0.0, "life_shock_rate": 0.0, "week_hours": 40.0, "selling_share": 0.5,
    "contacts_per_hour": 0.2, "prospecting_share": 0.25, "prospecting_weight": 0.5, "strain_rest": 0.2,
    "strain_recovery": 0.1, "complaint_base": 0.0, "complaint_felt": 0.0, "complaint_excuse": 0.0,
    "manager_hours_per_week": 6.0, "coach_skill": 0.5, "manager_spread": 0.0, "leak_spread": 0.0,
    "reading_hours": 0.25, "overload_cost": 0.5, "target": 1.0, "pass_on": 0.5, "accountability": 0.5,
    "intrusion": 0.8, "time": 0.5, "coaching": 0.2, "repair": 0.0, "diagnosis": 0.0, "strain": 1.0,
    "performance": 0.4, "pass_through": 4.0, "reaction": 4.0, "memory": 2.0, "attrition": 0.0, "peers": 0.0,
    "deadline": 1.0, "gaming": 0.2, "inspection": 0.0, "target_slope": 1.0, "target_sharpen": 1.69,
    "accountability_half": 2.0, "accountability_oversight": 0.5, "oversight_half": 2.0, "clarity_buffer": 0.4,
    "review_half": 1.0, "report_half": 4.0, "report_burden": 0.5, "hiding_cost": 0.1, "initiative_loss": 0.1,
    "initiative_back": 0.1, "initiative_weight": 0.5, "trust_gain": 0.1, "trust_loss": 0.2, "trust_drift": 0.05,
    "coaching_half": 1.0, "coaching_harm": 0.01, "strain_pressure": 0.1, "strain_intrusion": 0.05,
    "strain_shortfall": 0.1, "performance_shape": "linear", "strain_on_skill": 0.5, "push_shortfall": 0.5,
    "push_deadline": 0.5, "guiding_gain": 0.5, "reaction_urgency": 1.0, "reaction_refusal": 0.5,
    "trust_recovery": 0.1, "service_gain": 0.05, "win_gain": 0.1, "word_of_mouth": 0.5, "deadline_closing": 1.0,
    "deadline_discount": 0.1, "deadline_tidy": 1.0, "gaming_inflation": 2.0,
}  # fmt: skip

# Person, customer: relation at the start; below 0.5 the customer has an open opportunity then.
PAST = {
    (0, 0): (0.839524692972, 0.175743),
    (0, 1): (0.998298052815, 0.789171),
    (0, 2): (0.278189737699, 0.577124),
    (1, 0): (0.784427372622, 0.726488),
    (1, 1): (0.533670877921, 0.205645),
    (1, 2): (0.81249135721, 0.970900),
}
# Person, customer: four draws for each week: need or contact, choice, going quiet, clean-up.
LUCK = {
    (0, 0): [
        (0.515195, 0.164344, 0.063261, 0.518513),
        (0.275696, 0.187311, 0.798655, 0.934709),
        (0.717650, 0.660921, 0.251024, 0.020273),
        (0.519301, 0.991086, 0.587835, 0.929088),
    ],
    (0, 1): [
        (0.754347, 0.314937, 0.649499, 0.623092),
        (0.791044, 0.317829, 0.114966, 0.872130),
        (0.744269, 0.827423, 0.432239, 0.671153),
        (0.869479, 0.735194, 0.109895, 0.724472),
    ],
    (0, 2): [
        (0.196181, 0.470890, 0.447199, 0.161776),
        (0.056018, 0.014468, 0.263169, 0.668602),
        (0.167629, 0.079068, 0.749325, 0.040713),
        (0.930535, 0.679166, 0.083259, 0.341157),
    ],
    (1, 0): [
        (0.144293, 0.756311, 0.878903, 0.591534),
        (0.552268, 0.097049, 0.295559, 0.072433),
        (0.936187, 0.993549, 0.880820, 0.384844),
        (0.611816, 0.373197, 0.743563, 0.700846),
    ],
    (1, 1): [
        (0.191066, 0.708714, 0.535546, 0.802411),
        (0.171225, 0.157460, 0.073793, 0.502359),
        (0.356443, 0.587913, 0.455876, 0.133157),
        (0.846783, 0.979790, 0.129708, 0.372598),
    ],
    (1, 2): [
        (0.542279, 0.982913, 0.967211, 0.285632),
        (0.111567, 0.873847, 0.739608, 0.313707),
        (0.989154, 0.691561, 0.888901, 0.924703),
        (0.881891, 0.227579, 0.036858, 0.326409),
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
    )


# For each week: what presses on the manager, and for each person the states of the week, what happened, and the
# customers after it as (stage, dead, contacts, event, trust, relation). The hours asked are 2 + 1 + 4 / 4 for
# person 0 and 1 + 1 for person 1: 6, the whole budget. In week 3 they are 12: all are halved, the overload is 1 and
# whatever the manager does works 1 / (1 + 0.5 * 1) = 2 / 3 as well.
WEEKS = [
    {
        # Week 0. Team attainment 1; above = (0.4 + 0) * (1 + 1 / 100) = 0.404; reputation = 0.5 + 0.5 * 0 = 0.5
        "above": 0.404,
        "reputation": 0.5,
        "people": [
            {
                # shortfall 0; pressure = 0.5 * 1 * 0.404 * (0.5 + 0) = 0.101
                # clarity = 1 / (1 + 1) = 0.5; intrusion = 0.8 * (2 / 4 * (1 - 0.4 * 0.5) + 0.5 * 4 / 8) = 0.52
                # hours = (20 - 0.5 * 7) * (1 - 0.1 * 0.52) = 15.642
                # load = 0.1 * 0.101 + 0.05 * 0.52 + 0.1 * 0 = 0.0361
                # strain = 0.2 + 0.0361 * 0.8 - 0.1 * 0 = 0.22888
                # trust = 0.5 + 0.1 * 0 * 0.5 - 0.2 * 0.621 * 0.5 + 0.05 * 0 = 0.4379
                # initiative = 0.8 - 0.1 * 0.52 * 0.8 + 0.1 * 0 = 0.7584
                # output = 1 - 0.4 * 0.02888 / 0.8 = 0.98556
                # effort = (0.8 + 0.1 * 2 / 4) * (1 - 0.5 * 0.0416) = 0.83232; worked = 12.8312; gamed = 0.076
                # push = guiding = 0.5 * 4 * (0.02888 + 0.5 * 0 * 0.101) * 1 = 0.05776
                # pitch = 0.25 + 0.5 * -0.5 + 0.5 * 0.05776 + 0.03232 - 0.5 * 0.01444 = 0.05398
                # reach = 1 - exp(-0.15 * 12.8312 * 0.924 / 1) = 0.831091
                # lead rate = 0.5 * (1 + 0.5 * (12.8312 / 16 - 1)) = 0.450487
                # customer 0: stage 1, 0.5152 < reach; ready 0.2582, leave -0.7190: advance 0.4654, walk to 0.6405;
                #   0.1643 moves on; trust 0.51724, relation 0.879644
                # customer 1: idle, 0.7543 >= 0.4505; trust 0.5, relation 0.798638
                # customer 2: idle, 0.1962 < 0.4505: opens; trust 0.5, relation 0.222552
                # skill = -0.5 + 0.1 * 0.5 + 0.2 * 0 * 0.325 * 0.5 - 0.01 * 0 * 0.675 = -0.45
                "pressure": 0.101,
                "intrusion": 0.52,
                "selling_hours": 15.642,
                "strain": 0.22888,
                "trust": 0.4379,
                "initiative": 0.7584,
                "effort": 0.83232,
                "gamed": 0.076,
                "push": 0.05776,
                "pitch": 0.05398,
                "reach": 0.831091443281,
                "lead_rate": 0.450486764408,
                "skill": -0.45,
                "customer_trust": 0.505746666667,
                "opened": 1, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 1, "open_deals": 2, "revenue": 0.0,
                "customers": [
                    (2, 0, 1, NOTHING, 0.51724, 0.879643519729),
                    (0, 0, 0, NOTHING, 0.5, 0.798638442252),
                    (1, 0, 0, OPENED, 0.5, 0.222551790159),
                ],
            },
            {
                # shortfall 0; pressure = 0.5 * 0.5 * 0.404 * (0.5 + 0) = 0.0505
                # clarity = 1 / (1 + 1) = 0.5; intrusion = 0.8 * (0 / 2 * (1 - 0.4 * 0.5) + 0.5 * 0 / 4) = 0
                # hours = (20 - 0.5 * 2) * (1 - 0.1 * 0) = 19
                # load = 0.1 * 0.0505 + 0.05 * 0 + 0.1 * 0 = 0.00505
                # strain = 0.2 + 0.00505 * 0.8 - 0.1 * 0 = 0.20404
                # trust = 0.5 + 0.1 * 0.5 * 0.5 - 0.2 * 0.0505 * 0.5 + 0.05 * 0 = 0.51995
                # initiative = 0.8 - 0.1 * 0 * 0.8 + 0.1 * 0 = 0.8; output = 1 - 0.4 * 0.00404 / 0.8 = 0.99798
                # effort = (0.8 + 0.1 * 1 / 3) * (1 - 0.5 * 0) = 0.833333333333; worked = 15.8014; gamed = 0
                # push = guiding = 0.5 * 4 * (0.00404 + 0.5 * 0 * 0.0505) * 1 = 0.00808
                # pitch = 0.25 + 0.5 * -0.5 + 0.5 * 0.00808 + 0.0333333 - 0.5 * 0.00202 = 0.0363633333333
                # reach = 1 - exp(-0.15 * 15.8014 * 1 / 1) = 0.906538
                # lead rate = 0.5 * (1 + 0.5 * (15.8014 / 16 - 1)) = 0.496896
                # customer 0: idle, 0.1443 < 0.4969: opens; trust 0.5, relation 0.627542
                # customer 1: stage 1, 0.1911 < reach; ready 0.0613, leave -0.7500: advance 0.4193, walk to 0.6056;
                #   0.7087 stays; 0.5355 >= 0.19; trust 0.525, relation 0.650253
                # customer 2: idle, 0.5423 >= 0.4969; trust 0.5, relation 0.649993
                # skill = -0.5 + 0.1 * 0.5 + 0.2 * 0.5 * 0.5 * 0.5 - 0.01 * 0.5 * 0.5 = -0.4275
                "pressure": 0.0505,
                "intrusion": 0.0,
                "selling_hours": 19.0,
                "strain": 0.20404,
                "trust": 0.51995,
                "initiative": 0.8,
                "effort": 0.833333333333,
                "gamed": 0.0,
                "push": 0.00808,
                "pitch": 0.036363333333,
                "reach": 0.906538201652,
                "lead_rate": 0.49689609375,
                "skill": -0.4275,
                "customer_trust": 0.508333333333,
                "opened": 1, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 0, "open_deals": 2, "revenue": 0.0,
                "customers": [
                    (1, 0, 0, OPENED, 0.5, 0.627541898098),
                    (1, 0, 1, NOTHING, 0.525, 0.650253158441),
                    (0, 0, 0, NOTHING, 0.5, 0.649993085768),
                ],
            },
        ],
    },
    {
        # Week 1. Team attainment 0.923077; above = (0.4 + 0.0769231) * (1 + 4 / 100) = 0.496; reputation = 0.5 +
        #   0.5 * 0.00704 = 0.50352
        "above": 0.496,
        "reputation": 0.50352,
        "people": [
            {
                # shortfall 0.0769231; pressure = 0.5 * 1 * 0.496 * (0.5 + 0.0769231) = 0.143076923077
                # clarity = 1 / (1 + 1) = 0.5; intrusion = 0.8 * (2 / 4 * (1 - 0.4 * 0.5) + 0.5 * 4 / 8) = 0.52
                # hours = (20 - 0.5 * 7) * (1 - 0.1 * 0.52) = 15.642
                # load = 0.1 * 0.143077 + 0.05 * 0.52 + 0.1 * 0.0769231 = 0.048
                # strain = 0.22888 + 0.048 * 0.77112 - 0.1 * 0.02888 = 0.26300576
                # trust = 0.4379 + 0.1 * 0 * 0.5621 - 0.2 * 0.663077 * 0.4379 + 0.05 * 0.0621 = 0.382932723077
                # initiative = 0.7584 - 0.1 * 0.52 * 0.7584 + 0.1 * 0.0416 = 0.7231232
                # output = 1 - 0.4 * 0.0630058 / 0.8 = 0.968497
                # effort = (0.8 + 0.1 * 2 / 4) * (1 - 0.5 * 0.0768768) = 0.81732736
                # worked = 12.3819
                # gamed = 0.076
                # push = guiding = 0.5 * 4 * (0.0630058 + 0.5 * 0.0769231 * 0.143077) * 1 = 0.13701743716
                # pitch = 0.25 + 0.5 * -0.45 + 0.5 * 0.137017 + 0.0173274 - 0.5 * 0.0315029 = 0.0950846385799
                # reach = 1 - exp(-0.15 * 12.3819 * 0.924 / 2) = 0.576018
                # lead rate = 0.5 * (1 + 0.5 * (12.3819 / 16 - 1)) = 0.443467
                # customer 0: stage 2, 0.2757 < reach; ready 0.0767, leave -0.4019: advance 0.3928, walk to 0.6362;
                #   0.1873 moves on: order of 100; trust 0.487863, relation 0.909733
                # customer 1: idle, 0.7910 >= 0.4436; trust 0.500352, relation 0.638911
                # customer 2: stage 1, 0.0560 < reach; ready -0.1673, leave -0.4019: advance 0.3364, walk to 0.6024;
                #   0.0145 moves on; trust 0.438256, relation 0.416914
                # skill = -0.45 + 0.1 * 0.45 + 0.2 * 0 * 0.325 * 0.45 - 0.01 * 0 * 0.675 = -0.405
                "pressure": 0.143076923077,
                "intrusion": 0.52,
                "selling_hours": 15.642,
                "strain": 0.26300576,
                "trust": 0.382932723077,
                "initiative": 0.7231232,
                "effort": 0.81732736,
                "gamed": 0.076,
                "push": 0.13701743716,
                "pitch": 0.09508463858,
                "reach": 0.576018054375,
                "lead_rate": 0.443466902446,
                "skill": -0.405,
                "customer_trust": 0.475490078281,
                "opened": 0, "won": 1, "walked": 0, "no_decision": 0,
                "contacts": 2, "logged": 2, "moved": 2, "open_deals": 1, "revenue": 100.0,
                "customers": [
                    (0, 0, 2, WON, 0.487862532277, 0.909732639797),
                    (0, 0, 0, NOTHING, 0.500352, 0.638910753801),
                    (2, 0, 1, NOTHING, 0.438255702564, 0.416913842619),
                ],
            },
            {
                # shortfall 0.0769231
                # pressure = 0.5 * 0.5 * 0.496 * (0.5 + 0.0769231) = 0.0715384615385
                # clarity = 1 / (1 + 1) = 0.5; intrusion = 0.8 * (0 / 2 * (1 - 0.4 * 0.5) + 0.5 * 0 / 4) = 0
                # hours = (20 - 0.5 * 2) * (1 - 0.1 * 0) = 19
                # load = 0.1 * 0.0715385 + 0.05 * 0 + 0.1 * 0.0769231 = 0.0148462
                # strain = 0.20404 + 0.0148462 * 0.79596 - 0.1 * 0.00404 = 0.215452944615
                # trust = 0.51995 + 0.1 * 0.5 * 0.48005 - 0.2 * 0.0715385 * 0.51995 + 0.05 * -0.01995 =
                #   0.535515715385
                # initiative = 0.8 - 0.1 * 0 * 0.8 + 0.1 * 0 = 0.8
                # output = 1 - 0.4 * 0.0154529 / 0.8 = 0.992274
                # effort = (0.8 + 0.1 * 1 / 3) * (1 - 0.5 * 0) = 0.833333333333; worked = 15.711; gamed = 0
                # push = guiding = 0.5 * 4 * (0.0154529 + 0.5 * 0.0769231 * 0.0715385) * 1 = 0.0364088478107
                # pitch = 0.25 + 0.5 * -0.4275 + 0.5 * 0.0364088 + 0.0333333 - 0.5 * 0.00772647 = 0.0839245210848
                # reach = 1 - exp(-0.15 * 15.711 * 1 / 2) = 0.692206
                # lead rate = 0.5 * (1 + 0.5 * (15.711 / 16 - 1)) = 0.495484
                # customer 0: stage 1, 0.5523 < reach; ready 0.1845, leave -0.7500: advance 0.4496, walk to 0.6262;
                #   0.0970 moves on; trust 0.525334, relation 0.720656
                # customer 1: stage 1, 0.1712 < reach; ready 0.1183, leave -0.7500: advance 0.4333, walk to 0.6151;
                #   0.1575 moves on; trust 0.546709, relation 0.73769
                # customer 2: idle, 0.1116 < 0.4956: opens; trust 0.500352, relation 0.519994
                # skill = -0.4275 + 0.1 * 0.4275 + 0.2 * 0.5 * 0.5 * 0.4275 - 0.01 * 0.5 * 0.5 = -0.365875
                "pressure": 0.071538461538,
                "intrusion": 0.0,
                "selling_hours": 19.0,
                "strain": 0.215452944615,
                "trust": 0.535515715385,
                "initiative": 0.8,
                "effort": 0.833333333333,
                "gamed": 0.0,
                "push": 0.036408847811,
                "pitch": 0.083924521085,
                "reach": 0.692206081008,
                "lead_rate": 0.495484336278,
                "skill": -0.365875,
                "customer_trust": 0.524131933333,
                "opened": 1, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 2, "logged": 2, "moved": 2, "open_deals": 3, "revenue": 0.0,
                "customers": [
                    (2, 0, 1, NOTHING, 0.5253344, 0.720656423573),
                    (2, 0, 2, NOTHING, 0.5467094, 0.737689868831),
                    (1, 0, 0, OPENED, 0.500352, 0.519994468614),
                ],
            },
        ],
    },
    {
        # Week 2. Team attainment 0.942308; above = (0.4 + 0.0576923) * (1 + 9 / 100) = 0.498885; reputation = 0.5 +
        #   0.5 * -0.000188994 = 0.499906
        "above": 0.498884615385,
        "reputation": 0.499905502903,
        "people": [
            {
                # shortfall 0; pressure = 0.5 * 1 * 0.498885 * (0.5 + 0) = 0.124721153846
                # clarity = 1 / (1 + 1) = 0.5; intrusion = 0.8 * (2 / 4 * (1 - 0.4 * 0.5) + 0.5 * 4 / 8) = 0.52
                # hours = (20 - 0.5 * 7) * (1 - 0.1 * 0.52) = 15.642
                # load = 0.1 * 0.124721 + 0.05 * 0.52 + 0.1 * 0 = 0.0384721
                # strain = 0.26300576 + 0.0384721 * 0.736994 - 0.1 * 0.0630058 = 0.285058911439
                # trust = 0.382932723077 + 0.1 * 0 * 0.617067 - 0.2 * 0.644721 * 0.382933 + 0.05 * 0.117067 =
                #   0.33940912151
                # initiative = 0.723123 - 0.1 * 0.52 * 0.723123 + 0.1 * 0.0768768 = 0.6932084736
                # output = 1 - 0.4 * 0.0850589 / 0.8 = 0.957471
                # effort = (0.8 + 0.1 * 2 / 4) * (1 - 0.5 * 0.106792) = 0.80461360128
                # worked = 12.0505
                # gamed = 0.076
                # push = guiding = 0.5 * 4 * (0.0850589 + 0.5 * 0 * 0.124721) * 1 = 0.170117822878
                # pitch = 0.25 + 0.5 * -0.405 + 0.5 * 0.170118 + 0.0046136 - 0.5 * 0.0425295 = 0.115907784859
                # reach = 1 - exp(-0.15 * 12.0505 * 0.924 / 1) = 0.81179
                # lead rate = 0.5 * (1 + 0.5 * (12.0505 / 16 - 1)) = 0.438289
                # customer 0: idle, 0.7176 >= 0.4345; trust 0.489067, relation 0.727786
                # customer 1: idle, 0.7443 >= 0.4384; trust 0.500307, relation 0.511129
                # customer 2: stage 2, 0.1676 < reach; ready -0.2715, leave -0.2695: advance 0.3018, walk to 0.6041;
                #   0.0791 moves on: order of 100; trust 0.404867, relation 0.562685
                # skill = -0.405 + 0.1 * 0.405 + 0.2 * 0 * 0.325 * 0.405 - 0.01 * 0 * 0.675 = -0.3645
                "pressure": 0.124721153846,
                "intrusion": 0.52,
                "selling_hours": 15.642,
                "strain": 0.285058911439,
                "trust": 0.33940912151,
                "initiative": 0.6932084736,
                "effort": 0.80461360128,
                "gamed": 0.076,
                "push": 0.170117822878,
                "pitch": 0.115907784859,
                "reach": 0.811790452841,
                "lead_rate": 0.438289065242,
                "skill": -0.3645,
                "customer_trust": 0.464747059324,
                "opened": 0, "won": 1, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 1, "open_deals": 0, "revenue": 100.0,
                "customers": [
                    (0, 0, 2, NOTHING, 0.48906682934, 0.727786111837),
                    (0, 0, 0, NOTHING, 0.50030735029, 0.511128603041),
                    (0, 0, 2, WON, 0.404866998342, 0.562685381965),
                ],
            },
            {
                # shortfall 0.153846
                # pressure = 0.5 * 0.5 * 0.498885 * (0.5 + 0.153846) = 0.0815484467456
                # clarity = 1 / (1 + 1) = 0.5; intrusion = 0.8 * (0 / 2 * (1 - 0.4 * 0.5) + 0.5 * 0 / 4) = 0
                # hours = (20 - 0.5 * 2) * (1 - 0.1 * 0) = 19
                # load = 0.1 * 0.0815484 + 0.05 * 0 + 0.1 * 0.153846 = 0.0235395
                # strain = 0.215452944615 + 0.0235395 * 0.784547 - 0.1 * 0.0154529 = 0.232375464229
                # trust = 0.535515715385 + 0.1 * 0.5 * 0.464484 - 0.2 * 0.0815484 * 0.535516 + 0.05 * -0.0355157 =
                #   0.548230048887
                # initiative = 0.8 - 0.1 * 0 * 0.8 + 0.1 * 0 = 0.8
                # output = 1 - 0.4 * 0.0323755 / 0.8 = 0.983812
                # effort = (0.8 + 0.1 * 1 / 3) * (1 - 0.5 * 0) = 0.833333333333; worked = 15.577; gamed = 0
                # push = guiding = 0.5 * 4 * (0.0323755 + 0.5 * 0.153846 * 0.0815484) * 1 = 0.0772968433412
                # pitch = 0.25 + 0.5 * -0.365875 + 0.5 * 0.0772968 + 0.0333333 - 0.5 * 0.0161877 = 0.130950388947
                # reach = 1 - exp(-0.15 * 15.577 * 1 / 3) = 0.541067
                # lead rate = 0.5 * (1 + 0.5 * (15.577 / 16 - 1)) = 0.493391
                # customer 0: stage 2, 0.9362 >= reach; 0.8808 >= 0.2; trust 0.522792, relation 0.576525
                # customer 1: stage 2, 0.3564 < reach; ready 0.0872, leave -0.6408: advance 0.4168, walk to 0.6180;
                #   0.5879 walks; trust 0.535336, relation 0.803267
                # customer 2: stage 1, 0.9892 >= reach; 0.8889 >= 0.2; trust 0.500307, relation 0.415996
                # skill = -0.365875 + 0.1 * 0.365875 + 0.2 * 0.5 * 0.5 * 0.365875 - 0.01 * 0.5 * 0.5 = -0.31349375
                "pressure": 0.081548446746,
                "intrusion": 0.0,
                "selling_hours": 19.0,
                "strain": 0.232375464229,
                "trust": 0.548230048887,
                "initiative": 0.8,
                "effort": 0.833333333333,
                "gamed": 0.0,
                "push": 0.077296843341,
                "pitch": 0.130950388947,
                "reach": 0.541067151295,
                "lead_rate": 0.493391055857,
                "skill": -0.31349375,
                "customer_trust": 0.519478352799,
                "opened": 0, "won": 0, "walked": 1, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 0, "open_deals": 2, "revenue": 0.0,
                "customers": [
                    (2, 0, 1, NOTHING, 0.52279151029, 0.576525138859),
                    (0, 0, 3, WALKED, 0.535336197815, 0.803267401623),
                    (1, 0, 0, NOTHING, 0.50030735029, 0.415995574892),
                ],
            },
        ],
    },
    {
        # Week 3. Team attainment 0.961538; above = (0.4 + 0.0384615) * (1 + 16 / 100) = 0.508615; reputation = 0.5
        #   + 0.5 * -0.00788729 = 0.496056
        "above": 0.508615384615,
        "reputation": 0.496056353031,
        "people": [
            {
                # shortfall 0; pressure = 0.5 * 1 * 0.508615 * (0.5 + 0) = 0.127153846154
                # clarity = 0.666667 / (0.666667 + 1) = 0.4
                # intrusion = 0.8 * (2 / 4 * (1 - 0.4 * 0.4) + 0.5 * 4 / 8) = 0.536
                # hours = (20 - 0.5 * 7) * (1 - 0.1 * 0.536) = 15.6156
                # load = 0.1 * 0.127154 + 0.05 * 0.536 + 0.1 * 0 = 0.0395154
                # strain = 0.285058911439 + 0.0395154 * 0.714941 - 0.1 * 0.0850589 = 0.304804192387
                # trust = 0.33940912151 + 0.1 * 0 * 0.660591 - 0.2 * 0.663154 * 0.339409 + 0.05 * 0.160591 =
                #   0.302422572564
                # initiative = 0.693208 - 0.1 * 0.536 * 0.693208 + 0.1 * 0.106792 = 0.666731652055
                # output = 1 - 0.4 * 0.104804 / 0.8 = 0.947598
                # effort = (0.8 + 0.1 * 1.33333 / 3.33333) * (1 - 0.5 * 0.133268) = 0.784027293863
                # worked = 11.6015
                # gamed = 0.0768
                # push = guiding = 0.5 * 4 * (0.104804 + 0.5 * 0 * 0.127154) * 1.5 = 0.314412577161
                # pitch = 0.25 + 0.5 * -0.3645 + 0.5 * 0.314413 + -0.0159727 - 0.5 * 0.0524021 = 0.182782534347
                # reach = 1 - exp(-0.15 * 11.6015 * 0.9232 / 1) = 0.799427
                # lead rate = 0.5 * (1 + 0.5 * (11.6015 / 16 - 1)) = 0.431273
                # customer 0: idle, 0.5193 >= 0.4277; trust 0.489766, relation 0.582229
                # customer 1: idle, 0.8695 >= 0.4312; trust 0.499882, relation 0.408903
                # customer 2: idle, 0.9305 >= 0.4016; trust 0.413986, relation 0.450148
                # skill = -0.3645 + 0.1 * 0.3645 + 0.2 * 0 * 0.325 * 0.3645 - 0.01 * 0 * 0.675 = -0.32805
                "pressure": 0.127153846154,
                "intrusion": 0.536,
                "selling_hours": 15.6156,
                "strain": 0.304804192387,
                "trust": 0.302422572564,
                "initiative": 0.666731652055,
                "effort": 0.784027293863,
                "gamed": 0.0768,
                "push": 0.314412577161,
                "pitch": 0.182782534347,
                "reach": 0.799426596525,
                "lead_rate": 0.431273355935,
                "skill": -0.32805,
                "customer_trust": 0.467877988695,
                "opened": 0, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 0, "logged": 0, "moved": 0, "open_deals": 0, "revenue": 0.0,
                "customers": [
                    (0, 0, 2, NOTHING, 0.489765781709, 0.58222888947),
                    (0, 0, 0, NOTHING, 0.499882250564, 0.408902882433),
                    (0, 0, 2, NOTHING, 0.413985933811, 0.450148305572),
                ],
            },
            {
                # shortfall 0.230769
                # pressure = 0.5 * 0.5 * 0.508615 * (0.5 + 0.230769) = 0.0929201183432
                # clarity = 0.666667 / (0.666667 + 1) = 0.4
                # intrusion = 0.8 * (0 / 2 * (1 - 0.4 * 0.4) + 0.5 * 0 / 4) = 0
                # hours = (20 - 0.5 * 2) * (1 - 0.1 * 0) = 19
                # load = 0.1 * 0.0929201 + 0.05 * 0 + 0.1 * 0.230769 = 0.0323689
                # strain = 0.232375464229 + 0.0323689 * 0.767625 - 0.1 * 0.0323755 = 0.25398510644
                # trust = 0.548230048887 + 0.1 * 0.4 * 0.45177 - 0.2 * 0.0929201 * 0.54823 + 0.05 * -0.04823 =
                #   0.553701024282
                # initiative = 0.8 - 0.1 * 0 * 0.8 + 0.1 * 0 = 0.8
                # output = 1 - 0.4 * 0.0539851 / 0.8 = 0.973007
                # effort = (0.8 + 0.1 * 0.666667 / 2.66667) * (1 - 0.5 * 0) = 0.825; worked = 15.2519; gamed = 0
                # push = guiding = 0.5 * 4 * (0.0539851 + 0.5 * 0.230769 * 0.0929201) * 1.5 = 0.194119975671
                # pitch = 0.25 + 0.5 * -0.313494 + 0.5 * 0.19412 + 0.025 - 0.5 * 0.0269926 = 0.201816836225
                # reach = 1 - exp(-0.15 * 15.2519 * 1 / 2) = 0.681423
                # lead rate = 0.5 * (1 + 0.5 * (15.2519 / 16 - 1)) = 0.488311
                # customer 0: stage 2, 0.6118 < reach; ready 0.9220, leave -0.1735: advance 0.5773, walk to 0.7704;
                #   0.3732 moves on: order of 90; trust 0.42595, relation 0.682394
                # customer 1: idle, 0.8468 >= 0.5006; trust 0.531408, relation 0.642614
                # customer 2: stage 1, 0.8819 >= reach; 0.0369 < 0.2: goes quiet; 0.3264 < 0.4: closed in the
                #   records; trust 0.499882, relation 0.332796
                # skill = -0.31349375 + 0.1 * 0.313494 + 0.2 * 0.4 * 0.5 * 0.313494 - 0.01 * 0.4 * 0.5 =
                #   -0.271604625
                "pressure": 0.092920118343,
                "intrusion": 0.0,
                "selling_hours": 19.0,
                "strain": 0.25398510644,
                "trust": 0.553701024282,
                "initiative": 0.8,
                "effort": 0.825,
                "gamed": 0.0,
                "push": 0.194119975671,
                "pitch": 0.201816836225,
                "reach": 0.68142325635,
                "lead_rate": 0.488310808254,
                "skill": -0.271604625,
                "customer_trust": 0.48574681574,
                "opened": 0, "won": 1, "walked": 0, "no_decision": 1,
                "contacts": 1, "logged": 1, "moved": 1, "open_deals": 0, "revenue": 90.0,
                "customers": [
                    (0, 0, 2, WON, 0.425949983318, 0.682393854144),
                    (0, 0, 3, NOTHING, 0.531408213337, 0.642613921298),
                    (0, 0, 0, NO_DECISION, 0.499882250564, 0.332796459913),
                ],
            },
        ],
    },
]  # fmt: skip

COUNTS = ("opened", "won", "walked", "no_decision", "contacts", "logged", "moved", "open_deals", "revenue")


@pytest.fixture(scope="module")
def lived():
    plan = Plan(sc.Team(**WORLD), two_hands, two_hands, 0, SEED)
    return [copy_of(state) for _, state in weeks_of(plan, 0, 1)]


@pytest.mark.parametrize(("person", "customer"), LUCK)
def test_the_luck_is_that_of_the_table(person, customer):
    key, who = key_of(SEED), seat_entity(person, customer)
    assert uniforms(key, 0, who, 0, ACCOUNT_PAST)[:2] == pytest.approx(PAST[person, customer], abs=5.1e-7)
    for week, typed in enumerate(LUCK[person, customer]):
        assert uniforms(key, 0, who, week, ACCOUNT_WEEK) == pytest.approx(typed, abs=5.1e-7)


@pytest.mark.parametrize("week", range(4))
def test_the_manager_is_pressed_and_works_as_worked_out_by_hand(lived, week):
    m, want = lived[week].managers[0, 0], WEEKS[week]
    assert m["above"] == pytest.approx(want["above"], abs=1e-12)
    assert m["reputation"] == pytest.approx(want["reputation"], abs=1e-12)
    assert m["hours_asked"] == (12.0 if week == 3 else 6.0)
    assert m["hours_used"] == 6.0
    assert m["overload"] == (1.0 if week == 3 else 0.0)
    assert m["effect"] == pytest.approx(2 / 3 if week == 3 else 1.0, abs=1e-15)


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
        [0, 0, 1, "won", 2, 100.0],
        [0, 2, 2, "won", 2, 100.0],
        [1, 0, 3, "won", 2, 90.0],
    ]
    assert deals.query("status != 'won'").iloc[:, :4].values.tolist() == [
        [1, 1, 2, "lost"],
        [1, 2, 3, "no decision"],
    ]
    totals = results.totals.iloc[0]
    want = {"revenue": 290, "wins": 3, "opened": 3, "lost": 1, "no_decision": 1, "open_end": 0, "contacts": 9}
    assert {name: totals[name] for name in want} == want
    assert totals.win_rate == 3 / 5
    assert totals.attainment == 290 / (4 * 2 * 40)
    assert totals.at_quota == 0.5  # 200 of 160 and 90 of 160
    assert totals.manager_hours == 6.0
    assert totals.overload == 0.25


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
