"""Evidence rows 5 and 6: what managers do, and what surveys say of quotas, deals, leaving and time."""
# ruff: noqa: E501

from __future__ import annotations

from .finding import Row, of, recalled, seen

_BRIDGE = "Bridge Group surveys"

# fmt: off
MANAGING: tuple[Row, ...] = (
    seen("5.3", "meta-analysis", "Benet-Zepf, Marin-Garcia and Kuester 2018, Intangible Capital", "review of 142 articles", "young or inexperienced people do better when led than when commanded; no figure"),
    recalled("5.5", "meta-analysis", "Humphrey, Nahrgang and Morgeson 2007, Journal of Applied Psychology 92", "259 studies of work design", "autonomy goes with satisfaction about .48, with objective performance about .17"),
    seen("5.6", "meta-analysis", "Slemp, Kern, Patrick and Ryan 2018, Motivation and Emotion 42", "72 studies, 32,870 people", "leaders who support autonomy have better motivated and less distressed people; size not seen"),
    seen("5.10", "study", "Ahearne, Mathieu and Rapp 2005, Journal of Applied Psychology 90", "231 drug salespeople, 864 customers", "being empowered helped those of little knowledge and experience most, experts not clearly"),
    of("5.12", "jones2016", "coaching: d .36 overall, .28 on skills, no effect of the number of sessions"),
    seen("5.13", "meta-analysis", "Theeboom, Beersma and van Vianen 2014; Burt and Talati 2017", "two meta-analyses of coaching", "g from .43 (coping) to .74 (self-regulation)"),
    of("5.14", "dahling2016", "skilled managers do well however often they coach; unskilled ones who coach often have the worst results"),
    seen("5.15", "study", "Liu and Batt 2010, Personnel Psychology 63", "call-centre agents with calls routed at random", "more coaching minutes go with rising performance; size not seen"),
    of("5.16", "luo2021", "the middle gained most; the bottom was overloaded by feedback, the top averse"),
    seen("5.17", "survey", "Sales Executive Council, undated", "2,000 salespeople", "107 % of quota with three hours of coaching a month, 88 % with little; selection not taken out"),
    of("5.19", "gartner2018", "the manager who connects people with others: up to +26 % performance; two types +7 and +9 %, one -8 %", design="survey of 7,309 employees"),
    of("5.20", "benson2019", "who sold twice as much before promotion leads people who sell 7.5 % less (10 % in an earlier version)"),
    of("5.21", "hoffman2021", "managers at the 90th against the 10th percentile of people skill: about 60 % less leaving, no consistent effect on output"),
    of("5.22", "lazear2015", "bosses at the 90th against the 10th percentile: about 11 % more output, mostly through skills that last"),
    seen("5.23", "experiment", "Friebel, Heinz and Zubanov 2022, Management Science", "randomised trial, retail chain, 5,500 staff", "asked to keep people, managers cut leaving by 20-25 % for nine months; sales did not change"),
    seen("5.24", "study", "Misra and Nair 2011, Quantitative Marketing and Economics 9", "one maker of contact lenses, 87 salespeople, three years", "a better pay plan raised revenue by 9 %: a yardstick for larger effects of any style or plan"),
    seen("5.25", "survey", "Jordan and Vazzana (Vantage Point) 2011", "survey of 306 sales metrics", "17 % of what is measured are activities that can be managed"),
    of("6.1", "cso", "51.8 to 59.4 % of salespeople reached quota between 2009 and 2018; firms reached 94 % of plan"),
    of("6.2", "ebsta2024", "31 % of salespeople on target in a downturn"),
    seen("6.3", "survey", "hyperbound.ai 2026", "compilation, second-hand", "average attainment of 43 % at the end of 2024"),
    seen("6.4", "survey", "RAIN Group", "survey of 472 sellers and executives", "47 % of proposals are won; the lower 80 % of sellers win 40 %"),
    seen("6.5", "survey", "Implisit 2014", "records of hundreds of firms", "13 % of leads become opportunities, 6 % of these become deals"),
    seen("6.6", "survey", "MarketingSherpa 2009", "1,000 marketers between businesses", "about 5 % of inquiries end in a sale; 3 of 10 qualified ones do"),
    seen("6.7", "survey", "benchmark pages on the web, 2026", "rules of thumb, origin unclear", "medians of 18-28 % of opportunities won, by segment"),
    of("6.8", "bridge_saas", "median cycle 60 to 72 days; yearly contract value 25,000 to 38,000 dollars"),
    seen("6.9", "survey", _BRIDGE + " 2015-17", "firms with sales development teams (junior sellers)", "30-34 % a year leave; more than one firm in ten is above 55 %"),
    seen("6.10", "survey", _BRIDGE + "; TOPO", "firms with sales development teams (junior sellers)", "14 months of tenure, about three months until productive"),
    seen("6.11", "survey", "Harvard Business Review, July-August 2017", "second-hand", "up to 27 % a year, twice the general labour force"),
    of("6.12", "depaul2012", "28 % leave a year; replacing one costs 115,000 dollars and takes 6.2 months"),
    of("6.13", "ebsta2024", "22 % left in 2022, 36 % in 2023"),
    of("6.14", "shi2017", "accounts handed over bring 13.2 to 17.6 % less in a year"),
    of("6.15", "cso_proudfoot", "41 to 46 % of time is selling; those above 45 % more often reach quota (62 against 55 %)", design="survey of 2,000 firms, 2006-11"),
    of("6.16", "cso_proudfoot", "active selling 11 %, prospecting 10 %, administration 27 % of the day; people believe in much more", design="shadowed working days, 2005"),
    recalled("6.17", "survey", "Salesforce, State of Sales, 2022", "7,700 sellers", "28 % of the week is selling"),
    of("6.18", "gartner2018", "seven people to a frontline sales manager; 9 % of their time goes into developing them"),
    seen("6.19", "survey", "Bridge Group and TOPO 2016; Sales Outcomes; CEB", "surveys and consultants", "8.1 to 8.7 people to a manager of junior sellers; 10-12 met elsewhere, 5-6 advised"),
)
# fmt: on
