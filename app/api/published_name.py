"""Name the forms in the OpenAPI document: `TraceSchema` is published as `Trace`.

In the code a form is told apart from what it is the form of by the ending `Schema`; readers of the document have only
the form, and need no ending.
"""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic.json_schema import CoreModeRef, DefsRef, GenerateJsonSchema

ENDING: Final = "Schema"


def published_name(model: type[Any]) -> str:
    """What a form is called in the OpenAPI document."""
    return model.__name__.removesuffix(ENDING)


class PublishedSchemas(GenerateJsonSchema):
    """JSON Schema whose definitions go by the published names."""

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        reference, mode = core_mode_ref
        return super().get_defs_ref((type(reference)(re.sub(rf"{ENDING}(?=:)", "", reference)), mode))
