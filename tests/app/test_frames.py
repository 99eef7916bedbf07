"""Links to traces: how they are framed by sites that ask, and how they look where they are shown."""

from __future__ import annotations

import base64
import json
import re
import struct
from html import unescape
from urllib.parse import quote

import httpx
import pytest

from app.config import Settings
from app.links import linked_trace, trace_link
from app.main import create_app
from tests.app.conftest import Serve, Served, serving


def packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def here(served: Served) -> str:
    return f"http://127.0.0.1:{served.port}"


def head(answer: httpx.Response) -> dict[str, str]:
    found = dict(re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', answer.text))
    return {name: unescape(value) for name, value in found.items()}


SOURCE = {"kind": "expression", "text": "y = w*x", "inputs": {"w": 2, "x": 3}}


@pytest.mark.parametrize("page", ["/embed", "/"])
def test_a_link_to_a_moment_shows_its_picture_and_leads_to_its_frame(served: Served, page: str) -> None:
    answer = served.get(f"{page}?preset=colah&step=4")
    said = head(answer)
    assert said["og:url"] == f"{here(served)}{page}?preset=colah&step=4"
    shown = httpx.get(said["og:image"], timeout=60)
    assert shown.headers["content-type"] == "image/png"
    assert struct.unpack(">II", shown.content[16:24]) == (1200, 630)
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    discovery = re.search(r'type="application/json\+oembed" href="([^"]*)"', answer.text)
    assert discovery is not None
    frame = httpx.get(unescape(discovery[1])).json()
    assert frame["type"] == "rich"
    assert frame["version"] == "1.0"
    assert f'src="{here(served)}/embed?preset=colah&amp;step=4"' in frame["html"]
    assert said["og:title"] == frame["title"]


def test_a_page_that_names_no_trace_has_no_picture(served: Served) -> None:
    for page in ("/embed", "/", "/embed?preset=nothing", "/?trace=..", "/embed?source=!!"):
        assert "og:image" not in head(served.get(page))
    assert served.get("/embed.png?preset=nothing").status_code == 404
    assert served.get("/embed.png?preset=colah&step=999").status_code == 404
    assert served.get(f"/embed.png?source={packed({'kind': 'expression', 'text': 'y = ('})}").status_code == 422


def test_a_picture_is_drawn_away_from_the_server_by_its_cost_and_kept(serve: Serve) -> None:
    """No other thread runs while pixels are drawn: those of 300 nodes would hold up everybody for a second."""
    with serve() as running:

        def drawn() -> int:
            found = re.search(r"^chainrule_heavy_started_total (\d+)", running.get("/metrics").text, re.MULTILINE)
            assert found is not None
            return int(found[1])

        first, again = (running.get("/embed.png?preset=colah&step=2") for _ in range(2))
        assert (first.status_code, again.content) == (200, first.content)
        assert drawn() == 1
    with serve(work_rate=1, work_burst=900_000_000) as running:
        answers = [running.get(f"/embed.png?preset=colah&step={step}").status_code for step in (2, 3)]
        assert answers == [200, 429], "its client pays for the pixels, too"


def test_markup_in_a_link_is_written_as_text(served: Served) -> None:
    answer = served.get('/embed?preset=colah&theme="><script>alert(1)</script>')
    assert "<script>alert" not in answer.text
    frame = served.get(f"/oembed?url={quote(here(served) + '/embed?preset=colah&theme=')}%2522%253E%253Cb%253E").json()
    assert "<b>" not in frame["html"]


def test_a_frame_is_no_larger_than_it_may_be_and_keeps_its_shape(served: Served) -> None:
    url = quote(f"{here(served)}/#preset=lecture-network&view=reversed")
    frame = served.get(f"/oembed?url={url}&maxwidth=480").json()
    assert (frame["width"], frame["height"]) == (480, 270)
    assert "view=reversed" in frame["html"]
    assert served.get(f"/oembed?url={url}&maxheight=300").json()["height"] == 300
    assert served.get(f"/oembed?url={url}&format=xml").status_code == 501
    for other in ("https://other.example/embed?preset=colah", f"{here(served)}/docs?preset=colah"):
        assert served.get(f"/oembed?url={quote(other)}").status_code == 404
    assert served.get("/oembed?url=x").headers["access-control-allow-origin"] == "*"


def test_links_name_the_public_address_where_there_is_one(tmp_path: object) -> None:
    settings = Settings(data_dir=str(tmp_path), public_address="https://chainrule.example/")  # type: ignore[arg-type]
    with serving(create_app(settings), settings) as served:
        assert head(served.get("/embed?preset=colah"))["og:image"].startswith("https://chainrule.example/embed.png?")
        url = quote("https://chainrule.example/embed?preset=colah")
        assert "https://chainrule.example/embed?" in served.get(f"/oembed?url={url}").json()["html"]
        assert 'name="chainrule-address" content="https://chainrule.example"' in served.get("/").text


def test_a_frame_can_stand_in_a_page_that_isolates_itself(served: Served) -> None:
    headers = served.get("/embed").headers
    assert headers["cross-origin-embedder-policy"] == "require-corp"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    for file in re.findall(r'(?:src|href)="(/static[^"]*)"', served.get("/embed").text):
        assert served.get(file).headers["cross-origin-resource-policy"] == "cross-origin"


def test_a_link_says_which_trace_is_meant_and_which_moment() -> None:
    moved = trace_link({"source": packed(SOURCE), "inputs": packed({"w": 5}), "step": "2", "theme": "dark"})
    assert moved is not None
    assert json.loads(moved.body)["inputs"] == {"w": 5, "x": 3}
    assert (moved.step, moved.view_options.theme, moved.question.step) == (2, "dark", 1)
    shown = trace_link({"preset": "lecture-network", "view": "reversed", "lang": "zh-Hans"})
    assert shown is not None
    assert (shown.view_options.view, shown.view_options.lang) == ("reversed", "zh-Hans")
    for step in ("-1", "x", "1" * 12, "²", ""):
        link = trace_link({"preset": "colah", "step": step})
        assert link is not None
        assert link.step == 0
    assert linked_trace("https://a.example/x/embed?trace=" + "0" * 32, ("https://a.example/x",)) is not None
    assert linked_trace("https://a.example.evil/embed?preset=colah", ("https://a.example",)) is None
