"""Text answers are sent in gzip to whoever takes it, and mean the same."""

from __future__ import annotations

import gzip

import httpx
import pytest

from tests.app.conftest import Served

GZIP = {"Accept-Encoding": "gzip"}
PLAIN = {"Accept-Encoding": "identity"}
SOURCE = {"kind": "expression", "text": "\n".join(f"y{i} = x * {i}" for i in range(1, 9)), "inputs": {"x": 2}}


def raw(served: Served, path: str, headers: dict[str, str]) -> tuple[httpx.Response, bytes]:
    """The answer, and its bytes as they came over the wire."""
    with served.client.stream("GET", path, headers=headers) as answer:
        return answer, b"".join(answer.iter_raw())


@pytest.fixture
def trace(served: Served) -> str:
    """The address of a trace."""
    return str(served.post(SOURCE).headers["content-location"])


def test_a_trace_is_compressed_and_the_same_for_those_who_take_it(served: Served, trace: str) -> None:
    _, plain = raw(served, trace, PLAIN)
    for _ in range(2):
        answer, packed = raw(served, trace, GZIP)
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers["content-length"]) == len(packed) < len(plain) / 3
        assert gzip.decompress(packed) == plain


def test_both_forms_have_tags_of_their_own_and_name_what_they_depend_on(served: Served, trace: str) -> None:
    plain, _ = raw(served, trace, PLAIN)
    packed, _ = raw(served, trace, GZIP)
    assert plain.headers["etag"] != packed.headers["etag"]
    assert {"Accept", "Accept-Encoding"} <= {name.strip() for name in packed.headers["vary"].split(",")}


@pytest.mark.parametrize("path", ["trace", "/static/docs.css"])
def test_who_has_the_compressed_form_is_told_that_nothing_changed(path: str, served: Served, trace: str) -> None:
    where = trace if path == "trace" else path
    first, _ = raw(served, where, GZIP)
    again, body = raw(served, where, {**GZIP, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_short_answers_pass_as_they_are(served: Served) -> None:
    short, _ = raw(served, "/livez", GZIP)
    assert "content-encoding" not in short.headers


def test_a_short_binary_trace_is_compressed_and_a_long_one_passes_as_it_is(served: Served, trace: str) -> None:
    headers = {"Accept": "application/vnd.chainrule.trace"}
    _, plain = raw(served, trace, {**PLAIN, **headers})
    answer, packed = raw(served, trace, {**GZIP, **headers})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(packed) < len(plain) / 2
    assert gzip.decompress(packed) == plain

    sample = {"x": [0.5] * 100, "target": [1.0, 0.0]}
    large = served.post({"kind": "network", "sizes": [100, 100, 2], "seed": 1, "samples": [sample]})
    answer, body = raw(served, str(large.headers["content-location"]), {**GZIP, **headers})
    assert "content-encoding" not in answer.headers
    assert len(body) == int(answer.headers["content-length"]) > 100_000


def test_an_error_is_compressed_no_less_than_an_answer(served: Served) -> None:
    text = "y = " + "+".join(["x"] * 300) + " +"
    answer = served.post({"kind": "expression", "text": text}, headers=GZIP)
    assert answer.status_code == 422
    assert answer.json()["code"]
