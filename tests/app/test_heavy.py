"""What is heavy goes to a process: the same bytes, and nobody else waits."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from app.encoded_scene import EncodedScene, Question
from app.jobs.pool import JobPool
from app.jobs.process import JobProcess
from app.jobs.trace_job import trace_answer
from app.judging import HeavyError, LightJudge
from chainrule.canonical_json import dumps
from chainrule.cost import Form
from chainrule.encode import binary, document
from chainrule.encode.binary import decode
from chainrule.limits import Limits
from chainrule.scene import build, edit
from chainrule.sources import read
from tests.app.conftest import PATIENCE_S, Serve, Served

HEAVY: dict[str, Any] = {
    "kind": "network", "sizes": [60, 250, 250, 10], "activation": "tanh", "seed": 3,
    "samples": [{"x": [0.5] * 60, "target": [0.25] * 10}] * 60,
}  # fmt: skip
TOO_MUCH = {
    "kind": "expression",
    "text": "y = einsum('a,b,c,d,e->', x, x, x, x, x)",
    "inputs": {"x": [0.5] * 500},
}
BINARY = {"Accept": "application/vnd.chainrule.trace"}


def jobs_of(served: Served) -> JobPool:
    jobs: JobPool = served.app.state.context.jobs
    return jobs


def test_the_heavy_document_is_heavy_and_a_small_one_is_not() -> None:
    with pytest.raises(HeavyError):
        read(HEAVY, Limits(), LightJudge(False, "json", Limits(), b""))
    small = {**HEAVY, "sizes": [60, 8, 10]}
    read({**small, "samples": HEAVY["samples"][:1]}, Limits(), LightJudge(False, "json", Limits(), b""))


@pytest.mark.parametrize("id", ["colah", "lecture-network", "large-network", "layer-norm"])
def test_a_scene_costs_what_it_was_judged_by(id: str) -> None:
    judge = LightJudge(True, "binary", Limits(work=10**15, memory=10**15, answer_bytes=10**15), b"")
    with suppress(HeavyError):
        read({"kind": "preset", "id": id}, Limits(), judge)
    scene = build({"kind": "preset", "id": id}, Limits())
    assert EncodedScene(scene, judged=judge.cost).cost == EncodedScene(scene).cost


def test_a_picture_of_more_pixels_costs_more_and_all_else_costs_what_its_scene_does() -> None:
    cost = EncodedScene(build({"kind": "preset", "id": "colah"}, Limits())).cost
    large, usual = Question("png", width=2560, height=2560, scale=2), Question("png")
    assert large.work(cost) > 2 * usual.work(cost) > 2 * cost.work("png")
    assert Question("svg", width=2560, height=2560).work(cost) == cost.work("svg")


def test_a_heavy_answer_is_that_of_the_library_and_is_read_back(served: Served) -> None:
    before = jobs_of(served).started
    posted = served.post(HEAVY)
    scene = build(HEAVY, Limits())
    assert posted.content == dumps(document.document(scene))
    assert served.post(HEAVY, headers=BINARY).content == binary.encode(scene)
    assert jobs_of(served).started > before
    address = posted.headers["content-location"]
    assert served.get(address).content == posted.content
    assert served.get(f"{address}/steps?stop=2").json()["steps"] == posted.json()["steps"][:2]


def test_a_long_answer_is_compressed_for_those_who_take_it_and_its_room_is_given_back(served: Served) -> None:
    plain = served.post(HEAVY, headers={"Accept-Encoding": "identity"})
    zipped = served.post(HEAVY)
    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    assert int(zipped.headers["content-length"]) < int(plain.headers["content-length"])
    assert zipped.content == plain.content
    assert served.app.state.context.spool.held == 0


def test_what_costs_too_much_is_refused_with_the_limit_the_value_and_what_would_fit(served: Served) -> None:
    answer = served.post(TOO_MUCH)
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["limit"]) == (422, "limit-work", "work")
    assert problem["value"] > problem["most"] == Limits().work
    assert served.get("/api/v1/limits").json()["work"] == Limits().work


def test_a_heavy_job_that_misses_its_deadline_is_ended_and_the_next_one_runs(serve: Serve) -> None:
    with serve(deadline_s=3.0, limits=Limits(work=10**15), work_burst=1e18) as running:
        # 200^4 products that numpy takes one by one: many seconds.
        long = {**TOO_MUCH, "text": "y = einsum('a,b,c,d->', x, x, x, x)", "inputs": {"x": [0.5] * 300}}
        answer = running.post(long)
        assert (answer.status_code, answer.json()["code"]) == (503, "deadline")
        assert "retry-after" in answer.headers
        assert jobs_of(running).killed == 1
        assert running.still_serves()
        while (again := running.post(HEAVY)).status_code == 503:
            pass
        assert again.status_code == 200


def test_a_drawing_that_misses_its_deadline_is_refused_and_its_process_is_dead(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[JobProcess] = []
    run = JobProcess.run

    async def noted(process: JobProcess, job: Callable[..., Any], *arguments: Any) -> tuple[str, Any]:
        used.append(process)
        return await run(process, job, *arguments)

    monkeypatch.setattr(JobProcess, "run", noted)
    text = "\n".join(f"a{k + 1} = a{k} * a0" for k in range(300))
    with serve(deadline_s=2.0, processes=1, work_burst=1e18) as running:
        posted = running.post({"kind": "expression", "text": text, "inputs": {"a0": 0.5}})
        assert posted.status_code == 200
        answer = running.get(f"{posted.headers['content-location']}.svg?view=graph")
        assert (answer.status_code, answer.json()["code"]) == (503, "deadline")
        assert jobs_of(running).killed == 1
        end = time.monotonic() + PATIENCE_S
        while used[-1].is_alive and time.monotonic() < end:
            time.sleep(0.01)
        assert not used[-1].is_alive
        assert running.still_serves()


def test_a_heavy_source_is_opened_and_set_over_a_live_connection(served: Served) -> None:
    with served.live() as live:
        live.send(json.dumps({"type": "open", "source": HEAVY, "seq": 1}))
        opened = json.loads(live.recv(timeout=20))
        scene = build(HEAVY, Limits())
        assert (opened["id"], opened["seq"]) == (scene.id, 1)
        held = served.app.state.context.live_memory.held
        assert 0 < held < EncodedScene(scene).cost.held
        for seq, values in enumerate(({"b1": [0.5] * 250}, {"b3": [0.1] * 10}), start=2):
            live.send(json.dumps({"type": "set", "values": values, "seq": seq}))
            header, arrays = decode(live.recv(timeout=20))  # type: ignore[arg-type]
            scene = edit(scene, values, Limits())
            assert header["seq"] == seq
            assert arrays["values"].tolist() == scene.trace.flat()["values"].tolist()
    assert asyncio.run(comes_to(served, 0)) == 0


def test_an_answer_that_a_live_connection_does_not_want_keeps_no_room(serve: Serve) -> None:
    lines = [f"a{k + 1} = a{k} + a0" for k in range(8_000)]
    source = {"kind": "expression", "text": "\n".join(lines), "inputs": {"a0": 0.5}}
    limits = Limits(nodes=20_000, text_length=300_000)
    with serve(limits=limits, deadline_s=60.0) as served, served.live() as live:
        live.send(json.dumps({"type": "open", "source": source, "document": False, "seq": 1}))
        assert "id" in json.loads(live.recv(timeout=60))
        assert jobs_of(served).started == 1
        assert served.app.state.context.spool.held == 0


async def comes_to(served: Served, wanted: int) -> int:
    """What live connections hold, once it is so much or after a while."""
    account = served.app.state.context.live_memory
    for _ in range(1_000):
        if account.held == wanted:
            break
        await asyncio.sleep(0.01)
    return int(account.held)


def test_a_long_message_is_understood_like_a_short_one(served: Served) -> None:
    source = {"kind": "expression", "text": "y = sum(x)", "inputs": {"x": [0.5] * 5_000}}
    with served.live() as live:
        live.send(json.dumps({"type": "open", "source": source, "document": False, "seq": 1}))
        assert json.loads(live.recv(timeout=20))["seq"] == 1
        live.send("[" * 10_000)
        assert json.loads(live.recv(timeout=20))["problem"]["status"] == 400
        with pytest.raises(ConnectionClosed):
            live.recv(timeout=20)


@pytest.mark.parametrize("form", ["json", "binary", "layout", "svg", "png", "dot", "code", "csv"])
def test_a_process_answers_every_form_as_a_thread_does(form: Form, tmp_path: Path) -> None:
    source = {"kind": "preset", "id": "xor-network"}
    question = Question(form)
    found = trace_answer(dumps(source), question, Limits(), str(tmp_path), False)
    encoded = EncodedScene(build(source, Limits()))
    assert (found.id, found.content, found.source) == (encoded.id, encoded.answer(question), encoded.scene.source)
