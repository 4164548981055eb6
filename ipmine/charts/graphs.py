"""A network as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipmine.charts.base import WIDTH, altair, data, dressed, empty, shortened

if TYPE_CHECKING:
    import networkx as nx

NODES = 60


def network(graph: nx.Graph, title: str = "Network", *, nodes: int = NODES) -> Any:
    """A graph of `ipmine.networks`, its heaviest nodes; the same picture for the same graph.

    Nodes are sized by the sum of the weights of their edges; a node's `kind` gives its colour
    and its `label` its name, where they are there.
    """
    import networkx as nx

    weight = dict(graph.degree(weight="weight"))
    kept = sorted((n for n in graph if weight[n] > 0), key=lambda n: (-weight[n], str(n)))[:nodes]
    if not kept:
        return empty(title, "Nothing here is connected.")
    part = nx.Graph()
    part.add_nodes_from(kept)  # in a fixed order, so that the layout is the same each time
    for a, b, w in graph.edges(kept, data="weight", default=1):
        if a in part and b in part and a != b:
            part.add_edge(a, b, weight=w + (part[a][b]["weight"] if part.has_edge(a, b) else 0))
    part.remove_nodes_from([n for n in kept if not part.degree(n)])  # their neighbours were not kept
    kept = [n for n in kept if n in part]
    if not kept:
        return empty(title, "Nothing here is connected.")
    place = _places(part)
    label = {n: str(graph.nodes[n].get("label", n)) for n in kept}
    points = [
        {
            "x": float(place[n][0]), "y": float(place[n][1]), "name": label[n], "shown": shortened(label[n], 13),
            "weight": weight[n], "kind": str(graph.nodes[n].get("kind", "agency")),
        }
        for n in kept
    ]  # fmt: skip
    lines = [
        {
            "x": float(place[a][0]), "y": float(place[a][1]), "x2": float(place[b][0]), "y2": float(place[b][1]),
            "weight": w, "pair": f"{label[a]} – {label[b]}",
        }
        for a, b, w in part.edges(data="weight")
    ]  # fmt: skip
    alt = altair()
    axes = {"axis": None, "scale": alt.Scale(zero=False, padding=40)}
    edges = alt.Chart(data(lines)).mark_rule(opacity=0.4, color="#888").encode(
        x=alt.X("x:Q", **axes), y=alt.Y("y:Q", **axes), x2="x2:Q", y2="y2:Q",
        strokeWidth=alt.StrokeWidth("weight:Q", scale=alt.Scale(range=[0.8, 6]), legend=None), tooltip=["pair:N", "weight:Q"],
    )  # fmt: skip
    base = alt.Chart(data(points))
    kinds = {p["kind"] for p in points}
    dots = base.mark_circle(opacity=0.9).encode(
        x=alt.X("x:Q", **axes), y=alt.Y("y:Q", **axes), tooltip=["name:N", "kind:N", "weight:Q"],
        size=alt.Size("weight:Q", scale=alt.Scale(range=[40, 500]), legend=None),
        color=alt.Color("kind:N", title=None, legend=alt.Legend() if len(kinds) > 1 else None),
    )  # fmt: skip
    words = base.mark_text(dy=-12, fontSize=10).encode(x=alt.X("x:Q", **axes), y=alt.Y("y:Q", **axes), text="shown:N")
    left = sum(1 for n in graph if weight[n] > 0) - len(kept)
    chart = alt.layer(edges, dots, words).properties(width=WIDTH + 120, height=WIDTH)
    return dressed(chart, title, f"{left} more nodes are not drawn." if left else None)


def _places(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """Each connected part laid out for itself, its area by its nodes, and the parts set in rows."""
    import networkx as nx

    parts = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(map(str, c))))
    width = sum((2 * _radius(len(c))) ** 2 for c in parts) ** 0.5 * 1.15
    place: dict[str, tuple[float, float]] = {}
    x, top, height = 0.0, 0.0, 0.0
    for nodes in parts:
        radius = _radius(len(nodes))
        if x and x + 2 * radius > width:
            x, top, height = 0.0, top - height, 0.0
        part = graph.subgraph(sorted(nodes, key=str))
        inside = nx.kamada_kawai_layout(part, weight=None, scale=radius * 0.8)
        for node, (dx, dy) in inside.items():
            place[node] = (x + radius + float(dx), top - radius + float(dy))
        x, height = x + 2 * radius, max(height, 2 * radius)
    return place


def _radius(nodes: int) -> float:
    return float(max(nodes, 2) ** 0.5)
