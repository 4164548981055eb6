"""A network as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipmine.charts.base import WIDTH, altair, by_name, data, dressed, empty, ink, of_all, shortened
from ipmine.charts.spreading import Place, spread, width_of

if TYPE_CHECKING:
    import networkx as nx

NODES = 60
_FONT, _LIFT = 10, 12  # pixels: size of a label, how far it stands above its dot


def network(graph: nx.Graph, title: str = "Network", *, nodes: int = NODES) -> Any:
    """A graph of `ipmine.networks`, the nodes that tie most others together; the same picture for the same graph.

    Nodes are sized by the sum of the weights of their edges; a node's `kind` gives its colour
    and its `label` its name, where they are there.
    """
    import networkx as nx

    weight = dict(graph.degree(weight="weight"))
    # those that tie others together come first, then the heaviest
    plain = graph.to_undirected(as_view=True)
    ties = {n: sum(m != n and len(plain[m]) > 1 for m in plain[n]) for n in graph}
    kept = sorted((n for n in graph if weight[n] > 0), key=lambda n: (-ties[n], -weight[n], str(n)))[:nodes]
    if not kept:
        return empty(title, of_all(len(graph), "nodes", "The one node stands alone.", "is connected with another"))
    part = nx.Graph()
    part.add_nodes_from(kept)  # in a fixed order, so that the layout is the same each time
    for a, b, w in graph.edges(kept, data="weight", default=1):
        if a in part and b in part and a != b:
            part.add_edge(a, b, weight=w + (part[a][b]["weight"] if part.has_edge(a, b) else 0))
    part.remove_nodes_from([n for n in kept if not part.degree(n)])  # their neighbours were not kept
    kept = [n for n in kept if n in part]
    if not kept:
        return empty(title, of_all(len(graph), "nodes", "The one node stands alone.", "is connected with another"))
    label = {n: str(graph.nodes[n].get("label", n)) for n in kept}
    shown = {n: shortened(label[n], 13) for n in kept}
    place, width, height = _drawn(_places(part), shown)
    points = [
        {
            "x": place[n][0], "y": place[n][1], "name": label[n], "shown": shown[n],
            "weight": weight[n], "kind": str(graph.nodes[n].get("kind", "agency")),
        }
        for n in kept
    ]  # fmt: skip
    lines = [
        {
            "x": place[a][0], "y": place[a][1], "x2": place[b][0], "y2": place[b][1],
            "weight": w, "pair": f"{label[a]} – {label[b]}",
        }
        for a, b, w in part.edges(data="weight")
    ]  # fmt: skip
    alt = altair()
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], nice=False, zero=False))
    edges = alt.Chart(data(lines)).mark_rule(opacity=0.35, color="#888").encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q", tooltip=["pair:N", "weight:Q"],
        strokeWidth=alt.StrokeWidth("weight:Q", scale=alt.Scale(range=[0.8, 6]), legend=None),
    )  # fmt: skip
    base = alt.Chart(data(points))
    colour, picked = by_name("kind", (p["kind"] for p in points))
    dots = base.mark_circle(opacity=0.9).encode(
        x=x, y=y, tooltip=["name:N", "kind:N", "weight:Q"], color=colour,
        size=alt.Size("weight:Q", scale=alt.Scale(range=[40, 400]), legend=None),
        opacity=alt.condition(picked, alt.value(0.9), alt.value(0.1)),
    )  # fmt: skip
    words = base.mark_text(dy=-_LIFT, fontSize=_FONT, color=ink()).encode(
        x=x, y=y, text="shown:N", opacity=alt.condition(picked, alt.value(1), alt.value(0.1))
    )
    left = sum(1 for n in graph if weight[n] > 0) - len(kept)
    moved = alt.selection_interval(bind="scales")
    chart = alt.layer(edges, dots.add_params(picked, moved), words).properties(width=width, height=height)
    return dressed(chart, title, f"{left} more nodes are not drawn." if left else None)


def _drawn(places: dict[Any, tuple[float, float]], shown: dict[Any, str]) -> tuple[dict[Any, Place], float, float]:
    """Places in pixels, so far apart that no label lies on another, and the picture's width and height."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    across = max(xs) - min(xs) or 1.0
    scale = min((WIDTH + 20) / across, 4 * WIDTH / 3 / ((max(ys) - min(ys)) or 1.0))
    boxes = [(width_of(shown[n], _FONT) + 6, 2 * _FONT + 8.0) for n in places]
    spots = spread([((x - min(xs)) * scale, (y - min(ys)) * scale) for x, y in places.values()], boxes)
    left = min(x - w / 2 for (x, _), (w, _) in zip(spots, boxes, strict=True))
    right = max(x + w / 2 for (x, _), (w, _) in zip(spots, boxes, strict=True))
    low, high = min(y for _, y in spots) - 2 * _FONT, max(y for _, y in spots) + 3 * _FONT
    moved = {n: (round(x - left, 1), round(y - low, 1)) for n, (x, y) in zip(places, spots, strict=True)}
    return moved, round(right - left, 1), round(high - low, 1)


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
