"""Networks through the API: every golden figure, both details, single samples, presets, code, and what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule.sources.network import cell_id
from tests.app.conftest import Served

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "networks.json"
LECTURE, MAZUR = json.loads(GOLDEN.read_text(encoding="utf-8"))["networks"]
CASES = [(LECTURE, LECTURE["cases"]["A"]), (LECTURE, LECTURE["cases"]["B"]), (MAZUR, MAZUR)]
NAMES = ["lecture A", "lecture B", "mazur"]
DETAILS = ["tensor", "scalar"]
SMALL: dict[str, Any] = {
    "kind": "network",
    "sizes": [2, 3, 2],
    "seed": 5,
    "samples": [{"x": [1, -2], "target": [0, 1]}],
}
LAYER = {"W": [[1, 2], [3, 4]], "b": [0, 1], "activation": "tanh"}


def document(network: dict[str, Any], cases: list[dict[str, Any]], detail: str = "tensor") -> dict[str, Any]:
    """The source document of a golden network with these cases as samples."""
    parts = zip(network["W"], network["b"], cases[0]["activations"], strict=True)
    return {
        "kind": "network",
        "layers": [{"W": W, "b": b, "activation": activation} for W, b, activation in parts],
        "loss": cases[0]["loss"],
        "samples": [{"x": case["x"], "target": case["target"]} for case in cases],
        "detail": detail,
    }


def posted(served: Served, source: Any) -> dict[str, Any]:
    answer = served.post(source)
    assert answer.status_code == 200, answer.text
    trace: dict[str, Any] = answer.json()
    return trace


def numbers(figures: dict[str, Any], name: str, shape: tuple[int, ...], count: int) -> Any:
    """A value or gradient of the tensor graph, put together from single numbers where the graph is one of those."""
    if np.shape(figures.get(name, 0.0)) == shape:
        return np.array(figures[name], dtype=float)
    found = np.empty(shape)
    for index in np.ndindex(shape):
        found[index] = figures[cell_id(name, index, count)]
    return found


def equal(found: Any, wanted: Any) -> None:
    np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize(("network", "case"), CASES, ids=NAMES)
def test_every_golden_figure_of_a_single_sample_is_met(
    served: Served, network: dict[str, Any], case: dict[str, Any], detail: str
) -> None:
    trace = posted(served, document(network, [case], detail))
    values, gradients = trace["values"], trace["gradients"]
    for i, (weights, bias) in enumerate(zip(network["W"], network["b"], strict=True), start=1):
        shape = (1, len(bias))
        for letter in "za":
            equal(numbers(values, f"{letter}{i}", shape, 1), [case[letter][i - 1]])
            equal(numbers(gradients, f"{letter}{i}", shape, 1), [case[f"dC_d{letter}"][i - 1]])
        equal(numbers(gradients, f"W{i}", np.shape(weights), 1), case["dC_dW"][i - 1])
        equal(numbers(gradients, f"b{i}", np.shape(bias), 1), case["dC_db"][i - 1])
    equal(numbers(gradients, "x", (1, 2), 1), [case["dC_dx"]])
    equal(values["L"], case["C"])
    equal(numbers(values, "C", (1,), 1), [case["C"]])


@pytest.mark.parametrize("detail", DETAILS)
def test_every_golden_figure_of_the_batch_is_met(served: Served, detail: str) -> None:
    batch, cases = LECTURE["batch_A_B"], list(LECTURE["cases"].values())
    trace = posted(served, document(LECTURE, cases, detail))
    equal(trace["values"]["L"], batch["L"])
    equal(numbers(trace["values"], "C", (2,), 2), [case["C"] for case in cases])
    for i, (weights, bias) in enumerate(zip(LECTURE["W"], LECTURE["b"], strict=True), start=1):
        equal(numbers(trace["gradients"], f"W{i}", np.shape(weights), 2), batch["dL_dW"][i - 1])
        equal(numbers(trace["gradients"], f"b{i}", np.shape(bias), 2), batch["dL_db"][i - 1])
        for n, case in enumerate(cases):
            equal(numbers(trace["gradients"], f"z{i}", (2, len(bias)), 2)[n], case["dC_dz"][i - 1])


@pytest.mark.parametrize("reduction", ["sum", "mean"])
def test_the_gradients_of_single_samples_are_those_of_the_cases_whatever_the_reduction(
    served: Served, reduction: str
) -> None:
    cases = list(LECTURE["cases"].values())
    trace = posted(served, document(LECTURE, cases) | {"reduction": reduction})
    each = trace["per_sample_gradients"]
    for i in (1, 2, 3):
        equal(each[f"W{i}"], [case["dC_dW"][i - 1] for case in cases])
        equal(each[f"b{i}"], [case["dC_db"][i - 1] for case in cases])
    for name, samples in each.items():
        total = np.sum(samples, axis=0) / (len(cases) if reduction == "mean" else 1)
        np.testing.assert_allclose(trace["gradients"][name], total, rtol=1e-12, atol=1e-15)


def test_the_gradients_of_single_samples_are_the_same_in_single_numbers(served: Served) -> None:
    cases = list(LECTURE["cases"].values())
    each = posted(served, document(LECTURE, cases, "scalar"))["per_sample_gradients"]
    for n, case in enumerate(cases):
        for (j, k), wanted in np.ndenumerate(case["dC_dW"][1]):
            equal(each[cell_id("W2", (j, k), 2)][n], wanted)


def test_mazurs_loss_with_the_weights_alone_updated_is_the_one_of_a_whole_backward_pass(served: Served) -> None:
    """0.291027924, widely printed, comes of updating the output weights before the hidden gradients are taken."""
    updated = MAZUR | {"W": MAZUR["W_after_step_eta_0.5"]}
    assert posted(served, document(updated, [MAZUR]))["values"]["L"] == pytest.approx(0.291027773694, rel=1e-11)


def test_a_forgotten_transpose_would_be_seen(served: Served) -> None:
    """W3 is symmetric and would hide it: W2 is not."""
    case = LECTURE["cases"]["A"]
    found = posted(served, document(LECTURE, [case]))["gradients"]["a1"][0]
    assert not np.allclose(found, np.array(LECTURE["W"][1]) @ case["dC_dz"][1], rtol=0.1)


def test_seeded_weights_are_the_same_everywhere_and_change_with_the_seed(served: Served) -> None:
    first, again = posted(served, SMALL), posted(served, dict(reversed(SMALL.items())))
    assert first == again
    other = posted(served, SMALL | {"seed": 6})
    assert other["id"] != first["id"]
    assert other["values"]["W1"] != first["values"]["W1"]


@pytest.mark.parametrize("loss", ["half_sse", "sse", "mse", "bce", "cross_entropy"])
def test_both_details_agree_for_every_loss(served: Served, loss: str) -> None:
    tensor, scalar = (posted(served, SMALL | {"loss": loss, "detail": detail, "verify": True}) for detail in DETAILS)
    assert tensor["values"]["L"] == pytest.approx(scalar["values"]["L"], rel=1e-12)
    for name, shape in {"W1": (3, 2), "b1": (3,), "W2": (2, 3), "b2": (2,)}.items():
        np.testing.assert_allclose(
            tensor["gradients"][name], numbers(scalar["gradients"], name, shape, 1), rtol=1e-12, atol=1e-15
        )
    assert tensor["check"]["worst_relative_error"] < 1e-6


def test_the_base_case_of_softmax_sums_over_all_outputs(served: Served) -> None:
    """With softmax and a sum of squares, dC/dz_j = sum over k of dC/dy_k y_k ([k = j] - y_j)."""
    trace = posted(served, SMALL | {"output": "softmax"})
    y, t = np.array(trace["values"]["a2"][0]), np.array(SMALL["samples"][0]["target"])
    wanted = (np.diag(y) - np.outer(y, y)) @ (y - t)
    np.testing.assert_allclose(trace["gradients"]["z2"][0], wanted, rtol=1e-12)


def test_the_networks_of_the_gallery_can_be_posted_in_both_details(served: Served) -> None:
    presets = served.get("/api/v1/presets").json()["presets"]
    networks = {each["id"]: each for each in presets if each["document"]["kind"] == "network"}
    assert {"lecture-network", "mazur"} <= networks.keys()
    for id, preset in networks.items():
        assert preset["title"]
        assert preset["teaches"]
        assert preset["tour"]
        trace = posted(served, {"kind": "preset", "id": id})
        assert trace["source"]["kind"] == "network"
        for name, wanted in preset["expected"]["values"].items():
            equal(trace["values"][name], wanted)
        for name, wanted in preset["expected"]["gradients"].items():
            equal(trace["gradients"][name], wanted)
        if id == "large-network":
            continue  # its single numbers are a million
        scalar = posted(served, preset["document"] | {"detail": "scalar"})
        assert scalar["values"]["L"] == pytest.approx(trace["values"]["L"], rel=1e-12)


def test_the_lectures_preset_has_the_golden_batch(served: Served) -> None:
    trace = posted(served, {"kind": "preset", "id": "lecture-network"})
    for i in (1, 2, 3):
        equal(trace["gradients"][f"W{i}"], LECTURE["batch_A_B"]["dL_dW"][i - 1])


@pytest.mark.parametrize(
    ("changes", "node", "said"),
    [
        ({"layers": [LAYER, LAYER | {"W": [[1, 2, 3]], "b": [0]}]}, "layers[1].W", "layer 2"),
        ({"layers": [LAYER, LAYER | {"W": [[1, 2], [3]]}]}, "layers[1].W", "layer 2"),
        ({"layers": [LAYER, LAYER, LAYER | {"b": [1]}]}, "layers[2].b", "layer 3"),
        ({"layers": [LAYER | {"activation": "softmax"}, LAYER]}, "layers[0].activation", "layer 1"),
        ({"layers": [LAYER, LAYER | {"activation": "tanhh"}]}, "layers[1].activation", "tanh"),
        ({"layers": [LAYER | {"W": "1 2"}]}, "layers[0].W", "layer 1"),
        ({"layers": [LAYER | {"W": [[1, "2"], [3, 4]]}]}, "layers[0].W", "'2'"),
        ({"layers": [LAYER | {"W": [[1, 1e308 * 10], [3, 4]]}]}, None, ""),
        ({"layers": [LAYER | {"W": [[1] * 5_000]}]}, "layers[0].W", "4,096"),
        ({"layers": [LAYER] * 10_000}, "layers", "64"),
        ({"layers": [LAYER, 1]}, "layers[1]", ""),
        ({"layers": [LAYER], "samples": [{"x": [1], "target": [1, 0]}]}, "samples[0].x", "2 inputs"),
        ({"layers": [LAYER], "samples": [{"x": [1, 2], "target": [1]}]}, "samples[0].target", "2 outputs"),
        ({"layers": [LAYER], "loss": "bce"}, "layers[0].activation", "sigmoid"),
        ({"layers": [LAYER], "loss": "cross_entropy"}, "layers[0].activation", "softmax"),
        ({"layers": [LAYER], "sizes": [2, 2]}, "sizes", ""),
        ({"sizes": [2, 2], "activation": ["tanh", "relu"]}, "activation", "1 layer"),
        ({"sizes": [2, 4_096, 4_096, 2]}, "sizes", "layer 2"),
        ({"sizes": [2, 60, 60, 2], "detail": "scalar"}, "detail", "tensor"),
        ({"sizes": [2, 2], "detail": "neuron"}, "detail", "scalar"),
        ({"sizes": [2, 2], "reduction": "max"}, "reduction", "mean"),
    ],
    ids=lambda given: str(given)[:40],
)
def test_an_error_names_the_layer_or_the_field(
    served: Served, changes: dict[str, Any], node: str | None, said: str
) -> None:
    source = {"kind": "network", "samples": [{"x": [1, 2], "target": [1, 0]}], **changes}
    answer = served.client.post(
        "/api/v1/traces", content=json.dumps(source), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    problem = answer.json()
    if node is not None:
        assert problem["node"].startswith(node)
    assert said in problem["detail"]
    assert served.still_serves()


@pytest.mark.parametrize("detail", DETAILS)
def test_the_numpy_code_of_a_network_prints_the_loss_and_the_gradients_shown(served: Served, detail: str) -> None:
    case = LECTURE["cases"]["A"]
    trace = posted(served, document(LECTURE, [case], detail))
    answer = served.get(f"/api/v1/traces/{trace['id']}/code", params={"framework": "numpy"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/x-python")
    wanted = ["L", "d_W1" if detail == "tensor" else "d_w1_1_1"]
    report = f"\nimport json\nprint(json.dumps([np.asarray(each).tolist() for each in ({', '.join(wanted)})]))"
    done = subprocess.run([sys.executable, "-c", answer.text + report], capture_output=True, text=True, check=True)
    loss, gradient = json.loads(done.stdout.splitlines()[-1])
    equal(loss, case["C"])
    equal(gradient, case["dC_dW"][0] if detail == "tensor" else case["dC_dW"][0][0][0])


@pytest.mark.parametrize(("framework", "module"), [("numpy", "numpy"), ("torch", "torch"), ("jax", "jax")])
def test_code_is_written_for_every_framework_and_is_python(served: Served, framework: str, module: str) -> None:
    for source in (SMALL, {"kind": "preset", "id": "one-neuron"}):
        answer = served.get(f"/api/v1/traces/{posted(served, source)['id']}/code", params={"framework": framework})
        assert answer.status_code == 200
        compile(answer.text, "<code>", "exec")
        assert f"import {module}" in answer.text


def test_code_of_what_is_not_there_or_of_too_much_is_a_problem(served: Served) -> None:
    id = posted(served, SMALL)["id"]
    assert served.get(f"/api/v1/traces/{id}/code?framework=fortran").status_code == 422
    assert served.get(f"/api/v1/traces/{'0' * 32}/code").status_code == 404
    large = posted(served, SMALL | {"sizes": [2, 300, 300, 2]})["id"]
    answer = served.get(f"/api/v1/traces/{large}/code")
    assert (answer.status_code, answer.json()["code"]) == (422, "too-large-for-code")


def test_a_worked_example_is_had_by_one_get_in_the_detail_that_its_view_draws(served: Served) -> None:
    document = served.get("/api/v1/presets/lecture-network").json()["document"]
    for query, source in (
        ("", document),
        ("?view=graph", document),
        ("?view=reversed&sample=2", document | {"detail": "scalar", "samples": [document["samples"][1]]}),
    ):
        answer = served.get(f"/api/v1/presets/lecture-network/trace{query}")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.json()["values"] == posted(served, source)["values"]
        assert served.get(f"/api/v1/traces/{answer.json()['id']}/layout").status_code == 200
    assert served.get("/api/v1/presets/colah/trace?view=network").status_code == 422
    assert served.get("/api/v1/presets/lecture-network/trace?view=network&sample=3").status_code == 422
    assert served.get("/api/v1/presets/abc/trace").status_code == 404
