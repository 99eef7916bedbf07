"""Colours of signs and of roles are told apart by eyes of every kind, in every theme; words in them can be read."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from tests.house.colour_vision import EYES, ciede2000, contrast, lab, linear, seen

SOURCES = Path(__file__).resolve().parents[2] / "frontend" / "src"
STUDIO = SOURCES / "studio" / "styles" / "tokens.css"
PLAYER = SOURCES / "player" / "css" / "tokens.css"
THEMES = ("light", "dark", "projector")
LEAST_DIFFERENCE = 10.0
LEAST_CONTRAST, LEAST_OF_SHAPES = 4.5, 3.0
TEXTS = ("positive", "negative", "backward", "forward", "accent", "quiet", "muted", "error")
PLAYER_TEXTS = ("positive-text", "negative-text", "backward", "forward", "broken", "muted")
TOKEN = re.compile(r"--([\w-]+):\s*(light-dark\((#\w{6}), (#\w{6})\)|#\w{6});")


def tokens(sheet: Path, theme: str) -> dict[str, str]:
    """The colours of a theme by name; what a theme leaves out it has from the light one."""
    found: dict[str, str] = {}
    for rule in re.finditer(r"([^{}]+)\{([^{}]*)\}", sheet.read_text(encoding="utf-8")):
        selector, body = rule.groups()
        if "theme=" in selector and f'theme="{theme}"' not in selector:
            continue
        for name, whole, light, dark in TOKEN.findall(body):
            found[name] = (dark if theme == "dark" else light) or whole
    return found


def nearest(colours: dict[str, str], eye: str) -> tuple[float, str, str]:
    """The two colours that such an eye tells apart worst, and their difference."""
    return min(
        (ciede2000(lab(seen(colours[one], eye)), lab(seen(colours[other], eye))), one, other)
        for one, other in itertools.combinations(colours, 2)
    )


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_table_in_the_paper(
    one: tuple[float, float, float], other: tuple[float, float, float], difference: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(difference, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(difference, abs=5e-5)


def test_grey_is_grey_to_every_eye_and_black_on_white_has_all_contrast() -> None:
    for eye in EYES:
        assert seen("#808080", eye) == pytest.approx(linear("#808080"), abs=1e-4)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_signs_and_roles_are_told_apart(theme: str, eye: str) -> None:
    studio = tokens(STUDIO, theme)
    player = tokens(PLAYER, theme)
    for found, names in (
        (studio, ("positive", "negative", "backward", "forward", "accent")),
        (player, ("positive", "negative", "backward", "forward", "broken")),
        (player, ("positive-text", "negative-text", "backward", "forward", "broken")),
    ):
        difference, one, other = nearest({name: found[name] for name in names}, eye)
        assert difference >= LEAST_DIFFERENCE, (one, other)


@pytest.mark.parametrize("theme", THEMES)
def test_words_in_these_colours_can_be_read(theme: str) -> None:
    for found, names in ((tokens(STUDIO, theme), TEXTS), (tokens(PLAYER, theme), PLAYER_TEXTS)):
        for name in names:
            for ground in ("paper", "panel"):
                assert contrast(found[name], found.get(ground, "#ffffff")) >= LEAST_CONTRAST, (name, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_shapes_and_borders_of_fields_are_seen(theme: str) -> None:
    studio, player = tokens(STUDIO, theme), tokens(PLAYER, theme)
    lines = ("positive", "negative", "backward", "forward", "line", "input-line")
    for found, names in ((studio, ("edge", "focus", "input-edge")), (player, lines)):
        for name in names:
            assert contrast(found[name], found["paper"]) >= LEAST_OF_SHAPES, name
