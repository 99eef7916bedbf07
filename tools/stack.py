"""What `deploy/compose.yaml` starts, without Docker: instances behind nginx, with a PostgreSQL and a Redis.

with stack(root, folder, postgres=..., redis=..., nginx="/usr/sbin/nginx") as running:
    running.address, running.instances
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.process import SetupError
from tools.serve import answers, free_port

TEMPLATE = Path("deploy", "nginx.conf.template")
MAIN = """pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
daemon off;
worker_processes 1;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/chainrule.conf;
}}
"""


@dataclass(frozen=True)
class Instance:
    address: str
    process: subprocess.Popen[bytes]


@dataclass(frozen=True)
class Stack:
    """`address` is that of the proxy."""

    address: str
    instances: tuple[Instance, ...]


@contextmanager
def stack(
    root: Path, folder: Path, *, postgres: str, redis: str, nginx: str, count: int = 2, **settings: str
) -> Iterator[Stack]:
    """`count` instances and the proxy before them, until the block ends. Raises SetupError where one does not start."""
    shared = {"DATABASE_URL": postgres, "REDIS_URL": redis, "TRUSTED_PROXIES": "127.0.0.1", "LOG_LEVEL": "critical"}
    with ExitStack() as running:
        instances = tuple(running.enter_context(instance(root, folder, **{**shared, **settings})) for _ in range(count))
        for each in instances:
            wait_for(each.address, each.process)
        port = free_port()
        command = [nginx, "-p", str(folder), "-c", str(configured(root, folder, port, instances)), "-e", "stderr"]
        proxy = running.enter_context(subprocess.Popen(command, cwd=folder))
        running.callback(proxy.terminate)
        address = f"http://127.0.0.1:{port}"
        wait_for(address, proxy)
        yield Stack(address, instances)


@contextmanager
def instance(root: Path, folder: Path, **settings: str) -> Iterator[Instance]:
    port = free_port()
    given = {"HOST": "127.0.0.1", "PORT": str(port), "DATA_DIR": str(folder), **settings}
    env = {**os.environ, **{f"CHAINRULE_{name}": value for name, value in given.items()}}
    with subprocess.Popen([sys.executable, "-m", "app"], cwd=root, env=env) as process:
        try:
            yield Instance(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()


def configured(root: Path, folder: Path, port: int, instances: tuple[Instance, ...]) -> Path:
    """The configuration of nginx, filled in as its own image does it."""
    upstreams = " ".join(f"server {each.address.removeprefix('http://')};" for each in instances)
    text = (root / TEMPLATE).read_text()
    for name, value in {"${LISTEN}": f"127.0.0.1:{port}", "${UPSTREAMS}": upstreams}.items():
        text = text.replace(name, value)
    (folder / "chainrule.conf").write_text(text)
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder))
    return main


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    if not answers(f"{address}/livez", gives_up=lambda: process.poll() is not None):
        raise SetupError(f"What should listen at {address} was started but does not answer.")
