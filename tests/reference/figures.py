"""Prints the fairness figures of tests/data/raters by reference packages, as JSON.

Krippendorff's alpha by krippendorff, intraclass correlations by pingouin,
severity by statsmodels' least squares with sum coding, Kendall's W from
scipy's ranks. A figure that a package cannot give is null.
"""

import csv
import json
import math
import pathlib
import sys
import warnings
from fractions import Fraction

import krippendorff
import numpy as np
import pandas as pd
import pingouin
import statsmodels.formula.api as smf
from scipy.stats import rankdata

warnings.simplefilter("ignore")
ICC = {"ICC(1,1)": "1_1", "ICC(A,1)": "a_1", "ICC(C,1)": "c_1", "ICC(1,k)": "1_k", "ICC(A,k)": "a_k", "ICC(C,k)": "c_k"}
LEVELS = ["nominal", "ordinal", "interval", "ratio"]


def sheets(path, criteria):
    """The whole sheets: for each bid and member, a score for every criterion."""
    found = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            sheet = found.setdefault((row["bid"], row["member"]), {})
            sheet[row["criterion"]] = Fraction(row["score"])
    return {key: sheet for key, sheet in found.items() if len(sheet) == len(criteria)}


def own_total(one, sheet):
    low, high = Fraction(one["min"]), Fraction(one["max"])
    weights = one["weights"].items()
    return sum(Fraction(weight) * (sheet[id] - low) / (high - low) for id, weight in weights)


def table(scores):
    """Bids by members, each exact score as its nearest float."""
    rows = [(bid, member, float(score)) for (bid, member), score in scores.items()]
    frame = pd.DataFrame(rows, columns=["bid", "member", "score"])
    return frame, frame.pivot(index="bid", columns="member", values="score")


def alpha(wide, level):
    try:
        figure = krippendorff.alpha(wide.to_numpy().T, level_of_measurement=level)
    except (ValueError, AssertionError):
        return None
    return float(figure) if math.isfinite(figure) else None


def icc(complete):
    figures = dict.fromkeys(ICC.values())
    if complete.shape[0] < 2 or complete.shape[1] < 2:
        return figures
    long = complete.reset_index().melt(id_vars="bid", value_name="score")
    found = pingouin.intraclass_corr(long, targets="bid", raters="member", ratings="score")
    for _, row in found.iterrows():
        figures[ICC[row["Type"]]] = float(row["ICC"])
    return figures


def kendall_w(complete):
    n, m = complete.shape
    if n < 2 or m < 2:
        return None
    ranks = np.column_stack([rankdata(complete.to_numpy()[:, member]) for member in range(m)])
    sums = ranks.sum(axis=1)
    ties = 0
    for member in range(m):
        _, counts = np.unique(ranks[:, member], return_counts=True)
        ties += (counts**3 - counts).sum()
    below = m**2 * (n**3 - n) - m * ties
    return float(12 * ((sums - sums.mean()) ** 2).sum() / below) if below else None


def agreement(wide):
    complete = wide.dropna()
    return {
        "krippendorff_alpha": {level: alpha(wide, level) for level in LEVELS},
        "icc": icc(complete),
        "kendall_w": kendall_w(complete),
        "complete_bids": len(complete),
    }


def severity(frame):
    """Effects with sum coding; the last member's is what makes the sum 0. None
    where the equations do not have one answer."""
    fit = smf.ols("score ~ C(member, Sum) + C(bid, Treatment)", frame).fit()
    members = sorted(frame["member"].unique())
    if np.linalg.matrix_rank(fit.model.exog) < len(fit.params):
        return {member: {"effect": None, "se": None} for member in members}
    names = list(fit.params.index)
    design = np.zeros((len(members), len(names)))
    for place, member in enumerate(members[:-1]):
        column = names.index(f"C(member, Sum)[S.{member}]")
        design[place, column] = 1
        design[-1, column] = -1
    effects = design @ fit.params.to_numpy()
    errors = np.sqrt(np.diag(design @ fit.cov_params().to_numpy() @ design.T))
    return {
        member: {"effect": float(effect), "se": float(error)}
        for member, effect, error in zip(members, effects, errors)
    }


def figures(folder, one):
    whole = sheets(folder / one["file"], one["weights"])
    frame, wide = table({key: own_total(one, sheet) for key, sheet in whole.items()})
    by_criterion = {}
    for criterion in one["weights"]:
        _, raw = table({key: sheet[criterion] for key, sheet in whole.items()})
        by_criterion[criterion] = agreement(raw)
    return {"agreement": agreement(wide), "by_criterion": by_criterion, "severity": severity(frame)}


def main():
    folder = pathlib.Path(sys.argv[1])
    sets = json.loads((folder / "sets.json").read_text())
    print(json.dumps({one["name"]: figures(folder, one) for one in sets}))


main()
