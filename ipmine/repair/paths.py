"""The likeliest ways through a lattice, by the words that its characters make."""

from __future__ import annotations

import heapq
from typing import NamedTuple

from ipmine.repair import words
from ipmine.repair.lattice import IN_STEP, Edge, Lattice, Node, one

_BEAM = 20.0  # paths that lag behind the best at the same place by more are given up
_MANY, _RARE = 12, -15.5  # where many characters may stand, rare ones do not stand alone
_WRONG_SCRIPT = -7.0
_LEFT = -10  # nodes of the context in front carry this in `lost`


class Path(NamedTuple):
    """A string of real characters: `string[:cut]` reaches from the left context to `end` of the text.

    `loners` counts the characters of the shifted run that make no word with their neighbours
    and are no words of their own either: a sign that bytes were put together wrongly.
    """

    weight: float
    string: str
    end: int
    cut: int
    loners: int = 0
    open: bool = False


class Spent(Exception):
    """A walk took more steps than it was allowed."""


class Effort:
    """How many steps the walks of a page may take, all together and each of them.

    What is counted does not depend on the machine: the same page is mended in the same way everywhere.
    """

    def __init__(self, page: int, walk: int) -> None:
        self.page = page
        self.walk = walk

    def taken(self, steps: int, before: int) -> int:
        """How many steps a walk has taken with these. Raises Spent."""
        self.page -= steps
        if self.page < 0 or before + steps > self.walk:
            raise Spent
        return before + steps


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
        # what leads to a node: the paths to where a word begins, and the word
        self.found: dict[Node, list[tuple[float, list[Path], Path]]] = {}
        self.heap: list[Node] = []
        self.best_at: dict[int, float] = {}

    def edges(self, node: Node) -> list[Edge]:
        """Edges of the left context, then of the lattice; both ways fork where the lone byte stands."""
        if node.lost != _LEFT:
            return self.lattice.edges(node)
        index = len(self.left) + node.at - self.lattice.start
        char = one(self.left[index])
        if index + 1 < len(self.left):
            return [Edge(char, node._replace(at=node.at + 1))]
        return [Edge(char, n) for n in self.lattice.beginnings()]

    def run(self) -> list[Path]:
        nothing = Path(0.0, "", -1, -1)
        if self.left:
            first = Node(self.lattice.start - len(self.left), _LEFT, IN_STEP)
            self.add(first, [nothing], nothing)
        else:
            for node in self.lattice.beginnings():
                self.add(node, [nothing._replace(end=node.at, cut=0) if _settled(node) else nothing], nothing)
        done: list[Path] = []
        while self.heap:
            node = heapq.heappop(self.heap)
            # the best of all come from the words whose own best are best; some strings come twice
            ways = heapq.nlargest(4 * self.keep, self.found.pop(node), key=lambda way: way[0])
            paths = _top([_grown(path, word) for _, rows, word in ways for path in rows], self.keep)
            if _settled(node) and node.at >= self.lattice.limit:
                done += paths
                continue
            if paths[0].weight > self.best_at[node.at] - _BEAM:
                self.extend(node, paths)
        return _top(done, self.keep)

    def add(self, node: Node, paths: list[Path], word: Path) -> None:
        weight = paths[0].weight + word.weight
        best = self.best_at.get(node.at)
        if best is None or weight > best:
            self.best_at[node.at] = weight
        elif weight <= best - _BEAM and not (_settled(node) and node.at >= self.lattice.limit):
            return
        way = (weight, paths, word)
        row = self.found.get(node)
        if row is None:
            self.found[node] = [way]
            heapq.heappush(self.heap, node)
        else:
            row.append(way)

    def extend(self, node: Node, paths: list[Path]) -> None:
        """Put every word that begins at `node` behind the paths that lead to it."""
        language, limit = self.language, self.lattice.limit
        waiting = [("", "", 0.0, node, -1, -1, False)]
        while waiting:
            stem, written, before, at, end, cut, opened = waiting.pop()
            goes_on = language.followers(stem) if stem else frozenset()
            shifted = at.carry != IN_STEP
            steps = 1
            for slot, to, cost, inside, opens in self.edges(at):
                if inside and not stem:
                    continue
                plains = sorted(slot.keys() & goes_on) if stem else slot
                if not plains:
                    continue
                steps += len(plains)
                settled = _settled(to)
                to_end, to_cut = (to.at, len(written) + 1) if end < 0 and settled else (end, cut)
                goes_on_there = len(stem) + 1 < words.LONGEST and not (settled and to.at >= limit)
                many = len(slot) > _MANY
                opens = opened or opens
                for plain in plains:
                    word = stem + plain
                    weight = language.weight(word) if stem else words.alone(plain)
                    if not stem and many and weight is not None and weight < _RARE:
                        weight = None
                    for char, own in slot[plain]:
                        own += before + cost
                        if shifted:
                            own += self.of_script(char)
                        if weight is not None:
                            loner = shifted and not words.is_word(word)
                            step = Path(own + weight, written + char, to_end, to_cut, int(loner), opens)
                            self.add(to, paths, step)
                        if goes_on_there:
                            waiting.append((word, written + char, own, to, to_end, to_cut, opens))
            self.steps = self.effort.taken(steps, self.steps)

    def of_script(self, char: str) -> float:
        other = words.script_only(char)
        return _WRONG_SCRIPT if other and other != self.script else 0.0


def _settled(node: Node) -> bool:
    """Whether the stream is in step at a node of the lattice."""
    return node.carry == IN_STEP and node.whole and node.lost != _LEFT


def _grown(path: Path, step: Path) -> Path:
    end, cut = path.end, path.cut
    if end < 0 and step.end >= 0:
        end, cut = step.end, len(path.string) + step.cut
    return Path(
        path.weight + step.weight,
        path.string + step.string,
        end,
        cut,
        path.loners + step.loners,
        path.open or step.open,
    )


def _top(paths: list[Path], keep: int) -> list[Path]:
    best: dict[str, Path] = {}
    for path in paths:
        known = best.get(path.string)
        if known is None or path.weight > known.weight:
            best[path.string] = path
    return heapq.nlargest(keep, best.values())


def likeliest(
    lattice: Lattice, left: str, keep: int, script: str, language: words.Language, effort: Effort
) -> list[Path]:
    """The `keep` likeliest strings, best first. `left` stands in front; `script` is `t` or `s`.

    The text as it is, the lone byte left standing, is one of the ways. Raises Spent.
    """
    return _Walk(lattice, left, keep, script, language, effort).run()
