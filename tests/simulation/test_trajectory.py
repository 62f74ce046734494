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
from tests.simulation.worlds import copy_of, same_bytes

SEED = 5614
# All settings that have a say here; the last test changes every other one.
WORLD = {
    "people": 2, "accounts_per_person": 3, "weeks": 4, "warmup_weeks": 0, "span": 2, "market": 1.0,
    "quota_per_week": 40.0, "baseline_pressure": 0.4, "need_rate": 0.5, "need_trust": 0.4, "start_open": 0.5,
    "deal_value": 100.0, "deal_value_spread": 0.0, "deal_noise": 0.0, "stages": 2, "advance_base": 0.25,
    "walk_base": -0.75, "fit_weight": 0.0, "skill_weight": 0.5, "effort_weight": 1.0, "trust_weight": 1.0,
    "relation_weight": 0.5, "relation_gain": 0.25, "relation_fade": 0.2, "fatigue": 0.1, "quiet_rate": 0.2,
    "indecision_rate": 0.1, "abandon_rate": 0.1, "tidy_rate": 0.2, "trust_start": 0.5, "trust_spread": 0.0,
    "tolerance_median": 0.05, "tolerance_spread": 0.0, "tolerance_staying": 0.0, "ability_spread": 0.0, "room": 0.0,
    "adaptiveness": 0.5, "adaptiveness_spread": 0.0, "baseline_strain_spread": 0.0, "baseline_trust_spread": 0.0,
    "gaming_propensity_spread": 0.0,
    "tenure_mean": 0.0, "ramp_gap": 0.5, "learning_rate": 0.1, "territory_spread": 0.0,
    "territory_deal_size_spread": 0.0,
    "demand_fluctuation_sd": 0.0, "will_high": 0.8, "will_spread": 0.0, "share_hiring": 0.0, "share_training": 0.0,
    "share_support": 0.0, "share_tools": 0.0, "share_environment": 0.0, "share_personal": 0.0, "share_low_will": 0.0,
    "personal_shock_rate": 0.0, "week_hours": 40.0, "selling_share": 0.5, "contacts_per_hour": 0.2,
    "prospecting_share": 0.25, "prospecting_weight": 0.5, "baseline_strain": 0.2, "strain_recovery": 0.1,
    "complaint_base": 0.0, "complaint_felt": 0.0, "complaint_excuse": 0.0, "manager_hours_per_week": 6.0,
    "coach_skill": 0.5, "manager_spread": 0.0, "leak_spread": 0.0, "reading_hours": 0.25, "overload_cost": 0.5,
    "target": 1.0, "pass_on": 0.5, "accountability": 0.5, "intrusion": 0.8, "time": 0.5, "coaching": 0.2,
    "repair": 0.0, "diagnosis": 0.0, "strain": 1.0, "performance": 0.4, "pass_through": 4.0, "reaction": 4.0,
    "memory": 2.0, "attrition": 0.0, "peers": 0.0, "deadline": 1.0, "gaming": 0.2, "inspection": 0.0,
    "target_slope": 1.0, "target_sharpen": 1.69, "accountability_half": 2.0, "accountability_oversight": 0.5,
    "oversight_half": 2.0, "clarity_buffer": 0.4, "review_half": 1.0, "report_half": 4.0, "report_burden": 0.5,
    "hiding_cost": 0.1, "initiative_loss": 0.1, "initiative_back": 0.1, "initiative_weight": 0.5, "trust_gain": 0.1,
    "trust_loss": 0.2, "trust_drift": 0.05, "coaching_half": 1.0, "coaching_harm": 0.01, "strain_pressure": 0.1,
    "strain_intrusion": 0.05, "strain_shortfall": 0.1, "performance_shape": "linear", "strain_on_skill": 0.5,
    "push_shortfall": 0.5, "push_deadline": 0.5, "guiding_gain": 0.5, "reaction_urgency": 1.0,
    "reaction_refusal": 0.5, "trust_recovery": 0.1, "service_gain": 0.05, "win_gain": 0.1, "word_of_mouth": 0.5,
    "deadline_closing": 1.0, "deadline_discount": 0.1, "deadline_tidy": 1.0, "gaming_inflation": 2.0,
}  # fmt: skip

