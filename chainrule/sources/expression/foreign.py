"""Names from other libraries and from course notes that are no functions here: each has the sentence that helps."""

from __future__ import annotations

from chainrule.errors import SourceError
from chainrule.sentences import Sentence, say
from chainrule.sources.expression.functions import FUNCTIONS, near
from chainrule.sources.expression.text import Text, shown
from chainrule.sources.expression.tokens import Token

GIVEN = "its numbers are given as an input: write a name, and give it the array"
LAYER = "a layer is written as its formula, such as a = relu(W @ x + b)"
NOT_HERE = "it has no derivative to speak of, and is not computed here"
SHAPES = "write reshape(x, shape=(2, 3)) with the lengths that are wanted"

FORMULAS: dict[str, str] = {
    "zeros_like": "0*x",
    "ones_like": "0*x + 1",
    "ReLU": "relu(x)",
    "Sigmoid": "sigmoid(x)",
    "Tanh": "tanh(x)",
    "GELU": "gelu(x)",
    "Softmax": "softmax(x)",
    "LeakyReLU": "leaky_relu(x)",
    "ELU": "elu(x)",
    "SiLU": "silu(x)",
    "Softplus": "softplus(x)",
    "Conv2d": "conv2d(X, K)",
    "MaxPool2d": "max_pool2d(X, 2)",
    "LayerNorm": "layer_norm(x)",
    "BatchNorm1d": "batch_norm(x)",
    "MultiheadAttention": "softmax(Q @ transpose(K) / sqrt(d)) @ V",
    "attention": "softmax(Q @ transpose(K) / sqrt(d)) @ V",
    "scaled_dot_product_attention": "softmax(Q @ transpose(K) / sqrt(d)) @ V",
    "linear": "x @ transpose(W) + b",
    "Flatten": "reshape(x, -1)",
    "softmax_cross_entropy_with_logits": "cross_entropy(z, t)",
    "sparse_softmax_cross_entropy_with_logits": "cross_entropy(z, t)",
    "sparse_categorical_crossentropy": "-log(p[t])",
    "MSELoss": "mean((y - t)**2)",
    "CrossEntropyLoss": "cross_entropy(z, t)",
    "BCELoss": "-mean(t*log(p) + (1 - t)*log(1 - p))",
    "L1Loss": "mean(abs(y - t))",
    "kl_div": "sum(p*(log(p) - log(q)))",
    "KLDivLoss": "sum(p*(log(p) - log(q)))",
    "categorical_crossentropy": "-sum(t*log(p))",
    "binary_crossentropy": "-mean(t*log(p) + (1 - t)*log(1 - p))",
    "mean_squared_error": "mean((y - t)**2)",
    "cosine_similarity": "dot(a, b) / (norm(a)*norm(b))",
    "sse": "sum((y - t)**2)",
    "rmse": "sqrt(mse(y, t))",
    "RMSE": "sqrt(mse(y, t))",
    "SSE": "sum((y - t)**2)",
    "squared_difference": "(x - y)**2",
    "clamp_min": "max(x, 0)",
    "clamp_max": "min(x, 1)",
    "entropy": "-sum(p*log(p))",
    "pinv": "inv(transpose(A) @ A) @ transpose(A)",
    "inverse": "inv(A)",
    "solve": "inv(A) @ b",
    "inner": "dot(x, y)",
    "vdot": "dot(x, y)",
    "tensordot": "einsum('ij,jk->ik', A, B)",
    "outer": "reshape(x, (-1, 1)) * y",
    "column_stack": "stack([a, b], axis=1)",
    "row_stack": "stack([a, b])",
    "roll": "concatenate([x[-1:], x[:-1]])",
    "flip": "x[::-1]",
    "masked_fill": "where(mask > 0, x, -1e9)",
    "sec": "1/cos(x)",
    "csc": "1/sin(x)",
    "cot": "1/tan(x)",
    "sech": "1/cosh(x)",
    "sinc": "sin(pi*x)/(pi*x)",
    "hypot": "sqrt(x**2 + y**2)",
    "deg2rad": "x*pi/180",
    "radians": "x*pi/180",
    "degrees": "x*180/pi",
    "rad2deg": "x*180/pi",
    "logit": "log(p/(1 - p))",
    "ifelse": "where(x > 0, a, b)",
    "crossprod": "transpose(A) @ B",
    "tcrossprod": "A @ transpose(B)",
    "SUMPRODUCT": "sum(x * y)",
    "sumproduct": "sum(x * y)",
    "SUMSQ": "sum(x**2)",
    "MMULT": "A @ B",
    "IF": "where(x > 0, a, b)",
    "PI": "pi",
    "heaviside": "where(x > 0, 1, 0)",
    "indicator": "where(x > 0, 1, 0)",
    "atan2": "2*arctan(y/(sqrt(x**2 + y**2) + x))",
    "arctan2": "2*arctan(y/(sqrt(x**2 + y**2) + x))",
    "lerp": "a + t*(b - a)",
    "cbrt": "sign(x)*abs(x)**(1/3)",
    "root": "x**(1/3)",
    "softmin": "softmax(-x)",
    "normalize": "x / norm(x)",
    "standardize": "(x - mean(x)) / sqrt(var(x))",
    "zscore": "(x - mean(x)) / sqrt(var(x))",
    "erfc": "1 - erf(x)",
    "logaddexp": "logsumexp(stack([x, y]))",
    "relu6": "min(max(x, 0), 6)",
    "hard_sigmoid": "min(max(x/6 + 0.5, 0), 1)",
    "hard_swish": "x*min(max(x/6 + 0.5, 0), 1)",
    "hardsigmoid": "min(max(x/6 + 0.5, 0), 1)",
    "hardswish": "x*min(max(x/6 + 0.5, 0), 1)",
    "logsigmoid": "-softplus(-x)",
    "log_sigmoid": "-softplus(-x)",
}
"""What to write instead, where a formula says it all."""

