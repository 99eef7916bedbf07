"""A trace by name: the numbers of the trace underneath, in every form it is taken along."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

import chainrule as cr
from chainrule.offline import browser
from chainrule.sources import PRESETS

SMALL = sorted(id for id in PRESETS if id not in {"large-network", "tiny-gpt"})


def test_values_and_gradients_are_floats_and_read_only_arrays() -> None:
    t = cr.trace("L = sum((W @ x)**2)", W=np.eye(2), x=[1, 2])
    assert type(t.value["L"]) is float
    assert isinstance(t.grad["W"], np.ndarray)
    assert t.grad["W"].dtype == np.float64
    with pytest.raises(ValueError, match="read-only"):
        t.grad["W"][0, 0] = 1


@given(w=st.floats(-10, 10), x=st.floats(-10, 10))
def test_the_gradients_of_a_product_are_the_other_factor(w: float, x: float) -> None:
    assert cr.grad("y = w*x", w=w, x=x) == {"w": x, "x": w}


@pytest.mark.parametrize("id", SMALL)
def test_steps_values_and_gradients_are_those_of_the_document(id: str) -> None:
    t = cr.trace(f"preset:{id}")
    told = json.loads(t.to_json())
    assert [(step.index, step.direction, step.node) for step in t] == [
        (step["index"], step["pass"], step["node"]) for step in told["steps"]
    ]
    assert set(t.grad) == set(told["gradients"])
    words = {"NaN": np.nan, "Infinity": np.inf, "-Infinity": -np.inf}
    for name, value in told["values"].items():
        plain = json.loads(json.dumps(value), parse_constant=float)
        listed = np.vectorize(lambda each: words.get(each, each), otypes=[float])(np.array(plain, dtype=object))
        assert np.array_equal(t.value[name], listed, equal_nan=True), name


def test_inputs_come_by_keyword_or_in_a_mapping_and_keywords_win() -> None:
    assert cr.trace("y = w*x", {"w": 2, "x": 3}).value["y"] == 6
    assert cr.trace("y = w*x", {"w": 2, "x": 3}, x=5).value["y"] == 10


def test_pandas_series_and_tables_are_arrays() -> None:
    table, series = pandas.DataFrame({"a": [1.0, 2.0], "b": [3.0, 4.0]}), pandas.Series([1.0, 1.0])
    t = cr.trace("s = sum(A @ v)", A=table, v=series)
    assert t.value["s"] == 10
    assert np.array_equal(t.grad["v"], [3, 7])


def test_another_output_is_differentiated() -> None:
    t = cr.trace("u = x*x\ny = 3*u", x=2, output="u")
    assert (t.output, t.grad["x"]) == ("u", 4)


def test_steps_are_counted_from_both_ends_and_sliced() -> None:
    t = cr.trace("y = sin(x*x)", x=1)
    assert len(t) == len(list(t)) == 5
    assert t[-1] == t[4]
    assert [step.index for step in t[1:3]] == [1, 2]
    with pytest.raises(IndexError):
        t[5]


def test_a_step_says_its_formula_with_and_without_numbers() -> None:
    step = cr.trace("y = x*x", x=3)[0]
    assert step.tex == r"y = x \cdot x"
    assert step.numbers == r"3 \cdot 3 = 9"
    assert str(step) == "forward   y = multiply(x, x) = 9"


def test_a_value_used_twice_receives_both_contributions() -> None:
    last = cr.trace("y = x*x", x=3)[-1]
    assert [(each.edge, each.to, each.amount, each.total) for each in last.contributions] == [
        ("y.0", "x", 3.0, 3.0),
        ("y.1", "x", 3.0, 6.0),
    ]


def test_the_line_that_stands_for_a_trace_names_output_and_gradients() -> None:
    assert repr(cr.trace("y = w*x\nz = y + 1", w=2, x=3)) == (
        "<trace of y = w*x ...: z = 7, dz/dw = 3, dz/dx = 2; 2 forward and 3 backward steps>"
    )
    assert "\n" not in repr(cr.trace("preset:lecture-network"))


def test_a_name_that_is_none_is_told_with_those_there_are() -> None:
    t = cr.trace("y = x*x", x=3)
    with pytest.raises(KeyError, match="no value named 'z'; there are: x, y"):
        t.value["z"]


def test_other_inputs_give_what_a_new_trace_gives() -> None:
    t = cr.trace("y = x*x", x=3)
    assert t.with_inputs(x=5).to_json() == cr.trace("y = x*x", x=5).to_json()
    assert t.value["x"] == 3
    with pytest.raises(cr.SourceError):
        t.with_inputs(w=1)


def test_the_check_finds_the_gradients_right() -> None:
    check = cr.trace("preset:lecture-network").check()
    assert check.worst_relative_error < 1e-7
    assert set(check.inputs) >= {"W1", "b1"}


def test_the_document_with_the_check_holds_it() -> None:
    t = cr.trace("y = x*x", x=3)
    assert "check" not in json.loads(t.to_json())
    assert json.loads(t.to_json(verify=True))["check"]["worst_relative_error"] < 1e-9


def test_a_document_a_file_and_a_trace_of_it_are_the_same_source(tmp_path: Path) -> None:
    t = cr.trace({"text": "y = x*x", "inputs": {"x": 3}})
    file = t.to_json(tmp_path / "trace.json")
    (tmp_path / "source.json").write_text(json.dumps(t.source))
    (tmp_path / "text.txt").write_text("y = x*x")
    assert cr.trace(file).id == cr.trace(tmp_path / "source.json").id == t.id
    assert cr.trace(tmp_path / "text.txt", x=3).id == t.id


def test_the_table_has_a_row_for_every_contribution_and_its_exact_numbers() -> None:
    t = cr.trace("y = exp(x) * sum(v)", x=0.3, v=[1, 2])
    rows = list(csv.DictReader(io.StringIO(t.to_csv())))
    contributions = [each for step in t for each in step.contributions]
    assert len(rows) == 3 + 1 + len(contributions)
    amounts = [row["amount"] for row in rows if row["edge"]]
    for written, each in zip(amounts, contributions, strict=True):
        assert np.array_equal(json.loads(written), each.amount)
    assert [row["pass"] for row in rows] == sorted((row["pass"] for row in rows), reverse=True)


def test_the_table_of_pandas_is_the_same_table() -> None:
    t = cr.trace("y = x*x", x=3)
    frame = t.to_frame()
    assert list(frame.columns) == t.to_csv().splitlines()[0].split(",")
    assert frame["amount"].dropna().tolist() == [3.0, 3.0]


def test_numbers_that_are_not_finite_are_words_in_the_table() -> None:
    assert "-Infinity" in cr.trace("y = log(x)", x=0).to_csv()


def test_the_code_prints_the_same_gradients() -> None:
    t = cr.trace("y = w*x*x", w=2, x=3)
    done = subprocess.run([sys.executable, "-c", t.to_code("numpy")], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["18.0", "w", "9.0", "x", "12.0"]
    assert "import torch" in t.to_code("torch")
    assert "import jax" in t.to_code("jax")
    with pytest.raises(cr.SourceError, match="framework"):
        t.to_code("tensorflow")  # type: ignore[arg-type]


@pytest.mark.parametrize(("form", "start"), [("dot", "digraph"), ("csv", "index"), ("json", "{")])
def test_what_is_written_is_what_is_returned(form: str, start: str, tmp_path: Path) -> None:
    write = getattr(cr.trace("y = x*x", x=3), f"to_{form}")
    path = write(tmp_path / "out")
    assert path == tmp_path / "out"
    assert path.read_bytes().decode() == write()
    assert write().startswith(start)


def no_browser() -> None:
    raise RuntimeError(browser.NO_BROWSER)


def test_a_picture_needs_no_browser_and_a_video_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(browser, "browser", no_browser)
    t = cr.trace("y = x*x", x=3)
    assert ">9<" in t.to_svg(step=0)
    assert ">6<" not in t.to_svg(step=1)
    with pytest.raises(cr.SourceError, match="steps go from 0 to 2"):
        t.to_svg(step=3)
    assert "<svg" in cr.trace("preset:lecture-network").to_svg(view="reversed")
    with pytest.raises(RuntimeError, match="playwright install chromium"):
        t.to_video(tmp_path / "video.gif")


def test_what_cannot_be_a_film_is_refused_before_any_work(tmp_path: Path) -> None:
    t = cr.trace("y = x*x", x=3)
    with pytest.raises(ValueError, match="mp4, webm, gif"):
        t.to_video(tmp_path / "video.avi")
    with pytest.raises(ValueError, match="fps"):
        t.to_video(tmp_path / "video.mp4", fps=0)


def test_what_cannot_be_read_says_where() -> None:
    with pytest.raises(cr.SourceError) as caught:
        cr.trace("y = x*(x + 1", x=3)
    assert caught.value.span is not None
    with pytest.raises(cr.SourceError, match="no JSON"):
        cr.trace('{"kind": "expression"')
    with pytest.raises(cr.SourceError, match="has no inputs"):
        cr.trace("preset:colah", x=1)
