"""Calls that are put into other words: `max(x, y, z)` compares, `F.mse_loss(y, t, reduction='sum')` is a sum.

Each rule answers None where the call is an ordinary one, and tells what it reads the call as where it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chainrule.engine.ops import OPS
from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression.calls import NO_OPERANDS, UNBIASED, Application, Calls, biased, unknown_option
from chainrule.sources.expression.functions import FUNCTIONS, OF_TWO_VALUES
from chainrule.sources.expression.literals import infinite, integer
from chainrule.sources.expression.terms import Term, term_of
from chainrule.sources.expression.text import shown


def extremum(calls: Calls, term: Term) -> Application | None:
    """`max(x, y, z)` compares; `np.max(x, 0)` and `x.max(0)` reduce along an axis."""
    values = [operand for operand in term.terms if operand.kind != "option"]
    if len(values) < 2:
        return None
    named = next((operand for operand in term.terms if operand.kind == "option"), None)
    op = FUNCTIONS[term.word]
    if len(values) == 2 and term.library and values[1].kind == "number":
        axis = integer(calls.text, values[1], "axis")
        calls.tell_call(term, f"{op.name}({calls.piece(values[0])}, axis={axis})")
        options = calls.named_options(term, op)
        return Application(op.name, (values[0],), {**op.options, **options, "axis": axis})
    two = OPS[OF_TWO_VALUES[op.name]]
    if named is not None:
        raise unknown_option(calls.text, named, term.word, two)
    return Application(two.name, (folded(term, values[:-1]), values[-1]))


def folded(term: Term, values: Sequence[Term]) -> Term:
    """The call of all but the last: `max(max(x, y), z)`."""
    if len(values) == 1:
        return values[0]
    extent = (values[0].outer_start, values[-1].outer_end)
    return term_of("call", term.word, extent, term.mark, tuple(values))


def logarithm(calls: Calls, term: Term) -> Application | None:
    """`log(x, b)` is the logarithm to the base b."""
    if len(term.terms) != 2 or (term.terms[1].kind == "option" and term.terms[1].word != "base"):
        return None
    x, base = (each.terms[0] if each.kind == "option" else each for each in term.terms)
    calls.tell_call(term, f"log_base({calls.piece(x)}, {calls.piece(base)})")
    return Application("log_base", (x, base))


def norm(calls: Calls, term: Term) -> Application | None:
    """Behind the value of norm stand its order, its axis and whether that is kept, by place or by name.

    Of the orders 2 and 'fro' are the length, 1 the sum of sizes, inf the greatest of them.
    """
    if not term.terms or term.terms[0].kind in NO_OPERANDS:
        message = say("{word} takes {count} values, not {found}", word=term.word, count=1, found=0)
        raise SourceError("wrong-arity", message, span=calls.text.span(*term.extent))
    value, *others = term.terms
    placed = [each for each in others if each.kind != "option"]
    options = [each for each in others if each.kind == "option" and each.word not in {"p", "ord"}]
    given = [each.terms[0] for each in others if each.kind == "option" and each not in options]
    if not placed and not given:
        return None if term.word == "norm" else calls.call(term._replace(word="norm", library=""))
    orders = given or placed[:1]
    for name, each in zip(("axis", "keepdims"), placed[1 - len(given) :], strict=False):
        options.append(term_of("option", name, each.outer_extent, each.mark, (each,)))
    made = order_of_norm(calls, term, orders[0], value)
    inner = ", ".join([written_out(calls, term, made.terms[0]), *(f"{each.word}={calls.piece(each.terms[0])}"
                                                                 for each in options)])  # fmt: skip
    calls.tell_call(term, f"{made.word}({inner})")
    return calls.call(made._replace(operands=(*made.operands, *options)))


def order_of_norm(calls: Calls, term: Term, order: Term, value: Term) -> Term:
    """The norm of `value` of this order as a call of one operand. Raises SourceError for other orders."""
    f, word = Substitute(calls, term), order.word
    is_matrix_norm = term.word == "matrix_norm"
    if word in {"None", "fro"} or (word in {"2", "2.0"} and not is_matrix_norm):
        return f.call("norm", value)
    if word in {"1", "1.0"} and not is_matrix_norm:
        return f.call("sum", f.call("abs", value))
    if word == "inf" and not is_matrix_norm:
        return f.call("max", f.call("abs", value))
    message = say("norms of order 1, 2 and inf are read; an axis is written axis=0, or sum(x**2, axis=0) ** 0.5")
    raise SourceError("bad-option", message, span=calls.text.span(*order.outer_extent))


def spread(calls: Calls, term: Term) -> Application | None:
    """torch.var and torch.std divide by n - 1 where nothing else is said."""
    options = {each.word for each in term.terms if each.kind == "option"}
    if term.library == "torch" and not options & set(UNBIASED):
        raise biased(calls.text, term, term.word, term.extent)
    if term.library == "method" and not options & set(UNBIASED):
        message = say("{name} divides by the count here, as in numpy; torch divides by one less", name=term.word)
        calls.notes.tell(message, term.extent)
    return None


def flat(calls: Calls, term: Term) -> Application | None:
    """`x.flatten()`, and torch's `x.flatten(1)`, which leaves the axes before the first as they are."""
    axis = axis_of(calls, term, ("start_dim",)) if len(term.terms) == 2 and term.word == "flatten" else None
    check_count(calls, term, 1 if axis is None else 2)
    if axis is not None:
        tell_shape(calls, term)
        return Application("flatten", term.terms[:1], {"start": axis})
    calls.tell_call(term, f"reshape({calls.piece(term.terms[0])}, -1)")
    return Application("reshape", term.terms, {**OPS["reshape"].options, "shape": -1})


