"""Evidence rows 1 and 2: what being watched does, and what pressure and strain do to work."""
# ruff: noqa: E501

from __future__ import annotations

from .finding import Row, of, recalled, seen

# fmt: off
CONTROL: tuple[Row, ...] = (
    seen("1.1", "meta-analysis", "Ravid, White, Tomczak, Miles and Behrend 2023, Personnel Psychology 76", "94 samples, 23,461 workers", "no sign that electronic monitoring raises performance; stress rises whatever its features"),
    of("1.2", "siegel2022", "monitoring goes with satisfaction r -.10, stress +.11, performance -.01, counterproductive behaviour +.09"),
    seen("1.3", "meta-analysis", "Siegel, Koenig and Lazar 2021, preprint", "59 samples, 223 effects; an earlier state of 1.2", "satisfaction r -.09, stress +.12, performance -.01"),
    of("1.4", "kalischko2024", "felt monitoring goes with less trust, more stress and lower performance; sizes not seen"),
    of("1.6", "holman2002", "clear criteria and developmental purpose go with well-being, felt intensity with exhaustion; control and support soften it; sizes not seen"),
    of("1.7", "lu2022", "tracking raised sales by about 4 % on average: underperformers gained through effort, extreme high performers lost"),
    seen("1.8", "experiment", "Pierce, Snow and McAfee 2015, Cleaning House", "before and after theft monitoring in 392 restaurants", "revenue about +7 %: counter-evidence, narrow monitoring of misconduct paid"),
    of("1.9", "bernstein2012", "being in view lowered output by 10-15 %, for workers hid what helped them"),
    of("1.10", "nagin2002", "a significant part cheated more when less was checked, a substantial part did not react; felt fairness mattered"),
    seen("1.11", "experiment", "Thiel, Bonner, Bush, Welsh and Garud 2023, Journal of Management 49", "field study and experiment", "monitored people broke more rules, feeling less responsible; felt justice softens it; sizes not seen"),
    of("1.12", "belot2016", "what was watched improved only under harsh incentives, unwatched punctuality fell; 10 % stole in any case"),
    seen("1.13", "experiment", "Dickinson and Villeval 2008, Games and Economic Behavior 63", "laboratory work", "most worked more when watched; beyond a threshold and in personal relations willingness was crowded out"),
    seen("1.14", "experiment", "laboratory and field study in Montreal and Ouagadougou (author recalled: Boly 2011, Experimental Economics)", "laboratory and field experiment", "monitoring raised effort and crowded nothing out: counter-evidence to 1.15"),
    seen("1.15", "experiment", "Falk and Kosfeld 2006, American Economic Review 96", "laboratory game", "most did less of their own will when a minimum was enforced"),
    seen("1.17", "experiment", "Ziegelmeyer, Schmelz and Ploner 2012, Experimental Economics", "replication of 1.15, 476 subjects, four repetitions", "hidden costs of control exist but seldom undo its benefit"),
    seen("1.18", "experiment", "Casas-Arce, Lourenco and Martinez-Jerez 2017, Journal of Accounting Research 55", "field experiment, 800 repair professionals in Spain", "detailed but infrequent feedback did best; more and more often did not"),
    of("1.19", "kluger1996", "feedback raises performance by d .41, yet more than a third of interventions lowered it"),
    recalled("1.22", "experiment", "Aiello and Kolb 1995, Journal of Applied Psychology 80", "laboratory, about 200 typists", "the skilled typed faster when watched, the unskilled slower: the opposite of 1.7"),
    recalled("1.24", "study", "Bhave 2014, Personnel Psychology 67", "call centres, USA", "supervisors who use the data more often have slightly better performers"),
    of("2.1", "lepine2005", "hindrances lower performance, directly and through strain; challenges raise it directly, and strain takes some of it back", "seen", "meta-analysis of challenge and hindrance stressors"),
    of("2.2", "lepine2005", "performance goes with challenge stressors about +.12, with hindrance stressors about -.20"),
    seen("2.3", "meta-analysis", "Podsakoff, LePine and LePine 2007, Journal of Applied Psychology 92", "183 samples", "hindrances go with less satisfaction and more leaving, challenges mostly the reverse; sizes not seen"),
    seen("2.4", "meta-analysis", "Gilboa, Shirom, Fried and Cooper 2008, Personnel Psychology 61", "169 samples, 35,265 people", "all seven stressors go with lower performance, unclear roles most; overload is worse for managers"),
    seen("2.5", "study", "Onyemah 2008, J. of Personal Selling and Sales Management 28", "1,290 salespeople", "an inverted U of role stress and performance is plausible; counter-evidence to 2.6"),
    of("2.6", "muse2003", "results weigh in favour of a falling line; the inverted U was rarely tested fairly"),
    of("2.7", "muse2003", "of 52 studies about 46 % found a falling line, 13 % a rising one, 4 % an inverted U, 12 % nothing", "recalled"),
    seen("2.10", "study", "Frontiers in Psychology 2015, 6:1680", "55 employees over ten days", "daily pressure helps while it is manageable and harms beyond; the less confident decline early"),
    seen("2.12", "meta-analysis", "Taris 2006, Work and Stress", "16 studies", "exhaustion goes with performance r -.22 (5 studies) and customer satisfaction -.55 (2 studies)"),
    of("2.13", "corbeanu2023", "exhaustion goes with performance -.17, in customer-facing work -.22; depersonalisation -.16 and -.31"),
    of("2.15", "chung2021", "daily instead of monthly quotas: low performers sold more, high performers less and smaller; profit fell"),
    of("2.22", "peasley2020", "personal troubles go with burnout and through it with lower performance; sizes not seen"),
)
# fmt: on
