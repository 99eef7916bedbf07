"""Networks from Python: made, traced and trained as the documents they stand for."""

import numpy as np
import pytest

import chainrule as cr


def test_its_parameters_have_a_row_a_neuron_and_are_seeded() -> None:
    net = cr.network([2, 3, 1], seed=7)
    assert {name: value.shape for name, value in net.parameters.items()} == {
        "W1": (3, 2), "b1": (3,), "W2": (1, 3), "b2": (1,),
    }  # fmt: skip
    assert np.array_equal(net.parameters["W1"], cr.network([2, 3, 1], seed=7).parameters["W1"])
    assert not np.array_equal(net.parameters["W1"], cr.network([2, 3, 1], seed=8).parameters["W1"])


def test_the_lectures_network_from_arrays_gives_the_lectures_gradients() -> None:
    lecture = cr.trace("preset:lecture-network")
    layers = [{"W": lecture.value[f"W{i}"], "b": lecture.value[f"b{i}"], "activation": "sigmoid"} for i in (1, 2, 3)]
    mine = cr.network(layers=layers).trace(lecture.value["x"], lecture.value["t"])
    for name in ("W1", "b1", "W2", "b2", "W3", "b3"):
        assert np.array_equal(mine.grad[name], lecture.grad[name])


def test_one_sample_is_a_row_and_class_numbers_are_targets() -> None:
    net = cr.network([2, 3], output="softmax", loss="cross_entropy", seed=1)
    t = net.trace([1, 0], 2)
    assert t.value["x"].shape == (1, 2)
    assert np.array_equal(t.value["t"], [[0, 0, 1]])


def test_samples_that_do_not_fit_are_told_with_their_shapes() -> None:
    with pytest.raises(cr.SourceError, match=r"got \(2, 2\) and \(3,\)"):
        cr.network([2, 1]).trace([[0, 1], [1, 0]], [1, 0, 1])


def test_a_setting_that_is_none_is_told_at_once() -> None:
    with pytest.raises(cr.SourceError, match="activation"):
        cr.network([2, 1], activation="tanhh")


def test_with_samples_it_is_traced_as_it_is() -> None:
    t = cr.trace(cr.network([2, 1], seed=3, samples=([[0, 1], [1, 1]], [0, 1])))
    assert t.value["x"].shape == (2, 2)


def test_more_samples_than_a_server_takes_are_taken() -> None:
    x = np.zeros((2000, 2))
    assert cr.network([2, 1]).trace(x, x[:, 0]).value["x"].shape == (2000, 2)
