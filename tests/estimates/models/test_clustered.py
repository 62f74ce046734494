"""Coefficients with errors clustered by person: the same as those of statsmodels; what counts as clear."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from salescoach.estimates.models.clustered import coefficients
from salescoach.estimates.models.fitted import (
    left_out_lines,
    left_out_table,
    odds,
    saved,
    score_lines,
    strongest,
    true_weeks,
)
from salescoach.estimates.models.forecast_layers import line
from salescoach.estimates.models.out_of_sample import logistic

sm = pytest.importorskip("statsmodels.api")
GROUPS = 30


def known(seed=3, rows=600):
    """Two features and an outcome; rows of one group share part of their luck."""
    luck = np.random.default_rng(seed)
    groups = np.arange(rows) % GROUPS
    X = pd.DataFrame({"a": 3 * luck.standard_normal(rows), "b": luck.standard_normal(rows)})
    shared = luck.standard_normal(GROUPS)[groups]
    y = 1.0 + 0.5 * X["a"].to_numpy() + shared + luck.standard_normal(rows)
    return X, y, groups


@pytest.mark.parametrize("chance", [True, False])
def test_errors_are_those_of_a_sandwich_clustered_by_group(chance):
    X, y, groups = known()
    y = (y > 1).astype(int) if chance else y
    pipeline = logistic(1e-9) if chance else line().set_params(line__alpha=1e-9)
    found = coefficients(pipeline.fit(X, y), X, y, groups, {"a": "metres"})
    Z = sm.add_constant((X - X.mean()) / X.std(ddof=0))
    model = (sm.Logit if chance else sm.OLS)(y, Z)
    fit = model.fit(cov_type="cluster", cov_kwds={"groups": groups}, **({"disp": 0} if chance else {}))
    assert found["feature"].tolist() == ["a", "b"]
    assert found["unit"].tolist() == ["metres", ""]
    assert found["sd"].to_numpy() == pytest.approx(X.std(ddof=0).to_numpy())
    assert found["coefficient"].to_numpy() == pytest.approx(fit.params.iloc[1:].to_numpy(), rel=1e-5)
    assert found["error"].to_numpy() == pytest.approx(fit.bse.iloc[1:].to_numpy(), rel=1e-5)
    half = t.ppf(0.975, GROUPS - 1) * found["error"]
    assert (found["high"] - found["low"]).to_numpy() == pytest.approx(2 * half.to_numpy())
    assert ((found["high"] + found["low"]) / 2).to_numpy() == pytest.approx(found["coefficient"].to_numpy())
    assert ("odds_ratio" in found) == chance
    if chance:
        ends = found[["odds_low", "odds_ratio", "odds_high"]].to_numpy()
        assert ends == pytest.approx(np.exp(found[["low", "coefficient", "high"]].to_numpy()))


def test_rows_of_one_person_that_are_copies_make_nothing_surer():
    X, y, groups = known()
    twice = [pd.concat([X, X], ignore_index=True), np.tile(y, 2), np.tile(groups, 2)]
    pipeline = line().set_params(line__alpha=1e-9)
    one = coefficients(pipeline.fit(X, y), X, y, groups, {})
    two = coefficients(pipeline.fit(*twice[:2]), *twice, {})
    assert two["error"].to_numpy() == pytest.approx(one["error"].to_numpy(), rel=0.01)


def test_the_strongest_are_clear_and_in_order():
    table = pd.DataFrame({
        "feature": ["weak", "strong", "unclear", "down", "touching", "least", "near", "edge"],
        "coefficient": [0.2, 0.9, 0.8, -0.5, 0.5, 0.1, 0.3, -0.6],
        "low": [0.1, 0.7, -0.1, -0.7, 0.0, 0.05, -0.1, -1.2],
        "high": [0.3, 1.1, 1.7, -0.3, 1.0, 0.15, 0.7, 0.0],
    })  # fmt: skip
    assert strongest(table)["feature"].tolist() == ["strong", "down", "weak"]
    assert strongest(table, 9)["feature"].tolist() == ["strong", "down", "weak", "least"]
    assert len(strongest(table.iloc[[2, 4]])) == 0


def test_words_of_scores_and_of_what_was_left_out():
    assert saved(0.123) == "log loss 12.3 % lower than the base rate's"
    assert saved(-0.5) == "log loss 50.0 % higher than the base rate's"
    assert saved(float("nan")) == ""
    assert odds({"odds_ratio": 1.234, "odds_low": 1.1, "odds_high": 1.366}) == "1.23 (1.10 to 1.37)"
    scores = pd.DataFrame({
        "model": ["m", "m", "other"], "test": ["seen", "later", "seen"], "rows": [1200, 7, 9], "brier": [0.1, 0.2, 0.3],
        "auc": [0.75, np.nan, 0.5], "slope": [np.nan, 0.5, 1.0], "skill": [0.25, np.nan, 0.0],
    })  # fmt: skip
    assert score_lines(scores, ["m"]) == [
        "  m on seen: AUC 0.75, Brier 0.100, log loss 25.0 % lower than the base rate's (1,200 rows).",
        "  m on later: Brier 0.200, calibration slope 0.50 (7 rows).",
    ]
    left = left_out_table([("deals", 1234, "too young"), ("people", 0, "none"), ("a feature", None, "not there")])
    assert left["what"].tolist() == ["deals", "a feature"]
    assert left_out_lines(left) == ["  left out: 1,234 deals - too young.", "  left out: a feature - not there."]


@pytest.mark.parametrize("truth", [7, {}, {"weeks": pd.DataFrame({"owner": ["p"]})}])
def test_an_answer_key_without_what_is_asked_says_what_to_type(truth):
    with pytest.raises(ValueError, match=r"with the column strain\. Type: truth="):
        true_weeks(truth, "strain")


def test_an_answer_key_gives_its_weeks():
    weeks = pd.DataFrame({"strain": [0.5]})
    assert true_weeks({"weeks": weeks}, "strain") is weeks
