"""Reads integer programmes as JSON and prints the highest value of each, or null.

Each is {"values": [...], "rows": [{"uses": [...], "most": n}, ...]} in whole
numbers: choose a set of places, its values summing as high as they go, that
uses no row over its most. Solved by SciPy's HiGHS with no gap allowed; the
answer is rounded to whole places and checked against every row.
"""

import json
import os
import sys

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix


def solve(programme):
    values = np.array(programme["values"], dtype=float)
    uses = np.array([row["uses"] for row in programme["rows"]], dtype=float)
    most = np.array([row["most"] for row in programme["rows"]], dtype=float)
    scale = np.maximum(np.abs(uses).max(axis=1), 1.0)
    found = milp(
        -values,
        constraints=LinearConstraint(csr_matrix(uses / scale[:, None]), ub=most / scale),
        integrality=np.ones_like(values),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0},
    )
    if found.status == 2:
        return None
    assert found.status == 0, found.message
    chosen = np.rint(found.x).astype(np.int64)
    for row in programme["rows"]:
        assert int(np.dot(chosen, row["uses"])) <= row["most"], "a row is overused"
    return int(np.dot(chosen, programme["values"]))


# The solver writes remarks of its own to standard output; they go with the warnings.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
json.dump([solve(one) for one in json.load(sys.stdin)], answers)
