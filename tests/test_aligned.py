"""Laws of the map between a source and the text made from it."""

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine.aligned import Aligned


def naive_edit(chars, edits):
    """The same edit on a list of (character, source start, source end)."""
    out, done = [], 0
    for start, end, new in edits:
        out += chars[done:start]
        if len(new) == end - start:
            out += [(c, *chars[start + i][1:]) for i, c in enumerate(new)]
        else:
            out += [(c, chars[start][1], chars[end - 1][2]) for c in new]
        done = end
    return out + chars[done:]


@st.composite
def edited(draw):
    source = draw(st.text(alphabet="abc識知\n", max_size=16))
    aligned, chars = Aligned(source), [(c, i, i + 1) for i, c in enumerate(source)]
    for _ in range(draw(st.integers(0, 4))):
        edits, position = [], 0
        while True:
            start = position + draw(st.integers(0, 4))
            end = start + draw(st.integers(1, 3))
            if end > len(chars):
                break
            edits.append((start, end, draw(st.text(alphabet="XYZ", max_size=4))))
            position = end
        aligned, chars = aligned.edit(edits), naive_edit(chars, edits)
    return aligned, chars


@given(edited())
def test_each_character_keeps_its_source_range(pair):
    aligned, chars = pair
    assert aligned.text == "".join(c for c, _, _ in chars)
    assert [aligned.span(i, i + 1) for i in range(len(chars))] == [c[1:] for c in chars]


@given(edited())
def test_the_map_is_monotone_and_in_bounds(pair):
    aligned, _ = pair
    ranges = [aligned.span(i, i + 1) for i in range(len(aligned.text))]
    assert all(0 <= s < e <= len(aligned.source) for s, e in ranges)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(ranges))


@given(edited())
def test_locate_finds_the_first_character_at_or_behind_a_source_position(pair):
    aligned, chars = pair
    for position in range(len(aligned.source) + 1):
        wanted = next((i for i, (_, _, end) in enumerate(chars) if end > position), len(chars))
        assert aligned.locate(position) == wanted


@given(st.text())
def test_no_edits_is_the_identity(text):
    aligned = Aligned(text)
    assert aligned.edit([]) == aligned
    assert aligned.span(0, len(text)) == (0, len(text))


@given(edited())
def test_pickling_keeps_the_map(pair):
    assert pickle.loads(pickle.dumps(pair[0])) == pair[0]


@pytest.mark.parametrize(
    "edits",
    [[(1, 1, "x")], [(0, 2, ""), (1, 3, "")], [(2, 3, ""), (0, 1, "")], [(0, 9, "")], [(2, 1, "")]],
    ids=["insertion", "overlap", "disorder", "outside", "backwards"],
)
def test_an_edit_without_a_source_is_refused(edits):
    with pytest.raises(ValueError, match="edit"):
        Aligned("abcd").edit(edits)


def test_a_text_of_another_length_cannot_take_the_map():
    with pytest.raises(ValueError, match="map"):
        Aligned("abc").with_text("ab")


def test_aligned_is_immutable():
    with pytest.raises(AttributeError, match="immutable"):
        Aligned("abc").text = "abd"


@pytest.mark.parametrize("span", [(-1, 1), (0, 4), (3, 2)])
def test_a_span_outside_the_text_is_refused(span):
    with pytest.raises(IndexError):
        Aligned("abc").span(*span)
