"""Starting the app: where it listens, what is said when it cannot, what a browser is told to open."""

import socket
import sys

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