def axis_of(calls: Calls, term: Term, names: Sequence[str]) -> int:
    """The whole number behind a value, by place or by one of its `names`."""
    given = term.terms[1]
    if given.kind == "option" and given.word not in names:
        raise unknown_option(calls.text, given, term.word, OPS["reshape"])
    return integer(calls.text, given.terms[0] if given.kind == "option" else given, "axis")


def tell_shape(calls: Calls, term: Term) -> None:
    message = say("{typed} changes the shape alone, as reshape does", typed=shown(calls.piece(term)))
    calls.notes.tell(message, term.extent)


def with_one_more_axis(calls: Calls, term: Term) -> Application | None:
    """`x.unsqueeze(1)`, `np.expand_dims(x, 0)`."""
    check_count(calls, term, 2)
    tell_shape(calls, term)
    return Application("new_axes", term.terms[:1], {"axes": (axis_of(calls, term, ("dim", "axis")),)})


def squeezed(calls: Calls, term: Term) -> Application | None:
    """`x.squeeze()` leaves out lengths of 1, `x.squeeze(1)` that of one axis."""
    axis = axis_of(calls, term, ("dim", "axis")) if len(term.terms) == 2 else None
    check_count(calls, term, 1 if axis is None else 2)
    tell_shape(calls, term)
    return Application("squeeze", term.terms[:1], {"axis": axis})


def as_reshape(calls: Calls, term: Term) -> Application | None:
    return calls.call(term._replace(word="reshape"))


def as_transpose(calls: Calls, term: Term) -> Application | None:
    return calls.call(term._replace(word="transpose", library="permute" if term.word == "permute" else "t"))


def transposition(calls: Calls, term: Term) -> Application | None:
    """`transpose(0, 1)` swaps two axes in torch; in numpy it names their order, and leaves them."""
    axes = [each.word for each in term.terms[1:]]
    if term.library not in {"torch", "method"} or len(axes) != 2 or set(axes) not in ({"0", "1"}, {"-1", "-2"}):
        return None
    if term.library == "method" and axes == ["0", "1"]:
        value = calls.text.piece(*term.terms[0].extent)
        message = say("torch swaps axes here, numpy leaves them as they are; write {swapped} or {same}",
                      swapped=f"{value}.T", same=value)  # fmt: skip
        raise SourceError("other-meaning", message, span=calls.text.span(*term.extent), choices=(f"{value}.T", value))
    calls.tell_call(term, f"transpose({calls.piece(term.terms[0])})")
    return Application("transpose", term.terms[:1], {**OPS["transpose"].options, "axes": (1, 0)})


