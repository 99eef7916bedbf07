"""The same source gives the same id and the same bytes, in every process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.app.conftest import Served

ROOT = Path(__file__).resolve().parent.parent.parent
PRESET = "one-neuron"
ASK = """
import json, sys
from pathlib import Path
from app.encoded_scene import Question
from app.scenes import Scenes
from app.store import open_store
from chainrule.limits import Limits
from chainrule.offline import ViewOptions
import hashlib
store = open_store(f"sqlite:///{sys.argv[1]}/store.sqlite3")
encoded = Scenes(store, Limits(), 0).make(json.dumps({"kind": "preset", "id": sys.argv[2]}).encode(), "json").encoded
picture = Question("svg", step=3, view_options=ViewOptions(theme="dark"))
forms = (encoded.json, encoded.binary, encoded.answer(picture), encoded.dot(3))
print(encoded.id, *(hashlib.sha256(form).hexdigest() for form in forms))
"""


def asked(folder: Path, hash_seed: str) -> str:
    """Id and hashes of all forms, from a process of its own."""
    env = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(folder), PRESET], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_two_processes_and_the_server_answer_the_same_bytes(served: Served, tmp_path: Path) -> None:
    here, there = asked(tmp_path / "a", "1"), asked(tmp_path / "b", "2")
    assert here == there
    posted = served.post({"kind": "preset", "id": PRESET})
    address = posted.headers["content-location"]
    binary = served.get(address, headers={"Accept": "application/vnd.chainrule.trace"})
    picture, dot = served.get(f"{address}.svg?step=3&theme=dark"), served.get(f"{address}.dot?step=3")
    forms = [posted.content, binary.content, picture.content, dot.content]
    assert here == " ".join([posted.json()["id"], *(hashlib.sha256(form).hexdigest() for form in forms)])


def test_documents_that_say_the_same_have_the_same_id(served: Served) -> None:
    ids = {
        served.post(source).json()["id"]
        for source in (
            {"kind": "expression", "text": "y = a*b", "inputs": {"a": 1, "b": 2.5}},
            {"inputs": {"b": 2.5, "a": 1.0}, "text": "y = a*b", "kind": "expression", "output": "y"},
            {"kind": "expression", "text": "y = a*b", "inputs": {"a": 1e0, "b": 25e-1}, "output": None, "verify": True},
        )
    }
    assert len(ids) == 1


def test_another_number_is_another_trace(served: Served) -> None:
    sources = [{"kind": "expression", "text": "y = -a", "inputs": {"a": a}} for a in (0.3, 0.1 + 0.2, 0.0, -0.0)]
    assert len({served.post(source).json()["id"] for source in sources}) == 4
