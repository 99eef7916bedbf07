"""The commands and their options, by Typer."""

from __future__ import annotations

import json
import re
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from chainrule import __version__
from chainrule.errors import ChainruleError

if TYPE_CHECKING:
    from chainrule.python.named_trace import Size

app = typer.Typer(
    name="chainrule",
    help="Backpropagation that can be watched: serve the studio, open, check and export traces.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
)

Source = Annotated[str, typer.Argument(metavar="SOURCE", help="A file, preset:ID, a text, or - for standard input.")]
Values = Annotated[
    list[str] | None, typer.Option("--set", "-s", metavar="NAME=VALUE", help="The value of an input, written as JSON.")
]
View = Annotated[str | None, typer.Option(help="graph, network or reversed; left out: what suits the source.")]
Sample = Annotated[int, typer.Option(help="Which sample of a network neurons show, from 1.")]
Theme = Annotated[str, typer.Option(help="auto, light, dark or projector.")]
Lang = Annotated[str, typer.Option(help="en, zh-Hans or zh-Hant.")]
Host = Annotated[str | None, typer.Option(help="The address to listen on (127.0.0.1, or CHAINRULE_HOST).")]
Port = Annotated[int | None, typer.Option(help="The port to listen on (8000, or CHAINRULE_PORT).")]

AGREES = 1e-6
"""Gradients whose relative error is larger are reported as wrong."""
USAGE = 2


def main() -> None:
    """Run the command; what the person can mend is said in a sentence."""
    try:
        app()
    except KeyboardInterrupt:
        fail("interrupted; nothing has been written")
    except ChainruleError as error:
        fail(error.message, error)
    except (OSError, ImportError, RuntimeError, ValueError) as error:
        fail(str(error))


def fail(message: str, error: ChainruleError | None = None) -> NoReturn:
    """Say what is wrong, and where in the text, and end."""
    place = f"line {error.span.line}, column {error.span.column}: " if error and error.span else ""
    print(f"chainrule: {place}{message}", file=sys.stderr)
    sys.exit(USAGE)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    if version:
        print(f"chainrule {__version__}")
    elif context.invoked_subcommand is None:
        serve()