def mean_cross_entropy(calls: Calls, term: Term) -> Application | None:
    """torch takes the mean over a batch; of a single sample that is its loss."""
    term, reduction = without_text(calls, term, "reduction", ("mean", "sum", "none"))
    if reduction == "none" or (reduction is None and term.library != "torch"):
        return None if reduction is None else calls.call(term._replace(library=""))
    over = reduction or "mean"
    calls.tell_call(term, f"{over}({term.word}({', '.join(calls.piece(each) for each in term.terms)}))")
    inner = term._replace(library="", outer_start=term.start, outer_end=term.end)
    return Application(over, (inner,), OPS[over].options)


def masked_dropout(calls: Calls, term: Term) -> Application | None:
    """Nothing is drawn at random: the second value is the mask, not the probability."""
    values = [each for each in term.terms if each.kind != "option"]
    if len(values) > 1 and values[1].kind != "number":
        return None
    message = say("dropout needs its mask here, an input of zeros and ones: dropout(x, mask, p=0.5)")
    raise SourceError("wrong-arity", message, span=calls.text.span(*term.extent))


def with_bias(axes: int) -> Callable[[Calls, Term], Application | None]:
    """torch's convolutions have their bias in third place, before stride and padding; here it is added, a channel."""

    def rewrite(calls: Calls, term: Term) -> Application | None:
        if term.library != "torch":
            return None
        values, options = split(term)
        named = {each.word: each.terms[0] for each in options}
        check_plain_convolution(calls, named)
        if len(values) == 1 and "weight" in named:
            values.append(named["weight"])
        bias = values[2] if len(values) > 2 else named.get("bias")
        if bias is not None and bias.kind == "number":
            return None
        values[2:3] = []
        rest = [each for each in options if each.word not in {"weight", "bias", "dilation", "groups"}]
        convolved = term._replace(operands=(*values, *rest), library="", outer_start=term.start, outer_end=term.end)
        if bias is None or bias.word == "None":
            return calls.call(convolved) if len(convolved.operands) < len(term.operands) else None
        f = Substitute(calls, term)
        column = f.call("reshape", bias, f.numbers("-1", *["1"] * axes))
        inner = ", ".join(map(calls.piece, convolved.terms))
        calls.tell_call(term, f"{term.word}({inner}) + {written_out(calls, term, column)}")
        return Application("add", (convolved, column))

    return rewrite


def split(term: Term) -> tuple[list[Term], list[Term]]:
    """The operands of a call, and its options."""
    values = [each for each in term.terms if each.kind != "option"]
    return values, [each for each in term.terms if each.kind == "option"]


def check_plain_convolution(calls: Calls, named: Mapping[str, Term]) -> None:
    for name in ("dilation", "groups"):
        if name in named and named[name].word != "1":
            message = say("{name} is 1 here; other convolutions are not read", name=name)
            raise SourceError("bad-option", message, span=calls.text.span(*named[name].outer_extent))


def scaled_and_shifted(calls: Calls, term: Term) -> Application | None:
    """`F.layer_norm(x, (3,), g, b)`: a shape of one length is of the last axis; scale and shift are written out."""
    values, options = split(term)
    named = {each.word: each.terms[0] for each in options}
    shape = named.get("normalized_shape", values[1] if len(values) > 1 else None)
    if shape is None or term.library != "torch" or not values:
        return None
    is_last = shape.kind == "number" or (shape.kind == "list" and [each.kind for each in shape.terms] == ["number"])
    if not is_last or len(values) > 4:
        return only_its_value(calls, term)
    scale, shift = (
        named.get(name, values[place] if len(values) > place else None) for name, place in (("weight", 2), ("bias", 3))
    )
    f = Substitute(calls, term)
    rest = [each for each in options if each.word not in {"normalized_shape", "weight", "bias"}]
    read = f.call("layer_norm", values[0], *rest)
    if scale is not None and scale.word != "None":
        read = f.sign("*", read, scale)
    if shift is not None and shift.word != "None":
        read = f.sign("+", read, shift)
    return told_formula(calls, term, read)


