"""What pages of other sites may do, as browsers ask it."""

from __future__ import annotations

import pytest

from tests.app.conftest import Serve, Served

FOREIGN = "https://lectures.example"
SOURCE = {"kind": "expression", "text": "y = x", "inputs": {"x": 1}}


def asks(served: Served, path: str, method: str) -> tuple[int, str | None]:
    headers = {
        "Origin": FOREIGN,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = served.client.options(path, headers=headers)
    return answer.status_code, answer.headers.get("access-control-allow-origin")


@pytest.mark.parametrize("path", ["/api/v1/presets", "/openapi.json", "/static/icon.svg", "/api/v1/traces/x.svg"])
def test_everybody_may_read_with_headers_of_their_own(served: Served, path: str) -> None:
    assert asks(served, path, "GET") == (204, "*")
    assert served.get(path, headers={"Origin": FOREIGN}).headers["access-control-allow-origin"] == "*"


def test_pages_and_posts_of_other_sites_are_refused(served: Served) -> None:
    assert asks(served, "/", "GET") == (403, None)
    assert asks(served, "/api/v1/traces", "POST") == (403, None)
    assert asks(served, "/api/v1/traces", "DELETE") == (403, None)


def test_an_allowed_origin_may_post_and_sees_where_the_trace_is(serve: Serve) -> None:
    with serve(allowed_origins=FOREIGN) as running:
        assert asks(running, "/api/v1/traces", "POST") == (204, FOREIGN)
        answer = running.post(SOURCE, headers={"Origin": FOREIGN})
        assert answer.headers["access-control-allow-origin"] == FOREIGN
        assert "Content-Location" in answer.headers["access-control-expose-headers"]
        other = running.post(SOURCE, headers={"Origin": "https://other.example"})
        assert "access-control-allow-origin" not in other.headers
