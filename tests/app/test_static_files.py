"""Files as they are, or packed when they were built, for who takes that."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from app.middleware.compression import Compression
from app.static_files import VersionedStaticFiles
from app.static_version import FolderVersion

PLAIN, PACKED = b"const words = 1;" * 100, b"not really packed"
BROTLI = {"Accept-Encoding": "gzip, br"}
Answer = tuple[httpx.Response, bytes]
Ask = Callable[[str, dict[str, str]], Answer]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """A folder with one script and its twin, behind the compression of everything else: the answer and its bytes."""
    (tmp_path / "a.js").write_bytes(PLAIN)
    (tmp_path / "a.js.br").write_bytes(PACKED)
    (tmp_path / "b.js").write_bytes(PLAIN)
    files = Starlette()
    files.mount("/static", VersionedStaticFiles(FolderVersion(tmp_path), tmp_path))
    transport = httpx.ASGITransport(Compression(files))

    async def asked(path: str, headers: dict[str, str]) -> Answer:
        client = httpx.AsyncClient(transport=transport, base_url="http://x")
        async with client, client.stream("GET", path, headers=headers) as answer:
            return answer, b"".join([part async for part in answer.aiter_raw()])

    return lambda path, headers: asyncio.run(asked(path, headers))


def test_who_takes_brotli_gets_the_packed_twin_as_what_the_file_is(ask: Ask) -> None:
    answer, body = ask("/static/a.js", BROTLI)
    assert body == PACKED
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert int(answer.headers["content-length"]) == len(PACKED)
    assert "Accept-Encoding" in answer.headers["vary"]


@pytest.mark.parametrize("accepted", ["gzip", "gzip, br;q=0"])
def test_who_takes_gzip_alone_gets_the_file_in_gzip(ask: Ask, accepted: str) -> None:
    answer, body = ask("/static/a.js", {"Accept-Encoding": accepted})
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == PLAIN
    assert "Accept-Encoding" in answer.headers["vary"]


def test_who_takes_neither_gets_the_file_as_it_is(ask: Ask) -> None:
    answer, body = ask("/static/a.js", {"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert body == PLAIN


def test_a_file_without_a_twin_is_compressed_as_any_answer(ask: Ask) -> None:
    answer, body = ask("/static/b.js", BROTLI)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == PLAIN


def test_who_has_the_packed_twin_is_told_that_nothing_changed(ask: Ask) -> None:
    first, _ = ask("/static/a.js", BROTLI)
    again, body = ask("/static/a.js", {**BROTLI, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    plain, _ = ask("/static/a.js", {"Accept-Encoding": "identity"})
    assert plain.headers["etag"] != first.headers["etag"]


def test_a_piece_of_a_file_is_one_of_the_file_itself(ask: Ask) -> None:
    answer, body = ask("/static/a.js", {"Accept-Encoding": "br", "Range": "bytes=0-4"})
    assert (answer.status_code, body) == (206, PLAIN[:5])


def test_no_twin_leads_out_of_the_folder(ask: Ask, tmp_path: Path) -> None:
    (tmp_path.parent / "secret.js.br").write_bytes(PACKED)
    assert ask("/static/%2e%2e/secret.js", BROTLI)[0].status_code == 404