def dense_layer(calls: Calls, term: Term) -> Application | None:
    """`F.linear(x, W, b)`."""
    values, options = split(term)
    bias = values[2] if len(values) > 2 else next((each.terms[0] for each in options if each.word == "bias"), None)
    if len(values) not in {2, 3} or any(each.word != "bias" for each in options):
        raise SourceError("wrong-arity", say("write {formula}", formula="x @ transpose(W) + b"),
                          span=calls.text.span(*term.extent))  # fmt: skip
    f = Substitute(calls, term)
    product = f.sign("@", values[0], f.call("transpose", values[1]))
    return told_formula(calls, term, product if bias is None or bias.word == "None" else f.sign("+", product, bias))


def added_product(calls: Calls, term: Term) -> Application | None:
    """`torch.addmm(b, A, B)`."""
    check_count(calls, term, 3)
    b, left, right = term.terms
    f = Substitute(calls, term)
    return told_formula(calls, term, f.sign("+", b, f.sign("@", left, right)))


def scaled_softplus(calls: Calls, term: Term) -> Application | None:
    """`F.softplus(x, beta=2)` is softplus(2 x) / 2."""
    values, options = split(term)
    beta = values[1] if len(values) == 2 else next((each.terms[0] for each in options if each.word == "beta"), None)
    if beta is None or len(term.terms) != 2 or not values:
        return None
    f = Substitute(calls, term)
    return told_formula(calls, term, f.sign("/", f.call("softplus", f.sign("*", beta, values[0])), beta))


def only_its_value(calls: Calls, term: Term) -> Application | None:
    """What torch takes behind the value is a shape or a module's numbers, not what stands there in the op table."""
    values = [each for each in term.terms if each.kind != "option"]
    if term.library != "torch" or len(values) < 2:
        return None
    message = say("{name} takes its value alone, and scale and shift are written out: {name}(x)*g + b", name=term.word)
    raise SourceError("other-meaning", message, span=calls.text.span(*term.extent))


def even_margin(calls: Calls, term: Term) -> Application | None:
    """torch counts margins from the last axis, two numbers for each; here one width holds for all sides."""
    rest, mode = without_text(calls, term, "mode", ("constant",))
    values = [each for each in rest.terms if each.kind != "option"]
    if term.library != "torch" or len(values) < 2:
        return None if mode is None else calls.call(rest)
    raise SourceError("other-meaning", say("write {formula}", formula="pad(x, pad_width=1)"),
                      span=calls.text.span(*term.extent))  # fmt: skip


def exact_gelu(calls: Calls, term: Term) -> Application | None:
    """jax takes the approximation by tanh where nothing else is said, torch where it is asked for."""
    exact, approximate = without_text(calls, with_named_kind(term), "approximate", ("none", "tanh"))
    if approximate == "tanh" and len(exact.terms) == 1:
        return told_formula(calls, term, gelu_by_tanh(Substitute(calls, term), *exact.terms))
    if term.library != "jax" or approximate == "none":
        return None if approximate is None else calls.call(exact._replace(library=""))
    message = say("jax.nn.gelu is an approximation by tanh; gelu(x) is exact here, as torch's is")
    raise SourceError("other-meaning", message, span=calls.text.span(*term.extent))


