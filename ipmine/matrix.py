"""Who answers for which measure: measures × agencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

ROLES = ("lead", "responsible", "support")  # the strongest first: it wins where an agency has two


def named_measures(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """`responsibilities` with the column `measure`: the heading of its section, as printed, or the row's own text.

    A section that has a label and no title (第三条) is named by its label and the text of its first row.
    """
    rows = tables["responsibilities"]
    sections = tables["sections"][["paper", "section", "label", "title"]]
    named = rows.merge(sections, on=["paper", "section"], how="left")
    heading = named["label"].fillna("") + named["title"].fillna("")
    own = named["text"].str.strip("（）() ").str.slice(0, 40)
    untitled = (named["title"].fillna("") == "") & (heading != "")
    first = own.groupby([named["paper"], named["section"]], dropna=False).transform("first")
    named["measure"] = heading.where(heading != "", own).where(~untitled, heading + " " + first).astype("string")
    return named.drop(columns=["label", "title"])


def responsibility_matrix(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Measures in rows, agencies in columns, the role in the cell, "" where there is none.

    `tables` are those of `ipmine.frames.frames`. The rows are indexed by `paper`, `section`
    and `measure` in reading order; the agencies stand in order of how often they are named.
    Without any responsibility the frame is empty and has the same index.
    """
    import pandas as pd

    named = named_measures(tables)
    # a measure without a section is told apart by its own text
    named["section"] = named["section"].fillna(-1).astype("int64")
    named["rank"] = named["role"].astype("string").map({role: i for i, role in enumerate(ROLES)})
    strongest = named.sort_values("rank", kind="stable").drop_duplicates(["paper", "section", "measure", "agency"])
    index = pd.MultiIndex.from_frame(named[["paper", "section", "measure"]].drop_duplicates())
    agencies = list(named["agency"].value_counts(sort=False).sort_values(ascending=False, kind="stable").index)
    cells = strongest.assign(role=strongest["role"].astype("string")).set_index(
        ["paper", "section", "measure", "agency"]
    )["role"]
    wide = cells.unstack("agency") if len(cells) else pd.DataFrame(index=index)
    matrix = wide.reindex(index=index, columns=agencies).fillna("")
    matrix.columns.name = "agency"
    return matrix


def measures_without_lead(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Measures that several parties answer for and nobody leads: `paper`, `section`, `measure`, `agencies`."""
    named = named_measures(tables)
    keys = ["paper", "section", "measure"]
    grouped = named.assign(leads=named["role"].astype("string").eq("lead")).groupby(keys, dropna=False, sort=False)
    found = grouped.agg(
        agencies=("agency", lambda a: "；".join(dict.fromkeys(a))),
        parties=("agency", "nunique"),
        leads=("leads", "any"),
    )
    return found[~found["leads"] & (found["parties"] > 1)].reset_index().drop(columns=["leads", "parties"])
