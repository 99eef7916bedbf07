"""How one's own text was understood: detected, told, and never a row lost without a word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.datasets import CsvOptions, make, read_csv
from chainrule.datasets.csv_dialect import DELIMITERS
from chainrule.datasets.csv_text import FOUND_OUT
from chainrule.datasets.table import CsvReading
from chainrule.errors import SourceError
from chainrule.limits import Limits

LIMITS = Limits()


def reading_of(text: str, options: CsvOptions = FOUND_OUT) -> CsvReading:
    reading = read_csv(text, LIMITS, options).reading
    assert reading is not None
    return reading


@pytest.mark.parametrize(
    ("text", "delimiter", "decimal"),
    [
        ("x,y,label\n1,2,red\n2,3,blue\n", "comma", "point"),
        ("a;b;t\n1,5;2,5;ja\n3,5;4,25;nein\n", "semicolon", "comma"),
        ("1,5;2,5;0\n3,5;4,25;1\n", "semicolon", "comma"),
        ("1.5;2.5;0\n3.5;4.25;1\n", "semicolon", "point"),
        ("x\ty\tt\n1\t2\ta b\n3\t4\tc d\n", "tab", "point"),
        ("1,5\t2\ta\n3,5\t4\tb\n", "tab", "comma"),
        ("x|y|t\n1|2|a\n3|4|b\n", "bar", "point"),
        ("1.0   2.0  0\n 3.5  4.0   1 \n", "space", "point"),
        ("1,5 2,5 0\n3,5 4,5 1\n", "space", "comma"),
        ('"1,5","2,5",0\n"3,5","4,5",1\n', "comma", "comma"),
        ("1, 2, cat\n3, 4, dog\n", "comma", "point"),
        ("day;temp;t\n2020-01-01;3,5;a\n2020-01-02;4,5;b\n", "semicolon", "comma"),
        ("note,x,t\na;b,1,0\nc;d,2,1\n", "comma", "point"),
        ("1,2,New York\n3,4,New Jersey\n5,6,New York\n", "comma", "point"),
    ],
)
def test_delimiter_and_decimal_sign_are_found_together(text: str, delimiter: str, decimal: str) -> None:
    reading = reading_of(text)
    assert (reading.delimiter, reading.decimal) == (delimiter, decimal)


@given(
    st.sampled_from(list(DELIMITERS)),
    st.sampled_from(["point", "comma"]),
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(0, 2)), min_size=2, max_size=12),
)
def test_what_was_written_is_what_is_read(delimiter: str, decimal: str, rows: list[tuple[float, float, int]]) -> None:
    """Whatever the delimiter: every row comes back, in order, with the numbers that were written."""
    if decimal == "comma" and delimiter == "comma":
        return
    fields = [[f"{x:.3f}", f"{y:.3f}", str(label)] for x, y, label in rows]
    written = [[each.replace(".", ",") if decimal == "comma" else each for each in row] for row in fields]
    data = read_csv("\n".join(DELIMITERS[delimiter].join(row) for row in written), LIMITS)
    np.testing.assert_array_equal(data.x, [[float(x), float(y)] for x, y, _ in fields])
    assert data.reading is not None
    assert (data.reading.delimiter, data.reading.decimal, data.reading.points) == (delimiter, decimal, len(rows))


def test_what_is_told_is_not_guessed() -> None:
    text = "1,5;2\n3,5;4\n"
    assert read_csv(text, LIMITS).x.tolist() == [[1.5], [3.5]]
    told = read_csv("1;2;3,0\n4;5;6,1\n", LIMITS, CsvOptions(delimiter="comma"))
    assert told.reading is not None
    assert told.reading.delimiter == "comma"
    assert [column.words for column in told.reading.columns] == [("1;2;3", "4;5;6"), ("0", "1")]
    assert read_csv("1,5;2\n3,5;4\n", LIMITS, CsvOptions(decimal="point")).columns == ("x1=3,5",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x,y,kind\n1,2,a\n3,4,b\n", 1),
        ("1,2,a\n3,4,b\n", 0),
        ("1,2,t\n3,4,0\n5,6,1\n", 0),
        ("a,b,c,kind\n0,0,0,0\n1,1,1,1\n", 1),
        ("RI,Na,Type\n1.5,13.6,1\n1.4,13.8,2\n", 1),
        (",x,kind\n0,1.5,a\n1,2.5,b\n", 1),
        ("color,kind\nred,a\nblue,b\nred,a\nblue,b\n", 1),
        ("red,a\nblue,b\ngreen,c\n", 0),
        ("# made by hand\n\nx,y\n1,2\n3,4\n", 3),
    ],
)
def test_the_first_line_is_a_header_only_where_it_is_no_row(text: str, line: int) -> None:
    assert reading_of(text).header_line == line


def test_a_first_row_with_a_missing_value_is_no_header_but_an_error_in_its_place() -> None:
    with pytest.raises(SourceError, match=r"line 1, column 2: a number is missing; got '\?' in 'x2'"):
        read_csv("1,?,0\n2,3,1\n4,5,0\n", LIMITS)


def test_whether_there_is_a_header_can_be_told() -> None:
    assert read_csv("1950,1960,1970\n1,2,3\n4,5,6\n", LIMITS, CsvOptions(header="yes")).columns == ("1950", "1960")
    assert reading_of("red,a\nblue,b\n", CsvOptions(header="no")).points == 2
    assert reading_of("1950,1960\n1,2\n3,4\n", CsvOptions(label="1960")).header_line == 1
    assert reading_of("1,2,0\n3,4,1\n", CsvOptions(label="x2")).header_line == 0


@given(st.integers(0, 5), st.integers(0, 5), st.booleans(), st.booleans())
def test_every_line_is_a_point_a_comment_the_header_or_empty(
    points: int, comments: int, has_header: bool, has_mark: bool
) -> None:
    rows = [f"{k},{k * k},{k % 2}" for k in range(points + 2)]
    lines = [*(["x,y,t"] if has_header else []), *rows]
    for k in range(comments):
        lines.insert((2 * k) % (len(lines) + 1), "# a remark")
    reading = reading_of(("\ufeff" if has_mark else "") + "\n".join([*lines, "", ""]))
    assert reading.points + len(reading.comment_lines) + (reading.header_line > 0) == len(lines)
    assert reading.comment_lines == tuple(k for k, line in enumerate(lines, start=1) if line.startswith("#"))
    assert reading.has_byte_order_mark == has_mark


def test_a_line_of_data_that_begins_with_a_hash_is_data() -> None:
    data = read_csv("color,x,t\n#ff0000,1,a\n#00ff00,2,b\n#ff0000,3,a\n", LIMITS)
    assert data.reading is not None
    assert data.reading.columns[0].words == ("#00ff00", "#ff0000")
    assert data.train_count == 3


def test_a_hash_inside_quotes_is_no_comment() -> None:
    data = read_csv('x,t\n1,"a\n# not a remark"\n2,b\n', LIMITS)
    assert data.classes == ("a\n# not a remark", "b")
    with pytest.raises(SourceError, match="line 4, column 1"):
        read_csv('x,t\n1,"a\n# b"\nzwei,b\n3,b\n', LIMITS)


def test_two_words_are_0_and_1_and_more_a_column_each() -> None:
    data = read_csv("smoker,colour,x,t\nno,red,1,0\nyes,blue,2,1\nno,green,3,0\nyes,red,4,1\n", LIMITS)
    assert data.columns == ("smoker=yes", "colour=blue", "colour=green", "colour=red", "x")
    np.testing.assert_array_equal(data.x, [[0, 0, 0, 1, 1], [1, 1, 0, 0, 2], [0, 0, 1, 0, 3], [1, 0, 0, 1, 4]])
    assert data.reading is not None
    assert [(column.name, column.role, column.words) for column in data.reading.columns] == [
        ("smoker", "input", ("no", "yes")),
        ("colour", "input", ("blue", "green", "red")),
        ("x", "input", ()),
        ("t", "label", ("0", "1")),
    ]


def test_a_column_can_be_left_out_by_name() -> None:
    text = "name,x,t\n" + "".join(f"person {k},{k},{k % 2}\n" for k in range(60))
    with pytest.raises(SourceError, match="line 2, column 1: 60 different words"):
        read_csv(text, LIMITS)
    data = make({"name": "csv", "text": text, "leave_out": ["name"]}, LIMITS)
    assert data.columns == ("x",)
    with pytest.raises(SourceError, match="no column 'nam'"):
        read_csv(text, LIMITS, CsvOptions(leave_out=("nam",)))
    with pytest.raises(SourceError, match="at least one"):
        read_csv(text, LIMITS, CsvOptions(leave_out=("name", "x")))


def test_the_same_number_is_one_class_however_it_is_written() -> None:
    data = read_csv("1,0\n2,0.0\n3,1\n4,1.00\n5,-0\n", LIMITS)
    assert data.classes == ("0", "1")
    np.testing.assert_array_equal(data.labels, [0, 0, 1, 1, 0])
    assert read_csv("1;0,0\n2,5;0\n3;1\n", LIMITS).classes == ("0", "1")


def test_a_faulty_field_is_named_by_the_line_and_column_of_the_file() -> None:
    text = "\ufeff# notes\r\nid;colour;x;t\r\n1;red;1,5;a\r\n2;blue;1.5;b\r\n3;red;2,5;a\r\n"
    with pytest.raises(SourceError, match=r"line 4, column 3: a finite number is wanted; got '1\.5' in 'x'") as caught:
        read_csv(text, LIMITS)
    span = caught.value.span
    assert span is not None
    assert text[span.offset : span.offset + span.length] == "2;blue;1.5;b"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("% made by hand\nx,y,t\n1,2,0\n3,4,1\n", [[1.0, 2.0], [3.0, 4.0]]),
        ("sep=;\nx;y;t\n1;2;0\n3;4;1\n", [[1.0, 2.0], [3.0, 4.0]]),
        ("x,y,t\n−1,2,0\n3,−4,1\n", [[-1.0, 2.0], [3.0, -4.0]]),
    ],
)
def test_what_programs_write_besides_the_rows_is_read(text: str, rows: list[list[float]]) -> None:
    assert read_csv(text, LIMITS).x.tolist() == rows


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('x,y,t\n"1,000",2,0\n"2,500",4,1\n', "1000 or 1.000"),
        ("x;y;t\n1.000,5;2;0\n2.500,25;4;1\n", "nearly a number"),
        ("x,y,t\n10%,2,0\n20%,4,1\n", "nearly a number"),
        ("price,y,t\n$10,2,0\n$20,4,1\n", "nearly a number"),
        ("x,y,t\n1,2,10%\n3,4,25%\n5,6,40%\n", "nearly a number"),
    ],
)
def test_numbers_with_other_signs_are_neither_words_nor_guessed(text: str, says: str) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        read_csv(text, LIMITS)
    assert caught.value.span is not None
    assert caught.value.span.line == 2


def test_a_decimal_comma_that_is_told_is_believed() -> None:
    found = read_csv('x,y,t\n"1,000",2,0\n"2,500",4,1\n', LIMITS, CsvOptions(decimal="comma"))
    assert found.x.tolist() == [[1.0, 2.0], [2.5, 4.0]]