def with_named_kind(term: Term) -> Term:
    """jax and TensorFlow say by a truth value whether a gelu is the approximation by tanh."""
    kinds = {"True": "tanh", "False": "none"}
    operands = [
        each._replace(operands=(inner._replace(kind="string", word=kinds[inner.word]),))
        if each.kind == "option" and each.word == "approximate" and (inner := each.terms[0]).word in kinds
        else each
        for each in term.terms
    ]
    return term._replace(operands=tuple(operands))


def leaky(calls: Calls, term: Term) -> Application | None:
    """The slope of TensorFlow and Keras is 0.2 where nothing else is said."""
    if term.library != "tensorflow" or len(term.terms) != 1:
        return None
    calls.tell_call(term, f"leaky_relu({calls.piece(term.terms[0])}, slope=0.2)")
    return Application("leaky_relu", term.terms, {**OPS["leaky_relu"].options, "slope": 0.2})


def logits_behind_labels(calls: Calls, term: Term) -> Application | None:
    """TensorFlow's loss of logits: labels stand first, and it is one for every element."""
    named = {each.word: each.terms[0] for each in term.terms if each.kind == "option"}
    values = [each for each in term.terms if each.kind != "option"]
    if len(values) + len(named) != 2 or not named.keys() <= {"labels", "logits"}:
        message = say("write {formula}", formula="bce_with_logits(z, t)")
        raise SourceError("wrong-arity", message, span=calls.text.span(*term.extent))
    labels = named["labels"] if "labels" in named else values[0]
    logits = named["logits"] if "logits" in named else values[-1]
    return told_formula(calls, term, bernoulli_loss_of_logits(Substitute(calls, term), logits, labels))


def filled(calls: Calls, term: Term) -> Application | None:
    """`x.masked_fill(mask == 0, v)` keeps x where the condition is not met."""
    check_count(calls, term, 3)
    value, condition, other = term.terms
    calls.tell_call(term, f"where({calls.piece(condition)}, {calls.piece(other)}, {calls.piece(value)})")
    return Application("where", (condition, other, value))


def cut_at(op: str) -> Callable[[Calls, Term], Application]:
    def rewrite(calls: Calls, term: Term) -> Application:
        check_count(calls, term, 2)
        calls.tell_call(term, f"{op}({', '.join(calls.piece(each) for each in term.terms)})")
        return Application(op, term.terms)

    return rewrite


def power_of(exponent: float) -> Callable[[Calls, Term], Application]:
    def rewrite(calls: Calls, term: Term) -> Application:
        check_count(calls, term, 1)
        calls.tell_call(term, f"({calls.piece(term.terms[0])})**{exponent:g}")
        return Application("power_n", term.terms, {"n": exponent})

    return rewrite


def power_of_two(calls: Calls, term: Term) -> Application | None:
    check_count(calls, term, 1)
    calls.tell_call(term, f"2**({calls.piece(term.terms[0])})")
    base = term_of("number", "2", term.mark, term.mark)
    return Application("power", (base, *term.terms))


def check_count(calls: Calls, term: Term, count: int) -> None:
    if len(term.terms) != count:
        message = say("{word} takes {count} values, not {found}", word=term.word, count=count, found=len(term.terms))
        raise SourceError("wrong-arity", message, span=calls.text.span(*term.extent))


def reduced_loss(calls: Calls, term: Term) -> Application | None:
    """`reduction='sum'` and `'none'` of torch's losses: the loss element by element, added up or left as it is."""
    beta = next((each for each in term.terms if each.kind == "option" and each.word == "beta"), None)
    if beta is not None and term.word == "smooth_l1_loss":
        return smooth_loss(calls, term, beta)
    rest, reduction = without_text(calls, term, "reduction", ("mean", "sum", "none"))
    if reduction is None or reduction == "mean":
        return None if rest is term else calls.call(rest)
    values = [each for each in rest.terms if each.kind != "option"]
    if len(values) != 2:
        return calls.call(rest)
    op = FUNCTIONS[term.word]
    calls.named_options(rest, op)  # raises SourceError for one that the loss has not
    own = [each.terms[0] for each in split(rest)[1] if each.word in op.options]
    each = ELEMENT_LOSSES[op.name](Substitute(calls, term), *values, *own)
    read = each if reduction == "none" else Substitute(calls, term).call("sum", each)
    return told_formula(calls, term, read)


