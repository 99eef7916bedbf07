"""Beamer documents, read as texts and, where there is a LaTeX, compiled."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import chainrule as cr
from chainrule.pictures import tikz
from tests.pictures.pictures import BOX, drawing, image, line, path, run

ALL = drawing(
    BOX,
    path(["M", 0, 0], ["L", 9, 9], dash=[5, 4], cap="round"),
    line(run("∂C/∂a", weight=650), run("1", y=43, size=10), run(" = 100 %", isUnderlined=True), turn=30),
    image((255, 0, 0, 255), (0, 0, 255, 128), (0, 0, 0, 0)),
    sentence="Neuron 1\nof layer 2.",
)


def test_every_picture_is_an_overlay() -> None:
    written = tikz.document([ALL, drawing(BOX), ALL])
    assert re.findall(r"\\drawing\{(\d)\}", written) == ["1", "2", "3"]
    assert r"\begin{frame}<1-3>" in written
    assert "current page" not in written  # which LaTeX knows at its second run only
    assert "% Neuron 1 of layer 2." in written
    assert written.count("{") == written.count("}") + written.count(r"\{") - written.count(r"\}")


def test_what_is_drawn_stands_outside_of_the_frame_which_tex_keeps_several_times() -> None:
    # 76 pictures of the lecture's network inside of the frame were more than pdfTeX can hold.
    head, frame = tikz.document([ALL, drawing(BOX)]).split(r"\begin{document}")
    assert head.count(r"\path") > 1
    assert re.findall(r"\\path\[.*\]", frame) == [r"\path[use as bounding box]"]


def test_an_image_is_drawn_pixel_by_pixel_without_those_that_are_not_seen() -> None:
    written = tikz.document([drawing(image((255, 0, 0, 255), (0, 0, 255, 128), (0, 0, 0, 0)))])
    assert written.count("rectangle ++(13.333,20)") == 2
    assert "fill opacity=0.502" in written


def test_a_painted_picture_is_refused() -> None:
    with pytest.raises(cr.LimitError, match="painted"):
        tikz.document([drawing(image(*[(0, 0, 0, 255)] * 5000))])


def test_chinese_is_for_xelatex() -> None:
    assert tikz.document([drawing(line(run("权重")))]).startswith("% Compile with xelatex.")
    assert tikz.document([ALL]).startswith("% Compile with pdflatex.")


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no pdflatex on this machine")
def test_pdflatex_makes_a_page_of_every_overlay(tmp_path: Path) -> None:
    (tmp_path / "trace.tex").write_text(tikz.document([ALL, drawing(BOX)]), encoding="utf-8")
    program = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "trace.tex"]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert b"Output written on trace.pdf (2 pages" in done.stdout
    assert b"Missing character" not in (tmp_path / "trace.log").read_bytes()
