"""Training over a live connection: steered by messages, shown by frames."""

from __future__ import annotations

import json
import time
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.live.connection import MESSAGES
from chainrule.training import read_job, step_update, surface, train
from chainrule.training.step_source import step_source
from tests.app.conftest import Serve, Served
from tests.app.trainings import (
    DIVERGING,
    LIMITS,
    LONG,
    NETWORK,
    NEURON,
    TRAINING,
    hear,
    hear_until,
    post,
    say,
    together,
    wait_until,
)

ROOT = Path(__file__).resolve().parents[3]


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
    update = json.loads(json.dumps(step_update(job, checkpoint)))
    source = step_source(job, checkpoint, LIMITS)
    assert answer == {"type": "moment", "seq": 6, "step": 3, "source": source, "update": update}
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
        ({"type": "train", "training": TRAINING | {"epoks": 10**6}}, "unknown-field"),
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
        wait_until(lambda: not (context.lanes.long.jobs or len(context.connection_slots) or context.trainings.held))
