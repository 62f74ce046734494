"""Who says so: the published sources behind the settings, with design, grade and status.

``status`` tells whether the figure was seen in a stored text of the source ("seen"; mostly an
abstract or a summary page, seldom the whole paper), worked out from public raw data ("computed"),
remembered but not seen ("recalled"), or nobody's but ours ("assumed").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grade = Literal["experiment", "meta-analysis", "study", "survey", "assumed"]
Status = Literal["seen", "computed", "recalled", "assumed"]


@dataclass(frozen=True, slots=True)
class Source:
    """A reference: authors and year, what was done on whom, how strong and whether it was seen."""

    citation: str
    design: str
    grade: Grade
    status: Status


SOURCES: dict[str, Source] = {
    "assumed": Source("no published figure known", "our assumption, swept over its range", "assumed", "assumed"),
    "design": Source("a choice of this kit", "structure, not a fact about the world", "assumed", "assumed"),
    "benson2019": Source(
        "Benson, Li and Shue 2019, Quarterly Journal of Economics 134",
        "records of 39,000-48,000 sales workers in 131-214 firms",
        "study",
        "seen",
    ),
    "belot2016": Source(
        "Belot and Schroeder 2016, Management Science 62",
        "field experiment, a coin-identification job",
        "experiment",
        "seen",
    ),
    "chung2021": Source(
        "Chung, Narayandas and Chang 2021, Management Science 67",
        "field experiment, about 350 salespeople in more than 80 stores",
        "experiment",
        "seen",
    ),
    "kluger1996": Source(
        "Kluger and DeNisi 1996, Psychological Bulletin 119",
        "607 effect sizes, 23,663 observations",
        "meta-analysis",
        "seen",
    ),
    "larkin2014": Source(
        "Larkin 2014, Journal of Labor Economics", "deal records of one software vendor", "study", "seen"
    ),
    "luo2021": Source(
        "Luo, Qin, Fang and Qu 2021, Journal of Marketing",
        "three field experiments with sales agents",
        "experiment",
        "seen",
    ),
    "bernstein2012": Source(
        "Bernstein 2012, Administrative Science Quarterly 57",
        "field experiment, mobile-phone plant in China",
        "experiment",
        "seen",
    ),
    "brown_lam2008": Source(
        "Brown and Lam 2008, Journal of Retailing 84",
        "meta-analysis of staff and customer satisfaction; sizes recalled",
        "meta-analysis",
        "recalled",
    ),
    "bridge_saas": Source("Bridge Group surveys 2017", "surveys of 250-380 software firms", "survey", "seen"),
    "corbeanu2023": Source(
        "Corbeanu, Iliescu, Ion and Spinu 2023, European J. of Work and Organizational Psychology 32",
        "meta-analysis, 45 studies, 7,000-18,000 people",
        "meta-analysis",
        "seen",
    ),
    "cso": Source("CSO Insights annual studies 2006-2018", "surveys of 2,000 firms a year", "survey", "seen"),
    "cso_proudfoot": Source(
        "CSO Insights 2011; Proudfoot 2005", "survey of 2,000 firms; shadowed working days", "survey", "seen"
    ),
    "dahling2016": Source(
        "Dahling, Taylor, Chau and Dwight 2016, Personnel Psychology",
        "1,246 drug salespeople in 136 teams over a year",
        "study",
        "seen",
    ),
    "depaul2012": Source("DePaul Sales Effectiveness Survey 2011-12", "survey of firms", "survey", "seen"),
    "dixon2022": Source(
        "Dixon and McKenna 2022, The JOLT Effect",
        "vendor study of 2.5 million recorded sales calls; summaries seen",
        "survey",
        "seen",
    ),
    "ebsta2024": Source(
        "Ebsta report on sales targets 2024", "vendor data on salespeople's targets; second-hand", "survey", "seen"
    ),
    "gallen2016": Source(
        "Gallen, Gallen, Levitt and List 2016, Incentives, Distortions, and Peers",
        "field experiment with charity phone solicitors, USA",
        "experiment",
        "seen",
    ),
    "gartner2018": Source("Gartner 2018-19 on sales managers", "survey of 7,000 employees", "survey", "seen"),
    "hoffman2021": Source(
        "Hoffman and Tadelis 2021, Journal of Political Economy", "records of a large technology firm", "study", "seen"
    ),
    "holman2002": Source(
        "Holman, Chissick and Totterdell 2002, Motivation and Emotion 26",
        "347 agents in two call centres",
        "study",
        "seen",
    ),
    "insidesales2017": Source(
        "InsideSales Labs 2017; Krogue, Harvard Business Review 2017",
        "vendor log of 9.8 million deals at 151 firms",
        "survey",
        "seen",
    ),
    "jones2016": Source(
        "Jones, Woods and Guillaume 2016, J. of Occupational and Organizational Psychology 89",
        "meta-analysis of workplace coaching, 17 studies (not line managers)",
        "meta-analysis",
        "seen",
    ),
    "kalischko2024": Source(
        "Kalischko and Riedl 2024, Digital Transformation and Society", "survey of 1,119 people", "study", "seen"
    ),
    "lazear2015": Source(
        "Lazear, Shaw and Stanton 2015, Journal of Labor Economics",
        "23,000 workers and 2,000 bosses in a service firm",
        "study",
        "seen",
    ),
    "lepine2005": Source(
        "LePine, Podsakoff and LePine 2005, Academy of Management Journal 48",
        "meta-analysis of challenge and hindrance stressors; sizes recalled",
        "meta-analysis",
        "recalled",
    ),
    "lu2022": Source(
        "Lu, Bellos, Greenwood and Huang 2022, Is It That You Can't Learn, or You Won't Learn?",
        "staggered roll-out of location tracking, field salespeople in China",
        "experiment",
        "seen",
    ),
    "manzoor2025": Source(
        "Manzoor, Ascarza and Netzer 2025, arXiv 2511.01181",
        "policy evaluation on outbound calls of a European telecom firm",
        "study",
        "seen",
    ),
    "mawritz2012": Source(
        "Mawritz, Mayer, Hoobler, Wayne and Marinova 2012, Personnel Psychology 65",
        "work groups with two levels of supervisors; sign only",
        "study",
        "recalled",
    ),
    "moro2014": Source(
        "Moro, Cortez and Rita 2014, Decision Support Systems 62",
        "45,211 and 41,188 clients of a bank's phone campaigns; computed from the public files",
        "study",
        "computed",
    ),
    "muse2003": Source(
        "Muse, Harris and Feild 2003, Human Performance 16", "review of 25 years of studies", "meta-analysis", "seen"
    ),
    "nagin2002": Source(
        "Nagin, Rebitzer, Sanders and Taylor 2002, American Economic Review 92",
        "field experiment with 768 telephone solicitors, USA",
        "experiment",
        "seen",
    ),
    "hunter1990": Source(
        "Hunter, Schmidt and Judiesch 1990, Journal of Applied Psychology 75",
        "review of output spread",
        "meta-analysis",
        "recalled",
    ),
    "oyer1998": Source(
        "Oyer 1998, Quarterly Journal of Economics 113", "fiscal years of manufacturing firms", "study", "seen"
    ),
    "peasley2020": Source(
        "Peasley, Hochstein, Britton, Srivastava and Stewart 2020, Journal of Business Research",
        "survey of 331 salespeople; direction only",
        "study",
        "seen",
    ),
    "sandvik2020": Source(
        "Sandvik, Saouma, Seegert and Stanton 2020, Quarterly Journal of Economics 135",
        "randomised trial with call-centre sales agents",
        "experiment",
        "seen",
    ),
    "shaw2008": Source(
        "Shaw and Lazear 2008, Labour Economics 15", "learning curves of glass installers", "study", "seen"
    ),
    "shi2017": Source(
        "Shi, Sridhar, Grewal and Lilien 2017, Journal of Marketing 81",
        "difference-in-differences on hand-overs in a large business-to-business firm",
        "experiment",
        "seen",
    ),
    "siegel2022": Source(
        "Siegel, Koenig and Lazar 2022, Computers in Human Behavior Reports 8",
        "meta-analysis, 70 samples, 233 effects",
        "meta-analysis",
        "seen",
    ),
    "sunder2017": Source(
        "Sunder, Kumar, Goreczny and Maurer 2017, Journal of Marketing Research",
        "hazard model on 6,727 salespeople over two years",
        "study",
        "seen",
    ),
    "stewart2006": Source(
        "Stewart and Nandkeolyar 2006, Personnel Psychology 59", "167 salespeople over 26 weeks", "study", "seen"
    ),
    "verbeke2011": Source(
        "Verbeke, Dietz and Verwaal 2011, J. of the Academy of Marketing Science 39",
        "meta-analysis of drivers of sales performance 1982-2008",
        "meta-analysis",
        "seen",
    ),
    "zboja2016": Source(
        "Zboja, Clark and Haytko 2016, J. of the Academy of Marketing Science 44",
        "consumer survey with structural model",
        "study",
        "seen",
    ),
}
