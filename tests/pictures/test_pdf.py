"""Pages of pictures, read again as PDF."""

import io
import sys

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

import chainrule as cr
from chainrule.offline import raster
from chainrule.pictures import pdf, spare_letters
from tests.pictures.pictures import BOX, drawing, image, line, path, run

ALL = drawing(
    BOX,
    path(["M", 0, 0], ["L", 9, 9], dash=[5, 4], cap="round"),
    line(run("∂C", weight=650), run("1", y=43, size=10), run(" = 100 %", isUnderlined=True), turn=30),
    line(run("z = w·x", isItalic=True), anchor="end"),
    image((255, 0, 0, 255), (0, 0, 255, 128), (0, 0, 0, 0)),
    sentence="Neuron 1 of layer 2.",
)


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def test_a_picture_is_a_page_of_its_size_whose_letters_can_be_searched() -> None:
    found = read(pdf.document([ALL, drawing(BOX)], fonts=raster.fonts_by_weight(), title="A film"))
    assert [(page.mediabox.width, page.mediabox.height) for page in found.pages] == [(480, 270)] * 2
    assert "= 100 %" in found.pages[0].extract_text()
    assert "z = w·x" in found.pages[0].extract_text()
    assert [entry.title for entry in found.outline] == ["Neuron 1 of layer 2.", "x is squared."]
    assert found.metadata.title == "A film"


def test_the_same_pictures_are_the_same_bytes() -> None:
    assert pdf.document([ALL], fonts={}) == pdf.document([ALL], fonts={})


def test_bold_letters_are_drawn_with_a_font_of_their_own() -> None:
    bold_and_not = drawing(line(run("0.5", weight=650), run("0.5")))
    (page,) = read(pdf.document([bold_and_not], fonts=raster.fonts_by_weight())).pages
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    embedded = [font["/FontDescriptor"]["/FontFile2"].get_data() for font in fonts if "/FontDescriptor" in font]
    assert len(embedded) == len(set(embedded)) == 2


def test_letters_of_no_font_are_left_out_and_all_else_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare_letters, "font_files", tuple)
    spare_letters.outline.cache_clear()
    (page,) = read(pdf.document([ALL], fonts=raster.fonts_by_weight())).pages
    spare_letters.outline.cache_clear()
    assert "= 100 %" in page.extract_text()


def test_a_system_without_fonts_gets_its_signs_from_the_font_of_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    for asked in (spare_letters.font_files, spare_letters.outline, raster.spare_fonts):
        asked.cache_clear()
    monkeypatch.setattr(spare_letters, "FOLDERS", {sys.platform: ()})
    try:
        sign = spare_letters.outline("∂")
        (font,) = raster.spare_fonts()
    finally:
        for asked in (spare_letters.font_files, spare_letters.outline, raster.spare_fonts):
            asked.cache_clear()
    assert sign is not None
    assert 0.3 < sign.width < 0.8
    assert ord("∂") in TTFont(io.BytesIO(font)).getBestCmap()


def test_an_outline_stands_on_its_line_and_is_as_high_as_a_letter() -> None:
    found = spare_letters.outline("x")
    if found is None:
        assert spare_letters.font_files() == ()
        return
    ys = [y for _, numbers in found.segments for y in numbers[1::2]]
    assert min(ys) == pytest.approx(0, abs=0.03)
    assert 0.4 < max(ys) < 0.7
    assert 0.3 < found.width < 0.8


def test_a_film_has_a_page_a_step_and_one_for_the_beginning() -> None:
    t = cr.trace("y = x*x", x=3)
    pages = read(t.to_pdf()).pages
    assert len(pages) == len(t) + 1
    assert ["9" in page.extract_text() for page in pages] == [False, True, True, True]
    assert len(read(t.to_pdf(step=1)).pages) == 1


def test_a_step_that_is_none_and_too_many_pages_are_refused() -> None:
    with pytest.raises(cr.SourceError, match="steps go from 0 to 2"):
        cr.trace("y = x*x", x=3).to_pdf(step=3)
    with pytest.raises(cr.LimitError, match="pages"):
        cr.trace("\n".join(["y0 = x", *(f"y{i} = y{i - 1}*x" for i in range(1, 70))]), x=1).to_pdf()
