"""Videos of pictures made by hand, opened again."""

import io
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import pytest
from PIL import Image
from PIL.GifImagePlugin import GifImageFile

from chainrule.pictures import video

RED, BLUE = (200, 0, 30), (0, 60, 200)


def frame(colour: tuple[int, int, int]) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (65, 48), colour).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize("ending", ["mp4", "webm"])
def test_a_video_has_all_its_moments_in_their_colours(ending: str, tmp_path: Path) -> None:
    first, second = frame(RED), frame(BLUE)
    path = video.write([first] * 5 + [second] * 5, tmp_path / f"video.{ending}", fps=10)
    with av.open(str(path)) as opened:
        stream = opened.streams.video[0]
        assert (stream.width, stream.height, stream.average_rate) == (64, 48, Fraction(10))
        images = [each.to_image() for each in opened.decode(stream)]
    assert len(images) == 10
    for image, colour in ((images[2], RED), (images[7], BLUE)):
        assert all(abs(a - b) < 25 for a, b in zip(image.getpixel((32, 24)), colour, strict=True))


def test_a_gif_holds_what_rests_once_and_shows_it_as_long(tmp_path: Path) -> None:
    first, second = frame(RED), frame(BLUE)
    path = video.write([first] * 5 + [second] * 10, tmp_path / "video.gif", fps=10)
    with Image.open(path) as opened:
        assert isinstance(opened, GifImageFile)
        assert (opened.n_frames, opened.size, opened.info["loop"]) == (2, (65, 48), 0)
        assert opened.info["duration"] == 500
        opened.seek(1)
        assert (opened.info["duration"], opened.convert("RGB").getpixel((1, 1))) == (1000, BLUE)


def broken() -> Iterator[bytes]:
    yield frame(RED)
    raise KeyboardInterrupt


@pytest.mark.parametrize("ending", video.FORMATS)
def test_what_is_interrupted_leaves_no_file_and_what_was_there(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"video.{ending}"
    path.write_bytes(b"the one before")
    with pytest.raises(KeyboardInterrupt):
        video.write(broken(), path, fps=10)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"the one before"


def test_another_ending_is_refused() -> None:
    with pytest.raises(ValueError, match="mp4, webm, gif"):
        video.checked("video.avi")
