"""The API keeps to its OpenAPI document: schemathesis, with every check it has."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import Served

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = 12


def test_schemathesis_finds_nothing_with_all_checks(served: Served, tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "schemathesis"
    address = f"http://127.0.0.1:{served.port}/openapi.json"
    command = [str(program), f"--config-file={ROOT / 'schemathesis.toml'}", "run", address]
    options = ["--checks=all", f"--max-examples={EXAMPLES}", "--generation-deterministic", "--no-color"]
    done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr[-2_000:]


@pytest.fixture(scope="module")
def document(served: Served) -> dict[str, Any]:
    found: dict[str, Any] = served.get("/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for methods in document["paths"].values() for operation in methods.values()]


def test_every_example_of_a_body_is_accepted(served: Served, document: dict[str, Any]) -> None:
    for path, methods in document["paths"].items():
        for content in methods.get("post", {}).get("requestBody", {}).get("content", {}).values():
            assert content["examples"]
            for example in content["examples"].values():
                assert served.client.post(path, json=example["value"]).status_code == 200


def test_every_error_is_described_as_a_problem_document(document: dict[str, Any]) -> None:
    for operation in operations(document):
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"]


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    names = {part.split('"')[0] for part in json.dumps(document).split("#/components/schemas/")[1:]}
    assert names
    assert names <= document["components"]["schemas"].keys()


def test_every_operation_says_what_it_is_for(document: dict[str, Any]) -> None:
    assert all(operation["summary"] for operation in operations(document))


def test_the_op_table_is_shown_whole(served: Served) -> None:
    ops = served.get("/api/v1/ops").json()["ops"]
    assert {"add", "matmul", "softmax", "relu"} <= {op["name"] for op in ops}
    relu = served.get("/api/v1/ops/relu").json()
    assert relu in ops
    assert relu["kink"]


@pytest.mark.parametrize(
    ("text", "code"), [("1 +", "missing-value"), ("a = sigmod(z)", "unknown-function"), ("", "empty-text")]
)
def test_the_first_error_of_a_text_is_an_answer_not_a_failure(served: Served, text: str, code: str) -> None:
    answer = served.client.post("/api/v1/inspect", json={"text": text})
    assert answer.status_code == 200
    assert answer.json()["problem"]["code"] == code
    assert answer.json()["problem"]["span"]["line"] == 1


def test_the_names_of_a_text_are_known_before_there_are_values(served: Served) -> None:
    answer = served.client.post("/api/v1/inspect", json={"text": "z = w*x + b\na = sigmoid(z)"})
    assert answer.json() == {
        "inputs": ["w", "x", "b"],
        "unused": [],
        "values": ["z", "a"],
        "output": "a",
        "notes": [],
        "problem": None,
    }
