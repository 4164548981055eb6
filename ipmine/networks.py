"""Networks out of tables: who issues with whom, who cites whom, who answers for what (extra `charts`).

Each takes the tables of `ipmine.frames.frames` and returns a networkx graph; edges carry
`weight`, how often. Nodes carry `kind` and `label`. A corpus is no table: give its `frames()`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ipmine.errors import IpmineError
from ipmine.frames import SEPARATOR, file_name

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


# 以下简称《办法》: a kind of paper alone, which names another one in every paper
_SHORT_NAME = re.compile(
    r"(?:本|该)?(?:实施|暂行|指导|管理|若干|工作|总体|行动|试行){0,2}"
    r"(?:通知|公告|通告|通报|意见|办法|规定|细则|方案|规划|纲要|计划|决定|要点|措施|条例|函|批复|报告|指南|章程|规则|目录|清单)"
)


def _networkx() -> Any:
    try:
        import networkx
    except ImportError:
        raise IpmineError("networks need networkx: pip install 'ipmine[charts]'") from None
    return networkx


def _tables(given: Any, *needed: str) -> Mapping[str, pd.DataFrame]:
    """The tables. Raises TypeError for a corpus and the like, and KeyError for a table that is not among them."""
    if not isinstance(given, Mapping):
        remedy = "give its .frames()" if hasattr(given, "frames") else "give what ipmine.frames.frames returns"
        raise TypeError(f"a network is made of tables, not of {type(given).__name__}: {remedy}")
    if missing := [name for name in needed if name not in given]:
        raise KeyError(f"there is no table {missing[0]!r}; there are {', '.join(map(str, given)) or 'none'}")
    tables: Mapping[str, pd.DataFrame] = given
    return tables


def issuing(tables: Mapping[str, pd.DataFrame]) -> nx.Graph:
    """Agencies that issued papers; an edge's weight is how many two of them issued together.

    A node's `papers` is how many it issued in all.
    """
    graph = _networkx().Graph()
    for cell in _tables(tables, "papers")["papers"]["issuers"].dropna():
        issuers = list(dict.fromkeys(cell.split(SEPARATOR)))
        for name in issuers:
            if name not in graph:
                graph.add_node(name, kind="agency", label=name, papers=0)
            graph.nodes[name]["papers"] += 1
        for i, one in enumerate(issuers):
            for other in issuers[i + 1 :]:
                _more(graph, one, other)
    return graph


def citing(tables: Mapping[str, pd.DataFrame]) -> nx.DiGraph:
    """From each paper to what it cites, by document number where one is given, else by title.

    A paper of the tables and a citation of it are one node, known by its number or its title.
    A short name that is a kind of paper alone (《办法》) ties nothing and is left out.
    The edge's `relations` lists how it is cited (basis, implements, repeals, ...); a paper's
    mention of itself is no edge. `kind` is `paper` for the tables' own and `cited` for others.
    """
    graph = _networkx().DiGraph()
    known: dict[str, str] = {}
    papers = _tables(tables, "papers", "citations")["papers"]
    for paper, title, number in papers[["paper", "title", "doc_number"]].itertuples(index=False, name=None):
        graph.add_node(paper, kind="paper", label=_text(title) or _text(number) or file_name(paper))
        for name in (_text(number), _text(title)):
            if name:
                known.setdefault(name, paper)
    columns = ["paper", "norm", "doc_number", "relation"]
    for paper, norm, number, relation in tables["citations"][columns].itertuples(index=False, name=None):
        number = _text(number)
        short = _SHORT_NAME.fullmatch(norm) is not None
        cited = known.get(number or "") or (None if short else known.get(norm)) or number or norm
        if relation == "self" or cited == paper or (short and not number):
            continue
        if number and not short:
            known.setdefault(norm, cited)  # the next mention may leave the number out
        if cited not in graph:
            graph.add_node(cited, kind="cited", label=norm)
        _more(graph, paper, cited)
        relations = graph[paper][cited].setdefault("relations", [])
        if relation not in relations:
            relations.append(relation)
    return graph


def answering(tables: Mapping[str, pd.DataFrame]) -> nx.Graph:
    """Agencies and the measures that they answer for; the edge's `role` is lead, responsible or support.

    Measures are named `paper § section` and labelled by their headings; the graph has two kinds
    of nodes, `agency` and `measure`, and edges between them only.
    """
    from ipmine.matrix import ROLES, named_measures

    graph = _networkx().Graph()
    rows = named_measures(_tables(tables, "responsibilities", "sections"))[
        ["paper", "section", "measure", "agency", "role"]
    ]
    for paper, section, measure, agency, role in rows.itertuples(index=False, name=None):
        place = section if isinstance(section, int) else measure
        node = f"{paper} § {place}"
        graph.add_node(node, kind="measure", label=measure)
        graph.add_node(agency, kind="agency", label=agency)
        if graph.has_edge(agency, node) and ROLES.index(graph[agency][node]["role"]) <= ROLES.index(role):
            continue
        graph.add_edge(agency, node, role=role, weight=1)
    return graph


def working_together(tables: Mapping[str, pd.DataFrame]) -> nx.Graph:
    """Agencies that answer for the same measure; an edge's weight is for how many."""
    graph = _networkx().Graph()
    both = answering(tables)
    for node, kind in both.nodes(data="kind"):
        if kind == "agency":
            graph.add_node(node, kind="agency", label=node)
    for node, kind in both.nodes(data="kind"):
        if kind == "measure":
            parties = sorted(both[node])
            for i, one in enumerate(parties):
                for other in parties[i + 1 :]:
                    _more(graph, one, other)
    return graph


def _more(graph: Any, one: str, other: str) -> None:
    if graph.has_edge(one, other):
        graph[one][other]["weight"] += 1
    else:
        graph.add_edge(one, other, weight=1)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
