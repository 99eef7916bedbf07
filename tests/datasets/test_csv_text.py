"""One's own data: what is read, and errors that name line and column."""

from __future__ import annotations

import numpy as np
import pytest

from chainrule.datasets import CsvOptions, make, read_csv
from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits

LIMITS = Limits()


def test_a_header_names_the_columns_and_words_are_classes() -> None:
    data = read_csv("height, width, kind\n1, 2, cat\n3, 4.5, dog\n-1e-3, 0, cat\n", LIMITS)
    assert (data.columns, data.classes) == (("height", "width"), ("cat", "dog"))
    np.testing.assert_array_equal(data.x, [[1, 2], [3, 4.5], [-1e-3, 0]])
    np.testing.assert_array_equal(data.labels, [0, 1, 0])


def test_without_a_header_columns_are_numbered() -> None:
    data = read_csv("1,2,0\n3,4,1\n", LIMITS)
    assert data.columns == ("x1", "x2")
    assert data.classes == ("0", "1")


def test_the_label_can_stand_in_any_column() -> None:
    data = read_csv("kind,x\nb,1\na,2\n", LIMITS, CsvOptions(label="kind"))
    assert (data.columns, data.classes) == (("x",), ("a", "b"))
    np.testing.assert_array_equal(data.labels, [1, 0])


def test_numbers_that_are_no_classes_are_a_regression() -> None:
    data = read_csv("1,0.5\n2,0.75\n", LIMITS)
    assert data.is_regression
    np.testing.assert_array_equal(data.labels, [0.5, 0.75])
    assert read_csv("1,3\n2,4\n", LIMITS, CsvOptions(task="regression")).is_regression
    assert not read_csv("1,0.5\n2,0.75\n", LIMITS, CsvOptions(task="classes")).is_regression


def test_number_classes_are_in_the_order_of_their_numbers() -> None:
    assert read_csv("1,10\n2,9\n3,2\n", LIMITS).classes == ("2", "9", "10")


def test_quotes_and_line_ends_of_all_kinds_are_read() -> None:
    data = read_csv('"a, b","c"\r\n1,"yes, it is"\r\n\r\n2,no\r\n', LIMITS)
    assert data.columns == ("a, b",)
    assert data.classes == ("no", "yes, it is")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("\n\n", 1, "empty"),
        ("1\n2\n", 1, "two fields"),
        ("1,2\n", 1, "two points"),
        ("1,2\n1,2,3\n", 2, "line 2, column 3"),
        ("x,y,t\n1,2,0\n1,0\n", 3, "line 3, column 3"),
        ("x,y,t\n1,2,0\n1,two,0\n", 3, "line 3, column 2: a finite number is wanted; got 'two'"),
        ("1,2\n\n\n3,4\nnan,1\n", 5, "line 5, column 1"),
        ("1,2\n1e999,1\n", 2, "line 2, column 1"),
        ("1,a\n2,\n", 2, "the label is missing"),
        ('1,a\n2,"b\n', 2, "comma-separated"),
        ("1,a\n1_0,b\n", 2, "line 2, column 1"),
        ("1,a\n１,b\n", 2, "line 2, column 1"),
    ],
)
def test_an_error_names_line_and_column(text: str, line: int, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_csv(text, LIMITS)
    assert words in caught.value.message
    assert caught.value.span is not None
    assert caught.value.span.line == line


def test_the_span_of_an_error_is_its_line() -> None:
    text = "x,y,t\r\n1,2,0\r\n1,two,0\r\n"
    with pytest.raises(SourceError) as caught:
        read_csv(text, LIMITS)
    span = caught.value.span
    assert span is not None
    assert text[span.offset : span.offset + span.length] == "1,two,0"


def test_an_unknown_label_column_is_named_with_those_there_are() -> None:
    with pytest.raises(SourceError, match="'x', 'y'"):
        read_csv("x,y\n1,2\n3,4\n", LIMITS, CsvOptions(label="kind"))


def test_too_much_text_and_too_many_points_are_refused() -> None:
    with pytest.raises(SourceError) as caught:
        make({"name": "csv", "text": "1,2\n" * 300_000}, LIMITS)
    assert caught.value.node == "dataset.text"
    with pytest.raises(LimitError, match="points"):
        make({"name": "csv", "text": "1,2\n" * 20_000}, LIMITS)
    with pytest.raises(LimitError, match="numbers"):
        read_csv("1," * 5000 + "1\n", LIMITS)


def test_many_different_labels_are_no_classes() -> None:
    with pytest.raises(SourceError, match="100 classes"):
        read_csv("".join(f"{i},name{i}\n" for i in range(200)), LIMITS)


def test_a_described_text_is_shuffled_and_standardised_where_asked() -> None:
    text = "".join(f"{i},{2 * i},{'ab'[i % 2]}\n" for i in range(20))
    data = make({"name": "csv", "text": text, "standardise": True}, LIMITS)
    np.testing.assert_allclose(data.x[data.train].mean(axis=0), 0, atol=1e-12)
    assert data.train_count == 10
    raw = make({"name": "csv", "text": text}, LIMITS)
    assert sorted(raw.x[:, 0]) == list(range(20))
    assert list(raw.x[:, 0]) != list(range(20))
