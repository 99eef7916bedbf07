"""The documentation, where it has been built and where it has not."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from app.docs_site import DocsSite

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def client(folder: Path) -> httpx.AsyncClient:
    site = Starlette(routes=[Mount("/docs", DocsSite(folder))])
    return httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://x")


async def test_an_installation_without_the_built_pages_leads_to_the_page_of_the_api(tmp_path: Path) -> None:
    async with client(tmp_path / "docs") as asking:
        for path in ("/docs/", "/docs/python/"):
            answer = await asking.get(path)
            assert (answer.status_code, answer.headers["location"]) == (307, "/docs")


async def test_pages_that_are_built_while_the_server_runs_are_served(tmp_path: Path) -> None:
    async with client(tmp_path / "docs") as asking:
        await asking.get("/docs/")
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs" / "index.html").write_text("<p>Getting started</p>", encoding="utf-8")
        assert "Getting started" in (await asking.get("/docs/")).text
