"""Windows that move over arrays: padding, convolution and pooling, with PyTorch's order of axes and its options.

Images are (height, width), (channels, height, width) or (samples, channels, height, width); rows have no height. A
kernel is (height, width) for a bare image, else (channels out, channels in, height, width). As in PyTorch a
convolution does not turn its kernel over.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import shape_rules
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.op import Op, Sample, general
from chainrule.errors import ShapeError
from chainrule.sentences import say

IMAGE = ((1.0, 2.0, 0.0, 0.5), (3.0, 4.0, 1.0, -1.0), (0.3, 1.0, 2.0, 0.7))
KERNEL = ((1.0, -1.0), (0.5, 2.0))
CHANNELS = (IMAGE, ((0.2, -1.0, 0.4, 0.1), (1.5, 0.6, -0.3, 2.0), (0.9, 0.8, -0.7, 0.0)))
KERNELS = ((KERNEL, ((0.3, 0.2), (-0.5, 0.1))), (((0.7, 0.0), (1.0, -0.2)), KERNEL), (KERNEL, KERNEL))
ROW, WEIGHTS = (1.0, -2.0, 0.5, 3.0, 0.7), (0.5, -1.0, 2.0)
SLIDING = {"stride": 1, "padding": 0}


def both(option: Any) -> tuple[int, int]:
    """An option for height and width: one number for both, or a pair."""
    return (option[0], option[-1]) if isinstance(option, (tuple, list)) else (option, option)


def conv2d(x: Any, k: Any, *, stride: Any = 1, padding: Any = 0) -> Any:
    """Cross-correlation: at every place the sum of the products of the kernel and what lies under it."""
    patches = patches_of(x, k, stride, padding)
    kernel = k if k.ndim == 4 else k[None, None]
    out = np.einsum("ncyxij,ocij->noyx", patches, kernel)
    return out if x.ndim == 4 else out[0] if x.ndim == 3 else out[0, 0]


def patches_of(x: Any, k: Any, stride: Any, padding: Any) -> Any:
    """What lies under the kernel at every place: (samples, channels, rows, columns, *kernel)."""
    (down, right), (above, beside) = both(stride), both(padding)
    images = x if x.ndim == 4 else x[None] if x.ndim == 3 else x[None, None]
    padded = np.pad(images, ((0, 0), (0, 0), (above, above), (beside, beside)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, k.shape[-2:], axis=(2, 3))
    return windows[:, :, ::down, ::right]


def conv2d_to_image(g: Any, out: Any, x: Any, k: Any, *, stride: Any = 1, padding: Any = 0) -> Any:
    """The kernel, weighted by g, laid down wherever it stood."""
    (down, right), (above, beside) = both(stride), both(padding)
    upstream = g if g.ndim == 4 else g[None] if g.ndim == 3 else g[None, None]
    kernel = k if k.ndim == 4 else k[None, None]
    height, width = x.shape[-2] + 2 * above, x.shape[-1] + 2 * beside
    padded = np.zeros((len(upstream), kernel.shape[1], height, width))
    rows, columns = upstream.shape[-2:]
    for i in range(kernel.shape[2]):
        for j in range(kernel.shape[3]):
            part = np.einsum("noyx,oc->ncyx", upstream, kernel[:, :, i, j])
            padded[:, :, i : i + down * rows : down, j : j + right * columns : right] += part
    return padded[:, :, above : height - above, beside : width - beside].reshape(x.shape)


def conv2d_to_kernel(g: Any, out: Any, x: Any, k: Any, *, stride: Any = 1, padding: Any = 0) -> Any:
    upstream = g if g.ndim == 4 else g[None] if g.ndim == 3 else g[None, None]
    return np.einsum("noyx,ncyxij->ocij", upstream, patches_of(x, k, stride, padding)).reshape(k.shape)


def conv1d(x: Any, k: Any, *, stride: Any = 1, padding: Any = 0) -> Any:
    """The convolution of images one pixel high."""
    flat = conv2d(x[..., None, :], k[..., None, :], stride=(1, both(stride)[1]), padding=(0, both(padding)[1]))
    return flat[..., 0, :]


def conv1d_to_row(g: Any, out: Any, x: Any, k: Any, *, stride: Any = 1, padding: Any = 0) -> Any:
    high = [each[..., None, :] for each in (g, out, x, k)]
    return conv2d_to_image(*high, stride=(1, both(stride)[1]), padding=(0, both(padding)[1])).reshape(x.shape)


def conv1d_to_kernel(g: Any, out: Any, x: Any, k: Any, *, stride: Any = 1, padding: Any = 0) -> Any:
    high = [each[..., None, :] for each in (g, out, x, k)]
    return conv2d_to_kernel(*high, stride=(1, both(stride)[1]), padding=(0, both(padding)[1])).reshape(k.shape)


def window(op: str, what: str, option: Any, least: int, axes: int = 2) -> tuple[int, ...]:
    """An option of whole numbers, one for all axes or one each, none below `least`."""
    numbers = tuple(option) if isinstance(option, list | tuple) else (option,) * axes
    if len(numbers) != axes:
        raise ShapeError(
            "bad-option",
            say("{op} takes one {what} or {axes}, not {option}", op=op, what=what, axes=axes, option=repr(option)),
        )
    if any(shape_rules.whole(op, what, n) < least for n in numbers):
        raise ShapeError(
            "bad-option",
            say(
                "{op} takes a {what} of at least {least}, not {option}",
                op=op,
                what=what,
                least=least,
                option=repr(option),
            ),
        )
    return numbers


def slid(op: str, lengths: Shape, kernel: Shape, stride: tuple[int, ...], padding: tuple[int, ...]) -> Shape:
    """At how many places along every axis a window stands."""
    places = [(n + 2 * p - k) // s + 1 for n, k, s, p in zip(lengths, kernel, stride, padding, strict=True)]
    if min(places) < 1:
        message = say(
            "{op}: a window of {kernel} is larger than {image}; a padding would make room",
            op=op, kernel=shape_rules.show(kernel), image=shape_rules.show(lengths),
        )  # fmt: skip
        raise ShapeError("shape-mismatch", message)
    return tuple(places)


def conv_shape(op: str, image: Shape, kernel: Shape, axes: int, *, stride: Any = 1, padding: Any = 0) -> Shape:
    steps, rim = window(op, "stride", stride, 1, axes), window(op, "padding", padding, 0, axes)
    is_bare = len(image) == axes == len(kernel)
    if not is_bare and (len(image) not in {axes + 1, axes + 2} or len(kernel) != axes + 2):
        bare, full = (("(h, w)", "h, w"), ("(n)", "n"))[axes == 1]
        remedy = say("give {bare} and {bare}, or (channels, {full}) and (out, channels, {full})", bare=bare, full=full)
        raise shape_rules.mismatch(op, image, kernel, remedy)
    if not is_bare and image[-axes - 1] != kernel[1]:
        remedy = say(
            "the image has {channels} channels, the kernel is for {wanted}", channels=image[-axes - 1], wanted=kernel[1]
        )
        raise shape_rules.mismatch(op, image, kernel, remedy)
    places = slid(op, image[-axes:], kernel[-axes:], steps, rim)
    return places if is_bare else (*image[: -axes - 1], kernel[0], *places)


def torch_conv(function: str) -> Any:
    """PyTorch knows no image without channels: it gets one, and loses it again."""

    def text(call: Call) -> str:
        options = f"stride={call.options['stride']!r}, padding={call.options['padding']!r}"
        if len(call.shapes[0]) == len(call.shapes[1]) and len(call.shapes[1]) < 3:
            return f"{function}({call.xs[0]}[None], {call.xs[1]}[None, None], {options})[0]"
        return f"{function}({call.xs[0]}, {call.xs[1]}, {options})"

    return text


def jax_conv(axes: int) -> Any:
    def text(call: Call) -> str:
        (x, k), dimensions = call.xs, len(call.shapes[0])
        steps = window("conv", "stride", call.options["stride"], 1, axes)
        rim = [(p, p) for p in window("conv", "padding", call.options["padding"], 0, axes)]
        new = "None, " * (axes + 2 - dimensions)
        kernel = k if len(call.shapes[1]) == axes + 2 else f"{k}[None, None]"
        image = f"{x}[{new}...]" if new else x
        drop = f"[{', '.join(['0'] * (axes + 2 - dimensions))}]" if new else ""
        return f"jax.lax.conv_general_dilated({image}, {kernel}, {steps!r}, {rim!r}){drop}"

    return text


def pooled_windows(x: Any, kernel_size: Any, stride: Any, padding: Any, fill: float) -> Any:
    """The windows of a pooling, (..., rows, columns, *kernel), what lies beyond the rim being `fill`."""
    (down, right), (above, beside) = both(kernel_size if stride is None else stride), both(padding)
    rims = ((0, 0),) * (x.ndim - 2) + ((above, above), (beside, beside))
    padded = np.pad(x, rims, constant_values=fill)
    windows = np.lib.stride_tricks.sliding_window_view(padded, both(kernel_size), axis=(-2, -1))
    return windows[..., ::down, ::right, :, :]


def max_pool2d(x: Any, *, kernel_size: Any = 2, stride: Any = None, padding: Any = 0) -> Any:
    return np.max(pooled_windows(x, kernel_size, stride, padding, -np.inf), axis=(-2, -1))


def max_pool2d_back(g: Any, out: Any, x: Any, *, kernel_size: Any = 2, stride: Any = None, padding: Any = 0) -> Any:
    """All of g to the first of the greatest elements of every window."""
    (down, right), (above, beside) = both(kernel_size if stride is None else stride), both(padding)
    windows = pooled_windows(x, kernel_size, stride, padding, -np.inf)
    winners = np.argmax(windows.reshape(*windows.shape[:-2], -1), axis=-1)
    places = np.indices(winners.shape)
    rows = places[-2] * down + winners // windows.shape[-1] - above
    columns = places[-1] * right + winners % windows.shape[-1] - beside
    back = np.zeros(x.shape)
    np.add.at(back, (*places[:-2], rows, columns), g)
    return back


def avg_pool2d(x: Any, *, kernel_size: Any = 2, stride: Any = None, padding: Any = 0) -> Any:
    return np.mean(pooled_windows(x, kernel_size, stride, padding, 0.0), axis=(-2, -1))


def avg_pool2d_back(g: Any, out: Any, x: Any, *, kernel_size: Any = 2, stride: Any = None, padding: Any = 0) -> Any:
    (down, right), (above, beside) = both(kernel_size if stride is None else stride), both(padding)
    (height, width), (rows, columns) = both(kernel_size), g.shape[-2:]
    padded = np.zeros((*x.shape[:-2], x.shape[-2] + 2 * above, x.shape[-1] + 2 * beside))
    for i in range(height):
        for j in range(width):
            padded[..., i : i + down * rows : down, j : j + right * columns : right] += g / (height * width)
    return padded[..., above : above + x.shape[-2], beside : beside + x.shape[-1]]


def pool_shape(op: str, shape: Shape, *, kernel_size: Any = 2, stride: Any = None, padding: Any = 0) -> Shape:
    size, rim = window(op, "kernel_size", kernel_size, 1), window(op, "padding", padding, 0)
    steps = size if stride is None else window(op, "stride", stride, 1)
    if len(shape) not in {2, 3, 4}:
        message = say(
            "{op} needs images (h, w), (channels, h, w) or (samples, channels, h, w), not shape {shape}",
            op=op, shape=shape_rules.show(shape),
        )  # fmt: skip
        raise ShapeError("shape-mismatch", message)
    if any(2 * p > k for p, k in zip(rim, size, strict=True)):
        raise ShapeError(
            "bad-option",
            say("{op} takes a padding of at most half the window, not {padding}", op=op, padding=repr(padding)),
        )
    return shape[:-2] + slid(op, shape[-2:], size, steps, rim)


def torch_pool(function: str) -> Any:
    def text(call: Call) -> str:
        options = ", ".join(f"{name}={value!r}" for name, value in call.options.items())
        x = call.xs[0]
        return f"{function}({x}[None], {options})[0]" if len(call.shape) == 2 else f"{function}({x}, {options})"

    return text


def jax_pool(start: str, function: str, *, is_mean: bool) -> Any:
    def text(call: Call) -> str:
        options = call.options
        size, rim = both(options["kernel_size"]), both(options["padding"])
        steps = both(options["kernel_size"] if options["stride"] is None else options["stride"])
        ones = (1,) * (len(call.shape) - 2)
        rims = ((0, 0),) * len(ones) + tuple((p, p) for p in rim)
        windows = f"{ones + size!r}, {ones + steps!r}, {rims!r}"
        pooled = f"jax.lax.reduce_window({call.xs[0]}, {start}, {function}, {windows})"
        return f"{pooled} / {math.prod(size)}" if is_mean else pooled

    return text


def rims_of(shape: Any, pad_width: Any) -> Any:
    """How much goes before and after every axis: one number for all, a pair, or a pair an axis."""
    if not isinstance(pad_width, tuple):
        return ((pad_width, pad_width),) * len(shape)
    are_pairs = pad_width and all(isinstance(each, tuple) for each in pad_width)
    return pad_width if are_pairs else (pad_width,) * len(shape)


def pad_shape(shape: Shape, *, pad_width: Any = 1, value: Any = 0.0) -> Shape:
    pairs = rims_of(shape, pad_width)
    if len(pairs) != len(shape) or any(len(pair) != 2 for pair in pairs):
        message = say(
            "pad takes a number, a pair (before, after), or a pair for each of the {count} axes, not {pad_width}",
            count=len(shape), pad_width=repr(pad_width),
        )  # fmt: skip
        raise ShapeError("bad-option", message)
    if any(shape_rules.whole("pad", "pad_width", n) < 0 for pair in pairs for n in pair):
        raise ShapeError("bad-option", say("pad takes no negative width, as in {pad_width}", pad_width=repr(pad_width)))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ShapeError("bad-option", say("pad takes a number as value, not {value}", value=repr(value)))
    return tuple(before + n + after for n, (before, after) in zip(shape, pairs, strict=True))


def pad(x: Any, *, pad_width: Any = 1, value: Any = 0.0) -> Any:
    return np.pad(x, rims_of(x.shape, pad_width), constant_values=value) if x.ndim else x + 0.0


def pad_back(g: Any, out: Any, x: Any, *, pad_width: Any = 1, value: Any = 0.0) -> Any:
    rims = rims_of(x.shape, pad_width)
    return g[tuple(slice(before, before + n) for n, (before, _) in zip(x.shape, rims, strict=True))]


def torch_pad(call: Call) -> str:
    """PyTorch counts the axes from the last."""
    widths = [n for pair in reversed(rims_of(call.shapes[0], call.options["pad_width"])) for n in pair]
    return f"F.pad({call.xs[0]}, {tuple(widths)!r}, value={float(call.options['value'])!r})"


def jax_pad(call: Call) -> str:
    rims = rims_of(call.shapes[0], call.options["pad_width"])
    return f"np.pad({call.xs[0]}, {rims!r}, constant_values={float(call.options['value'])!r})"


POOLING = {"kernel_size": 2, "stride": None, "padding": 0}
POOLED = (
    Sample((IMAGE,)), Sample((CHANNELS,), {"kernel_size": (3, 2), "stride": 1}),
    Sample(((CHANNELS,),), {"kernel_size": 3, "stride": (2, 1), "padding": 1}),
)  # fmt: skip

WINDOWS: tuple[Op, ...] = (
    general(
        "pad", pad, pad_shape, pad_back, options={"pad_width": 1, "value": 0.0},
        about=say("A rim of `value` around an array: `pad_width` everywhere, (before, after), or such a pair an axis."),
        text="pad({0}, {pad_width})", tex=r"\operatorname{ pad }({0}, {pad_width})", local=(("1 inside", "1"),),
        vjp=(("{g} without the rim", r"{g}\big|_{\text{ inside }}"),), torch=torch_pad, jax=jax_pad,
        samples=(
            Sample((WEIGHTS,)), Sample((IMAGE,), {"pad_width": (0, 2), "value": 1.5}),
            Sample((IMAGE,), {"pad_width": ((1, 0), (2, 1))}),
        ),
    ),
    general(
        "conv1d", conv1d, lambda x, k, **options: conv_shape("conv1d", x, k, 1, **options), conv1d_to_row,
        conv1d_to_kernel, options=SLIDING, symbol="conv",
        about=say(
            "A kernel slides along a row: (n) with (k), or (channels, n) with (out, channels, k); samples first."
        ),
        text="conv1d({0}, {1})", tex=r"{0} \star {1}", local=(("{1}", "{1}"), ("{0}", "{0}")),
        vjp=(("{1} laid down by {g}", r"{g} \ast {1}"), ("{0} under {g}", r"{0} \star {g}")),
        torch=torch_conv("F.conv1d"), jax=jax_conv(1),
        samples=(
            Sample((ROW, WEIGHTS)), Sample((ROW, WEIGHTS), {"stride": 2, "padding": 1}),
            Sample(((ROW, ROW), ((WEIGHTS, ROW[:3]), (WEIGHTS, WEIGHTS), (ROW[1:4], WEIGHTS)))),
            Sample((((ROW,), (ROW,)), ((WEIGHTS,),)), {"padding": 2}),
        ),
    ),
    general(
        "conv2d", conv2d, lambda x, k, **options: conv_shape("conv2d", x, k, 2, **options), conv2d_to_image,
        conv2d_to_kernel, options=SLIDING, symbol="conv",
        about=say(
            "A kernel slides over an image: (h, w) with (kh, kw), or (channels, h, w) with (out, channels, kh, kw), "
            "with samples first."
        ),
        text="conv2d({0}, {1})", tex=r"{0} \star {1}", local=(("{1}", "{1}"), ("{0}", "{0}")),
        vjp=(("{1} laid down by {g}", r"{g} \ast {1}"), ("{0} under {g}", r"{0} \star {g}")),
        torch=torch_conv("F.conv2d"), jax=jax_conv(2),
        samples=(
            Sample((IMAGE, KERNEL)), Sample((IMAGE, KERNEL), {"stride": 2, "padding": (1, 0)}),
            Sample((CHANNELS, KERNELS)), Sample(((CHANNELS, CHANNELS), KERNELS), {"padding": 1, "stride": (1, 2)}),
        ),
    ),
    general(
        "max_pool2d", max_pool2d, lambda shape, **options: pool_shape("max_pool2d", shape, **options), max_pool2d_back,
        options=POOLING, symbol="max ▦", about=say("The greatest element of every window."),
        text="max_pool2d({0}, {kernel_size})", tex=r"\operatorname{ maxpool }_{{kernel_size}}({0})",
        local=(("1 for the winner", r"\left[\text{ winner }\right]"),),
        vjp=(("{g} to the winner", r"{g} \text{ to the winner }"),),
        torch=torch_pool("F.max_pool2d"), jax=jax_pool("-np.inf", "jax.lax.max", is_mean=False), samples=POOLED,
        kink=say("of elements that tie in a window the first receives the gradient"),
        at_kink=lambda x, **options: (
            pooled_windows(x, **options, fill=-np.inf) == max_pool2d(x, **options)[..., None, None]
        ).sum(axis=(-2, -1)) > 1,
    ),
    general(
        "avg_pool2d", avg_pool2d, lambda shape, **options: pool_shape("avg_pool2d", shape, **options), avg_pool2d_back,
        options=POOLING, symbol="mean ▦", about=say("The mean of every window; a rim counts as zeros."),
        text="avg_pool2d({0}, {kernel_size})", tex=r"\operatorname{ avgpool }_{{kernel_size}}({0})",
        local=(("1 / count", r"\frac{ 1 }{ n }"),), vjp=(("{g} / count", r"\frac{{g}}{ n }"),),
        torch=torch_pool("F.avg_pool2d"), jax=jax_pool("0.0", "jax.lax.add", is_mean=True), samples=POOLED,
    ),
)  # fmt: skip
