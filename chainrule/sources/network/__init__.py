"""Networks of dense layers: a document becomes a graph of arrays, or of single numbers, and a value for every leaf.

    program = read({"kind": "network", "layers": [...], "loss": "half_sse", "samples": [...]}, Limits())
    trace = run(program.graph, program.inputs)
    per_sample_gradients(program, trace)["W1"][n]                dC^n/dW1

z = W a + b; rows of W are neurons. L is the SUM of the losses over the samples unless the reduction is mean. The
input, the parameters and the targets are all input leaves: any of them can be changed by `with_network_values`.
"""

from chainrule.sources.network.document import read_network
from chainrule.sources.network.edit import with_network_values
from chainrule.sources.network.losses import LOSSES
from chainrule.sources.network.names import cell_id
from chainrule.sources.network.parts import ACTIVATIONS, REDUCTIONS, Layer, Network
from chainrule.sources.network.per_sample import per_sample_gradients
from chainrule.sources.network.program import as_program, read

__all__ = [
    "ACTIVATIONS",
    "LOSSES",
    "REDUCTIONS",
    "Layer",
    "Network",
    "as_program",
    "cell_id",
    "per_sample_gradients",
    "read",
    "read_network",
    "with_network_values",
]
