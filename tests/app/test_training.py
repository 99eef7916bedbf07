"""Training over the API: in one answer, and live."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from websockets.sync.client import ClientConnection

from app.conversation import MESSAGES
from app.training import Course, Trainings
from app.work import Workers
from chainrule.datasets import make
from chainrule.encode.binary import decode
from chainrule.limits import Limits
from chainrule.training import EXAMPLES, Progress, moment, read_job, result, surface, train
from tests.app.conftest import Serve, Served

LIMITS = Limits()
NETWORK = {"kind": "network", "sizes": [2, 4, 1], "activation": "tanh", "reduction": "mean", "seed": 1}
SPIRAL = {"name": "spiral", "points": 60, "noise": 0.1, "seed": 3}
TRAINING: dict[str, Any] = {
    "source": NETWORK, "dataset": SPIRAL, "optimiser": "adam", "eta": 0.03, "steps": 40, "batch": 7,
}  # fmt: skip
LONG = TRAINING | {"steps": 100_000, "record": 100}
DIVERGING = {"source": {"kind": "network", "sizes": [2, 3, 1], "activation": "linear"}, "dataset": SPIRAL, "eta": 1e3}
NEURON = {"kind": "expression", "text": "a = sigmoid(w*x)", "inputs": {"w": 0.5, "x": 2}}
ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "networks.json"
WAIT_S = 20


def post(served: Served, document: Any) -> Any:
    return served.client.post("/api/v1/training", json=document)


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
        ({"epochs": 1_000_000}, "'epochs'"),
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
        wait_until(lambda: not (context.trainings.held or context.workers.jobs), within_s=3)


def test_others_are_served_while_more_trainings_run_than_there_are_threads(serve: Serve) -> None:
    with serve(workers=2) as running, at_once(running, LONG, count=4) as trainings:
        for _ in range(20):
            assert running.still_serves()
        assert len(trainings) == 4


@contextmanager
def at_once(running: Served, document: Any, count: int) -> Iterator[list[ClientConnection]]:
    """So many live trainings that are under way."""
    with ExitStack() as open_ones:
        lives = [open_ones.enter_context(running.live()) for _ in range(count)]
        for live in lives:
            say(live, type="train", training=document)
            assert hear(live)["type"] == "training"
            assert hear(live)["state"] == "running"
        yield lives


def test_trainings_that_would_need_more_memory_than_there_is_room_for_come_later(serve: Serve) -> None:
    with serve() as running:
        trainings = running.app.state.context.trainings
        with running.live() as live:
            say(live, type="train", training=LONG, paused=True)
            hear(live)
            trainings.most_held = trainings.held
            assert trainings.held > 0
            refused = post(running, TRAINING)
            assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
            say(live, type="train", training=LONG, paused=True, seq=2)
            assert [hear(live).get("seq") for _ in range(2)][-1] == 2
        wait_until(lambda: trainings.held == 0)
        assert post(running, TRAINING).status_code == 200
        assert trainings.held == 0


def wait_until(holds: Callable[[], bool], within_s: float = WAIT_S) -> None:
    end = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_every_example_can_be_posted_and_is_shown(served: Served) -> None:
    shown = served.get("/api/v1/training/examples").json()["trainings"]
    assert [each["id"] for each in shown] == list(EXAMPLES)
    for each in shown:
        assert each["title"]
        assert each["teaches"]
        answer = post(served, each["document"] | {"steps": 2, "record": 1, "snapshots": 0})
        assert answer.status_code == 200
        assert len(answer.json()["losses"]) == 3


@pytest.mark.parametrize("seconds", [0.0, 1e-4, 1.0])
def test_pieces_of_any_length_give_the_numbers_of_a_whole_training(seconds: float) -> None:
    job = read_job(TRAINING | {"record": 3}, LIMITS)
    course, found = Course(job), []
    while not course.is_over:
        found += course.piece(max(seconds, 1e-5))
    whole = list(train(job))
    assert [each.step for each in found] == [each.step for each in whole]
    for piecewise, once in zip(found, whole, strict=True):
        assert (piecewise.loss, piecewise.test_loss) == (once.loss, once.test_loss)
        np.testing.assert_array_equal(piecewise.checkpoint.theta, once.checkpoint.theta)


class Watched(Course):
    """A course that notes how many of its kind compute at the same time."""

    computing = 0
    most = 0

    def piece(self, seconds: float = 0.0, until: int | None = None) -> list[Progress]:
        Watched.computing += 1
        Watched.most = max(Watched.most, Watched.computing)
        found = super().piece(0.002, until)
        Watched.computing -= 1
        return found


def test_trainings_leave_a_thread_to_everyone_else() -> None:
    async def all_at_once() -> None:
        workers = Workers(3, 100, WAIT_S)
        trainings = Trainings(workers, at_once=2)

        async def whole(course: Course) -> None:
            while not course.is_over:
                await trainings.piece(course)

        job = read_job(TRAINING | {"steps": 200}, LIMITS)
        await asyncio.gather(*(whole(Watched(job)) for _ in range(6)))
        workers.close()

    asyncio.run(all_at_once())
    assert Watched.most == 2


def test_a_cancellation_that_comes_together_with_a_result_is_not_lost() -> None:
    async def cancel_when_done() -> None:
        workers, is_done = Workers(1, 1, WAIT_S), threading.Event()
        task = asyncio.create_task(workers.run(is_done.set))
        await asyncio.sleep(0)
        is_done.wait()
        workers.close()
        while workers.jobs:
            await asyncio.sleep(0)
            if not task.done():
                task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel_when_done())


def test_of_many_trainings_in_a_row_the_last_one_goes_on(served: Served) -> None:
    with served.live(max_queue=None) as live:
        for k in range(100):
            say(live, type="train", training=LONG if k < 99 else TRAINING, seq=k)
            time.sleep(0.001 * (k % 7))
        answer = hear(live)
        while (answer["seq"], answer.get("state")) != (99, "done"):
            answer = hear(live)
    assert answer["step"] == 40


def say(live: ClientConnection, **message: Any) -> None:
    live.send(json.dumps(message))


def hear(live: ClientConnection) -> dict[str, Any]:
    """The next message, or the header of a frame with its arrays in `numbers`."""
    answer = live.recv(timeout=WAIT_S)
    if isinstance(answer, str):
        message: dict[str, Any] = json.loads(answer)
        return message
    header, arrays = decode(answer)
    return {**header, "numbers": arrays}


def hear_until(live: ClientConnection, state: str) -> list[dict[str, Any]]:
    """All frames up to the first in that state."""
    frames = [hear(live)]
    while frames[-1].get("state") != state:
        assert frames[-1]["type"] == "progress", frames[-1]
        frames.append(hear(live))
    return frames


def together(frames: list[dict[str, Any]], name: str) -> list[float]:
    return [float(number) for frame in frames for number in frame["numbers"][name]]


def test_a_live_training_shows_every_measurement_once_and_ends_with_the_posted_numbers(served: Served) -> None:
    posted = post(served, TRAINING).json()
    with served.live() as live:
        say(live, type="train", training=TRAINING, seq=5)
        began = hear(live)
        frames = hear_until(live, "done")
    assert (began["type"], began["seq"], began["training"]) == ("training", 5, posted["source"])
    assert (began["train_count"], began["test_count"], began["steps_per_epoch"]) == (30, 30, 5)
    assert began["parameters"] == {name: list(np.shape(value)) for name, value in posted["parameters"].items()}
    assert {frame["seq"] for frame in frames} == {5}
    assert together(frames, "steps") == posted["steps"]
    assert together(frames, "losses") == posted["losses"]
    assert together(frames, "test_losses") == posted["test_losses"]
    assert together(frames, "gradient_norms") == np.ravel(posted["gradient_norms"]).tolist()
    assert (frames[-1]["step"], frames[-1]["steps"], frames[-1]["epoch"]) == (40, 40, 8.0)
    for name, value in posted["parameters"].items():
        assert frames[-1]["numbers"][name].tolist() == np.ravel(value).tolist()


def test_a_paused_training_rests_goes_some_steps_and_ends_with_the_numbers_of_an_unpaused_one(served: Served) -> None:
    posted = post(served, TRAINING | {"snapshots": 41}).json()
    with served.live() as live:
        say(live, type="train", training=TRAINING | {"record": 10}, paused=True, seq=1)
        hear(live)
        (first,) = hear_until(live, "paused")
        assert (first["step"], first["numbers"]["steps"].tolist(), first["seq"]) == (0, [0], 1)
        say(live, type="step", seq=2)
        one = hear_until(live, "paused")[-1]
        assert (one["step"], one["seq"], one["numbers"]["losses"].tolist()) == (1, 2, [posted["losses"][1]])
        assert one["numbers"]["W1"].tolist() == np.ravel(posted["snapshots"][1]["parameters"]["W1"]).tolist()
        say(live, type="step", count=12, seq=3)
        frames = hear_until(live, "paused")
        assert together(frames, "steps") == [10, 13]
        assert together(frames, "losses") == [posted["losses"][10], posted["losses"][13]]
        say(live, type="pause", seq=4)
        again = hear(live)
        assert (again["state"], again["seq"], again["numbers"]["steps"].tolist()) == ("paused", 4, [])
        say(live, type="resume", seq=5)
        last = hear_until(live, "done")[-1]
    assert (last["seq"], last["step"]) == (5, 40)
    for name, value in posted["parameters"].items():
        assert last["numbers"][name].tolist() == np.ravel(value).tolist()


def test_a_running_training_can_be_paused_resumed_and_stopped(served: Served) -> None:
    with served.live() as live:
        say(live, type="train", training=LONG)
        hear(live)
        hear(live)
        say(live, type="pause", seq=1)
        paused = hear_until(live, "paused")[-1]
        assert paused["seq"] == 1
        assert paused["numbers"]["steps"][-1] == paused["step"] < 100_000
        say(live, type="resume", seq=2)
        assert hear(live)["state"] == "running"
        say(live, type="stop", seq=3)
        stopped = hear_until(live, "stopped")[-1]
        assert paused["step"] < stopped["step"] < 100_000
        say(live, type="resume", seq=4)
        assert hear(live)["problem"]["code"] == "training-over"
        say(live, type="stop", seq=5)
        assert (hear(live)["state"], served.still_serves()) == ("stopped", True)


def test_progress_comes_at_most_some_ten_times_a_second_and_none_of_it_is_lost(served: Served) -> None:
    with served.live() as live:
        say(live, type="train", training=TRAINING | {"steps": 3_000})
        hear(live)
        began = time.monotonic()
        frames = hear_until(live, "done")
        took_s = time.monotonic() - began
    assert together(frames, "steps") == list(range(3_001))
    assert len(frames) <= 3 + 10 * took_s


def test_a_source_that_is_open_can_be_trained_with_the_values_it_has(served: Served) -> None:
    with served.live() as live:
        say(live, type="open", source={"kind": "preset", "id": "mazur"}, document=False)
        hear(live)
        say(live, type="set", values={"b1": [0.25, 0.5]}, seq=1)
        hear(live)
        say(live, type="train", training={"eta": 0.5, "steps": 1}, seq=2)
        source = hear(live)["training"]["source"]
        assert source["layers"][0]["b"] == [0.25, 0.5]
        last = hear_until(live, "done")[-1]
    posted = post(served, {"source": source, "eta": 0.5, "steps": 1}).json()
    assert last["numbers"]["W2"].tolist() == np.ravel(posted["parameters"]["W2"]).tolist()


def test_values_can_be_set_while_a_training_runs(served: Served) -> None:
    with served.live() as live:
        say(live, type="open", source=NEURON, document=False)
        hear(live)
        say(live, type="train", training=LONG)
        hear(live)
        say(live, type="set", values={"x": 17}, seq=9)
        answers = islice(iter(lambda: hear(live), None), 200)
        found = next(answer for answer in answers if answer.get("seq") == 9)
        assert 17.0 in found["numbers"]["values"]


def test_another_training_takes_the_place_of_the_one_before(served: Served) -> None:
    with served.live() as live:
        say(live, type="train", training=LONG, seq=1)
        hear(live)
        say(live, type="train", training=TRAINING, seq=2)
        answer = hear(live)
        while answer["seq"] == 1:
            answer = hear(live)
        assert answer["type"] == "training"
        assert {frame["seq"] for frame in hear_until(live, "done")} == {2}


def test_a_training_that_diverges_says_so(served: Served) -> None:
    with served.live() as live:
        say(live, type="train", training=DIVERGING | {"steps": 500})
        hear(live)
        last = hear_until(live, "diverged")[-1]
        assert last["step"] < 500
        figures = [last["numbers"][name][-1] for name in ("losses", "gradient_norms")]
        assert not np.isfinite(figures).all()


def test_the_surface_of_a_moment_is_the_librarys(served: Served) -> None:
    job = read_job(TRAINING, LIMITS)
    with served.live() as live:
        say(live, type="train", training=TRAINING, paused=True)
        hear(live), hear(live)
        say(live, type="surface", cells=8, seq=3)
        answer = hear(live)
        say(live, type="surface", cells=201, seq=4)
        assert hear(live)["problem"]["node"] == "cells"
    found = surface(job, next(train(job)).checkpoint, 8)
    assert (answer["type"], answer["seq"], answer["step"], answer["units"]) == ("surface", 3, 0, [4, 1])
    assert answer["box"] == list(found.box)
    for layer, maps in enumerate(found.layers, start=1):
        assert answer["numbers"][f"a{layer}"].tolist() == maps.ravel().tolist()


def test_the_step_at_hand_can_be_opened_as_a_film(served: Served) -> None:
    job = read_job(TRAINING, LIMITS)
    checkpoint = next(islice(train(job), 3, None)).checkpoint
    with served.live() as live:
        say(live, type="train", training=TRAINING, paused=True)
        hear(live), hear(live)
        say(live, type="step", count=3)
        hear_until(live, "paused")
        say(live, type="moment", seq=6)
        answer = hear(live)
        say(live, type="moment", samples=2, seq=7)
        assert len(hear(live)["source"]["samples"]) == 2
    assert answer == {"type": "moment", "seq": 6, "step": 3, "source": moment(job, checkpoint, LIMITS)}
    assert served.post(answer["source"]).status_code == 200


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "pause"}, "nothing-trained"),
        ({"type": "resume"}, "nothing-trained"),
        ({"type": "step"}, "nothing-trained"),
        ({"type": "stop"}, "nothing-trained"),
        ({"type": "surface"}, "nothing-trained"),
        ({"type": "moment"}, "nothing-trained"),
        ({"type": "train"}, "wrong-type"),
        ({"type": "train", "training": [1]}, "wrong-type"),
        ({"type": "train", "training": {}}, "nothing-open"),
        ({"type": "train", "training": TRAINING, "paused": 1}, "wrong-type"),
        ({"type": "train", "training": TRAINING | {"steps": 10**6}}, "invalid-value"),
        ({"type": "train", "training": TRAINING | {"epochs": 10**6}}, "unknown-field"),
        ({"type": "train", "training": TRAINING | {"source": NEURON}}, "unknown-choice"),
    ],
)
def test_a_message_that_makes_no_sense_is_answered_with_a_problem(
    served: Served, message: dict[str, Any], code: str
) -> None:
    with served.live() as live:
        say(live, **message, seq=3)
        answer = hear(live)
        assert (answer["type"], answer["seq"], answer["problem"]["code"]) == ("error", 3, code)
        say(live, type="ping", seq=7)
        assert hear(live) == {"type": "pong", "seq": 7}


@pytest.mark.parametrize("count", [0, -1, 1.5, True, "1", 10**6])
def test_a_count_of_steps_that_is_none_is_refused_and_the_training_waits(served: Served, count: Any) -> None:
    with served.live() as live:
        say(live, type="train", training=TRAINING, paused=True)
        hear(live), hear(live)
        say(live, type="step", count=count, seq=2)
        assert hear(live)["problem"]["node"] == "count"
        say(live, type="step", seq=3)
        assert (hear(live)["step"], served.still_serves()) == (1, True)


def test_a_client_that_did_not_listen_for_a_while_has_missed_nothing(served: Served) -> None:
    with served.live(max_queue=1) as live:
        say(live, type="train", training=TRAINING | {"steps": 5_000, "source": NETWORK | {"sizes": [2, 60, 60, 1]}})
        hear(live)
        time.sleep(0.5)
        frames = hear_until(live, "done")
    assert together(frames, "steps") == list(range(5_001))


def test_every_message_is_described() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for kind in MESSAGES:
        assert f'-> {{"type": "{kind}"' in page


def test_a_flood_of_messages_to_a_training_harms_nobody(served: Served) -> None:
    with served.live(max_queue=None) as live:
        say(live, type="train", training=LONG, seq=0)
        for k in range(1, 1_000):
            say(live, type="pause" if k % 2 else "resume", seq=k)
        assert served.still_serves()
        say(live, type="ping", seq=7_000)
        while hear(live).get("seq") != 7_000:
            pass


def test_a_connection_that_vanishes_takes_its_training_along(serve: Serve) -> None:
    with serve() as running:
        with running.live() as live:
            say(live, type="train", training=LONG)
            hear(live), hear(live)
        context = running.app.state.context
        wait_until(lambda: not (context.workers.jobs or len(context.lives) or context.trainings.held))


def test_the_points_of_a_data_set_are_those_a_training_has(served: Served) -> None:
    for name in ("circle", "xor", "gaussians", "spiral", "moons", "plane", "hills"):
        found = served.get(f"/api/v1/datasets/{name}", params={"n": 50, "noise": 0.2, "seed": 4}).json()
        wanted = make({"name": name, "points": 50, "noise": 0.2, "seed": 4}, LIMITS)
        assert found["x"] == wanted.x.tolist()
        assert found["labels"] == wanted.labels.tolist()
        assert (found["train_count"], found["columns"], found["classes"]) == (25, ["x", "y"], list(wanted.classes))


def test_the_shelf_lists_every_set_with_defaults_that_can_be_asked_for(served: Served) -> None:
    shelf = served.get("/api/v1/datasets").json()
    assert shelf["features"] == ["x", "y", "x^2", "y^2", "xy", "sin x", "sin y"]
    for each in shelf["datasets"]:
        assert each["title"]
        if each["kind"] != "csv" and each["is_available"]:
            answer = served.get(f"/api/v1/datasets/{each['id']}")
            assert answer.status_code == 200
            assert answer.json()["description"] == each["defaults"]
            assert len(answer.json()["x"]) == len(answer.json()["labels"])


def test_ones_own_values_and_other_features_are_shown(served: Served) -> None:
    text = "height,kind,width\n1,oak,2\n2,elm,1\n1,oak,3\n3,elm,1\n"
    found = served.client.post("/api/v1/datasets/points", json={"name": "csv", "text": text, "label": "kind"}).json()
    assert (found["columns"], sorted(found["classes"]), found["train_count"]) == (
        ["height", "width"],
        ["elm", "oak"],
        2,
    )
    assert sorted(found["x"]) == [[1, 2], [1, 3], [2, 1], [3, 1]]
    drawn = served.client.post(
        "/api/v1/datasets/points", json={"name": "xor", "points": 9, "features": ["xy", "sin x"]}
    ).json()
    assert (drawn["columns"], np.shape(drawn["x"])) == (["xy", "sin x"], (9, 2))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("spirals", 404), ("csv", 404), ("..%2f..%2fetc", 404), ("%00", 404),
        ("spiral?n=3", 422), ("spiral?n=1000000", 422), ("spiral?n=x", 422), ("spiral?n=1e3", 422),
        ("spiral?noise=0.6", 422), ("spiral?noise=nan", 422), ("spiral?noise=inf", 422),
        ("spiral?seed=-1", 422), ("spiral?seed=9007199254740992", 422),
    ],
)  # fmt: skip
def test_points_that_cannot_be_are_refused(served: Served, path: str, status: int) -> None:
    answer = served.get(f"/api/v1/datasets/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_an_error_in_ones_own_values_has_its_place(served: Served) -> None:
    answer = served.client.post("/api/v1/datasets/points", json={"name": "csv", "text": "a,b,c\n1,2,0\n1,x,1\n"})
    problem = answer.json()
    assert (answer.status_code, problem["node"], problem["span"]["line"]) == (422, "dataset.text", 3)
    assert "column 2" in problem["detail"]
