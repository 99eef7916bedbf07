"""Whatever the server says is said in the language of whoever asks; a trace says the same to all."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from chainrule.encode.binary import decode
from tests.app.conftest import Serve, Served

KINK = {"kind": "expression", "text": "y = relu(x) + sqrt(x)", "inputs": {"x": 0.0}}
NETWORK = {"kind": "network", "sizes": [2, 1], "samples": [{"x": [1, 2], "target": [1]}]}
HAN = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:]")

REFUSED: list[tuple[str, Any]] = [
    ("/api/v1/traces", {"kind": "expression", "text": "y = A @ B", "inputs": {"A": [[1, 2]], "B": [[1, 2]]}}),
    ("/api/v1/traces", {"kind": "expression", "text": "y = sum(conv2d(x, k))", "inputs": {"x": [1], "k": [[1]]}}),
    ("/api/v1/traces", {"kind": "expression", "text": "y = x", "inputs": {"x": 10**60}, "verify": "no"}),
    ("/api/v1/traces", {**NETWORK, "samples": [{"x": [1], "target": [1]}]}),
    ("/api/v1/traces", {**NETWORK, "samples": [{"x": [1, 2], "target": 1}], "loss": "hinge", "sizes": [2]}),
    ("/api/v1/traces", {**NETWORK, "sizes": [2, 100_000]}),
    ("/api/v1/traces", []),
    ("/api/v1/training", {"source": NETWORK, "steps": 3, "epochs": 2}),
    ("/api/v1/training", {"source": {"kind": "preset", "id": "fan-out"}}),
    ("/api/v1/training", {"source": NETWORK, "dataset": {"name": "csv", "text": "a,b,c\\n1,2,3\\n1,x,3\\n1,2"}}),
    ("/api/v1/training", {"source": NETWORK, "dataset": {"name": "csv", "text": ""}}),
    ("/api/v1/training", {"source": NETWORK, "optimiser": "sdg"}),
    ("/api/v1/datasets/points", {"name": "circle", "features": []}),
]
ABSENT = [
    "/api/v1/traces/0123",
    "/api/v1/traces/0123/steps?start=-1",
    "/api/v1/traces/0123/steps?start=one",
    "/api/v1/traces/0123.svg?theme=pink",
    "/api/v1/ops/nothing",
    "/api/v1/presets/nothing",
    "/api/v1/datasets/nothing/points",
    "/api/v1/nothing",
]


def is_chinese(said: str) -> bool:
    return bool(HAN.search(said)) and not HALF_WIDTH.search(said)


@pytest.mark.parametrize(("path", "body"), REFUSED)
def test_what_is_refused_is_refused_in_the_language_of_the_header(served: Served, path: str, body: Any) -> None:
    english = served.client.post(path, json=body)
    assert english.status_code >= 400
    assert not HAN.search(english.text)
    said = [english.json()["detail"]]
    for tag in ("zh-CN", "zh-TW"):
        problem = served.client.post(path, json=body, headers={"Accept-Language": tag}).json()
        assert is_chinese(problem["detail"]), problem
        assert is_chinese(problem["title"]), problem
        said.append(problem["detail"])
    assert len(set(said)) >= 2
    assert problem["code"] == english.json()["code"]


@pytest.mark.parametrize("path", ABSENT)
def test_what_is_not_there_is_told_in_the_language_of_the_parameter(served: Served, path: str) -> None:
    assert not HAN.search(served.get(path).text)
    answer = served.get(f"{path}{'&' if '?' in path else '?'}lang=zh-Hant")
    assert answer.status_code in {404, 422}
    assert answer.headers["Content-Language"] == "zh-Hant"
    assert is_chinese(answer.json()["detail"])
    assert is_chinese(answer.json()["title"])


def test_who_asks_too_often_is_told_so_in_their_language(serve: Serve) -> None:
    with serve(work_rate=2e4, work_burst=2e6) as served:
        answers = [served.get(f"/api/v1/limits?{k}", headers={"Accept-Language": "zh-CN"}) for k in range(3)]
    assert answers[-1].status_code == 429
    assert is_chinese(answers[-1].json()["detail"])


def test_a_live_connection_speaks_the_language_of_its_parameter(served: Served) -> None:
    with served.live(query="lang=zh-Hans") as live:
        details = []
        for message in (
            {"type": "set", "values": {"x": 1}},
            {"type": "wish"},
            {"type": "open", "source": {"kind": "expression", "text": "y = 2 *"}},
            {"type": "pause"},
            {"type": "train", "training": {"source": NETWORK, "eta": "much"}},
        ):
            live.send(json.dumps(message))
            details.append(json.loads(live.recv(timeout=10))["problem"]["detail"])
    assert all(map(is_chinese, details)), details


def test_a_message_changes_the_language_of_a_live_connection_for_good(served: Served) -> None:
    with served.live(query="lang=en") as live:
        details = []
        for told in ({}, {"lang": "zh-Hant"}, {}, {"lang": "tlh"}, {"lang": 7}, {"lang": "en"}):
            live.send(json.dumps({"type": "wish", **told}))
            details.append(is_chinese(json.loads(live.recv(timeout=10))["problem"]["detail"]))
        live.send(json.dumps({"type": "train", "lang": "zh-Hans", "training": {"source": NETWORK, "eta": "much"}}))
        assert is_chinese(json.loads(live.recv(timeout=10))["problem"]["detail"])
    assert details == [False, True, True, True, True, False]


@pytest.mark.parametrize("accepted", ["application/json", "application/vnd.chainrule.trace"])
def test_a_trace_is_the_same_in_every_language_and_brings_all_of_them(served: Served, accepted: str) -> None:
    bodies, tags = set(), set()
    for tag in ("en", "zh-CN", "zh-TW"):
        headers = {"Accept": accepted, "Accept-Language": tag}
        posted = served.post(KINK, headers=headers)
        kept = served.get(posted.headers["Content-Location"], headers=headers)
        assert kept.content == posted.content
        assert "Language" not in kept.headers["Vary"]
        bodies.add(posted.content)
        tags.add(kept.headers["ETag"])
    assert (len(bodies), len(tags)) == (1, 1)
    document = decode(posted.content)[0] if "vnd" in accepted else posted.json()
    assert [each["code"] for each in document["diagnostics"]] == ["non-finite-gradient", "kink", "kink"]
    for each in document["diagnostics"]:
        assert not HAN.search(each["message"])
        for said in each["translations"].values():
            assert is_chinese(said["message"]), said
    assert set(document["ops"]["sqrt"]["translations"]) == {"zh-Hans", "zh-Hant"}
    assert document["ops"]["sqrt"]["translations"]["zh-Hant"]["kink"] == "在 0 處微分為無窮大"


def test_the_op_table_says_what_an_op_is_in_every_language(served: Served) -> None:
    for op in served.client.get("/api/v1/ops").json()["ops"]:
        assert not HAN.search(op["about"])
        for said in op["translations"].values():
            assert is_chinese(said["about"]), said
            assert set(said) == {"about"} | ({"kink"} if op["kink"] else set())
