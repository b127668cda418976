"""A bare mean-and-rank in polars: no checks, no claims, no ties, floats."""

import json
import sys

import polars as pl

scheme = json.load(open(sys.argv[1]))
bids = pl.read_csv(sys.argv[2])
scores = pl.read_csv(sys.argv[3])
weights = pl.DataFrame(
    [{"criterion": c["id"], "weight": float(c["weight"]) / 100} for s in scheme["sections"] for c in s["criteria"]]
)
panel = scores.group_by("bid", "criterion").agg(pl.col("score").mean())
total = (
    panel.join(weights, on="criterion")
    .with_columns(part=pl.col("score") / 5 * 100 * pl.col("weight"))
    .group_by("bid")
    .agg(total=pl.col("part").sum().round(2))
)
out = bids.join(total, left_on="ref", right_on="bid")
out = out.with_columns(rank=pl.col("total").rank("min", descending=True)).sort("rank")
print(out.select("ref", "rank", "total").write_json())
