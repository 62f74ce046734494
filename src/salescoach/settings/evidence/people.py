"""Evidence rows 7 and 8: how salespeople differ, and what colleagues do to each other."""
# ruff: noqa: E501

from __future__ import annotations

from .finding import Row, of, recalled, seen

# fmt: off
PEOPLE_ROWS: tuple[Row, ...] = (
    of("7.1", "verbeke2011", "weights on sales performance: selling knowledge .28, adaptiveness .27, unclear role -.25, engagement .23"),
    recalled("7.3", "meta-analysis", "Churchill, Ford, Hartley and Walker 1985, Journal of Marketing Research", "116 articles", "no class of personal causes explains more than a tenth of the variance"),
    seen("7.5", "meta-analysis", "Schmidt and Hunter 1983, Journal of Applied Psychology 68", "review of jobs in general", "output spreads by 20 % of its mean, by 15 % under piece rates"),
    of("7.6", "hunter1990", "output spreads by 48 % of its mean in complex jobs, by 97-120 % in selling life insurance"),
    seen("7.8", "meta-analysis", "O'Boyle and Aguinis 2012, Personnel Psychology 65", "198 samples, none of salespeople", "93 % of samples fit a Pareto curve better than a normal one"),
    of("7.9", "cso", "the top fifth bring just over 60 % of revenue, year after year"),
    seen("7.10", "survey", "Ebsta 2024", "vendor data of a downturn", "17 % of people bring 81 % of revenue; part-year seats are probably in it"),
    of("7.11", "stewart2006", "weekly sales vary more within than between people, mostly with the leads received"),
    of("7.12", "stewart2006", "about 73 % of the weekly variance lies within people", "recalled"),
    seen("7.13", "survey", "Cravens and Woodruff 1973, quoted second-hand", "sales territories", "territory and person together explain sales with R2 .83"),
    of("7.15", "shaw2008", "output +53 % after eight months on the job; who stays learns faster"),
    seen("7.16", "experiment", "Brynjolfsson, Li and Raymond 2025, Quarterly Journal of Economics 140", "staggered roll-out, 5,200 support agents", "spreading best practice: +14-15 % on average, +30-34 % for novices, about none for the best"),
    seen("7.17", "survey", "Hofmann and others 1993, quoted second-hand", "newcomers over several quarters", "performance rises ever more slowly, then swings around a level"),
    of("8.1", "sandvik2020", "meetings to share know-how: +24 % in four weeks, +18 % months later; a bonus alone +13 %, later nothing"),
    seen("8.2", "study", "Mas and Moretti 2009, American Economic Review 99", "records of about 380 supermarket cashiers", "a 10 % better colleague makes one 1.7 % faster (working paper; 1.5 % in the final one, recalled)"),
    seen("8.3", "study", "Chan, Li and Pierce 2014, Management Science 60", "sales of cosmetics counters in a department store, three years", "stars lift colleagues under team pay and hurt them under individual pay; sizes not seen"),
    seen("8.4", "experiment", "Li, Lim and Chen 2019, Marketing Science", "randomised shifts, 116 salespeople", "a better partner lowers a weak seller's effort under own commission, raises it under shared revenue"),
    of("8.5", "sunder2017", "a colleague's leaving greatly raises one's own risk; the middling leave most; sizes not seen"),
    of("8.6", "oyer1998", "sales are higher at the end of the fiscal year and lower at its start than in its middle; sizes not seen"),
    recalled("8.7", "experiment", "Bandiera, Barankay and Rasul 2007, Quarterly Journal of Economics 122", "field experiment on a fruit farm", "managers paid on output turn to the ablest: output about +21 %, more unequal"),
)
# fmt: on
