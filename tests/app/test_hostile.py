"""What the public will send: every row gets what it must, and the next request is served as before."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest

from chainrule.sources.expression.functions import FUNCTIONS
from tests.app.conftest import Served

JSON = {"Content-Type": "application/json"}
NAMES = ("x", "y", "z", "w", "a")

REFUSED = [
    "__import__('os').getpid()",
    "().__class__.__base__.__subclasses__()",
    "x.__class__",
    "x.real",
    "x._y",
    "(lambda: 1)()",
    "[i for i in range(9)]",
    "(y:=5)",
    "import os",
    '"{0.__class__}".format(x)',
    "getattr(x,'y')",
    "eval('1')",
    "open('a')",
    "ｓｉｇｍｏｉｄ(x",
    "х + x",
    "x\0+1",
    "1<<10**9",
    "'a'*10**9",
    "[0]*10**9",
    "factorial(10**6)",
    "(" * 5_000,
    "-" * 100_000,
    "1+" * 20_000 + "1",
    "(x",
    "x+",
    "*x",
    ")",
    "",
    "   ",
    "sigmoid()",
    "sigmoid(1,2)",
    "+".join(f"v{k}" for k in range(3_000)),
    "a<b<c",
    "x==y",
    "x if y else z",
    "reshape(x, (1000000000000))",
]
OVERFLOWING = [
    "9**9**9",
    "2**(2**(2**5)) * 2**(2**(2**5))",
    "1/0",
    "0/0",
    "log(-1)",
    "sqrt(-1)",
    "0**-1",
    "exp(1000)",
    "cos(exp(1000))",
]
STABLE = {
    "sigmoid(-1000)": 0.0,
    "softplus(1000)": 1000.0,
    "1e-400": 0.0,
    "0.1+0.2": 0.30000000000000004,
    "logsumexp(stack([1000, 1000]))": 1000 + math.log(2),
    "1+" * 900 + "1": 901.0,
}


def post_text(served: Served, text: str) -> httpx.Response:
    """Post a text with a value for each of `NAMES` that it uses."""
    source = {"kind": "expression", "text": text, "inputs": {}}
    answer = served.post(source)
    if answer.status_code == 422 and answer.json()["code"] == "missing-input":
        found = served.client.post("/api/v1/inspect", json={"text": text}).json()
        answer = served.post({**source, "inputs": {name: 1.5 for name in found["inputs"] if name in NAMES}})
    return answer


def is_refused_with_its_place(answer: httpx.Response) -> bool:
    document = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert document["code"] not in {"failure", "malformed-json"}
    assert document["detail"]
    span = document["span"]
    assert span["offset"] >= 0
    assert min(span["line"], span["column"]) >= 1
    return answer.status_code == 422


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:30].encode("unicode_escape").decode() or "empty")
def test_a_hostile_text_is_refused_with_its_place(served: Served, text: str) -> None:
    assert is_refused_with_its_place(post_text(served, text))
    assert served.still_serves()


@pytest.mark.parametrize("text", ["getattr(x,'y')", "eval('1')", "open('a')"])
def test_an_unknown_function_is_told_the_nearest_known_name_and_no_fix_that_means_something_else(
    served: Served, text: str
) -> None:
    document = post_text(served, text).json()
    assert document["code"] == "unknown-function"
    found = re.search(r"the nearest known name, '(\w+)', is far from it", document["detail"])
    assert found is not None
    assert found[1] in FUNCTIONS
    assert "suggestion" not in document


@pytest.mark.parametrize("text", OVERFLOWING)
def test_what_overflows_is_shown_with_the_node_where_it_happened(served: Served, text: str) -> None:
    answer = post_text(served, f"a = {text}\ny = a * 2")
    assert answer.status_code == 200
    trace = answer.json()
    first = trace["diagnostics"][0]
    nodes = {node["id"]: node for node in trace["graph"]["nodes"]}
    assert nodes[first["node"]]["span"][1] > 0
    assert "NaN" in answer.text or "Infinity" in answer.text
    assert served.still_serves()


@pytest.mark.parametrize("text", STABLE, ids=lambda text: text[:20])
def test_what_is_stable_is_exact(served: Served, text: str) -> None:
    answer = post_text(served, f"y = {text}")
    assert answer.json()["values"]["y"] == STABLE[text]


def test_minus_zero_keeps_its_sign(served: Served) -> None:
    assert '"y":-0.0' in post_text(served, "y = -0.0").text


@pytest.mark.parametrize("text", ["abs(x)", "relu(x)", "max(x, x)", "sqrt(x)"])
def test_at_a_kink_the_rule_that_was_applied_is_stated(served: Served, text: str) -> None:
    answer = served.post({"kind": "expression", "text": f"y = {text}", "inputs": {"x": 0}})
    assert answer.status_code == 200
    assert any(each["rule"] for each in answer.json()["diagnostics"])


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString", "hasOwnProperty"])
def test_names_that_mean_something_to_a_browser_are_names(served: Served, name: str) -> None:
    answer = served.post({"kind": "expression", "text": f"y = {name} * 2", "inputs": {name: 3}})
    if answer.status_code == 200:
        assert answer.json()["values"][name] == 3
    else:
        assert is_refused_with_its_place(answer)


@pytest.mark.parametrize(
    "body",
    [
        b'{"kind": "expression", "text": "y = x", "inputs": {"x": NaN}}',
        b'{"kind": "expression", "text": "y = x", "inputs": {"x": -Infinity}}',
        b'{"kind": "expression", "text": "y = x", "inputs": {"x": 1e999}}',
        b'{"kind": "network", "sizes": [2, NaN], "samples": []}',
        b'{"kind": "network", "sizes": [2, 1], "seed": NaN, "samples": []}',
        b'{"kind": "expression", "text": "y = \\ud800"}',
        b'{"kind": "expression", "text": "y = x", "inputs": {"x\\udfff": 1}}',
    ],
)
def test_values_that_are_no_json_are_refused_with_their_place(served: Served, body: bytes) -> None:
    assert is_refused_with_its_place(served.client.post("/api/v1/traces", content=body, headers=JSON))
    assert served.still_serves()


@pytest.mark.parametrize(
    "inputs",
    [
        {"x": True},
        {"x": "1"},
        {"x": None},
        {"x": {}},
        {"x": []},
        {"x": [[1], [2, 3]]},
        {"x": "NaN"},
        {"x": 10**400},
        {},
        [1],
        "x",
        {"x": [[[[[[[[1]]]]]]]]},
    ],
    ids=lambda inputs: str(inputs)[:30],
)
def test_inputs_that_are_no_numbers_are_refused(served: Served, inputs: Any) -> None:
    body = json.dumps({"kind": "expression", "text": "y = sum(x)", "inputs": inputs})
    answer = served.client.post("/api/v1/traces", content=body, headers=JSON)
    assert answer.status_code == 422
    assert served.still_serves()


@pytest.mark.parametrize(
    "changes",
    [
        {"sizes": [2, 1_000_000_000]},
        {"sizes": [2] * 10_000},
        *({"sizes": [2, width]} for width in (-1, 0, 1.5, True, "10", 2**63)),
        {"sizes": [4_096, 4_096, 4_096]},
        {"samples": [{"x": [1, 1], "target": [1]}] * 2_000},
        {"samples": []},
        {"seed": -1},
        {"seed": 2**64},
        {"layers": []},
        {"unknown": 1},
    ],
    ids=lambda changes: str(changes)[:30],
)
def test_a_network_beyond_the_limits_is_refused_unmade(served: Served, changes: dict[str, Any]) -> None:
    source = {"kind": "network", "sizes": [2, 1], "samples": [{"x": [1, 1], "target": [1]}]}
    assert served.post(source).status_code == 200
    answer = served.post({**source, **changes})
    assert answer.status_code == 422
    assert answer.json()["node"]
    assert served.still_serves()


def test_broadcasting_beyond_the_limits_is_refused_unmade(served: Served) -> None:
    text = "y = sum(reshape(x, [4000, 1]) + reshape(x, [1, 4000]))"
    answer = served.post({"kind": "expression", "text": text, "inputs": {"x": [1] * 4_000}})
    assert is_refused_with_its_place(answer)
    assert "limit" in answer.json()["code"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"[" * 100_000, {}),
        (b'{"kind": "\xff"}', {}),
        (b'{"kind":' * 50_000, {}),
    ],
)
def test_what_is_no_json_at_all_gets_400(served: Served, body: bytes, headers: dict[str, str]) -> None:
    answer = served.client.post("/api/v1/traces", content=body, headers={**JSON, **headers})
    assert answer.status_code == 400
    assert served.still_serves()


def test_a_bomb_and_a_form_are_refused_unopened(served: Served) -> None:
    bomb = gzip.compress(b" " * 10_000_000)
    answer = served.client.post("/api/v1/traces", content=bomb, headers={**JSON, "Content-Encoding": "gzip"})
    assert answer.status_code == 415
    form = "&".join(f"f{k}=1" for k in range(100_000))
    answer = served.client.post(
        "/api/v1/traces", content=form, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 415
    assert served.still_serves()


@pytest.mark.parametrize(
    "id",
    ["../../x", "..%2f..%2fx", "'", "' OR '1'='1", "x" * 10_000, "%00", "%ff", "0" * 31, "A" * 32, "a b", ".svg", "é"],
    ids=lambda id: id[:12],
)
@pytest.mark.parametrize("form", ["", "/steps", "/layout", ".svg", ".dot"])
def test_an_id_that_was_never_given_out_is_not_found(served: Served, id: str, form: str) -> None:
    answer = served.get(f"/api/v1/traces/{id}{form}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.content) < 1_000


TEXTS = [
    "<img src=x onerror=alert(1)>",
    "</style></svg><script>alert(1)</script>",
    "javascript:alert(1)",
    '<<TABLE HREF="javascript:alert(1)"><TR><TD>x</TD></TR></TABLE>>',
    r"\def\x{\x\x}\x",
    r"\href{javascript:alert(1)}{x}",
    r"\htmlData{a=b}{x}",
    "&lt;b&gt;",
    '" onload="alert(1)',
    "x;}body{background:url(//evil)}",
]


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_refused_or_shown_as_text(served: Served, text: str) -> None:
    for source in (
        {"kind": "expression", "text": text, "inputs": {}},
        {"kind": "expression", "text": f"y = x # {text}", "inputs": {"x": 1}},
        {"kind": "expression", "text": "y = x", "inputs": {text: 1}},
        {"kind": "expression", "text": "y = x", "inputs": {"x": 1}, "output": text},
        {"kind": "preset", "id": text},
        {"kind": text},
    ):
        answer = served.post(source)
        assert answer.headers["content-type"] in {"application/json", "application/problem+json"}
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.status_code in {200, 422}
        if answer.status_code == 200:
            assert_inert(served.get(f"{answer.headers['content-location']}.svg").text)
    assert served.still_serves()


def assert_inert(picture: str) -> None:
    """Fail if a picture holds anything that a browser would run or load."""
    for element in elements(picture):
        tag = element.tag.rpartition("}")[2]
        assert tag not in {"script", "foreignObject", "a", "image", "use", "iframe", "object", "animate", "set"}
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "javascript:" not in value.lower()
            assert "url(" not in value.lower() or "url(#" in value.lower()


def elements(picture: str) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(picture).iter()
