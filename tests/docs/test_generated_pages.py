"""The pages that come from the code say what the code says."""

import re

import pytest

from chainrule.engine.ops import OPS
from docs.generate import PAGES, ROOT, ops_page


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name: str) -> None:
    stale = f"{name} is stale: run `python -m docs.generate`"
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name](), stale


def test_every_op_has_a_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", ops_page(), re.MULTILINE)
    assert sorted(rows) == sorted(OPS)


def test_no_slot_is_left_open() -> None:
    assert "{" not in ops_page()


def test_every_row_has_as_many_cells_as_the_heading() -> None:
    rows = [re.split(r"(?<!\\)\|", line) for line in ops_page().splitlines() if line.startswith("|")]
    assert {len(cells) for cells in rows} == {7}
