"""Metadata boxes that are set without a table: a label in one element, its value in the next."""

from __future__ import annotations

from ipmine.reading.box_labels import is_box_label, leading_label, squeeze
from ipmine.reading.dom import Line, Node


def with_values(nodes: list[Node], lines: list[Line]) -> list[Line]:
    """A label on a line of its own with the value on the next one, as one line."""
    out: list[Line] = []
    k = 0
    while k < len(lines):
        line = lines[k]
        k += 1
        if not line.row and line.text.endswith(("：", ":")) and is_box_label(line.text):
            line.text = squeeze(line.text)
            if k < len(lines) and _is_value(nodes, line, lines[k]):
                line.text = line.text.rstrip("：:") + "：" + lines[k].text
                line.links += lines[k].links
                line.weight += lines[k].weight
                k += 1
        out.append(line)
    return out


def _is_value(nodes: list[Node], label: Line, line: Line) -> bool:
    """Whether a line is what a label in front of it names: they share an element that holds the label alone else."""
    if line.row or len(line.text) > 200 or is_box_label(line.text) or leading_label(line.text) is not None:
        return False
    holder = nodes[label.block].parent
    if holder >= 0 and nodes[holder].end <= line.node:
        holder = nodes[holder].parent  # label and value each in an element of their own
    return holder > 0 and line.node < nodes[holder].end and nodes[holder].tag != "body"