SENTENCES: dict[str, str] = {
    "no_grad": "write stop_gradient(x) for a value that hands nothing back",
    "zeros": GIVEN,
    "ones": GIVEN,
    "eye": GIVEN,
    "identity_matrix": GIVEN,
    "full": GIVEN,
    "arange": GIVEN,
    "linspace": GIVEN,
    "logspace": GIVEN,
    "meshgrid": GIVEN,
    "empty": GIVEN,
    "randn": GIVEN,
    "rand": GIVEN,
    "normal": GIVEN,
    "uniform": GIVEN,
    "randint": GIVEN,
    "random": GIVEN,
    "float64": "all numbers are float64; leave it out",
    "float32": "all numbers are float64; leave it out",
    "manual_seed": "nothing is drawn at random here, so there is no seed",
    "seed": "nothing is drawn at random here, so there is no seed",
    "Linear": LAYER,
    "Dense": LAYER,
    "Sequential": LAYER,
    "Embedding": "write E[[0, 2]]: the rows of a table are picked by their numbers",
    "embedding": "write E[[0, 2]]: the rows of a table are picked by their numbers",
    "Dropout": "dropout needs its mask here: write x * mask / keep, and give the mask as an input",
    "dropout": "dropout needs its mask here: write x * mask / keep, and give the mask as an input",
    "LSTM": "write the gates as formulas; the worked example of an LSTM shows how",
    "dense": LAYER,
    "nll_loss": "write cross_entropy(z, t) of the logits z, or -sum(t*logp)",
    "NLLLoss": "write cross_entropy(z, t) of the logits z, or -sum(t*logp)",
    "loss": "a loss is written as its formula, such as mean((y - t)**2)",
    "backward": "nothing needs to be called: the backward pass is always there, step through it",
    "grad": "nothing needs to be called: the gradient of every value is always there",
    "value_and_grad": "nothing needs to be called: the gradient of every value is always there",
    "requires_grad_": "every value has a gradient here; leave it out",
    "zero_grad": "gradients are new in every trace; leave it out",
    "gradient": "nothing needs to be called: the gradient of every value is always there",
    "gradients": "nothing needs to be called: the gradient of every value is always there",
    "jacobian": "only a single number has a backward pass here: sum the result, or pick one element",
    "hessian": "second derivatives are not computed here",
    "derivative": "nothing needs to be called: the gradient of every value is always there",
    "diff": "nothing needs to be called: the gradient of every value is always there",
    "item": "a single number is one already; leave it out",
    "numpy": "values are arrays already; leave it out",
    "cpu": "there are no devices here; leave it out",
    "cuda": "there are no devices here; leave it out",
    "to": "there are no devices and types here; leave it out",
    "float": "all numbers are float64; leave it out",
    "double": "all numbers are float64; leave it out",
    "int": "all numbers are float64; leave it out",
    "astype": "all numbers are float64; leave it out",
    "tolist": "values are shown as they are; leave it out",
    "clone": "values never change; leave it out",
    "copy": "values never change; leave it out",
    "contiguous": "there is no memory to put in order; leave it out",
    "shape": "a shape is known, but is no value: write the number",
    "size": "a shape is known, but is no value: write the number",
    "len": "a length is known, but is no value: write the number",
    "dtype": "all numbers are float64; leave it out",
    "data": "a value is its data; leave it out",
    "det": "det is written det(A)",
    "inv": "inv is written inv(A)",
    "trace": "trace is written trace(A)",
    "svd": NOT_HERE,
    "eig": NOT_HERE,
    "eigh": NOT_HERE,
    "eigvals": NOT_HERE,
    "qr": NOT_HERE,
    "cholesky": NOT_HERE,
    "lu": NOT_HERE,
    "kron": "write einsum, or reshape an outer product",
    "cross": "write its three components with x[0], x[1], x[2]",
    "diag": "write sum(A * M) with a mask M, or pick elements as A[0, 0]",
    "hstack": "write concatenate([a, b], axis=1), of vectors axis=0",
    "vstack": "write stack([a, b]), of matrices concatenate([a, b])",
    "squeeze": SHAPES,
    "unsqueeze": SHAPES,
    "expand_dims": SHAPES,
    "swapaxes": "write transpose(x, axes=(1, 0, 2)) with the order that is wanted",
    "moveaxis": "write transpose(x, axes=(1, 0, 2)) with the order that is wanted",
    "broadcast_to": "lengths of 1 stretch by themselves; leave it out",
    "expand": "lengths of 1 stretch by themselves; leave it out",
    "repeat": "lengths of 1 stretch by themselves; leave it out",
    "tile": "lengths of 1 stretch by themselves; leave it out",
    "split": "write slices, as in x[0:2]",
    "chunk": "write slices, as in x[0:2]",
    "gather": "write x[[0, 2]], or x[0]",
    "sort": NOT_HERE,
    "argsort": NOT_HERE,
    "argmax": "a position has no derivative; write max(x), or x[2]",
    "argmin": "a position has no derivative; write min(x), or x[2]",
    "topk": NOT_HERE,
    "median": NOT_HERE,
    "quantile": NOT_HERE,
    "percentile": NOT_HERE,
    "unique": NOT_HERE,
    "one_hot": "write the list itself, as in [0, 1, 0]",
    "cumsum": "write the sums, as in x[0] + x[1]",
    "cumprod": "write the products, as in x[0] * x[1]",
    "range": GIVEN,
    "triu": "multiply by a mask that is given as an input",
    "tril": "multiply by a mask that is given as an input",
    "factorial": "there are no factorials here; products of numbers are written out",
    "gamma": NOT_HERE,
    "lgamma": NOT_HERE,
    "comb": "there are no factorials here; products of numbers are written out",
    "mod": NOT_HERE,
    "fmod": NOT_HERE,
    "remainder": NOT_HERE,
    "gcd": NOT_HERE,
    "isnan": NOT_HERE,
    "integral": NOT_HERE,
    "integrate": NOT_HERE,
    "limit": NOT_HERE,
    "fft": NOT_HERE,
    "convolve": "write conv1d(x, k[::-1]), which turns the kernel round as convolve does",
    "isinstance": "there are numbers and arrays only",
    "zip": "write each step as a line of its own",
    "map": "functions work on every element by themselves: write f(x)",
    "list": "a list is written [1, 2, 3]",
}
"""What helps besides. Names that the op table has meanwhile are functions, whatever stands here."""


