"""Pictures that follow each other as a video: `write(frames, path, fps=30)`, as MP4, WebM or GIF by the path's ending.

MP4 (H.264) and WebM (VP9) are written by PyAV, GIF by Pillow, both of the extra `export`. Nothing is kept of a video
that is not finished: an error or an interruption on the way leaves no file.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image

CODECS: Final = {
    ".mp4": ("libx264", {"crf": "18", "preset": "veryfast", "tune": "animation"}),
    ".webm": ("libvpx-vp9", {"crf": "24", "b": "0", "deadline": "realtime", "cpu-used": "6"}),
}
FORMATS: Final = ("mp4", "webm", "gif")
MOST_GIF_COLOURS: Final = 255
NO_ENCODER: Final = 'videos are written by PyAV and Pillow: pip install "chainrule[export]"'


def checked(path: str | PathLike[str]) -> Path:
    """The path of a video. Raises ValueError for an ending that names none."""
    place = Path(path)
    if place.suffix.lower().removeprefix(".") not in FORMATS:
        raise ValueError(f"a video is written as {', '.join(FORMATS)}; {place.name!r} ends in none of them")
    return place


def write(frames: Iterable[bytes], path: Path, *, fps: float) -> Path:
    """Write image files of one size, `fps` a second; returns the path. ImportError without PyAV or Pillow."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        if path.suffix.lower() == ".gif":
            write_gif(frames, unfinished, fps)
        else:
            write_video(frames, unfinished, fps, path.suffix.lower())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def write_video(frames: Iterable[bytes], path: Path, fps: float, ending: str) -> None:
    try:
        import av  # noqa: PLC0415  an extra that only this needs
    except ImportError:
        raise ImportError(NO_ENCODER) from None

    codec, options = CODECS[ending]
    picture: Any = av.VideoFrame.from_image
    with av.open(str(path), "w", format=ending.removeprefix(".")) as container:
        stream: Any = container.add_stream(codec, rate=Fraction(fps).limit_denominator(1000), options=options)
        stream.pix_fmt = "yuv420p"
        for place, image in enumerate(decoded(frames)):
            if place == 0:
                # Colours are kept at half the resolution: lengths have to be even.
                stream.width, stream.height = image.width // 2 * 2, image.height // 2 * 2
            container.mux(stream.encode(picture(image.crop((0, 0, stream.width, stream.height)))))
        container.mux(stream.encode())


def write_gif(frames: Iterable[bytes], path: Path, fps: float) -> None:
    """What does not change is written once; a GIF's time has hundredths of a second."""
    runs = joined(decoded(frames))
    (first, count), rest = next(runs), []
    durations = [count]
    for image, times in runs:
        rest.append(reduced(image))
        durations.append(times)
    shown_ms = [round(each * 100 / fps) * 10 for each in durations]
    reduced(first).save(path, "GIF", save_all=True, append_images=rest, duration=shown_ms, loop=0, disposal=1)


def reduced(image: Image) -> Image:
    """In as many colours as a GIF has; surfaces of one colour stay what they are, which makes the file small."""
    from PIL import Image as Reader  # noqa: PLC0415

    return image.quantize(MOST_GIF_COLOURS, dither=Reader.Dither.NONE)


def joined(images: Iterable[Image]) -> Iterator[tuple[Image, int]]:
    """Each image with how often it follows itself."""
    before: Image | None = None
    count = 0
    for image in images:
        if image is before:
            count += 1
            continue
        if before is not None:
            yield before, count
        before, count = image, 1
    if before is not None:
        yield before, count


def decoded(frames: Iterable[bytes]) -> Iterator[Image]:
    """The same image again where the same picture comes again."""
    try:
        from PIL import Image as Reader  # noqa: PLC0415  an extra that only this needs
    except ImportError:
        raise ImportError(NO_ENCODER) from None

    content, image = b"", None
    for frame in frames:
        if image is None or frame is not content:
            content, image = frame, Reader.open(io.BytesIO(frame)).convert("RGB")
        yield image
