"""Starting the app: where it listens, what is said when it cannot, what a browser is told to open."""

import os
import socket
import sys
from pathlib import Path

import pytest

from tools import serve
from tools.process import SetupError


def test_a_port_that_is_taken_gets_a_sentence_with_a_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SetupError, match=rf"Port {port} of 127\.0\.0\.1 is taken, .* --port \d+\.$") as refusal:
            serve.check_port("127.0.0.1", port)
    serve.check_port("127.0.0.1", int(str(refusal.value).split()[-1].rstrip(".")))


@pytest.mark.parametrize(("host", "port"), [("no-such-host.invalid", 8000), ("127.0.0.1", 70000)])
def test_an_address_that_cannot_be_gets_a_sentence(host: str, port: int) -> None:
    with pytest.raises(SetupError, match=f"Port {port} of {host}"):
        serve.check_port(host, port)


@pytest.mark.parametrize(
    ("host", "shown"), [("0.0.0.0", "127.0.0.1"), ("::", "127.0.0.1"), ("::1", "[::1]"), ("localhost", "localhost")]
)
def test_the_address_shown_is_one_a_browser_can_open(host: str, shown: str) -> None:
    assert serve.shown(host) == shown


def test_without_a_screen_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert not serve.has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert serve.has_screen()


def test_an_app_that_ends_at_once_is_not_waited_for(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "exit(1)"]
    with (
        pytest.raises(SetupError, match="does not answer"),
        serve.background(command, cwd=tmp_path, env=dict(os.environ)),
    ):
        pass


def test_an_app_in_the_background_answers_until_the_block_ends(tmp_path: Path) -> None:
    (tmp_path / "livez").write_text("ok")
    code = (
        "import http.server as server, os; "
        "server.test(server.SimpleHTTPRequestHandler, port=int(os.environ['CHAINRULE_PORT']), bind='127.0.0.1')"
    )
    with serve.background([sys.executable, "-c", code], cwd=tmp_path, env=dict(os.environ)) as address:
        assert serve.answers(f"{address}/livez")
    with pytest.raises(OSError, match="refused"), socket.create_connection(("127.0.0.1", int(address.split(":")[-1]))):
        pass
