"""A client that openapi-python-client makes from the OpenAPI document calls every operation there is."""

from __future__ import annotations

import importlib
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.app.conftest import Served

pytestmark = pytest.mark.xdist_group("generated client")  # it is made once
PACKAGE = "generated_chainrule_client"
CONFIG = f"""package_name_override: {PACKAGE}
post_hooks: []
content_type_overrides:
  image/svg+xml: application/octet-stream
  image/png: application/octet-stream
  application/pdf: application/octet-stream
  application/vnd.openxmlformats-officedocument.presentationml.presentation: application/octet-stream
"""
EXPRESSION = {"kind": "expression", "text": "z = w*x + 1", "inputs": {"w": 0.5, "x": 2}}
NETWORK = {"kind": "network", "sizes": [2, 2, 1], "activation": "tanh", "samples": [{"x": [1, 2], "target": [1]}]}
VALUES = {"preset_id": "colah", "name": "relu", "dataset_id": "xor"}


@pytest.fixture(scope="module")
def generated(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package of the client; its making must give no warning, for a warning is an operation that is left out."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_bytes(served.get("/openapi.json").content)
    (folder / "config.yml").write_text(CONFIG)
    program = Path(sys.executable).parent / "openapi-python-client"
    command = [str(program), "generate", "--path", "openapi.json", "--config", "config.yml", "--output-path", "made"]
    done = subprocess.run([*command, "--fail-on-warning"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder / "made"))
    yield folder / "made" / PACKAGE
    sys.path.remove(str(folder / "made"))


def modules(package: Path) -> dict[str, ModuleType]:
    """The modules of all operations, by the operation's id."""
    paths = [each for each in (package / "api").glob("*/*.py") if each.stem != "__init__"]
    return {each.stem: importlib.import_module(f"{PACKAGE}.api.{each.parent.name}.{each.stem}") for each in paths}


def test_every_operation_has_a_plain_name(served: Served) -> None:
    document = served.get("/openapi.json").json()
    ids = [operation["operationId"] for methods in document["paths"].values() for operation in methods.values()]
    assert len(ids) == len(set(ids))
    assert {"post_trace", "get_trace", "get_steps", "get_presets", "post_training"} <= set(ids)
    assert not [id for id in ids if "api_v1" in id]


def test_no_operation_is_left_out(served: Served, generated: Path) -> None:
    document = served.get("/openapi.json").json()
    ids = {operation["operationId"] for methods in document["paths"].values() for operation in methods.values()}
    assert set(modules(generated)) == ids


def test_every_operation_can_be_called_and_is_understood(served: Served, generated: Path) -> None:
    models = importlib.import_module(f"{PACKAGE}.models")
    address = f"http://127.0.0.1:{served.port}"
    kind = importlib.import_module(f"{PACKAGE}.client").Client
    bodies: dict[str, Any] = {
        "post_trace": models.Expression.from_dict(EXPRESSION),
        "post_inspect": models.Text.from_dict({"text": "y = x"}),
        "post_training": models.Training.from_dict({"source": NETWORK, "steps": 3}),
        "post_training_code": models.Training.from_dict({"source": NETWORK, "steps": 3}),
        "post_dataset": models.DrawnDataset.from_dict({"name": "xor", "points": 8}),
    }
    with kind(base_url=address, raise_on_unexpected_status=True) as client:
        found = modules(generated)
        trace = found["post_trace"].sync(client=client, body=bodies["post_trace"])
        for name, module in found.items():
            takes = inspect.signature(module.sync_detailed).parameters
            given = {each: VALUES[each] for each in takes if each in VALUES}
            given |= {"trace_id": trace.id} if "trace_id" in takes else {}
            given |= {"body": bodies[name]} if "body" in takes else {}
            answer = module.sync_detailed(client=client, **given)
            assert answer.status_code == 200, (name, answer.content[:500])


def test_steps_and_contributions_are_objects_with_names(served: Served, generated: Path) -> None:
    models = importlib.import_module(f"{PACKAGE}.models")
    trace = models.Trace.from_dict(json.loads(served.post(EXPRESSION).content))
    first, last = trace.steps[0], trace.steps[-1]
    assert (first.node, first.operands, first.value) == ("mul_1", ["w", "x"], 1.0)
    assert [(each.to, each.amount, each.total) for each in last.contributions] == [("w", 2.0, 2.0), ("x", 0.5, 0.5)]


@pytest.mark.parametrize(
    "body", [{"text": "y = x", "inputs": {"x": 1}}, {"id": "colah"}, {k: v for k, v in NETWORK.items() if k != "kind"}]
)
def test_a_source_needs_no_kind_where_it_tells_itself(served: Served, body: dict[str, Any]) -> None:
    kind = {"text": "expression", "id": "preset", "sizes": "network"}[next(iter(body))]
    assert served.post(body).json()["id"] == served.post({**body, "kind": kind}).json()["id"]


def test_a_form_may_hold_the_constants_of_another_optimiser(served: Served) -> None:
    plain = {"source": NETWORK, "steps": 3, "optimiser": "sgd"}
    answers = [
        served.client.post("/api/v1/training", json=body)
        for body in (plain, {**plain, "beta1": 0.5, "epsilon": 1e-6, "decay_every": 2, "eta_end": 0.5})
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()


def test_an_unused_input_is_told_and_not_refused(served: Served, generated: Path) -> None:
    models = importlib.import_module(f"{PACKAGE}.models")
    with importlib.import_module(f"{PACKAGE}.client").Client(base_url=f"http://127.0.0.1:{served.port}") as client:
        body = models.Expression.from_dict({**EXPRESSION, "inputs": {"w": 0.5, "x": 2, "k": 3}})
        trace = modules(generated)["post_trace"].sync(client=client, body=body)
        again = modules(generated)["get_trace"].sync(client=client, trace_id=trace.id)
        inspected = modules(generated)["post_inspect"].sync(
            client=client, body=models.Text.from_dict({"text": "y = x₁", "inputs": ["x1", "k"]})
        )
    assert [each.code for each in trace.diagnostics] == ["unused-input"]
    assert set(trace.diagnostics[0].translations.to_dict()) == {"zh-Hans", "zh-Hant"}
    assert again.to_dict() == trace.to_dict()
    assert inspected.unused == ["k"]


def test_long_lists_come_in_pages(served: Served, generated: Path) -> None:
    with importlib.import_module(f"{PACKAGE}.client").Client(base_url=f"http://127.0.0.1:{served.port}") as client:
        for operation, noun in (("get_presets", "presets"), ("get_ops", "ops")):
            module = modules(generated)[operation]
            whole = module.sync(client=client)
            total = whole.total
            pages = [module.sync(client=client, limit=25, offset=start) for start in range(0, total, 25)]
            assert [each for page in pages for each in getattr(page, noun)] == getattr(whole, noun)
            first, last = (module.sync_detailed(client=client, limit=25, offset=at) for at in (0, total - 25))
            assert first.headers["link"] == f'</api/v1/{noun}?limit=25&offset=25>; rel="next"'
            assert "link" not in last.headers
            assert module.sync_detailed(client=client, limit=0).status_code == 422


def test_pages_of_other_sites_see_the_headers_that_matter(served: Served) -> None:
    answer = served.get("/openapi.json", headers={"Origin": "https://lectures.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert {"ETag", "Link", "Retry-After"} <= set(answer.headers["access-control-expose-headers"].split(", "))


def test_own_values_without_a_text_do_not_fit_the_form(served: Served, generated: Path) -> None:
    """What is refused must not fit the form: a client cannot know otherwise."""
    models = importlib.import_module(f"{PACKAGE}.models")
    form = served.get("/openapi.json").json()["components"]["schemas"]["CsvDataset"]
    assert {"name", "text"} <= set(form["required"])
    assert form["properties"]["text"] == {"minLength": 1, "title": "Text", "type": "string"}
    with pytest.raises(KeyError):
        models.CsvDataset.from_dict({"name": "csv"})
