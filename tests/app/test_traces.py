"""Posting a source, and reading what was made of it."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import httpx
import pytest

from app.scenes import Scenes
from app.store import StoreError
from chainrule.encode.binary import decode
from tests.app.conftest import Serve, Served

NEURON = {"kind": "expression", "text": "z = w*x + b\na = sigmoid(z)", "inputs": {"w": 0.5, "x": 2, "b": 1}}
BINARY = {"Accept": "application/vnd.chainrule.trace"}


def test_a_posted_source_is_answered_with_its_values_gradients_and_steps(served: Served) -> None:
    trace = served.post(NEURON).json()
    assert trace["values"]["z"] == 2.0
    assert trace["gradients"]["w"] == pytest.approx(0.2099871708070131, rel=1e-14)
    assert [step["pass"] for step in trace["steps"]] == ["forward"] * 3 + ["backward"] * 4
    assert [step["index"] for step in trace["steps"]] == list(range(7))


def test_the_two_edges_of_a_square_contribute_alike(served: Served) -> None:
    trace = served.post({"kind": "expression", "text": "y = x*x", "inputs": {"x": 3}}).json()
    contributions = trace["steps"][-1]["contributions"]
    assert [(each["edge"], each["amount"], each["total"]) for each in contributions] == [
        ("y.0", 3.0, 3.0),
        ("y.1", 3.0, 6.0),
    ]


def test_a_trace_is_read_back_byte_for_byte(served: Served) -> None:
    posted = served.post(NEURON)
    read = served.get(posted.headers["content-location"])
    assert read.content == posted.content


def test_the_binary_form_holds_the_same_numbers(served: Served) -> None:
    trace = served.post(NEURON).json()
    answer = served.post(NEURON, headers=BINARY)
    assert answer.headers["content-type"] == BINARY["Accept"]
    header, arrays = decode(answer.content)
    assert header["id"] == trace["id"]
    assert arrays["values"].tolist() == [trace["values"][node["id"]] for node in trace["graph"]["nodes"]]
    assert served.get(f"/api/v1/traces/{trace['id']}", headers=BINARY).content == answer.content


def test_a_trace_may_be_kept_for_ever_and_is_not_sent_twice(served: Served) -> None:
    address = served.post(NEURON).headers["content-location"]
    first = served.get(address)
    assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = served.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert served.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_the_forms_of_a_trace_have_tags_of_their_own(served: Served) -> None:
    address = served.post(NEURON).headers["content-location"]
    tags = {
        served.get(address).headers["etag"],
        served.get(address, headers=BINARY).headers["etag"],
        served.get(f"{address}/layout").headers["etag"],
    }
    assert len(tags) == 3


def test_pages_of_steps_put_together_are_all_steps(served: Served) -> None:
    posted = served.post(NEURON)
    address, steps = posted.headers["content-location"], posted.json()["steps"]
    pages = [served.get(f"{address}/steps", params={"start": k, "stop": k + 3}).json() for k in (0, 3, 6)]
    assert [step for page in pages for step in page["steps"]] == steps
    assert pages[-1] | {"steps": []} == {"start": 6, "stop": 7, "total": 7, "steps": []}


def test_a_page_beyond_the_end_is_empty(served: Served) -> None:
    address = served.post(NEURON).headers["content-location"]
    assert served.get(f"{address}/steps", params={"start": 99}).json() == {
        "start": 7,
        "stop": 7,
        "total": 7,
        "steps": [],
    }


def test_the_layout_is_that_of_the_trace(served: Served) -> None:
    posted = served.post(NEURON)
    assert served.get(f"{posted.headers['content-location']}/layout").json() == posted.json()["layout"]


def test_a_picture_shows_what_is_known_at_its_step(served: Served) -> None:
    address = served.post(NEURON).headers["content-location"]
    first, last = (served.get(f"{address}.svg", params={"step": k}) for k in (0, 6))
    assert first.headers["content-type"] == "image/svg+xml"
    assert "0.105" not in first.text
    assert "0.105" in last.text
    assert served.get(f"{address}.svg").content == last.content


def test_a_dark_picture_differs_from_a_light_one(served: Served) -> None:
    address = served.post(NEURON).headers["content-location"]
    assert served.get(f"{address}.svg?theme=dark").content != served.get(f"{address}.svg?theme=light").content
    assert served.get(f"{address}.svg?theme=red").status_code == 422
    assert served.get(f"{address}.svg?view=graph").content == served.get(f"{address}.svg").content


def test_every_view_of_a_network_is_drawn_over_http_as_lines_and_as_pixels(served: Served) -> None:
    address = served.post({"kind": "preset", "id": "lecture-network"}).headers["content-location"]
    views = ("graph", "network", "reversed", "both")
    drawn = {view: served.get(f"{address}.svg?view={view}&step=12") for view in views}
    assert {answer.status_code for answer in drawn.values()} == {200}
    assert len({answer.content for answer in drawn.values()}) == 4
    assert drawn["network"].content == served.get(f"{address}.svg?step=12").content
    assert "前向传播" in served.get(f"{address}.svg?view=both&lang=zh-Hans").text
    pixels = served.get(f"{address}.png?view=reversed&step=12&width=640&height=360&scale=2")
    assert pixels.headers["content-type"] == "image/png"
    assert struct.unpack(">II", pixels.content[16:24]) == (1280, 720)
    for wrong in ("view=none", "width=100000", "scale=99", "unit=page", "lang=fr"):
        assert served.get(f"{address}.png?{wrong}").status_code == 422


def test_slides_of_every_step_are_made_over_http(served: Served) -> None:
    address = served.post({"kind": "preset", "id": "chain-case-2"}).headers["content-location"]
    steps = served.get(f"{address}/steps").json()["total"]
    beamer = served.get(f"{address}.tex")
    assert beamer.headers["content-type"].startswith("text/x-tex")
    assert beamer.text.count("\\drawing{") == steps + 1
    with zipfile.ZipFile(io.BytesIO(served.get(f"{address}.pptx").content)) as found:
        slides = [name for name in found.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert len(slides) == steps + 1
    pages = served.get(f"{address}.pdf?theme=dark")
    assert pages.headers["content-type"] == "application/pdf"
    assert pages.headers["content-disposition"] == "attachment"
    assert len(re.findall(rb"/Type /Page\b", pages.content)) == steps + 1


def test_slides_that_would_take_too_long_are_refused_before_any_is_drawn(served: Served) -> None:
    long = "\n".join(["v0 = x*w", *(f"v{i} = tanh(v{i - 1}*w)" for i in range(1, 80))])
    address = served.post({"kind": "expression", "text": long, "inputs": {"x": 1, "w": 2}}).headers["content-location"]
    for form in ("pdf", "tex", "pptx"):
        refused = served.get(f"{address}.{form}")
        assert (refused.status_code, refused.json()["code"]) == (422, "limit-work")


def test_a_view_of_neurons_is_refused_where_there_is_no_network(served: Served) -> None:
    address = served.post(NEURON).headers["content-location"]
    refused = served.get(f"{address}.svg?view=network")
    assert (refused.status_code, refused.json()["code"]) == (422, "no-network")


def test_the_dot_text_names_every_node(served: Served) -> None:
    posted = served.post(NEURON)
    text = served.get(f"{posted.headers['content-location']}.dot").text
    assert text.startswith("digraph")
    assert all(f'"{node["id"]}"' in text for node in posted.json()["graph"]["nodes"])


@pytest.mark.parametrize("form", [".svg", ".dot"])
def test_a_step_that_is_none_is_not_found(served: Served, form: str) -> None:
    address = served.post(NEURON).headers["content-location"]
    answer = served.get(f"{address}{form}", params={"step": 7})
    assert (answer.status_code, answer.json()["code"]) == (404, "no-such-step")


def test_verify_adds_the_gradient_check_and_changes_no_id(served: Served) -> None:
    plain, verified = served.post(NEURON).json(), served.post({**NEURON, "verify": True}).json()
    assert verified["id"] == plain["id"]
    assert verified["check"]["worst_relative_error"] < 1e-7
    assert "check" not in plain
    assert "check" not in served.get(f"/api/v1/traces/{plain['id']}").json()


def test_a_preset_is_the_same_trace_as_its_document(served: Served) -> None:
    document = served.get("/api/v1/presets/colah").json()["document"]
    by_id, by_document = served.post({"kind": "preset", "id": "colah"}), served.post(document)
    assert by_id.content == by_document.content


def test_a_trace_is_found_again_after_a_restart(serve: Serve) -> None:
    with serve() as first:
        posted = first.post(NEURON)
    with serve() as second:
        assert second.get(posted.headers["content-location"]).content == posted.content


def test_a_trace_that_is_no_longer_in_memory_is_made_again(serve: Serve) -> None:
    with serve(cache_bytes=0) as small:
        posted = small.post(NEURON)
        assert small.get(posted.headers["content-location"]).content == posted.content


def test_a_store_that_cannot_be_written_does_not_stop_an_answer(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("disk full")

    with serve() as broken:
        monkeypatch.setattr(broken.app.state.context.store, "put", fail)
        monkeypatch.setattr(broken.app.state.context.store, "get", fail)
        answer = broken.post(NEURON)
        assert answer.status_code == 200
        assert "content-location" not in answer.headers
        assert read_unknown(broken).status_code == 503
        assert read_unknown(broken).json()["code"] == "store-unavailable"
        monkeypatch.undo()
        assert "content-location" in broken.post(NEURON).headers


def read_unknown(served: Served) -> httpx.Response:
    return served.get(f"/api/v1/traces/{'0' * 32}")


def test_what_is_at_hand_needs_no_store(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve() as running:
        address = running.post(NEURON).headers["content-location"]
        scenes: Scenes = running.app.state.context.scenes
        monkeypatch.setattr(scenes, "find", None)
        assert running.get(address).status_code == 200


def test_a_shared_trace_is_kept_longer_and_one_that_is_not_there_cannot_be_shared(served: Served) -> None:
    made = served.post({"kind": "expression", "text": "y = x * 7.25", "inputs": {"x": 3}}).json()
    answer = served.client.post(f"/api/v1/traces/{made['id']}/share")
    assert (answer.status_code, answer.json()) == (200, {"id": made["id"], "shared": True})
    missing = served.client.post(f"/api/v1/traces/{'0' * 32}/share")
    assert (missing.status_code, missing.json()["code"]) == (404, "unknown-trace")


def test_every_step_is_answered_as_a_table(served: Served) -> None:
    trace = served.post(NEURON).json()
    answer = served.get(f"/api/v1/traces/{trace['id']}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    head, *rows = answer.text.splitlines()
    assert head == "index,pass,node,value,gradient,edge,to,local,amount,total"
    contributions = sum(len(step.get("contributions", ())) for step in trace["steps"])
    assert len(rows) == 3 + 1 + contributions


def test_a_file_for_offline_use_is_answered_to_be_saved(served: Served) -> None:
    id = served.post({"kind": "preset", "id": "lecture-network"}).json()["id"]
    answer = served.get(f"/api/v1/traces/{id}.html", params={"view": "reversed", "step": 3, "lang": "zh-Hans"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == "attachment"
    assert '<chain-rule view="reversed" step="3" theme="auto" lang="zh-Hans"' in answer.text
    assert 'lang="zh-Hans"' in answer.text


@pytest.mark.parametrize(("query", "code"), [({"view": "network"}, "no-network"), ({"step": 99}, "no-such-step")])
def test_a_file_of_what_is_not_there_is_refused(query: dict[str, object], code: str, served: Served) -> None:
    id = served.post(NEURON).json()["id"]
    answer = served.get(f"/api/v1/traces/{id}.html", params=query)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