def is_exact(name: str) -> bool:
    """Is a name one of a layer, which the function of that name in small letters does not replace?"""
    return SENTENCES.get(name) in {LAYER, SENTENCES["Dropout"]}


def is_known(name: str) -> bool:
    return name in FORMULAS or name in SENTENCES


def sentence(name: str) -> Sentence:
    formula = FORMULAS.get(name)
    remedy = say("write {formula}", formula=formula) if formula else say(SENTENCES[name])
    return say("{name} is not a function here: {remedy}", name=shown(name), remedy=remedy)


def part_of_a_model(text: Text, root: Token, last: Token) -> SourceError:
    """`self.fc1(x)`: a layer of a class that is not here."""
    message = say("{name} is a part of a class, which is not here: {remedy}",
                  name=shown(text.piece(root.start, last.end)), remedy=say(LAYER))  # fmt: skip
    return SourceError("attribute", message, span=text.span(root.start, last.end))


def unknown_in_library(text: Text, root: Token, last: Token, *, is_called: bool) -> SourceError:
    """`np.linspace(0, 1)`: a library has it, the op table has not."""
    span = text.span(root.start, last.end)
    word = last.word
    if word in FUNCTIONS and not is_called:
        message = say("{name} is a function and needs its brackets: {name_only}(x); a value needs another name",
                      name=shown(word), name_only=word)  # fmt: skip
        return SourceError("function-without-brackets", message, span=span)
    if is_known(word):
        return SourceError("unknown-function", sentence(word), span=span)
    known = near(word, FUNCTIONS)
    message = say("there is no {name} here; the functions are those of the list of ops", name=shown(word))
    return SourceError("unknown-function", message, span=span, suggestion=known)
