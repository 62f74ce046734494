# ruff: noqa: E501 - a table of findings
"""Rows of the literature table that bear on the claims: who found what, in our words, how strong, whether it was seen.

Numbers are those of the project's table of evidence. ``seen`` mostly means an abstract or a summary page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Row:
    """One published finding."""

    source: str
    finding: str
    grade: Literal["experiment", "meta-analysis", "study", "survey", "second-hand"]
    status: Literal["seen", "recalled"] = "seen"


# fmt: off
ROWS: dict[str, Row] = {
    "1.2": Row("Siegel, Koenig and Lazar 2022", "monitoring goes with a little more stress (r .11), less satisfaction (-.10), no change of performance (-.01)", "meta-analysis"),
    "1.4": Row("Kalischko and Riedl 2024", "perceived monitoring goes with less trust and more stress; sizes not shown", "study"),
    "1.6": Row("Holman, Chissick and Totterdell 2002", "clear content and a purpose of developing people go with well-being; intensity goes against it", "study"),
    "1.7": Row("Lu, Bellos, Greenwood and Huang 2022", "tracking field sellers: about +4 % sales; the weak gain through effort, the very best lose", "experiment"),
    "1.10": Row("Nagin, Rebitzer, Sanders and Taylor 2002", "some cheat more when watched less, many do not react at all", "experiment"),
    "1.12": Row("Belot and Schroeder 2016", "watching one side of work lowers another that is not watched", "experiment"),
    "1.18": Row("Casas-Arce, Lourenco and Martinez-Jerez 2017", "detailed but infrequent feedback did best; more often was not better", "experiment"),
    "1.19": Row("Kluger and DeNisi 1996", "feedback helps on average (d .41), harms in over a third of cases, more so when aimed at the person", "meta-analysis"),
    "1.24": Row("Bhave 2014", "supervisors who use monitoring data more often have somewhat better performing people", "study", "recalled"),
    "2.12": Row("Taris 2006", "exhaustion goes with lower performance (-.22) and less satisfied customers (-.55, two studies)", "meta-analysis"),
    "2.13": Row("Corbeanu, Iliescu, Ion and Spinu 2023", "in customer-facing roles exhaustion goes with lower performance (-.22)", "meta-analysis"),
    "2.15": Row("Chung, Narayandas and Chang 2021", "daily instead of monthly quotas: the weak sell more, the strong less, profit falls", "experiment"),
    "2.22": Row("Peasley and others 2020", "private worries wear salespeople out and lower performance; direction only", "study"),
    "3.5": Row("Velocify lead studies", "93 % of converted leads are reached by the sixth call, while half get one call only", "survey"),
    "3.8": Row("Zboja, Clark and Haytko 2016", "aggressive pressure costs satisfaction and trust; guiding does not", "study"),
    "3.15": Row("InsideSales Labs 2017", "on a month's last day three times the wins, eleven times the losses, smaller deals; confounded by clean-up", "survey"),
    "3.19": Row("Gallen, Gallen, Levitt and List 2016", "paying for the proxy raised it by half; the true outcome fell by 17 %", "experiment"),
    "4.5": Row("Mawritz and others 2012", "abuse trickles down from managers through supervisors; sizes not known", "study", "recalled"),
    "4.6": Row("Jung and Yoon 2020", "bad treatment by bosses reaches customers only through the employee's own state", "study"),
    "4.9": Row("Homburg and Stock 2004", "satisfied salespeople have more satisfied customers", "study"),
    "4.12": Row("Hennig-Thurau, Groth, Paul and Gremler 2006", "customers catch real feelings, not smiles on order", "experiment"),
    "5.5": Row("Humphrey, Nahrgang and Morgeson 2007", "autonomy goes with satisfaction (.48) and modestly with objective performance (.17)", "meta-analysis", "recalled"),
    "5.6": Row("Slemp, Kern, Patrick and Ryan 2018", "leaders who support autonomy have better motivated and less distressed people", "meta-analysis"),
    "5.10": Row("Ahearne, Mathieu and Rapp 2005", "empowering pays most with inexperienced salespeople", "study"),
    "5.14": Row("Dahling, Taylor, Chau and Dwight 2016", "skilled coaches do well however often; unskilled and often is worst", "study"),
    "5.16": Row("Luo, Qin, Fang and Qu 2021", "the middle gain most from coaching; the last are overloaded, the best averse", "experiment"),
    "5.19": Row("Gartner 2018", "always-on coaching goes with -8 % performance, connecting with +26 %", "survey"),
    "5.20": Row("Benson, Li and Shue 2019", "better sellers are promoted and make worse managers", "study"),
    "5.21": Row("Hoffman and Tadelis 2021", "managers who are good with people have about 60 % less attrition, output unchanged", "study"),
    "5.25": Row("Jordan and Vazzana 2011", "of 306 sales metrics one in six is an activity that can be managed", "survey"),
    "6.14": Row("Shi, Sridhar, Grewal and Lilien 2017", "accounts lose 13-18 % of revenue a year after their salesperson has left", "experiment"),
    "6.16": Row("Proudfoot 2005", "administration takes 27 % of shadowed weeks", "survey"),
    "7.11": Row("Stewart and Nandkeolyar 2006", "more variance of weekly sales lies within people than between them, mostly through leads", "study"),
    "8.1": Row("Sandvik, Saouma, Seegert and Stanton 2020", "structured exchange among colleagues: +24 % at once, +18 % months later, spread falls", "experiment"),
    "8.3": Row("Chan, Li and Pierce 2014", "stars lift colleagues under team pay and hurt them under individual pay", "study"),
    "8.4": Row("Marketing Science 2019, randomised shifts", "the same, with shifts drawn by lot", "experiment"),
    "8.5": Row("Sunder, Kumar, Goreczny and Maurer 2017", "colleagues' leaving weighs more than one's own state", "study"),
}
# fmt: on
