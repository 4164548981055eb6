"""The likeliest ways through a lattice, by the words that its characters make."""

from __future__ import annotations

import heapq
import math
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ipmine.repair import words
from ipmine.repair.dictionary import Ahead
from ipmine.repair.effort import Effort
from ipmine.repair.lattice import Edge, Lattice, Node
from ipmine.repair.ranking import Path, Way, Word, best, top
from ipmine.repair.slots import IN_STEP, Slot, one

_BEAM = 20.0  # paths that lag behind the best at the same place by more are given up
_MANY, _RARE = 12, -15.5  # where many characters may stand, rare ones do not stand alone
_WRONG_SCRIPT = -7.0
_LISTED = 1000


_first = itemgetter(0)
_NOTHING: dict[str, Ahead] = {}


class _Target(NamedTuple):
    """Where words lead: a node of the lattice, whether paths end there, and how many lost characters count on."""

    node: Node
    final: bool
    lost: int


class _Words(NamedTuple):
    """Every word that begins at a node, if up to `budget` characters may have been lost.

    Words that would lag too far behind a path of the weight `before` are left out. `ends` holds for each the index of its target, how many characters are lost in it, and the
    word as a path from the node; `steps` counts, by how many were lost, what it took to find them.
    """

    budget: int
    before: float
    targets: list[_Target]
    ends: list[tuple[int, int, Word]]
    steps: list[int]


# where a path stands in the order in which places are reached: how many characters were lost, and the node
_Place = tuple[int, int, int, bool]  # at, lost, carry, whole


