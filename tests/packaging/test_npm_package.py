"""The npm package: what is in it, what its types say, and that servers may read it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from chainrule import __version__
from tools import frontend
from tools.environment import ROOT

CONSUMER = """
import "chainrule-player";
import ChainRuleReveal from "chainrule-player/reveal";

const film = document.querySelector("chain-rule");
const step: number | undefined = film?.step;
const made = document.createElement("chain-rule");
await made.set({ x: 2, W1: [[1, 2]] });
made.addEventListener("chainrule-step", ({ detail }) => detail.step.toFixed());
const id: "chainrule" = ChainRuleReveal().id;
// @ts-expect-error a step is a number
made.step = "one";
export { id, step };
"""


def test_the_package_has_scripts_and_types_and_depends_on_nothing(npm_package: Path) -> None:
    said = json.loads((npm_package / "package.json").read_text(encoding="utf-8"))
    assert said["version"] == __version__
    assert not said.keys() & {"dependencies", "peerDependencies", "devDependencies", "scripts"}
    for entry in said["exports"].values():
        for file in [entry] if isinstance(entry, str) else entry.values():
            assert (npm_package / file).is_file(), file
    for name in ("chainrule-player.js", "reveal.js"):
        text = (npm_package / name).read_text(encoding="utf-8")
        assert not [line for line in text.splitlines() if line.startswith("import ") or 'from"' in line]
    assert (npm_package / "LICENSE").is_file()


def test_a_server_that_renders_pages_may_import_it(npm_package: Path) -> None:
    script = "import('./chainrule-player.js').then(({ readScene }) => console.log(typeof readScene))"
    done = subprocess.run(
        [frontend.node(), "--input-type=module", "-e", script],
        cwd=npm_package, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "function"


def test_types_know_the_element_its_methods_and_its_events(npm_package: Path, tmp_path: Path) -> None:
    (tmp_path / "node_modules").mkdir()
    os.symlink(npm_package, tmp_path / "node_modules" / "chainrule-player")
    (tmp_path / "use.mts").write_text(CONSUMER, encoding="utf-8")
    tsc = ROOT / "frontend" / "node_modules" / "typescript" / "bin" / "tsc"
    options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--preserveSymlinks"]
    command = [frontend.node(), tsc, *options, "use.mts"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
