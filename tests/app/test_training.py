"""Training in one answer: the library's numbers, its limits, the golden step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from chainrule.export.training import training_code
from chainrule.training import EXAMPLES, read_job, result
from tests.app.conftest import Serve, Served
from tests.app.trainings import (
    DIVERGING,
    LIMITS,
    LONG,
    NETWORK,
    NEURON,
    SPIRAL,
    TRAINING,
    post,
    wait_until,
)

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "networks.json"


@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "adam"])
def test_the_answer_is_the_librarys_own_result(served: Served, optimiser: str) -> None:
    document = TRAINING | {"optimiser": optimiser, "record": 3, "snapshots": 4}
    answer = post(served, document)
    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(result(read_job(document, LIMITS))))


def test_mazurs_parameters_after_one_step_are_the_golden_ones(served: Served) -> None:
    golden = next(n for n in json.loads(GOLDEN.read_text("utf-8"))["networks"] if n["id"] == "mazur")
    found = post(served, {"source": {"kind": "preset", "id": "mazur"}, "eta": 0.5, "steps": 1}).json()
    for layer, wanted in enumerate(golden["W_after_step_eta_0.5"], start=1):
        np.testing.assert_allclose(found["parameters"][f"W{layer}"], wanted, rtol=1e-10, atol=1e-14)
    for layer, (bias, gradient) in enumerate(zip(golden["b"], golden["dC_db"], strict=True), start=1):
        after = np.array(bias) - 0.5 * np.array(gradient)
        np.testing.assert_allclose(found["parameters"][f"b{layer}"], after, rtol=1e-10, atol=1e-14)
    assert found["losses"][0] == pytest.approx(golden["C"], rel=1e-10)
    assert len(found["losses"]) == 2
    assert found["losses"][1] < found["losses"][0]


def test_a_training_can_be_had_as_a_program(served: Served) -> None:
    document = TRAINING | {"optimiser": "adamw", "clip_norm": 1.0, "schedule": "cosine"}
    answer = served.client.post("/api/v1/training/code", json=document)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/x-python; charset=utf-8")
    job = read_job(document, LIMITS)
    assert answer.text == training_code(job, "pytorch")
    for framework in ("numpy", "jax"):
        asked = served.client.post(f"/api/v1/training/code?framework={framework}", json=document)
        assert asked.text == training_code(job, framework)
    assert served.client.post("/api/v1/training/code?framework=basic", json=document).status_code == 422
    refused = served.client.post("/api/v1/training/code", json=document | {"clip_norm": -1})
    assert (refused.status_code, refused.json()["node"]) == (422, "clip_norm")


def test_what_is_not_said_has_the_defaults_the_answer_states(served: Served) -> None:
    found = post(served, {"source": {"kind": "preset", "id": "mazur"}}).json()
    assert (found["source"]["optimiser"], found["source"]["eta"], found["source"]["steps"]) == ("sgd", 0.1, 100)
    assert found["steps"] == list(range(101))
    assert found["test_losses"] == []
    again = post(served, found["source"]).json()
    assert again == found


def test_a_training_that_diverges_says_where_and_its_numbers_are_words(served: Served) -> None:
    answer = post(served, DIVERGING | {"steps": 500, "snapshots": 2})
    found = answer.json()
    assert answer.status_code == 200
    assert found["diverged"] == found["steps"][-1] < 500
    assert {"NaN", "Infinity"} & {found["losses"][-1], *found["gradient_norms"][-1]}
    assert found["snapshots"][-1]["step"] == found["diverged"]
    assert served.still_serves()


@pytest.mark.parametrize(
    ("changes", "node"),
    [
        ({"steps": 1_000_000}, "steps"),
        ({"epoks": 1_000_000}, "'epoks'"),
        ({"steps": 0}, "steps"),
        ({"steps": -1}, "steps"),
        ({"steps": 1.5}, "steps"),
        ({"steps": True}, "steps"),
        ({"steps": "100"}, "steps"),
        ({"steps": 2**63}, "steps"),
        ({"batch": 0}, "batch"),
        ({"seed": -1}, "seed"),
        ({"eta": -0.1}, "eta"),
        ({"eta": "0.1"}, "eta"),
        ({"optimiser": "sdg"}, "optimiser"),
        ({"record": 0}, "record"),
        ({"snapshots": 10**9}, "snapshots"),
        ({"dataset": {"name": "spiral", "points": 10**9}}, "dataset.points"),
        ({"dataset": {"name": "csv", "text": "1,2,x\n1,2\n"}}, "dataset.text"),
        ({"dataset": {"name": "../../etc/passwd"}}, "dataset.name"),
        ({"dataset": []}, "dataset"),
        ({"source": NEURON}, "source.kind"),
        ({"source": {"kind": "preset", "id": "one-neuron"}}, "source.id"),
        ({"source": NETWORK | {"sizes": [2, 10**9, 1]}}, "source.sizes[1]"),
        ({"source": NETWORK | {"sizes": [2] * 10_000}}, "source.sizes"),
        ({"source": NETWORK | {"sizes": [2, 4_096, 4_096, 4_096, 1]}}, "source.sizes"),
        ({"source": NETWORK | {"sizes": [2, -1, 1]}}, "source.sizes[1]"),
        ({"source": NETWORK | {"sizes": [2, 800, 800, 1]}, "steps": 100_000}, "steps"),
        ({"source": NETWORK | {"sizes": [2, 400, 400, 1]}, "snapshots": 100}, "snapshots"),
        ({"source": NETWORK | {"sizes": [2, *[90] * 60, 1]}, "dataset": SPIRAL | {"points": 10_000}}, "dataset"),
        ({"source": None}, "source"),
    ],
    ids=lambda given: str(given)[:40],
)  # fmt: skip
def test_a_training_beyond_the_limits_is_refused_before_it_begins(
    served: Served, changes: dict[str, Any], node: str
) -> None:
    answer = post(served, TRAINING | changes)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["node"] == node
    assert served.still_serves()


@pytest.mark.parametrize("body", [b"[]", b"1", b'"x"', b"null"])
def test_a_body_that_is_no_object_is_refused(served: Served, body: bytes) -> None:
    answer = served.client.post("/api/v1/training", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "not-an-object")


def test_a_training_beyond_the_deadline_ends_with_a_problem(serve: Serve) -> None:
    with serve(deadline_s=0.3) as running:
        answer = post(running, LONG)
        assert (answer.status_code, answer.json()["code"]) == (503, "deadline")
        assert running.still_serves()


def test_a_training_ends_when_nobody_waits_for_its_answer(serve: Serve) -> None:
    endless = LONG | {"source": NETWORK | {"sizes": [2, 60, 60, 1]}, "batch": 30}
    with serve(deadline_s=600) as running:
        context = running.app.state.context
        with pytest.raises(httpx.ReadTimeout):
            running.client.post("/api/v1/training", json=endless, timeout=0.3)
        wait_until(lambda: not (context.trainings.held or context.lanes.long.jobs), within_s=3)


def test_every_example_can_be_posted_and_is_shown(served: Served) -> None:
    shown = served.get("/api/v1/training/examples").json()["trainings"]
    assert [each["id"] for each in shown] == list(EXAMPLES)
    for each in shown:
        assert each["title"]
        assert each["teaches"]
        answer = post(served, each["document"] | {"steps": 2, "record": 1, "snapshots": 0})
        assert answer.status_code == 200
        assert len(answer.json()["losses"]) == 3