# Person, customer: relation at the start; below 0.5 the customer has an open opportunity then.
PAST = {
    (0, 0): (0.680412225774, 0.821751),
    (0, 1): (0.187034317642, 0.042322),
    (0, 2): (0.367132111336, 0.234340),
    (1, 0): (0.559325941256, 0.667456),
    (1, 1): (0.990473694284, 0.236052),
    (1, 2): (0.234447721043, 0.218989),
}
# Person, customer: four draws for each week: need or contact, choice, going quiet, clean-up.
LUCK = {
    (0, 0): [
        (0.353514, 0.851535, 0.379061, 0.939396),
        (0.060573, 0.034957, 0.119417, 0.647526),
        (0.249603, 0.037697, 0.687122, 0.270746),
        (0.188493, 0.755443, 0.430851, 0.134873),
    ],
    (0, 1): [
        (0.959629, 0.683977, 0.773826, 0.861057),
        (0.058221, 0.224805, 0.242876, 0.481225),
        (0.952189, 0.759533, 0.658369, 0.059850),
        (0.571616, 0.398043, 0.332246, 0.114894),
    ],
    (0, 2): [
        (0.214838, 0.074567, 0.768786, 0.297272),
        (0.361994, 0.397023, 0.302491, 0.507684),
        (0.820244, 0.330193, 0.695442, 0.784838),
        (0.163959, 0.394939, 0.429107, 0.643579),
    ],
    (1, 0): [
        (0.378080, 0.312502, 0.069118, 0.549170),
        (0.649419, 0.532107, 0.121985, 0.934334),
        (0.165674, 0.598208, 0.270605, 0.045847),
        (0.310696, 0.480438, 0.440957, 0.263316),
    ],
    (1, 1): [
        (0.030069, 0.246533, 0.960216, 0.253287),
        (0.198253, 0.408514, 0.200822, 0.999627),
        (0.892315, 0.851750, 0.016595, 0.060479),
        (0.957927, 0.885980, 0.920907, 0.220195),
    ],
    (1, 2): [
        (0.137054, 0.857393, 0.798335, 0.932456),
        (0.801756, 0.881593, 0.971052, 0.010813),
        (0.289824, 0.044205, 0.518717, 0.079249),
        (0.070167, 0.338522, 0.838596, 0.981619),
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
                # reach = 1 - exp(-0.15 * 12.8312 * 0.924 / 2) = 0.589015
                # lead rate = 0.5 * (1 + 0.5 * (12.8312 * 0.25 / 4.8 - 1)) = 0.417072
                # customer 0: idle, 0.3535 < 0.4171: opens; trust 0.5, relation 0.54433
                # customer 1: stage 1, 0.9596 >= reach; 0.7738 >= 0.2; trust 0.5, relation 0.149627
                # customer 2: stage 1, 0.2148 < reach; ready 0.0220, leave -0.7190: advance 0.4074, walk to 0.6015;
                #   0.0746 moves on; trust 0.51724, relation 0.525349
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
                "reach": 0.58901513809,
                "lead_rate": 0.417072303673,
                "skill": -0.45,
                "customer_trust": 0.505746666667,
                "opened": 1, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 1, "open_deals": 3, "revenue": 0.0,
                "customers": [
                    (1, 0, 0, OPENED, 0.5, 0.54432978062),
                    (1, 0, 0, NOTHING, 0.5, 0.149627454113),
                    (2, 0, 1, NOTHING, 0.51724, 0.525349083502),
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
                # reach = 1 - exp(-0.15 * 15.8014 * 1 / 2) = 0.694285
                # lead rate = 0.5 * (1 + 0.5 * (15.8014 * 0.25 / 4.8 - 1)) = 0.455747
                # customer 0: idle, 0.3781 < 0.4557: opens; trust 0.5, relation 0.447461
                # customer 1: stage 1, 0.0301 < reach; ready 0.2897, leave -0.7500: advance 0.4757, walk to 0.6439;
                #   0.2465 moves on; trust 0.525, relation 0.992855
                # customer 2: stage 1, 0.1371 < reach; ready -0.0883, leave -0.7500: advance 0.3834, walk to 0.5812;
                #   0.8574 stays; 0.7983 >= 0.19; trust 0.525, relation 0.425836
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
                "reach": 0.694284775735,
                "lead_rate": 0.455746744792,
                "skill": -0.4275,
                "customer_trust": 0.516666666667,
                "opened": 1, "won": 0, "walked": 0, "no_decision": 0,
                "contacts": 2, "logged": 2, "moved": 1, "open_deals": 3, "revenue": 0.0,
                "customers": [
                    (1, 0, 0, OPENED, 0.5, 0.447460753005),
                    (2, 0, 1, NOTHING, 0.525, 0.992855270713),
                    (1, 0, 1, NOTHING, 0.525, 0.425835790782),
                ],
            },
        ],
    },
    {
        # Week 1. Team attainment 0.923077; above = (0.4 + 0.0769231) * (1 + 4 / 100) = 0.496; reputation = 0.5 +
        #   0.5 * 0.0112067 = 0.505603
        "above": 0.496,
        "reputation": 0.505603333333,
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
                # reach = 1 - exp(-0.15 * 12.3819 * 0.924 / 3) = 0.435629
                # lead rate = 0.5 * (1 + 0.5 * (12.3819 * 0.25 / 4.8 - 1)) = 0.411222
                # customer 0: stage 1, 0.0606 < reach; ready -0.0062, leave -0.4019: advance 0.3732, walk to 0.6245;
                #   0.0350 moves on; trust 0.438417, relation 0.658247
                # customer 1: stage 1, 0.0582 < reach; ready -0.2036, leave -0.4019: advance 0.3283, walk to 0.5976;
                #   0.2248 moves on; trust 0.438417, relation 0.362221
                # customer 2: stage 2, 0.3620 < reach; ready -0.1002, leave -0.4019: advance 0.3515, walk to 0.6115;
                #   0.3970 walks; trust 0.450457, relation 0.644012
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
                "reach": 0.435628714897,
                "lead_rate": 0.411222418705,
                "skill": -0.405,
                "customer_trust": 0.442430653596,
                "opened": 0, "won": 0, "walked": 1, "no_decision": 0,
                "contacts": 3, "logged": 4, "moved": 2, "open_deals": 2, "revenue": 0.0,
                "customers": [
                    (2, 0, 1, NOTHING, 0.438417361966, 0.658247335465),
                    (2, 0, 1, NOTHING, 0.438417361966, 0.362220590585),
                    (0, 0, 2, WALKED, 0.450457236856, 0.644011812627),
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
                # reach = 1 - exp(-0.15 * 15.711 * 1 / 3) = 0.544131
                # lead rate = 0.5 * (1 + 0.5 * (15.711 * 0.25 / 4.8 - 1)) = 0.45457
                # customer 0: stage 1, 0.6494 >= reach; 0.1220 < 0.2: goes quiet; 0.9343 >= 0.2: still in the
                #   records; trust 0.50056, relation 0.357969
                # customer 1: stage 2, 0.1983 < reach; ready 0.2898, leave -0.7500: advance 0.4758, walk to 0.6439;
                #   0.4085 moves on: order of 100; trust 0.592217, relation 0.994641
                # customer 2: stage 1, 0.8018 >= reach; 0.9711 >= 0.2; trust 0.52306, relation 0.340669
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
                "reach": 0.544131038588,
                "lead_rate": 0.454570280232,
                "skill": -0.365875,
                "customer_trust": 0.538612417222,
                "opened": 0, "won": 1, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 1, "open_deals": 2, "revenue": 100.0,
                "customers": [
                    (1, 1, 0, NOTHING, 0.500560333333, 0.357968602404),
                    (0, 0, 2, WON, 0.592216585, 0.994641453035),
                    (1, 0, 1, NOTHING, 0.523060333333, 0.340668632626),
                ],
            },
        ],
    },
    {
        # Week 2. Team attainment 0.942308; above = (0.4 + 0.0576923) * (1 + 9 / 100) = 0.498885; reputation = 0.5 +
        #   0.5 * -0.00947846 = 0.495261
        "above": 0.498884615385,
        "reputation": 0.495260767704,
        "people": [
            {
                # shortfall 0.153846; pressure = 0.5 * 1 * 0.498885 * (0.5 + 0.153846) = 0.163096893491
                # clarity = 1 / (1 + 1) = 0.5; intrusion = 0.8 * (2 / 4 * (1 - 0.4 * 0.5) + 0.5 * 4 / 8) = 0.52
                # hours = (20 - 0.5 * 7) * (1 - 0.1 * 0.52) = 15.642
                # load = 0.1 * 0.163097 + 0.05 * 0.52 + 0.1 * 0.153846 = 0.0576943
                # strain = 0.26300576 + 0.0576943 * 0.736994 - 0.1 * 0.0630058 = 0.29922555427
                # trust = 0.382932723077 + 0.1 * 0 * 0.617067 - 0.2 * 0.683097 * 0.382933 + 0.05 * 0.117067 =
                #   0.336470056213
                # initiative = 0.723123 - 0.1 * 0.52 * 0.723123 + 0.1 * 0.0768768 = 0.6932084736
                # output = 1 - 0.4 * 0.0992256 / 0.8 = 0.950387
                # effort = (0.8 + 0.1 * 2 / 4) * (1 - 0.5 * 0.106792) = 0.80461360128
                # worked = 11.9614
                # gamed = 0.076
                # push = guiding = 0.5 * 4 * (0.0992256 + 0.5 * 0.153846 * 0.163097) * 1 = 0.223542938307
                # pitch = 0.25 + 0.5 * -0.405 + 0.5 * 0.223543 + 0.0046136 - 0.5 * 0.0496128 = 0.139078681866
                # reach = 1 - exp(-0.15 * 11.9614 * 0.924 / 2) = 0.56348
                # lead rate = 0.5 * (1 + 0.5 * (11.9614 * 0.25 / 4.8 - 1)) = 0.405747
                # customer 0: stage 2, 0.2496 < reach; ready -0.2348, leave -0.0558: advance 0.2890, walk to 0.6346;
                #   0.0377 moves on: order of 100; trust 0.351271, relation 0.743686
                # customer 1: stage 2, 0.9522 >= reach; 0.6584 >= 0.2; trust 0.444102, relation 0.289776
                # customer 2: idle, 0.8202 >= 0.3911; trust 0.454938, relation 0.515209
                # skill = -0.405 + 0.1 * 0.405 + 0.2 * 0 * 0.325 * 0.405 - 0.01 * 0 * 0.675 = -0.3645
                "pressure": 0.163096893491,
                "intrusion": 0.52,
                "selling_hours": 15.642,
                "strain": 0.29922555427,
                "trust": 0.336470056213,
                "initiative": 0.6932084736,
                "effort": 0.80461360128,
                "gamed": 0.076,
                "push": 0.223542938307,
                "pitch": 0.139078681866,
                "reach": 0.563480239631,
                "lead_rate": 0.405746759766,
                "skill": -0.3645,
                "customer_trust": 0.416770124877,
                "opened": 0, "won": 1, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 1, "open_deals": 1, "revenue": 100.0,
                "customers": [
                    (0, 0, 2, WON, 0.351271082151, 0.743685501599),
                    (2, 0, 1, NOTHING, 0.44410170254, 0.289776472468),
                    (0, 0, 2, NOTHING, 0.454937589941, 0.515209450101),
                ],
            },
            {
                # shortfall 0; pressure = 0.5 * 0.5 * 0.498885 * (0.5 + 0) = 0.0623605769231
                # clarity = 1 / (1 + 1) = 0.5; intrusion = 0.8 * (0 / 2 * (1 - 0.4 * 0.5) + 0.5 * 0 / 4) = 0
                # hours = (20 - 0.5 * 2) * (1 - 0.1 * 0) = 19
                # load = 0.1 * 0.0623606 + 0.05 * 0 + 0.1 * 0 = 0.00623606
                # strain = 0.215452944615 + 0.00623606 * 0.784547 - 0.1 * 0.0154529 = 0.218800130854
                # trust = 0.535515715385 + 0.1 * 0.5 * 0.464484 - 0.2 * 0.0623606 * 0.535516 + 0.05 * -0.0355157 =
                #   0.550285130054
                # initiative = 0.8 - 0.1 * 0 * 0.8 + 0.1 * 0 = 0.8; output = 1 - 0.4 * 0.0188001 / 0.8 = 0.9906
                # effort = (0.8 + 0.1 * 1 / 3) * (1 - 0.5 * 0) = 0.833333333333; worked = 15.6845; gamed = 0
                # push = guiding = 0.5 * 4 * (0.0188001 + 0.5 * 0 * 0.0623606) * 1 = 0.0376002617071
                # pitch = 0.25 + 0.5 * -0.365875 + 0.5 * 0.0376003 + 0.0333333 - 0.5 * 0.00940007 = 0.114495931473
                # reach = 1 - exp(-0.15 * 15.6845 * 1 / 2) = 0.691594
                # lead rate = 0.5 * (1 + 0.5 * (15.6845 * 0.25 / 4.8 - 1)) = 0.454225
                # customer 0: stage 1, 0.1657 < reach, dead; 0.0458 < 0.2: closed in the records; trust 0.50003,
                #   relation 0.357969
                # customer 1: idle, 0.8923 >= 0.4842; trust 0.582521, relation 0.795713
                # customer 2: stage 1, 0.2898 < reach; ready -0.0073, leave -0.7500: advance 0.4027, walk to 0.5943;
                #   0.0442 moves on; trust 0.544266, relation 0.505501
                # skill = -0.365875 + 0.1 * 0.365875 + 0.2 * 0.5 * 0.5 * 0.365875 - 0.01 * 0.5 * 0.5 = -0.31349375
                "pressure": 0.062360576923,
                "intrusion": 0.0,
                "selling_hours": 19.0,
                "strain": 0.218800130854,
                "trust": 0.550285130054,
                "initiative": 0.8,
                "effort": 0.833333333333,
                "gamed": 0.0,
                "push": 0.037600261707,
                "pitch": 0.114495931473,
                "reach": 0.691593765635,
                "lead_rate": 0.454225246928,
                "skill": -0.31349375,
                "customer_trust": 0.542272579324,
                "opened": 0, "won": 0, "walked": 0, "no_decision": 1,
                "contacts": 2, "logged": 2, "moved": 1, "open_deals": 1, "revenue": 0.0,
                "customers": [
                    (0, 0, 1, NO_DECISION, 0.50003037677, 0.357968602404),
                    (0, 0, 2, NOTHING, 0.58252100327, 0.795713162428),
                    (2, 0, 2, NOTHING, 0.544266357932, 0.505501474469),
                ],
            },
        ],
    },
    {
        # Week 3. Team attainment 0.961538; above = (0.4 + 0.0384615) * (1 + 16 / 100) = 0.508615; reputation = 0.5
        #   + 0.5 * -0.0204786 = 0.489761
        "above": 0.508615384615,
        "reputation": 0.48976067605,
        "people": [
            {
                # shortfall 0.0384615
                # pressure = 0.5 * 1 * 0.508615 * (0.5 + 0.0384615) = 0.136934911243
                # clarity = 0.666667 / (0.666667 + 1) = 0.4
                # intrusion = 0.8 * (2 / 4 * (1 - 0.4 * 0.4) + 0.5 * 4 / 8) = 0.536
                # hours = (20 - 0.5 * 7) * (1 - 0.1 * 0.536) = 15.6156
                # load = 0.1 * 0.136935 + 0.05 * 0.536 + 0.1 * 0.0384615 = 0.0443396
                # strain = 0.29922555427 + 0.0443396 * 0.700774 - 0.1 * 0.0992256 = 0.320375088971
                # trust = 0.336470056213 + 0.1 * 0 * 0.66353 - 0.2 * 0.672935 * 0.33647 + 0.05 * 0.16353 =
                #   0.29936206392
                # initiative = 0.693208 - 0.1 * 0.536 * 0.693208 + 0.1 * 0.106792 = 0.666731652055
                # output = 1 - 0.4 * 0.120375 / 0.8 = 0.939812
                # effort = (0.8 + 0.1 * 1.33333 / 3.33333) * (1 - 0.5 * 0.133268) = 0.784027293863
                # worked = 11.5062
                # gamed = 0.0768
                # push = guiding = 0.5 * 4 * (0.120375 + 0.5 * 0.0384615 * 0.136935) * 1.5 = 0.369025357945
                # pitch = 0.25 + 0.5 * -0.3645 + 0.5 * 0.369025 + -0.0159727 - 0.5 * 0.0601875 = 0.206196200593
                # reach = 1 - exp(-0.15 * 11.5062 * 0.9232 / 1) = 0.796762
                # lead rate = 0.5 * (1 + 0.5 * (11.5062 * 0.25 / 4.8 - 1)) = 0.39982
                # customer 0: idle, 0.1885 < 0.3567: opens; trust 0.36512, relation 0.594948
                # customer 1: stage 2, 0.5716 < reach; ready 0.3617, leave 0.5261: advance 0.3478, walk to 0.7578;
                #   0.3980 walks; trust 0.189962, relation 0.467332
                # customer 2: idle, 0.1640 < 0.3865: opens; trust 0.45842, relation 0.412168
                # skill = -0.3645 + 0.1 * 0.3645 + 0.2 * 0 * 0.325 * 0.3645 - 0.01 * 0 * 0.675 = -0.32805
                "pressure": 0.136934911243,
                "intrusion": 0.536,
                "selling_hours": 15.6156,
                "strain": 0.320375088971,
                "trust": 0.29936206392,
                "initiative": 0.666731652055,
                "effort": 0.784027293863,
                "gamed": 0.0768,
                "push": 0.369025357945,
                "pitch": 0.206196200593,
                "reach": 0.796761559242,
                "lead_rate": 0.399820014267,
                "skill": -0.32805,
                "customer_trust": 0.337833825561,
                "opened": 2, "won": 0, "walked": 1, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 0, "open_deals": 2, "revenue": 0.0,
                "customers": [
                    (1, 0, 0, OPENED, 0.365120041541, 0.594948401279),
                    (0, 0, 2, WALKED, 0.189961536589, 0.467332354351),
                    (1, 0, 0, OPENED, 0.458419898552, 0.412167560081),
                ],
            },
            {
                # shortfall 0.0384615
                # pressure = 0.5 * 0.5 * 0.508615 * (0.5 + 0.0384615) = 0.0684674556213
                # clarity = 0.666667 / (0.666667 + 1) = 0.4
                # intrusion = 0.8 * (0 / 2 * (1 - 0.4 * 0.4) + 0.5 * 0 / 4) = 0
                # hours = (20 - 0.5 * 2) * (1 - 0.1 * 0) = 19
                # load = 0.1 * 0.0684675 + 0.05 * 0 + 0.1 * 0.0384615 = 0.0106929
                # strain = 0.218800130854 + 0.0106929 * 0.7812 - 0.1 * 0.0188001 = 0.225273409387
                # trust = 0.550285130054 + 0.1 * 0.4 * 0.449715 - 0.2 * 0.0684675 * 0.550285 + 0.05 * -0.0502851 =
                #   0.558224143805
                # initiative = 0.8 - 0.1 * 0 * 0.8 + 0.1 * 0 = 0.8
                # output = 1 - 0.4 * 0.0252734 / 0.8 = 0.987363
                # effort = (0.8 + 0.1 * 0.666667 / 2.66667) * (1 - 0.5 * 0) = 0.825; worked = 15.4769; gamed = 0
                # push = guiding = 0.5 * 4 * (0.0252734 + 0.5 * 0.0384615 * 0.0684675) * 1.5 = 0.0797702736769
                # pitch = 0.25 + 0.5 * -0.313494 + 0.5 * 0.0797703 + 0.025 - 0.5 * 0.0126367 = 0.151819909492
                # reach = 1 - exp(-0.15 * 15.4769 * 1 / 1) = 0.901877
                # lead rate = 0.5 * (1 + 0.5 * (15.4769 * 0.25 / 4.8 - 1)) = 0.451522
                # customer 0: idle, 0.3107 < 0.4512: opens; trust 0.499003, relation 0.286375
                # customer 1: idle, 0.9579 >= 0.4780; trust 0.573245, relation 0.636571
                # customer 2: stage 2, 0.0702 < reach; ready 0.9838, leave -0.6309: advance 0.6358, walk to 0.7623;
                #   0.3385 moves on: order of 90; trust 0.57086, relation 0.629126
                # skill = -0.31349375 + 0.1 * 0.313494 + 0.2 * 0.4 * 0.5 * 0.313494 - 0.01 * 0.4 * 0.5 =
                #   -0.271604625
                "pressure": 0.068467455621,
                "intrusion": 0.0,
                "selling_hours": 19.0,
                "strain": 0.225273409387,
                "trust": 0.558224143805,
                "initiative": 0.8,
                "effort": 0.825,
                "gamed": 0.0,
                "push": 0.079770273677,
                "pitch": 0.151819909492,
                "reach": 0.901877437906,
                "lead_rate": 0.451522391327,
                "skill": -0.271604625,
                "customer_trust": 0.547702858134,
                "opened": 1, "won": 1, "walked": 0, "no_decision": 0,
                "contacts": 1, "logged": 1, "moved": 1, "open_deals": 1, "revenue": 90.0,
                "customers": [
                    (1, 0, 0, OPENED, 0.499003406698, 0.286374881923),
                    (0, 0, 2, NOTHING, 0.573244970548, 0.636570529942),
                    (0, 0, 3, WON, 0.570860197156, 0.629126105852),
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
        [1, 1, 1, "won", 2, 100.0],
        [0, 0, 2, "won", 2, 100.0],
        [1, 2, 3, "won", 3, 90.0],
    ]
    assert deals.query("status in ('lost', 'no decision')").iloc[:, :4].values.tolist() == [
        [0, 2, 1, "lost"],
        [1, 0, 2, "no decision"],
        [0, 1, 3, "lost"],
    ]
    assert deals.query("status == 'open'").iloc[:, :2].values.tolist() == [[0, 0], [0, 2], [1, 0]]
    totals = results.totals.iloc[0]
    want = {"revenue": 290, "wins": 3, "opened": 5, "lost": 2, "no_decision": 1, "open_end": 3, "contacts": 12}
    assert {name: totals[name] for name in want} == want
    assert totals.win_rate == 3 / 6
    assert totals.attainment == 290 / (4 * 2 * 40)
    assert totals.at_quota == 0.5  # 100 of 160 and 190 of 160
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
