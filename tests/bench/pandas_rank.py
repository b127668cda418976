"""A bare mean-and-rank in pandas: no checks, no claims, no ties, floats."""

import json
import sys

import pandas as pd

scheme = json.load(open(sys.argv[1]))
bids = pd.read_csv(sys.argv[2])
scores = pd.read_csv(sys.argv[3])
weights = {c["id"]: float(c["weight"]) / 100 for s in scheme["sections"] for c in s["criteria"]}
panel = scores.groupby(["bid", "criterion"])["score"].mean().unstack()
total = sum(panel[c] / 5 * 100 * w for c, w in weights.items()).round(2)
out = bids.set_index("ref").assign(total=total)
out["rank"] = out["total"].rank(ascending=False, method="min")
print(out.sort_values("rank")[["rank", "total"]].reset_index().to_json(orient="records"))
