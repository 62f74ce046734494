"""Evidence rows 3 and 4: pressure on the customer, and how pressure comes down."""
# ruff: noqa: E501

from __future__ import annotations

from .finding import Row, of, recalled, seen

# fmt: off
CUSTOMERS: tuple[Row, ...] = (
    of("3.1", "moro2014", "11.7 % of clients said yes; 2.8 calls to a client on average, median 2"),
    of("3.2", "moro2014", "odds of a yes fall to .818 (.805 to .831) of themselves with each further call; tiring and easy clients cannot be told apart"),
    of("3.3", "moro2014", "one call against four or more within month and channel: odds ratio 1.84"),
    of("3.4", "moro2014", "64.7 % of those who bought before said yes, 9.2 % of those never called before"),
    seen("3.5", "survey", "Velocify study, year not seen", "vendor log of about 3.5 million leads at 400 firms", "93 % of those who buy are reached by the sixth call; half of all leads get one call only"),
    of("3.8", "zboja2016", "aggressive pressure goes with less satisfaction and trust, guiding does not; sizes not seen"),
    seen("3.9", "meta-analysis", "Jaramillo, Ladik, Marshall and Mulki 2007, J. of Business and Industrial Marketing 22", "17 effects, 3,477 people", "customer orientation goes with performance r .14 (90 % interval .04 to .23)"),
    seen("3.14", "study", "Godfrey, Seiders and Voss 2011, Journal of Marketing 75", "customers over three years", "repurchase rises with contacts up to an ideal point and falls beyond; sizes not seen"),
    of("3.15", "insidesales2017", "last day of a month: orders x3, recorded losses x11.4, win rate -51 %, deal size -34.5 %; much of it is clean-up"),
    of("3.16", "insidesales2017", "last week of a quarter: deal size -12 %; quarter ends lose almost twice what other month ends do"),
    of("3.17", "dixon2022", "40-60 % of qualified deals end in no decision; of these 56 % are indecision, 44 % liking what is"),
    of("3.18", "larkin2014", "timing games under accelerating commission cost 6-8 % of revenue"),
    of("3.19", "gallen2016", "pay for pledges: pledges +50 %, donations -17 %, rule-breaking nearly doubled and spread to peers"),
    of("3.20", "manzoor2025", "stopping hopeless calls early cuts the time on them by 54 % and could add up to 37 % of sales"),
    seen("4.1", "meta-analysis", "Mackey, Frieder, Brees and Martinko 2017, Journal of Management", "meta-analysis of abusive supervision", "goes with bad outcomes throughout; sizes not seen"),
    of("4.5", "mawritz2012", "abuse trickles down two levels of supervisors, more in a hostile climate; sizes not known"),
    seen("4.6", "study", "Jung and Yoon 2020, Sustainability", "93 employees and 228 customers of a restaurant chain", "abuse reaches customers only through the employee's satisfaction; no direct effect"),
    seen("4.9", "study", "Homburg and Stock 2004, J. of the Academy of Marketing Science 32", "pairs of sellers and customers between businesses", "a satisfied seller goes with a satisfied customer, more with frequent contact; sizes not seen"),
    of("4.10", "brown_lam2008", "satisfied staff go with satisfied customers, wholly through service quality; sizes not seen", "seen", "meta-analysis of pairs of staff and customers"),
    of("4.11", "brown_lam2008", "staff satisfaction goes with customer satisfaction about .23, with service quality about .27"),
    seen("4.12", "experiment", "Hennig-Thurau, Groth, Paul and Gremler 2006, Journal of Marketing 70", "223 consumers, actors", "customers catch genuine feeling; how much one smiles does nothing"),
    recalled("4.3", "meta-analysis", "Schyns and Schilling 2013, Leadership Quarterly 24", "57 studies of destructive leadership", "goes with performance about -.20, wish to leave +.31, counterproductive behaviour +.38"),
)
# fmt: on
