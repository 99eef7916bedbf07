"""Can the last row read it? Texts no smaller than the floor, nothing overlapping, nothing cut, room for the picture.

`python3 run.py legibility` looks at every preset. Here it is all of the lecture's network, and of the others a sample
that CHAINRULE_PICTURES chooses: a seed, or `all`.
"""

from __future__ import annotations

import os
import random

import pytest

from chainrule.sources.presets import PRESETS
from tests.browser.conftest import OpenPage
from tests.browser.legibility import SCRIPT, SETTINGS, faults

LECTURE = "lecture-network"
SAMPLE = 4
CHOICE = os.environ.get("CHAINRULE_PICTURES", "4")


def pictures() -> list[tuple[str, str]]:
    """The presets to look at, each with the setting to look at it in."""
    others = [(preset, setting) for preset in PRESETS if preset != LECTURE for setting in SETTINGS]
    lecture = [(LECTURE, setting) for setting in SETTINGS]
    return lecture + (others if CHOICE == "all" else random.Random(CHOICE).sample(others, SAMPLE))


@pytest.mark.parametrize(("preset", "setting"), pictures())
def test_the_picture_can_be_read(preset: str, setting: str, open_page: OpenPage) -> None:
    where = SETTINGS[setting]
    page = open_page("about:blank", still=False, viewport={"width": where.width, "height": where.height})
    page.add_init_script(path=SCRIPT)
    found = faults(page, preset, where)
    assert not found, f"{len(found)} faults, the first: " + "; ".join(map(str, found[:8]))
