"""Labels that do not lie on each other."""

from __future__ import annotations

from collections.abc import Sequence

_ROUNDS = 300
Place = tuple[float, float]


def width_of(text: str, size: float) -> float:
    """Pixels that a text takes at a font size: a Han character is as wide as it is high.

    >>> width_of("吉林ab", 10)
    32.0
    """
    return sum(size if ord(c) > 0x2E7F or c == "…" else 0.6 * size for c in text)


def spread(places: Sequence[Place], boxes: Sequence[tuple[float, float]]) -> list[Place]:
    """Centres of boxes (width, height) moved as little as it takes until no two boxes overlap.

    Pairs that overlap part along the axis on which they overlap less, half each, until none does or
    300 rounds are over.

    >>> [(round(x), round(y)) for x, y in spread([(0, 0), (1, 0)], [(10, 4), (10, 4)])]
    [(0, -2), (1, 2)]
    """
    xs, ys = [float(x) for x, _ in places], [float(y) for _, y in places]
    for _ in range(_ROUNDS):
        moved = False
        for i in range(len(xs)):
            for j in range(i):
                dx, dy = xs[i] - xs[j], ys[i] - ys[j]
                over_x = (boxes[i][0] + boxes[j][0]) / 2 - abs(dx)
                over_y = (boxes[i][1] + boxes[j][1]) / 2 - abs(dy)
                if over_x <= 0.01 or over_y <= 0.01:
                    continue
                moved = True
                if over_x < over_y:
                    step = (over_x / 2 + 0.01) * (1 if dx >= 0 else -1)
                    xs[i], xs[j] = xs[i] + step, xs[j] - step
                else:
                    step = (over_y / 2 + 0.01) * (1 if dy >= 0 else -1)
                    ys[i], ys[j] = ys[i] + step, ys[j] - step
        if not moved:
            break
    return list(zip(xs, ys, strict=True))
