"""JSON: the same document gives the same bytes, and ids depend on what is said alone."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np
import orjson
import pytest

from chainrule.canonical_json import content_id, dumps


def test_numbers_keep_every_bit() -> None:
    numbers = [0.1, 1e-400, -0.0, 5e-324, 1.7976931348623157e308, 0.30000000000000004]
    assert dumps(numbers) == b"[0.1,0.0,-0.0,5e-324,1.7976931348623157e+308,0.30000000000000004]"
    assert dumps(np.array(numbers)) == dumps(numbers)


def test_read_only_mappings_and_tuples_are_written_like_dicts_and_lists() -> None:
    assert dumps(MappingProxyType({"a": (1, (2,))})) == b'{"a":[1,[2]]}'


def test_an_id_does_not_depend_on_the_order_of_keys() -> None:
    assert content_id({"a": 1, "b": {"c": 2, "d": 3}}) == content_id({"b": {"d": 3, "c": 2}, "a": 1})
    assert content_id({"a": 1}) != content_id({"a": 1.5})
    assert len(content_id({})) == 32


def test_what_has_no_form_in_json_is_refused() -> None:
    with pytest.raises(orjson.JSONEncodeError):
        dumps({"a": object()})