def smooth_loss(calls: Calls, term: Term, beta: Term) -> Application:
    """torch's smooth L1 loss is the Huber loss over beta, where that is not 1."""
    f, rest = Substitute(calls, term), [each for each in term.terms if each is not beta]
    if beta.terms[0].kind == "number" and float(beta.terms[0].word) == 0.0:
        return told_formula(calls, term, f.call("mae", *rest))
    delta = term_of("option", "delta", beta.extent, beta.mark, beta.terms)
    huber = f.call("huber", *rest, delta)
    return told_formula(calls, term, f.sign("/", huber, beta.terms[0]))


def limits_written_out(calls: Calls, term: Term) -> Application | None:
    """The limits of clip and hardtanh are options; those that are values have a formula of their own."""
    values, options = split(term)
    limits = [*values[1:], *(each.terms[0] for each in options)]
    odd = next(
        (each for each in limits if each.kind != "number" and each.word != "None" and infinite(each) is None), None
    )
    if odd is None:
        return None
    message = say("the limits of {name} are numbers written out; with values write {formula}",
                  name=term.word, formula="min(max(x, a), b)")  # fmt: skip
    raise SourceError("bad-option", message, span=calls.text.span(*odd.outer_extent))


def told_formula(calls: Calls, term: Term, read: Term) -> Application:
    calls.tell_call(term, written_out(calls, term, read))
    return calls.application(read)


def without_text(calls: Calls, term: Term, name: str, known: Sequence[str]) -> tuple[Term, str | None]:
    """The call without its option `name`, whose value is a text, and that text; None where it is not given."""
    option = next((each for each in term.terms if each.kind == "option" and each.word == name), None)
    if option is None:
        return term, None
    word = option.terms[0].word
    if option.terms[0].kind != "string" or word not in known:
        message = say("{name} is one of {known}", name=name, known=", ".join(map(shown, known)))
        raise SourceError("bad-option", message, span=calls.text.span(*option.outer_extent))
    return term._replace(operands=tuple(each for each in term.operands if each is not option)), word


class Substitute:
    """Builds the terms of a formula that a call stands for; all of them stand where the call stands."""

    def __init__(self, calls: Calls, term: Term) -> None:
        self.extent, self.mark = term.extent, term.mark

    def call(self, word: str, *operands: Term) -> Term:
        return term_of("call", word, self.extent, self.mark, operands)

    def sign(self, word: str, *operands: Term) -> Term:
        return term_of("operator", word, self.extent, self.mark, operands)

    def number(self, word: str) -> Term:
        return term_of("number", word, self.extent, self.mark)

    def numbers(self, *words: str) -> Term:
        return term_of("list", "(", self.extent, self.mark, tuple(map(self.number, words)))


def squared_error(f: Substitute, y: Term, t: Term) -> Term:
    return f.sign("**", f.sign("-", y, t), f.number("2"))


def absolute_error(f: Substitute, y: Term, t: Term) -> Term:
    return f.call("abs", f.sign("-", y, t))


def huber_error(f: Substitute, y: Term, t: Term, delta: Term | None = None) -> Term:
    """c (d - c / 2) with the error d cut off at delta: d^2 / 2 inside, delta |d| - delta^2 / 2 outside."""
    most = delta or f.number("1")
    error = f.sign("-", y, t)
    least = f.number(f"-{most.word}") if most.kind == "number" else f.sign("unary -", most)
    cut = f.call("minimum", f.call("maximum", error, least), most)
    return f.sign("*", cut, f.sign("-", error, f.sign("/", cut, f.number("2"))))


def margin_loss(f: Substitute, y: Term, t: Term) -> Term:
    return f.call("relu", f.sign("-", f.number("1"), f.sign("*", y, t)))


