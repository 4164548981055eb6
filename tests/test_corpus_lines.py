"""Arrow rows as CSV: the bytes of Python's own writer."""

import csv
import io
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from ipmine.corpus.lines import csv_lines, text_lines
from ipmine.export import safe_cell

TEXTS = (
    st.none()
    | st.text(alphabet=st.sampled_from("a通,\"'\r\n\t=+-@＝＋－＠;|\x00\u2028"), max_size=5)
    | st.text(alphabet=st.sampled_from("=+-＋－12１.,．%％\n"), max_size=6)
    | st.text(max_size=4)
)
ROWS = st.lists(
    st.tuples(
        TEXTS,
        st.none() | st.integers(-(2**63), 2**63 - 1),
        st.none() | st.floats(allow_nan=True),
        st.none() | st.booleans(),
        TEXTS,
    ),
    max_size=6,
)
TYPES = (pa.large_string(), pa.int64(), pa.float64(), pa.bool_(), pa.large_string())


@settings(deadline=None)
@given(ROWS)
def test_csv_is_that_of_python(rows: list[tuple[Any, ...]]) -> None:
    expected = io.StringIO()
    csv.writer(expected, lineterminator="\r\n").writerows([safe_cell(cell) for cell in row] for row in rows)
    columns = zip(*rows, strict=True) if rows else [()] * len(TYPES)
    table = pa.table([pa.array(cells, type) for cells, type in zip(columns, TYPES, strict=True)], names=list("abcde"))
    for given_rows in (table, pa.concat_tables([table.slice(0, 0), table.slice(0, 2), table.slice(2)])):
        assert csv_lines(given_rows) == expected.getvalue().encode()
    assert csv_lines(pa.concat_tables([table, table]).slice(len(rows))) == expected.getvalue().encode()


@settings(deadline=None)
@given(st.lists(st.text(max_size=4), max_size=5), st.integers(0, 3))
def test_each_text_is_a_line(texts: list[str], start: int) -> None:
    column = pa.chunked_array([pa.array(texts, pa.large_string())]).slice(start)
    assert text_lines(column) == "".join(text + "\n" for text in texts[start:]).encode()
