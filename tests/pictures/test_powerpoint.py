"""Presentations, opened again by python-pptx."""

import io

from pptx import Presentation

from chainrule.pictures import powerpoint
from tests.pictures.pictures import BOX, drawing, image, line, run


def test_every_picture_is_a_slide_whose_notes_are_what_is_said_of_it() -> None:
    made = [drawing(BOX), drawing(BOX, sentence="Now the gradient.", formulas=("∂y/∂x = 6", "= 2·3"))]
    opened = Presentation(io.BytesIO(powerpoint.presentation(made, title="Squares")))
    assert opened.core_properties.title == "Squares"
    assert opened.slide_width * 9 == opened.slide_height * 16
    notes = [slide.notes_slide.notes_text_frame.text for slide in opened.slides]
    assert notes == ["x is squared.\ny = x² = 9", "Now the gradient.\n∂y/∂x = 6\n= 2·3"]


def test_marks_are_shapes_where_they_stand() -> None:
    text = line(run("a"), run("1", y=43, size=10), run("= 2", dx=5))
    opened = Presentation(io.BytesIO(powerpoint.presentation([drawing(BOX, text, image((1, 2, 3, 255)))])))
    outline, label, picture = opened.slides[0].shapes
    pixel = opened.slide_width / 640
    assert (outline.left, outline.top, outline.width) == tuple(round(each * pixel) for each in (10, 10, 50))
    assert label.text_frame.text == "a1 = 2"
    assert abs(label.left + label.width / 2 - 50 * pixel) <= 1
    low = label.text_frame.paragraphs[0].runs[1]
    assert low.font._element.get("baseline") == "-25000"
    assert (picture.left, picture.width) == (round(10 * pixel), round(40 * pixel))


def test_a_small_image_is_enlarged_with_its_edges_sharp() -> None:
    mark = drawing(image((255, 0, 0, 255), (0, 0, 255, 255))).marks[0]
    content = powerpoint.enlarged(mark)  # type: ignore[arg-type]
    from PIL import Image  # noqa: PLC0415

    with Image.open(io.BytesIO(content)) as opened:
        assert opened.size == (1024, 512)
        assert opened.getpixel((511, 0)) == (255, 0, 0, 255)
        assert opened.getpixel((512, 0)) == (0, 0, 255, 255)
