"""The lecture to read, as it is served."""

import re

from chainrule.essay.chapters import essay
from tests.app.conftest import Served


def test_every_address_a_page_names_is_served(served: Served) -> None:
    written = served.get("/lecture").text
    named = set(re.findall(r'(?:src|href)="(/lecture[^"]*)"', written))
    assert len(named) > len(essay().chapters)
    for address in named:
        assert served.get(address).status_code == 200, address


def test_the_language_is_the_readers_unless_the_address_names_one(served: Served) -> None:
    assert '<html lang="en">' in served.get("/lecture").text
    by_reader = served.get("/lecture", headers={"Accept-Language": "zh-TW,zh;q=0.9"})
    assert '<html lang="zh-Hant">' in by_reader.text
    assert by_reader.headers["Vary"].startswith("Accept-Language")
    by_address = served.get("/lecture/amplifier?lang=zh-Hans", headers={"Accept-Language": "en"})
    assert '<html lang="zh-Hans">' in by_address.text


def test_what_is_no_chapter_trace_or_picture_is_not_found(served: Served) -> None:
    for address in ("/lecture/nowhere", "/lecture/traces/nowhere.json", "/lecture/stills/nowhere.svg"):
        assert served.get(address).status_code == 404, address


def test_a_chapter_may_stand_in_the_frame_of_another_site(served: Served) -> None:
    headers = served.get("/lecture/amplifier").headers
    assert "frame-ancestors" not in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
