"""What pandas, pyarrow and DuckDB make of a sweep's files; called by sweep_pandas.rs.

Arguments: folder of the sweep, exported CSV, exported Parquet, exported means (CSV), rows expected.
"""

import sys

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

folder, csv, parquet, means, rows = sys.argv[1:5] + [int(sys.argv[5])]
KEYS = ["point", "world", "policy"]
# Before version 3.1 pandas reads decimals fast rather than exactly, unless it is told.
EXACT = {} if tuple(map(int, pd.__version__.split(".")[:2])) >= (3, 1) else {"float_precision": "round_trip"}

# The raw parts, as any program that reads a folder of Parquet files sees them.
parts = pd.read_parquet(f"{folder}/parts").sort_values(KEYS, ignore_index=True)
table = pd.read_parquet(parquet)
assert len(parts) == len(table) == rows, (len(parts), len(table), rows)
assert list(zip(*(table[k] for k in KEYS))) == sorted(zip(*(table[k] for k in KEYS))), "rows are sorted"

shared = [c for c in parts.columns if c != "sweep"]
assert [c for c in table.columns if c in shared] == shared, "columns keep their order"
for name in shared:
    assert parts[name].dtype == table[name].dtype, name
pd.testing.assert_frame_equal(parts[shared], table[shared], check_exact=True)

# Factors stand behind their points.
design = pd.read_parquet(f"{folder}/design").set_index("point")
factors = [c for c in table.columns if c not in shared]
for name in factors:
    pd.testing.assert_series_equal(
        table[name], design[name].loc[table["point"]].reset_index(drop=True), check_exact=True
    )

# Types: whole numbers, real numbers, texts; failed trials are null and nothing else is.
whole = [c for c in table.columns if table[c].dtype == np.int64]
real = [c for c in table.columns if table[c].dtype == np.float64]
assert whole == KEYS, whole
measures = [c for c in real if c not in factors]
failed = table["status"] == "failed"
if measures != ["value"]:
    assert 0 < failed.sum() < len(table), "the sweep has failed trials and others"
    assert (table["reason"][failed] != "").all() and (table["reason"][~failed] == "").all()
assert table.loc[failed, measures].isna().all(axis=None)
assert not table.loc[~failed, measures].isna().any(axis=None)

# CSV holds the same values, bit for bit.
text = pd.read_csv(csv, **EXACT)
assert list(text.columns) == list(table.columns) and len(text) == rows
for name in table.columns:
    if name in whole:
        assert text[name].dtype == np.int64 and (text[name] == table[name]).all(), name
    elif name in real:
        now, then = text[name].astype(float).to_numpy(), table[name].to_numpy()
        assert (now.view(np.int64) == then.view(np.int64))[~np.isnan(then)].all(), name
        assert (np.isnan(now) == np.isnan(then)).all(), name
    else:
        assert (text[name].astype(object).fillna("") == table[name]).all(), name

# The code book has a line per column.
book = pd.read_csv(csv + ".codebook.csv")
assert list(book["column"]) == list(table.columns)
assert book["meaning_en"].notna().all() and book["meaning_de"].notna().all()

# Means are the means of worlds without a failure.
summary = pd.read_csv(means, **EXACT)
bad = table[failed].set_index(["point", "world"]).index
kept = table[~table.set_index(["point", "world"]).index.isin(bad)]
grouped = kept.groupby(["point", "policy"])[measures[0]]
wanted = summary[summary["worlds"] > 0].set_index(["point", "policy"])
np.testing.assert_allclose(wanted[f"{measures[0]}_mean"], grouped.mean().loc[wanted.index], rtol=1e-12)
np.testing.assert_allclose(wanted[f"{measures[0]}_sd"], grouped.std(ddof=1).loc[wanted.index], rtol=1e-9)

# Every file says which plan it belongs to.
plans = {pq.ParquetFile(f).metadata.metadata[b"plan"] for f in [parquet]}
assert all(len(plan) == 64 for plan in plans)
groups = pq.ParquetFile(parquet).metadata.num_row_groups
assert groups == -(-rows // 65_536), groups

try:
    import duckdb
except ImportError:
    print("without DuckDB")
else:
    [(count, mean)] = duckdb.sql(
        f"select count(*), avg({measures[0]}) from '{folder}/parts/*.parquet' where status = 'ok'"
    ).fetchall()
    assert count == (~failed).sum()
    np.testing.assert_allclose(mean, table[measures[0]].mean(), rtol=1e-9)
    print("with DuckDB")
