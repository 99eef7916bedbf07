"""Ask whether any package that is installed here has a known weakness: `pip-audit` for Python, `npm audit` else.

Both ask a database on the network. Where it cannot be reached, nothing was learnt, and that is said; it is no success.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools import frontend
from tools.process import say

PATIENCE_S = 120
WEAK, UNKNOWN = 1, 2
"""What the command returns where something was found, and where nothing could be learnt."""


@dataclass(frozen=True)
class Finding:
    """What one auditor says: `weak` packages, each with what is known of it; None where it could not be asked."""

    auditor: str
    weak: tuple[str, ...] | None
    why: str = ""

    def sentence(self) -> str:
        if self.weak is None:
            return f"{self.auditor} could not be asked: {self.why or 'its database cannot be reached'}."
        if not self.weak:
            return f"{self.auditor} knows of no weakness in what is installed."
        return f"{self.auditor} knows of weaknesses:\n" + "\n".join(f"  {each}" for each in self.weak)


def run(root: Path) -> int:
    frontend.install(root)
    findings = [python_packages(root), browser_packages(root)]
    say("\n" + "\n".join(each.sentence() for each in findings))
    if any(each.weak for each in findings):
        return WEAK
    return UNKNOWN if any(each.weak is None for each in findings) else 0


def python_packages(root: Path) -> Finding:
    command = [sys.executable, "-m", "pip_audit", "--skip-editable", "--progress-spinner", "off", "--format", "json"]
    return python_finding(output_of([*command, "--timeout", "15"], root))


def python_finding(output: str | None) -> Finding:
    """What the JSON of pip-audit says."""
    report = parsed(output)
    if not isinstance(report, dict) or "dependencies" not in report:
        return Finding("pip-audit", None)
    weak = tuple(
        f"{package['name']} {package['version']}: {weakness['id']}"
        + (f", mended in {', '.join(weakness['fix_versions'])}" if weakness.get("fix_versions") else "")
        for package in report["dependencies"]
        for weakness in package.get("vulns", ())
    )
    return Finding("pip-audit", weak)


def browser_packages(root: Path) -> Finding:
    folder = root / "frontend"
    command = [str(part) for part in frontend.npm_command("audit", "--json", "--fetch-retries=0")]
    return browser_finding(output_of(command, folder))


def browser_finding(output: str | None) -> Finding:
    """What the JSON of npm audit says."""
    report = parsed(output)
    if not isinstance(report, dict) or "vulnerabilities" not in report:
        return Finding("npm audit", None)
    weak = tuple(f"{name}: {found.get('severity', 'unknown')}" for name, found in report["vulnerabilities"].items())
    return Finding("npm audit", weak)


def output_of(command: list[str], folder: Path) -> str | None:
    """What a program writes, whatever it returns; None where it does not run or does not end."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=frontend.node_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout


def parsed(output: str | None) -> object:
    try:
        return json.loads(output or "")
    except ValueError:
        return None
