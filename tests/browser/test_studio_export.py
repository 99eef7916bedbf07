"""What can be taken out of the studio is what it shows."""

from __future__ import annotations

import json
import struct
import xml.etree.ElementTree as ET
from base64 import urlsafe_b64encode
from pathlib import Path

import av
import httpx
from PIL import Image, ImageChops, ImageStat
from PIL.GifImagePlugin import GifImageFile
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until


def links(page: Page) -> dict[str, tuple[str, str]]:
    """Address and file name of every export that is a file, by choice."""
    found: dict[str, tuple[str, str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-menu=export] a")].map((link) =>
            [link.dataset.choice, [link.href, link.download]]))"""
    )
    return found


def test_every_file_of_the_export_menu_is_there(open_studio: OpenPage, api: httpx.Client) -> None:
    page = open_studio("#preset=colah&step=5")
    until(page, "document.querySelector('chain-rule').step === 5")
    found = links(page)
    assert sorted(found) == ["csv", "dot", "html", "json"]
    types = {"json": "application/json", "dot": "text/vnd.graphviz"}
    types |= {"csv": "text/csv", "html": "text/html"}
    for choice, (address, name) in found.items():
        answer = api.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == types[choice]
        assert name == f"chainrule-colah.{choice}"
    assert api.get(found["json"][0]).json()["values"]["e"] == 6


def test_the_picture_on_the_stage_is_a_file_in_whatever_view(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&view=reversed&step=12")
    until(page, "document.querySelector('chain-rule').step === 12")
    saved = {}
    for form in ("svg", "png"):
        page.locator("[data-menu=export] > button").click()
        with page.expect_download() as download:
            page.locator(f"[data-choice={form}]").click()
        assert download.value.suggested_filename == f"chainrule-lecture-network.{form}"
        saved[form] = download.value.path().read_bytes()
    drawn = ET.fromstring(saved["svg"])
    texts = {"".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert "×0.01766" in texts
    assert b"data:font/woff2" in saved["svg"]
    width, height = struct.unpack(">II", saved["png"][16:24])
    assert (width, height) == tuple(round(2 * float(drawn.get(side, "0"))) for side in ("width", "height"))


def test_the_exported_trace_has_the_values_that_were_set(open_studio: OpenPage, api: httpx.Client) -> None:
    page = open_studio("#preset=colah")
    field = page.locator("[data-input=a] .number")
    field.fill("4")
    field.press("Enter")
    until(page, "document.querySelector('studio-app').studio.workbench.bench.traceId !== null")
    until(page, "document.querySelector('studio-app').studio.workbench.bench.source.inputs.a === 4")
    assert api.get(links(page)["json"][0]).json()["values"]["e"] == 10


def test_the_binary_trace_is_saved_as_a_file(open_studio: OpenPage) -> None:
    page = open_studio("#preset=colah")
    page.locator("[data-menu=export] > button").click()
    with page.expect_download() as download:
        page.locator("[data-choice=binary]").click()
    assert download.value.suggested_filename == "chainrule-colah.trace"
    assert download.value.path().read_bytes().startswith(b"CHNRULE1")


SMALL = "#source=" + urlsafe_b64encode(b'{"kind":"expression","text":"y = 2*x","inputs":{"x":3}}').decode().rstrip("=")


def test_the_film_is_a_video_that_is_made_in_the_page(open_studio: OpenPage, tmp_path: Path) -> None:
    """Longer than 10 s: a browser draws and encodes some 150 pictures of 1920 x 1080, and this reads them again."""
    page = open_studio(f"{SMALL}&step=1")
    page.locator("[data-menu=export] > button").click()
    page.locator("[data-choice=video]").click()
    dialog = page.locator("studio-video dialog[open]")
    record = dialog.locator("[data-action=record]")
    record.click()
    dialog.locator("[data-action=cancel]").click()
    expect(record).to_be_enabled()
    expect(dialog.locator("[role=status]").first).to_be_empty()
    for form in ("webm", "gif"):
        dialog.locator(f"[value={form}]").check()
        with page.expect_download(timeout=120_000) as download:
            record.click()
            expect(dialog.locator("progress")).to_be_visible()
        assert download.value.suggested_filename == f"chainrule-y.{form}"
        download.value.save_as(tmp_path / f"film.{form}")
        expect(dialog.locator("[role=status]").first).to_contain_text("Saved: chainrule-y")
    assert page.locator("chain-rule").count() == 1
    assert page.evaluate("document.querySelector('chain-rule').step") == 1, "the film on the page stays"
    with av.open(str(tmp_path / "film.webm")) as film:
        frames = [(frame.time, frame.to_image()) for frame in film.decode(video=0)]
    with Image.open(tmp_path / "film.gif") as moving:
        assert isinstance(moving, GifImageFile)
        count = moving.n_frames
        shown_ms = []
        for n in range(count):
            moving.seek(n)
            shown_ms.append(moving.info["duration"])
        last = moving.convert("RGB")
    assert {image.size for _, image in frames} | {last.size} == {(1920, 1080)}
    assert abs(sum(shown_ms) / 1000 - 2 - frames[-1][0]) < 0.7, "as long; the last picture is shown for two seconds"
    assert len(frames) > count > 20
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    difference = ImageChops.difference(frames[-1][1].convert("L"), last.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 3
    assert ImageStat.Stat(ImageChops.difference(frames[0][1], frames[-1][1]).convert("L")).extrema[0][1] > 100


NEURON = {
    "kind": "network",
    "layers": [{"W": [[2]], "b": [1], "activation": "linear"}],
    "loss": "half_sse",
    "samples": [{"x": [1], "target": [1]}, {"x": [0.25], "target": [0]}],
}


def test_slides_of_the_sample_on_the_stage_are_saved_and_a_refusal_is_said(
    open_studio: OpenPage, tmp_path: Path
) -> None:
    packed = urlsafe_b64encode(json.dumps(NEURON).encode()).decode().rstrip("=")
    page = open_studio(f"#source={packed}&view=network&sample=2", refuses=True)
    page.locator("[data-menu=export] > button").click()
    page.locator("[data-choice=video]").click()
    dialog = page.locator("studio-video dialog[open]")
    said = dialog.locator("[role=status]").last
    for form in ("pdf", "pptx", "tex"):
        with page.expect_download() as download:
            dialog.locator(f"[data-action={form}]").click()
        download.value.save_as(tmp_path / f"slides.{form}")
        expect(said).to_contain_text(f".{form}")
    pages = PdfReader(tmp_path / "slides.pdf").pages
    slides = Presentation(str(tmp_path / "slides.pptx")).slides
    overlays = (tmp_path / "slides.tex").read_text(encoding="utf-8").count("\\drawing{")
    assert len(pages) == len(slides) == overlays == page.evaluate("document.querySelector('chain-rule').steps") + 1
    assert "0.25" in pages[0].extract_text(), "the second sample"
    page.route("**/api/v1/traces/*.pdf*", lambda route: route.fulfill(status=422, json={"code": "limit-work"}))
    dialog.locator("[data-action=pdf]").click()
    expect(said).to_contain_text("too many steps for the server")
