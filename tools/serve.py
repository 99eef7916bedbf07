"""Start the app, say where it is, and open it in a browser once it answers."""

from __future__ import annotations

import os
import runpy
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.process import SetupError, say

PATIENCE_S = 60.0


def run(host: str, port: int, *, opens_browser: bool) -> int:
    """Serve until interrupted."""
    check_port(host, port)
    address = f"http://{shown(host)}:{port}/"
    threading.Thread(target=announce, args=(address, opens_browser and has_screen()), daemon=True).start()
    os.environ["CHAINRULE_HOST"] = host
    os.environ["CHAINRULE_PORT"] = str(port)
    sys.argv = ["chainrule"]
    try:
        runpy.run_module("app", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


@contextmanager
def background(command: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> Iterator[str]:
    """The address of an app that `command` starts on a free port of its own, until the block ends."""
    port = free_port()
    settings = {"CHAINRULE_HOST": "127.0.0.1", "CHAINRULE_PORT": str(port)}
    with subprocess.Popen(command, cwd=cwd, env={**env, **settings}) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            if not answers(f"{address}/livez", gives_up=lambda: process.poll() is not None):
                raise SetupError(f"{command[0]} was started but does not answer at {address}.")
            yield address
        finally:
            process.terminate()


def check_port(host: str, port: int) -> None:
    """Raise SetupError unless `host:port` can be listened on."""
    if not 0 < port < 65536:
        raise SetupError(f"Port {port} of {host} cannot be: a port is a number from 1 to 65535.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError as error:
        raise SetupError(
            f"Port {port} may not be used by this user: choose one above 1023, with --port 8000."
        ) from error
    except OSError as error:
        raise SetupError(
            f"Port {port} of {host} is taken, or not of this machine: choose another, with --port {free_port()}."
        ) from error


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def shown(host: str) -> str:
    """The host as a browser on this machine reaches it."""
    if host in {"0.0.0.0", "::", ""}:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def has_screen() -> bool:
    """Would a browser have a place to open? A text browser must not take the terminal over."""
    return sys.platform in {"darwin", "win32"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )


def announce(address: str, opens_browser: bool) -> None:
    """Wait until the app answers, then print and open its address."""
    if answers(f"{address}livez"):
        say(f"\nChainrule is at {address}   (Ctrl+C ends it)\n")
        if opens_browser:
            webbrowser.open(address)


def answers(url: str, *, gives_up: Callable[[], bool] = lambda: False) -> bool:
    """Wait until `url` answers; False when it does not in time, or once `gives_up` says so."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and not gives_up():
        try:
            with direct.open(url, timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False
