"""Build and pack the npm package `chainrule-player`: `dist/npm`, and a tarball of it beside it.

It has the player as a module and as a classic script, the plugin for reveal.js in both forms, and types. It depends on
nothing.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from tools import frontend, stamp
from tools.process import quietly, say

ENTRIES = ("package/index.d.ts", "package/reveal.d.ts")
IMPORTED = re.compile(r"""(from |import\(|import )"(\.{1,2}/[^"]+)\"""")
VERSION = re.compile(r'__version__ = "([^"]+)"')


def package(root: Path) -> Path:
    """The tarball that can be published, made anew unless it is up to date."""
    frontend.build(root)
    out = root / "dist" / "npm"
    tarball = root / "dist" / f"chainrule-player-{version(root)}.tgz"
    value = stamp.fingerprint(root, [*frontend.sources(root), root / "chainrule" / "__init__.py", Path(__file__)])
    if tarball.is_file() and stamp.is_current(out / ".stamp", value):
        return tarball
    say("Building the npm package")
    shutil.rmtree(out, ignore_errors=True)
    frontend.npm(root, "run", "build:package", doing="Building the npm package")
    scripts = [(root / "static" / "dist" / name).read_text(encoding="utf-8") for name in ("player.js", "network.js")]
    (out / "chainrule-player.global.js").write_text("\n".join(scripts), encoding="utf-8")
    keep_reachable(out / "types")
    describe(root, out)
    packed = ["pack", str(out), "--pack-destination", str(root / "dist")]
    quietly(frontend.npm_command(*packed), doing="Packing", cwd=root / "frontend", env=frontend.node_environment())
    stamp.write(out / ".stamp", value)
    return tarball


def version(root: Path) -> str:
    found = VERSION.search((root / "chainrule" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise ValueError("chainrule/__init__.py says no version")
    return found[1]


def describe(root: Path, out: Path) -> None:
    """Lay what a registry shows beside the scripts."""
    given = json.loads((root / "frontend" / "package" / "package.json").read_text(encoding="utf-8"))
    text = json.dumps({**given, "version": version(root)}, indent=2)
    (out / "package.json").write_text(f"{text}\n", encoding="utf-8")
    shutil.copy(root / "frontend" / "package" / "README.md", out / "README.md")
    shutil.copy(root / "LICENSE", out / "LICENSE")


def keep_reachable(types: Path) -> None:
    """Take away what no entry leads to, and name files as every resolver of modules asks for it: with their ending."""
    reached: set[Path] = set()
    waiting = [types / name for name in ENTRIES]
    while waiting:
        file = waiting.pop()
        if file in reached:
            continue
        reached.add(file)
        text = file.read_text(encoding="utf-8")
        waiting += [(file.parent / f"{path}.d.ts").resolve() for _, path in IMPORTED.findall(text)]
        file.write_text(IMPORTED.sub(r'\1"\2.js"', text), encoding="utf-8")
    for file in types.rglob("*.d.ts"):
        if file.resolve() not in {each.resolve() for each in reached}:
            file.unlink()
    for folder in sorted((each for each in types.rglob("*") if each.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
