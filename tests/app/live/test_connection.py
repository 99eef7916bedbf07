"""The live connection."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpx
import numpy as np
import pytest
from starlette.datastructures import Headers
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from app.live.edit import Changes, edited, laid_over
from app.live.inbox import Inbox, OpenSource, SetValues
from app.live.origin_check import may_connect
from chainrule.encode.binary import decode
from chainrule.errors import ChainruleError
from chainrule.limits import Limits
from chainrule.scene import build
from tests.app.conftest import Serve, Served
from tests.app.trainings import hear, say

NEURON = {"kind": "expression", "text": "z = w*x + b\na = sigmoid(z)", "inputs": {"w": 0.5, "x": 2, "b": 1}}
LAYER = {"kind": "expression", "text": "L = sum(tanh(W @ x))", "inputs": {"W": [[1, 2], [3, 4]], "x": [1, -1]}}
WAIT_S = 10


def closing_code(live: ClientConnection, frames: Iterable[str | bytes] = ()) -> int | None:
    """How the server ends the connection, after these frames at the latest."""
    try:
        for frame in frames:
            live.send(frame)
        while True:
            live.recv(timeout=WAIT_S)
    except ConnectionClosed as ended:
        return ended.rcvd.code if ended.rcvd else None


@pytest.mark.parametrize("source", [NEURON, LAYER], ids=["single numbers", "arrays"])
def test_new_values_are_answered_with_the_numbers_a_post_would_give(served: Served, source: dict[str, Any]) -> None:
    name = next(iter(source["inputs"]))
    changed = {**source, "inputs": {**source["inputs"], name: (np.array(source["inputs"][name]) + 0.25).tolist()}}
    with served.live() as live:
        say(live, type="open", source=source, seq=1)
        opened = hear(live)
        assert (opened["type"], opened["seq"]) == ("opened", 1)
        assert opened["document"] == served.post(source).json()
        say(live, type="set", values={name: changed["inputs"][name]}, seq=2)
        answer = hear(live)
    posted = served.post(changed, headers={"Accept": "application/vnd.chainrule.trace"})
    header, arrays = decode(posted.content)
    assert (answer["seq"], answer["id"]) == (2, header["id"])
    assert answer["local_shapes"] == header["local_shapes"]
    for array, numbers in arrays.items():
        np.testing.assert_array_equal(answer["numbers"][array], numbers)


def test_who_has_the_document_can_open_without_it(served: Served) -> None:
    with served.live() as live:
        say(live, type="open", source=NEURON, document=False, seq=1)
        assert hear(live) == {"type": "opened", "seq": 1, "id": served.post(NEURON).json()["id"]}
        say(live, type="open", source=NEURON, document="no", seq=2)
        assert hear(live)["problem"]["node"] == "document"


def test_values_stay_set(served: Served) -> None:
    with served.live() as live:
        say(live, type="open", source=NEURON)
        hear(live)
        say(live, type="set", values={"w": 3}, seq=1)
        hear(live)
        say(live, type="set", values={"x": 5}, seq=2)
        assert 16.0 in hear(live)["numbers"]["values"]


def test_of_a_burst_the_last_is_always_answered(served: Served) -> None:
    with served.live() as live:
        say(live, type="open", source=NEURON, seq=0)
        hear(live)
        for k in range(1, 1_001):
            say(live, type="set", values={"x": k}, seq=k)
        seen = [hear(live)]
        while seen[-1]["seq"] < 1_000:
            seen.append(hear(live))
        assert [each["seq"] for each in seen] == sorted({each["seq"] for each in seen})
        assert 1_000.0 in seen[-1]["numbers"]["values"]


def test_a_client_that_did_not_listen_for_a_while_gets_the_newest_values(served: Served) -> None:
    long = {"kind": "expression", "text": "+".join(["x"] * 200), "inputs": {"x": 0}}
    with served.live() as live:
        say(live, type="open", source=long, seq=0)
        hear(live)
        for k in range(1, 3_001):
            say(live, type="set", values={"x": k}, seq=k)
        seen = [hear(live)["seq"]]
        while seen[-1] < 3_000:
            seen.append(hear(live)["seq"])
        assert len(seen) < 3_000


def test_others_are_served_while_one_connection_is_flooded(served: Served) -> None:
    with served.live(max_queue=None) as live:
        say(live, type="open", source=NEURON, seq=0)
        hear(live)
        for k in range(1_000):
            say(live, type="set", values={"x": k}, seq=k)
        assert served.still_serves()


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "set", "values": {"w": 1}}, "nothing-open"),
        ({"type": "dance"}, "unknown-message"),
        ({"type": ["open"]}, "unknown-message"),
        ({}, "unknown-message"),
        ({"type": "open"}, "wrong-type"),
        ({"type": "open", "source": 1}, "wrong-type"),
        ({"type": "set", "values": [1]}, "wrong-type"),
        ({"type": "ping", "seq": "1"}, "wrong-type"),
        ({"type": "ping", "seq": True}, "wrong-type"),
        ({"type": "open", "source": {"kind": "expression", "text": "y = sigmod(x)"}}, "unknown-function"),
    ],
)
def test_a_message_that_makes_no_sense_is_answered_with_a_problem(
    served: Served, message: dict[str, Any], code: str
) -> None:
    with served.live() as live:
        say(live, **message)
        answer = hear(live)
        assert (answer["type"], answer["problem"]["code"]) == ("error", code)
        say(live, type="ping", seq=7)
        assert hear(live) == {"type": "pong", "seq": 7}


@pytest.mark.parametrize("values", [{"nobody": 1}, {"w": True}, {"w": "1"}, {"w": None}, {"w": [1, 2]}, {"z": 1}])
def test_values_that_do_not_fit_change_nothing(served: Served, values: dict[str, Any]) -> None:
    with served.live() as live:
        say(live, type="open", source=NEURON, seq=1)
        before = hear(live)["document"]
        say(live, type="set", values=values, seq=2)
        answer = hear(live)
        assert (answer["type"], answer["seq"]) == ("error", 2)
        assert answer["problem"]["status"] == 422
        say(live, type="set", values={"w": 0.5}, seq=3)
        assert hear(live)["id"] == before["id"]


def test_a_number_that_is_none_is_named(served: Served) -> None:
    with served.live() as live:
        live.send('{"type": "set", "values": {"w": NaN}}')
        assert hear(live)["problem"]["code"] == "non-finite-number"
        say(live, type="ping", seq=1)
        assert hear(live)["type"] == "pong"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"binary", 1003),
        ("no JSON", 1008),
        ("[]", 1008),
        ("[" * 100_000, 1008),
        (" " * 10_000_000, 1009),
    ],
    ids=["binary", "no JSON", "no object", "deep", "large"],
)
def test_what_is_no_message_ends_the_connection(served: Served, frame: str | bytes, code: int) -> None:
    with served.live() as live:
        assert closing_code(live, [frame]) == code
    assert served.still_serves()


def test_a_flood_of_tiny_frames_ends_the_connection(serve: Serve) -> None:
    with serve(live_rate=100) as running, running.live(max_queue=None) as live:
        assert closing_code(live, ['{"type": "ping"}'] * 100_000) == 1008
        assert running.still_serves()


def test_a_connection_that_says_nothing_is_ended(serve: Serve) -> None:
    with serve(live_idle_s=0.2) as running, running.live() as live:
        assert closing_code(live) == 1000


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://", "http://"])
def test_a_foreign_page_is_refused_before_it_is_let_in(served: Served, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, served.live(origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_a_page_of_this_server_and_an_allowed_one_are_let_in(serve: Serve) -> None:
    with serve(allowed_origins="https://lectures.example") as running:
        for origin in (f"http://127.0.0.1:{running.port}", "https://lectures.example"):
            with running.live(origin=origin) as live:
                say(live, type="ping", seq=1)
                assert hear(live)["type"] == "pong"


@pytest.mark.parametrize(
    ("origins", "host", "is_let_in"),
    [
        ([], "a.example", True),
        (["https://a.example"], "a.example", True),
        (["https://a.example"], "a.example:443", True),
        (["http://a.example:8000"], "a.example:8000", True),
        (["http://A.Example"], "a.example", True),
        (["http://[::1]:8000"], "[::1]:8000", True),
        (["http://a.example:8000"], "a.example", False),
        (["http://a.example.evil"], "a.example", False),
        (["http://a.example@evil"], "a.example", False),
        (["null"], "a.example", False),
        (["null"], "", False),
        ([""], "", False),
        (["ftp://a.example"], "a.example", False),
        (["http://a.example:x"], "a.example", False),
        (["https://a.example", "https://evil"], "a.example", False),
        (["https://friend.example"], "a.example", True),
        (["https://friend.example:444"], "a.example", False),
    ],
)
def test_who_may_connect(origins: list[str], host: str, is_let_in: bool) -> None:
    raw = [(b"host", host.encode()), *((b"origin", origin.encode()) for origin in origins)]
    assert may_connect(Headers(raw=raw), ["https://friend.example"]) is is_let_in


def test_one_address_holds_no_more_than_its_places(serve: Serve) -> None:
    with serve(live_per_address=2) as running:
        with running.live(), running.live():
            with pytest.raises(InvalidStatus) as refused, running.live():
                pass
            assert refused.value.response.status_code == 429
            assert json.loads(refused.value.response.body)["code"] == "too-many-connections"
        wait_until(lambda: len(running.app.state.context.connection_slots) == 0)
        with running.live():
            pass


def test_connections_that_vanish_give_their_places_back(serve: Serve) -> None:
    with serve() as running:
        for _ in range(5):
            with running.live() as live:
                say(live, type="open", source=NEURON)
                live.socket.shutdown(socket.SHUT_RDWR)
        wait_until(lambda: len(running.app.state.context.connection_slots) == 0)
        assert running.still_serves()


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_many_connections_work_at_the_same_time(served: Served) -> None:
    found: dict[int, float] = {}

    def drag(k: int) -> None:
        with served.live() as live:
            say(live, type="open", source=NEURON)
            hear(live)
            for x in range(20):
                say(live, type="set", values={"w": k, "x": x, "b": 0}, seq=x)
                numbers = hear(live)["numbers"]["values"]
            found[k] = float(numbers.max())

    threads = [threading.Thread(target=drag, args=(k,)) for k in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {k: max(19.0, 19.0 * k) for k in range(8)}


def test_the_address_is_no_page(served: Served) -> None:
    answer: httpx.Response = served.get("/api/v1/live")
    assert answer.status_code == 404


def test_a_new_source_makes_waiting_values_void() -> None:
    inbox = Inbox()
    inbox.put(SetValues({"w": 1}, {"w": 1}, 1))
    inbox.put(OpenSource({"kind": "preset"}, True, 2))
    inbox.put(SetValues({"w": 2}, {"w": 2}, 3))
    inbox.put(SetValues({"x": 3}, {"x": 3}, 4))
    assert taken(inbox) == [OpenSource({"kind": "preset"}, True, 2), SetValues({"w": 2, "x": 3}, {"x": 3}, 4)]


def taken(inbox: Inbox) -> list[OpenSource | SetValues]:
    """All jobs in the inbox, in the order they are taken."""

    async def take_all() -> list[OpenSource | SetValues]:
        jobs: list[OpenSource | SetValues] = []
        while True:
            try:
                jobs.append(await asyncio.wait_for(inbox.take(), 0.05))
            except TimeoutError:
                return jobs

    return asyncio.run(take_all())


def test_where_the_values_of_a_burst_do_not_fit_together_the_last_message_counts_alone() -> None:
    scene = build(LAYER, Limits())
    odd = Changes({"W": [[1, 2, 3]], "x": [2, 2]}, {"x": [2, 2]}, 7)
    found, answer = edited(scene, odd, Limits())
    assert np.array_equal(found.program.inputs["x"], [2, 2])
    assert np.array_equal(found.program.inputs["W"], LAYER["inputs"]["W"])
    assert decode(answer)[0]["seq"] == 7
    held, laid = laid_over(scene, {}, odd, Limits())
    assert (held, laid) == ({"x": [2, 2]}, answer)
    wrong = Changes({"W": [[1, 2, 3]]}, {"W": [[1, 2, 3]]}, 8)
    with pytest.raises(ChainruleError):
        edited(scene, wrong, Limits())


def test_an_input_that_the_text_does_not_use_is_told_and_can_be_set(served: Served) -> None:
    with served.live() as live:
        say(live, type="open", source={**NEURON, "inputs": {**NEURON["inputs"], "c": 7}}, seq=1)
        opened = hear(live)
        assert [each["code"] for each in opened["document"]["diagnostics"]] == ["unused-input"]
        say(live, type="set", values={"c": 8, "w": 0.6}, seq=2)
        answer = hear(live)
        assert (answer["seq"], [each["code"] for each in answer["diagnostics"]]) == (2, ["unused-input"])