def bernoulli_loss(f: Substitute, p: Term, t: Term) -> Term:
    """-t log p - (1 - t) log(1 - p)."""
    one = f.number("1")
    other = f.sign("*", f.sign("-", one, t), f.call("log1p", f.sign("unary -", p)))
    return f.sign("-", f.sign("unary -", f.sign("*", t, f.call("log", p))), other)


def bernoulli_loss_of_logits(f: Substitute, z: Term, t: Term) -> Term:
    return f.sign("-", f.call("softplus", z), f.sign("*", t, z))


def gelu_by_tanh(f: Substitute, x: Term) -> Term:
    """x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2: Hendrycks and Gimpel, 2016."""
    cubic = f.sign("+", x, f.sign("*", f.number("0.044715"), f.sign("**", x, f.number("3"))))
    inner = f.sign("*", f.number("0.7978845608028654"), cubic)
    half = f.sign("/", x, f.number("2"))
    return f.sign("*", half, f.sign("+", f.number("1"), f.call("tanh", inner)))


ELEMENT_LOSSES: Mapping[str, Callable[..., Term]] = {
    "mse": squared_error, "mae": absolute_error, "huber": huber_error, "hinge": margin_loss, "bce": bernoulli_loss,
    "bce_with_logits": bernoulli_loss_of_logits,
}  # fmt: skip
"""Of every loss that is a mean: what it is the mean of."""


def written_out(calls: Calls, call: Term, term: Term) -> str:
    """A formula that a call stands for, as it would be typed."""
    if term.kind == "option":
        return f"{term.word}={calls.piece(term.terms[0])}"
    if term.extent == call.extent and term.kind == "list":
        return f"({', '.join(each.word for each in term.terms)})"
    if term.extent != call.extent or term.kind not in {"call", "operator"}:
        return term.word if term.extent == call.extent else calls.text.piece(*term.outer_extent)
    inner = [written_out(calls, call, each) for each in term.terms]
    if term.kind == "call":
        return f"{term.word}({', '.join(inner)})"
    made = [f"({text})" if each.kind == "operator" else text for text, each in zip(inner, term.terms, strict=True)]
    if len(made) == 1:
        return f"-{made[0]}"
    return f"{made[0]}{term.word}{made[1]}" if term.word in {"*", "/", "**"} else f"{made[0]} {term.word} {made[1]}"


REWRITES: Mapping[str, Callable[[Calls, Term], Application | None]] = {
    **dict.fromkeys([name for name, op in FUNCTIONS.items() if op.name in ELEMENT_LOSSES], reduced_loss),
    **dict.fromkeys([name for name, op in FUNCTIONS.items() if op.name in {"clip", "hardtanh"}], limits_written_out),

    "max": extremum, "min": extremum, "amax": extremum, "amin": extremum, "log": logarithm, "ln": logarithm,
    "var": spread, "std": spread, "flatten": flat, "ravel": flat, "view": as_reshape,
    "permute": as_transpose, "t": as_transpose, "transpose": transposition, "cross_entropy": mean_cross_entropy,
    "dropout": masked_dropout, "layer_norm": scaled_and_shifted, "batch_norm": only_its_value, "pad": even_margin,
    "leaky_relu": leaky, "sigmoid_cross_entropy_with_logits": logits_behind_labels, "masked_fill": filled,
    "clamp_min": cut_at("maximum"), "clamp_max": cut_at("minimum"), "gelu": exact_gelu, "reciprocal": power_of(-1.0),
    "rsqrt": power_of(-0.5), "exp2": power_of_two, "norm": norm, "vector_norm": norm, "matrix_norm": norm,
    "conv1d": with_bias(1), "conv2d": with_bias(2), "linear": dense_layer, "addmm": added_product,
    "unsqueeze": with_one_more_axis, "expand_dims": with_one_more_axis, "squeeze": squeezed,
    "softplus": scaled_softplus,
}  # fmt: skip