class _Walk:
    def __init__(
        self, lattice: Lattice, left: str, keep: int, script: str, language: words.Language, effort: Effort
    ) -> None:
        self.effort = effort
        self.steps = 0
        self.lattice = lattice
        self.left = left
        self.keep = keep
        self.script = script
        self.language = language
        self.words: dict[Node, _Words] = {}
        self.known_edges: dict[Node, tuple[list[Edge], set[str] | None]] = {}
        self.found: dict[_Place, list[Way]] = {}
        self.heap: list[_Place] = []
        self.best_at: dict[int, float] = {}

    def edges(self, node: Node) -> list[Edge]:
        """Edges of the left context, then of the lattice; both ways fork where the lone byte stands."""
        if node.at >= self.lattice.start:
            return self.lattice.edges(node)
        index = len(self.left) + node.at - self.lattice.start
        char = one(self.left[index])
        if index + 1 < len(self.left):
            return [Edge(char, node._replace(at=node.at + 1))]
        return [Edge(char, n) for n in self.lattice.beginnings()]

    def edges_of(self, node: Node) -> tuple[list[Edge], set[str] | None]:
        """The edges of a node, and the simplified forms of them all where these are not too many to be listed."""
        edges = self.edges(node)
        listed = all(len(edge.slot.plains) < _LISTED for edge in edges)
        plains = set().union(*(edge.slot.plains for edge in edges)) if listed else None
        known = self.known_edges[node] = (edges, plains)
        return known

    def settled(self, node: Node) -> bool:
        """Whether the stream is in step at a node of the lattice."""
        return node.carry == IN_STEP and node.whole and node.at >= self.lattice.start

    def run(self) -> list[Path]:
        start, limit = self.lattice.start, self.lattice.limit
        begun = [Node(start - len(self.left), IN_STEP)] if self.left else self.lattice.beginnings()
        for node in begun:
            path = Path(0.0, "", node.at, 0) if self.settled(node) else Path(0.0, "", -1, -1)
            self.best_at[node.at] = 0.0
            self.ways_to(node, 0).append((0.0, [path], (0.0, "", -1, -1, 0, False)))
        done: list[Path] = []
        while self.heap:
            place = heapq.heappop(self.heap)
            at, lost, carry, whole = place
            # the best of all come from the words whose own best are best; some strings come twice
            ways = sorted(self.found.pop(place), key=_first, reverse=True)[: 4 * self.keep]
            paths = best(ways, self.keep)
            node = Node(at, carry, whole)
            if self.settled(node) and (at >= limit or not self.heap):
                # where all have come together, what stands behind weighs the same for all
                done += [
                    path._replace(string=path.string + self.lattice.text[at : min(at + 1, limit)]) for path in paths
                ]
            elif paths[0].weight > self.best_at[at] - _BEAM:
                self.extend(node, lost, paths)
        return top(done, self.keep)

    def ways_to(self, node: Node, lost: int) -> list[Way]:
        """The ways to a node that are known so far."""
        place = (node.at, lost, node.carry, node.whole)
        row = self.found.get(place)
        if row is None:
            row = self.found[place] = []
            heapq.heappush(self.heap, place)
        return row

    def extend(self, node: Node, lost: int, paths: list[Path]) -> None:
        """Put every word that begins at `node` behind the paths that lead to it, all of which lost so many characters."""
        budget = self.lattice.may_lose - lost
        known = self.words.get(node)
        before = paths[0].weight
        if known is None or known.budget < budget or known.before < before:
            known = self.words[node] = self.words_from(node, budget, before)
        self.steps = self.effort.taken(sum(known.steps[: budget + 1]), self.steps)
        best_at, targets = self.best_at, known.targets
        rows: list[list[Way] | None] = [None] * len(targets)
        for index, lost_here, word in known.ends:
            if lost_here > budget:
                continue
            weight = before + word[0]
            target = targets[index]
            best = best_at.get(target.node.at)
            if best is None or weight > best:
                best_at[target.node.at] = weight
            elif weight <= best - _BEAM and not target.final:
                continue
            row = rows[index]
            if row is None:
                # back in step it does not matter any more how many were lost
                count = 0 if target.node.carry == IN_STEP else lost + target.lost
                row = rows[index] = self.ways_to(target.node, count)
            row.append((weight, paths, word))

    def words_from(self, node: Node, budget: int, top: float) -> _Words:
        """Every word that begins at a node; not all of them where the walk may not take so many steps."""
        limit, ahead_of, known_edges = self.lattice.limit, self.language.ahead, self.known_edges
        script, script_only = self.script, words.script_only
        targets: dict[_Target, int] = {}
        ends: list[tuple[int, int, Word]] = []
        steps = [0] * (budget + 1)
        steps[0] = 1
        left = self.effort.left(self.steps)
        best_at = self.best_at.copy()
        waiting = [
            (
                "",
                "",
                0.0,
                node.carry != IN_STEP,
                (known_edges.get(node) or self.edges_of(node))[0],
                _NOTHING,
                0,
                -1,
                -1,
                False,
            )
        ]
        while waiting and left >= 0:
            stem, written, before, shifted, edges, ahead, lost_before, end, cut, opened = waiting.pop()
            more = len(stem) + 1 < words.LONGEST
            for slot, to, cost, loses, inside, opens in edges:
                lost = lost_before + loses
                if lost > budget or (inside and not stem):
                    continue
                choice = slot.among(ahead) if stem else slot.rows
                if not choice:
                    continue
                taken = len(choice)
                settled = self.settled(to)
                final = settled and to.at >= limit
                to_end, to_cut = (to.at, len(written) + 1) if end < 0 and settled else (end, cut)
                opens = opened or opens
                target = targets.setdefault(_Target(to, final, 0 if to.carry == IN_STEP else lost), len(targets))
                so_far = before + cost
                known = ahead if stem else _beginning(slot)
                least = -math.inf if final else best_at.get(to.at, -math.inf) - _BEAM
                open_ended = more and not final
                if open_ended:
                    to_edges, to_plains = known_edges.get(to) or self.edges_of(to)
                    to_shifted = to.carry != IN_STEP
                for plain in choice:
                    weight, counted, goes_on = known[plain]
                    loner = 1 if shifted and not counted else 0
                    word = stem + plain
                    row = slot.rows.get(plain) or slot.row(plain)
                    if open_ended:
                        taken += len(row)
                        further = ahead_of(word) if goes_on else _NOTHING
                        goes_on = bool(further) and (to_plains is None or not further.keys().isdisjoint(to_plains))
                    for char, own in row:
                        own += so_far
                        if shifted and (other := script_only(char)) and other != script:
                            own += _WRONG_SCRIPT
                        if weight is not None and (reached := top + (own + weight)) > least:
                            ends.append((target, lost, (own + weight, written + char, to_end, to_cut, loner, opens)))
                            # what a word without losses reaches holds for all paths that lead here
                            if not lost and reached > best_at.get(to.at, -math.inf):
                                best_at[to.at] = reached
                                least = least if final else reached - _BEAM
                        if goes_on and open_ended:
                            waiting.append(
                                (word, written + char, own, to_shifted, to_edges, further, lost, to_end, to_cut, opens)
                            )
                steps[lost] += taken
                left -= taken
        return _Words(budget, top, list(targets), ends, steps)


@lru_cache(maxsize=4096)
def _beginning(slot: Slot) -> dict[str, Ahead]:
    """What may begin a word: where many characters may stand, rare ones do not stand alone."""
    many = len(slot.rows) > _MANY
    found: dict[str, Ahead] = {}
    for plain in slot.rows:
        weight = words.alone(plain)
        found[plain] = Ahead(None if many and weight < _RARE else weight, int(words.is_word(plain)), True)
    return found


def likeliest(
    lattice: Lattice, left: str, keep: int, script: str, language: words.Language, effort: Effort
) -> list[Path]:
    """The `keep` likeliest strings, best first. `left` stands in front; `script` is `t` or `s`.

    The text as it is, the lone byte left standing, is one of the ways. Raises Spent.
    """
    return _Walk(lattice, left, keep, script, language, effort).run()
