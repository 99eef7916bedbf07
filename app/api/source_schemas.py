"""The form of a source document, for the OpenAPI document. What a source means, the library's own readers judge."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from chainrule.sources.network import ACTIVATIONS, LOSSES

from .published_name import published_name

Nested = float | list[float] | list[list[float]] | list[list[list[float]]] | list[list[list[list[float]]]]
"""A number, or an array of up to four axes. Written out: few generators of clients understand a type within itself."""
Activation = Annotated[str, Field(json_schema_extra={"enum": list(ACTIVATIONS)})]
Loss = Annotated[str, Field(json_schema_extra={"enum": list(LOSSES)})]
Verify = Annotated[bool | None, Field(description="Check every gradient against central differences.")]


class DocumentSchema(BaseModel):
    """A source document: its fields and no others."""

    model_config = ConfigDict(
        extra="forbid", strict=True, protected_namespaces=(), model_title_generator=published_name
    )


class ExpressionSchema(DocumentSchema):
    """Lines `name = formula`. Names that are never assigned are inputs and need a value."""

    kind: Literal["expression"] | None = Field("expression", description="May be left out where there is a text.")
    text: str
    inputs: dict[str, Nested] | None = Field(None, description="A number, or nested lists, for every input.")
    output: str | None = Field(None, description="The name of the output; left out, it is the last line's.")
    verify: Verify = None


class LayerSchema(DocumentSchema):
    """z = W a + b, then the activation. Rows of W are neurons."""

    W: list[list[float]]
    b: list[float] | None = Field(None, description="Left out, it is zero.")
    activation: Activation


class SampleSchema(DocumentSchema):
    """An input of the network and what should come out."""

    x: list[float]
    target: list[float] | float = Field(description="A number an output, or the number of the right class, from 0.")
    masks: list[list[float]] | None = Field(None, description="With dropout: ones and zeros, a row a hidden layer.")


class NetworkSchema(DocumentSchema):
    """Dense layers, a loss and samples. Either `layers`, or `sizes` with first weights drawn from `seed`."""

    kind: Literal["network"] | None = Field("network", description="May be left out where there are layers or sizes.")
    layers: list[LayerSchema] | None = None
    sizes: list[int] | None = Field(None, description="Inputs, then the neurons of every layer.")
    activation: Activation | list[Activation] | None = None
    output: Activation | None = Field(None, description="The activation of the last layer.")
    initial: Literal["glorot", "he", "uniform"] | None = Field(None, description="How first weights are drawn.")
    seed: int | None = Field(None, ge=0, le=2**53 - 1)
    loss: Loss | None = None
    reduction: Literal["sum", "mean"] | None = None
    dropout: float | None = Field(None, ge=0, le=0.999, description="Hidden neurons dropped, by the samples' masks.")
    samples: list[SampleSchema]
    detail: Literal["tensor", "scalar"] | None = None
    verify: Verify = None


class PresetSourceSchema(DocumentSchema):
    """One of the worked examples of `GET /api/v1/presets`."""

    kind: Literal["preset"] | None = Field("preset", description="May be left out where there is an id.")
    id: str
    verify: Verify = None


Source = ExpressionSchema | NetworkSchema | PresetSourceSchema

EXAMPLES: dict[str, Any] = {
    "expression": {
        "summary": "A neuron",
        "value": {
            "kind": "expression",
            "text": "z = w*x + b\na = sigmoid(z)",
            "inputs": {"w": 0.5, "x": 2, "b": 1},
            "output": "a",
        },
    },
    "tensors": {
        "summary": "Vectors and matrices",
        "value": {
            "kind": "expression",
            "text": "h = tanh(W @ x)\nL = sum(h**2)",
            "inputs": {"W": [[1, -2], [0.5, 1]], "x": [1, 0.25]},
        },
    },
    "network": {
        "summary": "A layer of sigmoid neurons",
        "value": {
            "kind": "network",
            "layers": [{"W": [[1, -2], [-1, 1]], "b": [1, 0], "activation": "sigmoid"}],
            "loss": "half_sse",
            "reduction": "sum",
            "samples": [{"x": [1, -1], "target": [1, 0]}],
        },
    },
    "preset": {"summary": "A worked example", "value": {"kind": "preset", "id": "chain-case-1"}},
}
