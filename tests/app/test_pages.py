"""The pages for people, and the files they load."""

from __future__ import annotations

import re

import httpx
import pytest

from app.api_docs import api_docs
from app.assets import STATIC
from chainrule import __version__
from tests.app.conftest import Served

PAGES = ["/", "/embed", "/docs"]


def policy(answer: httpx.Response) -> dict[str, str]:
    """The content security policy by directive."""
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere(served: Served, path: str) -> None:
    answer = served.get(path)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    addresses = re.findall(r'(?:src|href)="([^"]*)"', answer.text)
    assert addresses
    assert all(address.startswith(("/", "#")) and not address.startswith("//") for address in addresses)


@pytest.mark.parametrize("path", PAGES)
def test_every_file_a_page_names_is_there(served: Served, path: str) -> None:
    for address in re.findall(r'(?:src|href)="(/[^"]*)"', served.get(path).text):
        assert served.get(address).status_code == 200, address


@pytest.mark.parametrize("path", PAGES)
def test_no_page_runs_a_script_that_is_written_in_it(served: Served, path: str) -> None:
    answer = served.get(path)
    assert policy(answer)["script-src"] == "'self'"
    assert policy(answer)["style-src"] == "'self'"
    assert policy(answer)["default-src"] == "'none'"
    assert "onerror" not in answer.text
    assert all(re.search(r"\bsrc=", tag) for tag in re.findall(r"<script[^>]*>", answer.text))


@pytest.mark.parametrize("path", ["/", "/docs", "/livez", "/api/v1/limits", "/nothing", "/static/icon.svg"])
def test_only_the_embed_may_be_framed(served: Served, path: str) -> None:
    answer = served.get(path)
    assert answer.headers.get("x-frame-options") == "DENY" or "sandbox" in policy(answer)
    assert policy(answer)["frame-ancestors"] == "'none'"


def test_the_embed_may_be_framed_by_anyone(served: Served) -> None:
    answer = served.get("/embed")
    assert "frame-ancestors" not in policy(answer)
    assert "x-frame-options" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/embed", "/docs", "/livez", "/openapi.json", "/nothing", "/static/icon.svg"])
def test_every_answer_says_that_its_type_is_meant(served: Served, path: str) -> None:
    headers = served.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_picture_that_is_opened_by_itself_can_run_nothing(served: Served) -> None:
    address = served.post({"kind": "preset", "id": "colah"}).headers["content-location"]
    assert policy(served.get(f"{address}.svg"))["default-src"] == "'none'"
    assert "sandbox" in policy(served.get(f"{address}.svg"))


def test_a_file_is_sent_again_only_when_it_has_changed(served: Served) -> None:
    first = served.get("/static/icon.svg")
    assert first.headers["cache-control"] == "no-cache"
    again = served.get("/static/icon.svg", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", PAGES)
def test_the_files_of_a_page_are_kept_for_ever_under_their_version(served: Served, path: str) -> None:
    addresses = re.findall(r'(?:src|href)="(/static/[^"]*)"', served.get(path).text)
    assert addresses
    for address in addresses:
        assert "immutable" in served.get(address).headers["cache-control"]
        plain = re.sub("^/static/[0-9a-f]{12}/", "/static/", address)
        assert plain != address
        assert served.get(plain).content == served.get(address).content


def test_a_page_of_an_older_version_finds_its_files_and_keeps_none(served: Served) -> None:
    answer = served.get("/static/0123456789ab/icon.svg")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.content == (STATIC / "icon.svg").read_bytes()


def test_a_large_text_is_sent_compressed_to_who_takes_it(served: Served) -> None:
    plain = served.get("/static/docs.css", headers={"Accept-Encoding": "identity"})
    packed = served.get("/static/docs.css", headers={"Accept-Encoding": "gzip"})
    assert packed.content == plain.content == (STATIC / "docs.css").read_bytes()
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.headers["content-type"] == plain.headers["content-type"]
    assert packed.headers["etag"] != plain.headers["etag"]
    again = served.get("/static/docs.css", headers={"If-None-Match": packed.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/static/../app/main.py", "/static/%2e%2e/app/main.py", "/static/..%2fapp/main.py"])
def test_no_file_outside_the_folder_is_served(served: Served, path: str) -> None:
    assert served.get(path).status_code == 404


def test_pages_of_other_sites_may_read_but_not_post(served: Served) -> None:
    foreign = {"Origin": "https://lectures.example"}
    address = served.post({"kind": "preset", "id": "colah"}).headers["content-location"]
    for path in (address, "/static/icon.svg"):
        assert served.get(path, headers=foreign).headers["access-control-allow-origin"] == "*"
    posted = served.post({"kind": "preset", "id": "colah"}, headers=foreign)
    assert "access-control-allow-origin" not in posted.headers


@pytest.mark.parametrize("path", ["/", "/livez", "/static/icon.svg", "/api/v1/limits"])
def test_head_is_answered_as_get_without_the_body(served: Served, path: str) -> None:
    head, get = served.client.head(path), served.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-length"] == get.headers["content-length"]


def test_ranges_without_number_do_no_harm(served: Served) -> None:
    answer = served.get("/static/icon.svg", headers={"Range": "bytes=" + "0-," * 10_000 + "0-"})
    assert answer.status_code in {200, 206, 400, 416, 431}
    assert len(answer.content) <= 2 * (STATIC / "icon.svg").stat().st_size
    assert served.still_serves()


def test_the_api_page_names_every_operation_and_its_own_version(served: Served) -> None:
    page, paths = served.get("/docs").text, served.get("/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for method in methods:
            assert f"<b>{method.upper()}</b> {path}" in page
    assert __version__ in page


def test_the_manual_says_what_a_field_may_be() -> None:
    schema = {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"anyOf": [{"type": "array", "items": {"type": "number"}}, {"type": "null"}]},
            "b": {"enum": ["x", "y"]},
            "c": {"$ref": "#/components/schemas/Other"},
            "d": {"type": "object", "additionalProperties": {"type": "integer"}},
        },
    }
    found = api_docs({"info": {"title": "T"}, "paths": {}, "components": {"schemas": {"M": schema}}}).models[0]
    assert [field.kind for field in found.fields] == [
        "list of number, or null",
        '"x" | "y"',
        "Other",
        "object of integer",
    ]
    assert [field.is_required for field in found.fields] == [True, False, False, False]
