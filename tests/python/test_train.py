"""Training from Python: the same numbers as the training document, in numpy."""

import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pandas
import pytest

import chainrule as cr
from chainrule.limits import Limits
from chainrule.python.loss_plot import LossPlot, thinned
from chainrule.training import read_job, result

NET = cr.network([2, 4, 1], activation="tanh", loss="mse", seed=7)


def test_its_losses_and_parameters_are_those_of_the_document() -> None:
    settings = {"optimiser": "adam", "eta": 0.03, "steps": 30}
    run = cr.train(NET, "spiral", **settings)
    job = read_job({"source": dict(NET.document), "dataset": {"name": "spiral"}, **settings}, Limits())
    told = result(job)
    assert run.losses.tolist() == told["losses"]
    assert run.test_losses.tolist() == told["test_losses"]
    assert {name: value.tolist() for name, value in run.parameters.items()} == told["parameters"]


def test_the_network_goes_on_where_the_training_ended() -> None:
    x, t = np.array([[0.0, 1.0], [1.0, 1.0]]), np.array([1.0, -1.0])
    first = cr.train(NET, (x, t), eta=0.1, steps=10)
    assert first.network.trace(x, t).value["L"] == pytest.approx(first.losses[-1], rel=1e-12)
    further = cr.train(first.network, (x, t), eta=0.1, steps=10)
    assert np.allclose(further.losses, cr.train(NET, (x, t), eta=0.1, steps=20).losses[10:], rtol=1e-12)
    assert NET.trace(x, t).value["L"] == pytest.approx(first.losses[0])


def test_a_table_of_pandas_is_trained_on_with_its_last_column_as_labels() -> None:
    table = pandas.DataFrame({"a": [0.0, 0.1, 1.0, 1.1] * 5, "b": [1.0, 0.9, 0.1, 0.0] * 5, "kind": list("uuvv") * 5})
    run = cr.train(NET, table, optimiser="adam", eta=0.1, steps=60)
    assert run.losses[-1] < 0.2 * run.losses[0]


def test_the_bar_tells_how_far_it_is_and_is_silent_where_nobody_looks(capfd: pytest.CaptureFixture[str]) -> None:
    cr.train(NET, "circle", steps=5)
    assert capfd.readouterr().err == ""
    cr.train(NET, "circle", steps=5, progress=True)
    told = capfd.readouterr().err
    assert "5/5" in told
    assert "loss" in told


def test_a_training_that_diverges_says_when() -> None:
    net = cr.network([1, 1], activation="linear", loss="sse")
    run = cr.train(net, ([[10.0], [20.0]], [1.0, 0.0]), eta=100, steps=500)
    assert run.diverged is not None
    assert "diverged" in repr(run)
    ET.fromstring(run.plot().svg)


def test_the_plot_is_an_svg_with_a_curve_a_half(tmp_path: Path) -> None:
    run = cr.train(NET, "spiral", steps=20)
    plot = run.plot()
    assert isinstance(plot, LossPlot)
    drawn = ET.fromstring(plot.save(tmp_path / "losses.svg").read_text())
    said = {each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {"training", "test", "step", "20"} <= said


def test_a_long_course_is_thinned_but_keeps_its_extremes() -> None:
    losses = np.sin(np.arange(10_000.0))
    losses[4321] = 9
    kept = thinned(losses)
    assert 4321 in kept
    assert {0, 9_999} <= set(kept)
    assert len(kept) < 1_000


def test_the_table_has_a_row_a_measurement() -> None:
    frame = cr.train(NET, "spiral", steps=20, record=5).to_frame()
    assert frame["step"].tolist() == [0, 5, 10, 15, 20]
    assert list(frame.columns) == ["step", "loss", "test_loss"]


def test_a_setting_that_is_none_is_told() -> None:
    with pytest.raises(cr.SourceError, match="optimiser"):
        cr.train(NET, "spiral", optimiser="adamm")
