"""The real app, a real browser, and pages that must not log an error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser.contexts import Contexts, Lent
from tests.browser.lecture import FILM, SOURCE
from tests.browser.waiting import PATIENCE_S, until
from tools.serve import background

ROOT = Path(__file__).resolve().parents[2]
BUILT = ("player.js", "network.js", "embed.js", "studio.js", "studio.css")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

REFUSALS = ("Failed to load resource", "Access to fetch", "Fetch API cannot load")
"""How the console begins to say that a request was refused."""
OpenPage = Callable[..., Page]
FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=PATIENCE_S * 1000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium that CHAINRULE_CHROMIUM names, or the system's."""
    found = os.environ.get("CHAINRULE_CHROMIUM") or shutil.which("chromium")
    where = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **where, "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app answers, with a database of its own."""
    missing = [name for name in BUILT if not (ROOT / "static" / "dist" / name).is_file()]
    if missing:
        pytest.fail(f"static/dist lacks {', '.join(missing)}: build the browser's files first (python3 run.py build)")
    env = {**os.environ, "CHAINRULE_DATA_DIR": str(tmp_path_factory.mktemp("data")), "CHAINRULE_LOG_LEVEL": "warning"}
    with background([sys.executable, "-m", "app"], cwd=ROOT, env=env) as found:
        yield found


@pytest.fixture(scope="session")
def api(address: str) -> Iterator[httpx.Client]:
    """The API, to compare with what is shown."""
    with httpx.Client(base_url=f"{address}/api/v1/", timeout=20) as client:
        yield client


def is_of_typing(message: ConsoleMessage) -> bool:
    """Chromium itself gives lines that are typed over the style of those they replace, which the policy refuses.

    Nothing is lost by that. What a script does is told with the script's address.
    """
    return message.text.startswith("Applying inline style") and not message.location["url"].endswith(".js")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember what failed: nothing that it used is used again."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def contexts(browser: Browser, address: str) -> Iterator[Contexts]:
    found = Contexts(browser, address)
    yield found
    found.close()


@pytest.fixture
def open_page(request: pytest.FixtureRequest, browser: Browser, address: str, contexts: Contexts) -> Iterator[OpenPage]:
    """Open an address of the app in a context that no other page has; what its console says is an error ends the test.

    `still` (the default) asks for reduced motion, so that steps change at once. Refused requests are no errors of the
    page where `refuses` allows them. `first` has an empty cache.
    """
    own: list[BrowserContext] = []
    lent: list[Lent] = []
    complaints: list[str] = []

    def open_one(
        path: str = "/", *, still: bool = True, refuses: bool = False, first: bool = False, **options: Any
    ) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 720})
        options["reduced_motion"] = "reduce" if still else "no-preference"
        if first or "permissions" in options:
            own.append(browser.new_context(base_url=address, **options))
            page = own[-1].new_page()
        else:
            lent.append(contexts.lend(options))
            page = lent[-1].context.new_page()
        page.set_default_timeout(30_000)

        def hear(message: ConsoleMessage) -> None:
            is_refusal = refuses and message.text.startswith(REFUSALS)
            if message.type in {"error", "warning"} and not is_refusal and not is_of_typing(message):
                complaints.append(message.text)

        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_one
    failed = request.node.stash.get(FAILED, False) or complaints
    for context in (*own, *(each.context for each in lent if failed)):
        context.close()
    for each in () if failed else lent:
        contexts.give_back(each)
    assert complaints == []


@pytest.fixture
def open_studio(open_page: OpenPage) -> OpenPage:
    """Open the studio at a fragment and wait until its film is there."""

    def open_one(fragment: str = "", **options: Any) -> Page:
        page = open_page(f"/{fragment}", **options)
        until(page, "document.querySelector('chain-rule')?.scene")
        return page

    return open_one


@pytest.fixture(scope="session")
def document(api: httpx.Client) -> dict[str, Any]:
    """The lecture's network."""
    found: dict[str, Any] = api.get("presets/lecture-network").json()["document"]
    return found


@pytest.fixture(scope="session")
def trace(api: httpx.Client, document: dict[str, Any]) -> dict[str, Any]:
    """Both samples of it, as the API answers."""
    found: dict[str, Any] = api.post("traces", json=document).json()
    return found


@pytest.fixture(scope="session")
def first_sample(api: httpx.Client) -> dict[str, Any]:
    """The lecture's network with its first sample, number by number."""
    found: dict[str, Any] = api.post("traces", json=SOURCE).json()
    return found


@pytest.fixture
def open_network(open_page: OpenPage, first_sample: dict[str, Any]) -> OpenPage:
    """The embed with that film, as neurons."""

    def open_one(view: str = "network", **options: Any) -> Page:
        page = open_page("/embed#preset=chain-case-1", **options)
        until(page, f"{FILM}.scene")
        page.evaluate(
            f"([trace, view]) => {{ {FILM}.document = trace; {FILM}.setAttribute('view', view); }}",
            [first_sample, view],
        )
        until(page, f"{FILM}.view === '{view}'")
        return page

    return open_one
