"""What is published is what works: the wheel carries every file it serves, and serves them where it is installed."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from email import message_from_string
from pathlib import Path

import httpx
import pytest

import chainrule
from tests.archives import unpack
from tests.packaging.conftest import Built, Installation, make
from tools.environment import ROOT

pytestmark = pytest.mark.xdist_group("wheel")  # it is built once


def contents(wheel: Path) -> dict[str, str]:
    """Hashes of a wheel's files by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def files(folder: Path) -> set[str]:
    skipped = {"__pycache__", ".stamp"}
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and not skipped & {file.name, *file.parts}
    }


@pytest.mark.parametrize("folder", ["static", "templates"])
def test_the_wheel_carries_every_file_that_is_served(folder: str, built: Built) -> None:
    carried = contents(built.wheel)
    served = files(ROOT / folder)
    assert served
    assert {f"chainrule/app/{folder}/{name}" for name in served} <= carried.keys()


@pytest.mark.parametrize(("package", "place"), [("app", "chainrule/app"), ("chainrule", "chainrule")])
def test_the_wheel_carries_every_module_and_its_data(package: str, place: str, built: Built) -> None:
    assert {f"{place}/{name}" for name in files(ROOT / package)} <= contents(built.wheel).keys()


def test_the_wheel_installs_one_package_and_nothing_else(built: Built) -> None:
    tops = {name.split("/")[0] for name in contents(built.wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"chainrule"}
    assert not [name for name in contents(built.wheel) if "node_modules" in name or name.endswith((".pyc", ".sqlite3"))]


def test_a_wheel_made_from_the_sdist_is_the_same(built: Built, tmp_path: Path) -> None:
    unpack(built.sdist, tmp_path)
    (source,) = tmp_path.iterdir()
    again = make("wheel", source, tmp_path / "again")
    assert contents(again) == contents(built.wheel)


def test_it_is_the_wheel_that_is_imported(installation: Installation) -> None:
    code = "import chainrule.app; print(chainrule.app.__file__); print(chainrule.__file__)"
    run = [str(installation.python), "-c", code]
    where = subprocess.run(
        run, cwd=installation.directory, env=installation.environment(), capture_output=True, text=True, check=True
    )
    assert all(Path(line).is_relative_to(installation.folder) for line in where.stdout.split())


def test_what_it_says_of_itself_is_complete(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        told = message_from_string(archive.read(name).decode())
    assert told["Name"] == "chainrule"
    assert told["License-Expression"] == "MIT"
    assert told["Description-Content-Type"] == "text/markdown"
    assert {"Author", "Summary", "Keywords", "Requires-Python"} <= set(told.keys())
    assert "Typing :: Typed" in told.get_all("Classifier", [])
    assert {"datasets", "export", "notebook", "postgres", "redis"} == set(told.get_all("Provides-Extra", []))


def test_published_its_readme_takes_pictures_and_pages_from_the_publisher() -> None:
    address = "https://git.example/chainrule"
    env = {**os.environ, "CHAINRULE_PROJECT_URL": f"{address}/"}
    command = [sys.executable, "-m", "hatchling", "metadata"]
    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    said = json.loads(told.stdout)
    assert said["urls"]["Repository"] == address
    readme = said["readme"]["text"]
    assert f"({address}/raw/HEAD/docs/images/studio.png)" in readme
    links = re.findall(r"\]\(([^)]*)\)", readme)
    assert len(links) == len(re.findall(r"\]\(", (ROOT / "README.md").read_text(encoding="utf-8")))
    for link in links:
        assert (ROOT / re.sub(rf"^{address}/(raw|blob)/HEAD/", "", link)).is_file(), link


def command(installation: Installation, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed command, started from an empty directory."""
    return subprocess.run(
        [str(installation.folder / "bin" / "chainrule"), *arguments],
        cwd=installation.directory,
        env=installation.environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_command_traces_checks_and_exports(installation: Installation) -> None:
    assert command(installation, "--version").stdout == f"chainrule {chainrule.__version__}\n"
    checked = command(installation, "check", "y = x*x", "--set", "x=3")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "dy/dx = 6" in checked.stdout
    exported = command(installation, "export", "preset:lecture-network", "-o", "lecture.html")
    assert exported.returncode == 0, exported.stderr
    assert "<chain-rule" in (installation.directory / "lecture.html").read_text(encoding="utf-8")


def test_the_installed_library_is_used_as_a_module_too(installation: Installation) -> None:
    code = "import chainrule as cr; print(cr.grad('y = w*x', w=2, x=3))"
    for run in (["-c", code], ["-m", "chainrule", "--version"]):
        done = subprocess.run(
            [str(installation.python), *run],
            cwd=installation.directory,
            env=installation.environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout in {"{'w': 3.0, 'x': 2.0}\n", f"chainrule {chainrule.__version__}\n"}


def test_every_file_the_studio_asks_for_is_served(address: str) -> None:
    page = httpx.get(f"{address}/", trust_env=False)
    assert page.status_code == 200
    wanted = {link for link in re.findall(r'(?:src|href)="(/[^"]*)"', page.text) if "." in link.split("/")[-1]}
    assert any("studio" in link for link in wanted)
    for link in wanted:
        assert httpx.get(f"{address}{link}", trust_env=False).status_code == 200, link


@pytest.mark.parametrize("name", ["player.js", "network.js", "studio.js"])
def test_the_built_scripts_are_served(name: str, address: str) -> None:
    script = httpx.get(f"{address}/static/dist/{name}", trust_env=False)
    assert script.status_code == 200
    assert "javascript" in script.headers["content-type"]
    assert script.content == (ROOT / "static" / "dist" / name).read_bytes()


def test_the_embedded_view_is_served(address: str) -> None:
    assert "<chain-rule" in httpx.get(f"{address}/embed", trust_env=False).text


def test_an_expression_is_traced_and_drawn(address: str) -> None:
    source = {"kind": "expression", "text": "z = w*x + b", "inputs": {"w": 0.5, "x": 2, "b": 1}}
    answer = httpx.post(f"{address}/api/v1/traces", json=source, trust_env=False)
    assert answer.status_code == 200, answer.text
    trace = answer.json()
    assert trace["values"]["z"] == 2
    assert trace["gradients"] == {"w": 2, "x": 0.5, "b": 1, "mul_1": 1, "z": 1}
    picture = httpx.get(f"{address}/api/v1/traces/{trace['id']}.svg", trust_env=False)
    assert picture.status_code == 200
    assert picture.text.lstrip().startswith(("<svg", "<?xml"))