@app.command()
def serve(host: Host = None, port: Port = None) -> None:
    """Serve the studio, the player and the API until interrupted (also what happens without a command)."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    raise typer.Exit(web_app().serve(given))


@app.command("open")
def open_source(
    source: Source, values: Values = None, view: View = None, theme: Theme = "auto", lang: Lang = "en"
) -> None:
    """Show a source in the browser, as a file that needs no server."""
    from chainrule.command_line.formats import Order, html  # noqa: PLC0415
    from chainrule.offline import ViewOptions  # noqa: PLC0415  `serve` and `--version` need none of it

    trace = traced(source, values)
    view_options = ViewOptions(view=view, theme=theme, lang=lang)  # type: ignore[arg-type]
    file = Path(tempfile.mkdtemp(prefix="chainrule-"), "trace.html")
    file.write_text(html(Order([trace], view_options, None, "", file)), encoding="utf-8")
    print(file)
    webbrowser.open(file.as_uri())


@app.command()
def check(source: Source, values: Values = None) -> None:
    """Compare all gradients with central differences; ends with status 1 where they differ."""
    trace = traced(source, values)
    found = trace.check()
    print(trace)
    for name, each in found.inputs.items():
        undecided = f", {sum(each.undecided.values())} undecided" if each.undecided else ""
        worst = f"worst relative error {each.worst_relative_error:.1e}"
        print(f"{name}: {each.checked} of {each.elements} checked{undecided}, {worst}")
    if found.worst_relative_error > AGREES:
        print(f"chainrule: the gradient of {found.node} is wrong", file=sys.stderr)
        raise typer.Exit(1)


@app.command()
def export(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="As for open; HTML takes several.")],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write; - for standard output.")],
    name: Annotated[str | None, typer.Option("--format", "-f", help="Left out: what the file's ending says.")] = None,
    values: Values = None,
    view: View = None,
    step: Annotated[
        int | None,
        typer.Option(help="Pictures: the step that is done, from 0 (the last). HTML: so many are done at first (0)."),
    ] = None,
    sample: Sample = 1,
    theme: Theme = "light",
    lang: Lang = "en",
    title: Annotated[str, typer.Option(help="The title of an HTML file.")] = "",
    size: Annotated[str, typer.Option(help="Of pictures, in pixels: 1280x720; of videos 1920x1080.")] = "",
) -> None:
    """Write a source as html, as a picture (svg, png, pdf, one page a step), as slides (tikz for Beamer, pptx), as a
    video (mp4, webm, gif), as json, csv, dot, or as a program for numpy, torch or jax.
    """
    from chainrule.command_line.formats import FORMATS, FPS, Order, format_of  # noqa: PLC0415
    from chainrule.offline import ViewOptions  # noqa: PLC0415

    form = format_of(name, out.suffix.removeprefix(".").lower())
    if len(sources) > 1 and form != "html":
        raise ValueError(f"{form} is written of one source; html takes several")
    view_options = ViewOptions(view=view, sample=sample, theme=theme, lang=lang)  # type: ignore[arg-type]
    if f".{form}" in FPS:
        out = video_path(out, form)
    traces = [traced(each, values) for each in sources]
    content = FORMATS[form](Order(traces, view_options, step, title, out, size_of(size)))
    if content is None:
        return
    data = content.encode() if isinstance(content, str) else content
    if str(out) == "-":
        sys.stdout.buffer.write(data)
    else:
        out.write_bytes(data)


@app.command()
def site(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write; it is made.")],
    lang: Lang = "en",
) -> None:
    """Write the worked examples as files that any static host can serve: a list, and a file for each."""
    from chainrule.offline.site import write_site  # noqa: PLC0415

    for file in write_site(out, lang=lang):
        print(file)


def traced(source: str, values: Sequence[str] | None) -> Any:
    """The trace of a source as it is named on a command line."""
    from chainrule.python.read_source import PRESET  # noqa: PLC0415
    from chainrule.python.trace import trace  # noqa: PLC0415

    given = dict(map(value_of, values or ()))
    is_file = not source.startswith(PRESET) and "\n" not in source and source != "-" and Path(source).is_file()
    found = trace(sys.stdin.read() if source == "-" else Path(source) if is_file else source, given)
    for told in found.diagnostics:
        if told.code == "unused-input":
            print(f"chainrule: {told.message}", file=sys.stderr)
    return found


def size_of(written: str) -> Size:
    """`1280x720` as width and height, nothing where nothing is said. Raises ValueError for anything else."""
    if not written:
        return {}
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", written)
    if not found:
        raise ValueError(f"--size takes a width and a height in pixels, such as 1280x720; got {written!r}")
    return {"width": int(found[1]), "height": int(found[2])}


def video_path(out: Path, form: str) -> Path:
    """Videos are known by their endings. Raises ValueError for a name that says another one."""
    if out.suffix.lower() != f".{form}":
        raise ValueError(f"a video is written to a file that ends in .{form}; got {str(out)!r}")
    return out


def value_of(written: str) -> tuple[str, Any]:
    """`x=3` or `W=[[1, 2], [3, 4]]`. Raises ValueError for anything else."""
    name, equals, value = written.partition("=")
    try:
        return name.strip(), json.loads(value if equals else "")
    except json.JSONDecodeError:
        raise ValueError(f"--set takes a name and a number or nested lists, such as x=3; got {written!r}") from None


def web_app() -> Any:
    """The module that serves the web application: inside the installed package, beside it in a checkout."""
    try:
        return import_module("chainrule.app.__main__")
    except ModuleNotFoundError as error:
        if error.name not in ("chainrule.app", "chainrule.app.__main__"):
            raise
        return import_module("app.__main__")
