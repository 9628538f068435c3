"""Reads a sweep's folder again and again while the sweep fills it; called by sweep_pandas.rs.

Arguments: folder of the sweep, rows of a unit. Ends when three states of the folder have been read with everything.
"""

import glob
import sys
import time

import pandas as pd
import pyarrow.dataset as ds

try:
    import duckdb
except ImportError:
    duckdb = None

folder, unit = sys.argv[1], int(sys.argv[2])
KEYS = ["point", "world", "policy"]
until = time.monotonic() + 120
seen = []
while len(seen) < 3:
    assert time.monotonic() < until, f"states seen in two minutes: {seen}"
    time.sleep(0.05)
    before = len(glob.glob(f"{folder}/parts/*.parquet"))
    if before == 0 or (seen and before * unit <= seen[-1]):
        continue
    rows = pd.read_parquet(f"{folder}/parts")
    # Every part that was there is whole, and none is there in part.
    assert len(rows) % unit == 0 and len(rows) >= before * unit, (len(rows), before, unit)
    assert not rows.duplicated(KEYS).any()
    assert (rows["status"] == "ok").all() and rows["npv"].notna().all()
    # A part never comes before its series.
    series = ds.dataset(f"{folder}/series", format="parquet").to_table(columns=KEYS).to_pandas()
    both = rows[KEYS].merge(series.drop_duplicates(), on=KEYS)
    assert len(both) == len(rows), (len(both), len(rows))
    if duckdb:
        [(count, trials)] = duckdb.sql(
            f"select count(*), count(distinct (point, world, policy)) from '{folder}/parts/*.parquet'"
        ).fetchall()
        assert count == trials and count % unit == 0 and count >= len(rows), (count, trials, len(rows))
    seen.append(len(rows))
print(seen, "with DuckDB" if duckdb else "without DuckDB")
