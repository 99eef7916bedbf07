"""Data sets over the API: what there is, and their points."""

from __future__ import annotations

import numpy as np
import pytest

from chainrule.datasets import make
from tests.app.conftest import Served
from tests.app.trainings import (
    LIMITS,
)


def test_the_points_of_a_data_set_are_those_a_training_has(served: Served) -> None:
    for name in ("circle", "xor", "gaussians", "spiral", "moons", "plane", "hills"):
        found = served.get(f"/api/v1/datasets/{name}", params={"n": 50, "noise": 0.2, "seed": 4}).json()
        wanted = make({"name": name, "points": 50, "noise": 0.2, "seed": 4}, LIMITS)
        assert found["x"] == wanted.x.tolist()
        assert found["labels"] == wanted.labels.tolist()
        assert (found["train_count"], found["columns"], found["classes"]) == (25, ["x", "y"], list(wanted.classes))


def test_a_set_that_was_measured_has_the_points_it_has(served: Served) -> None:
    found = served.get("/api/v1/datasets/iris", params={"n": 50, "noise": 0.2})
    assert (found.status_code, len(found.json()["x"])) == (200, 150)
    assert found.json() == served.get("/api/v1/datasets/iris").json()


def test_the_shelf_lists_every_set_with_defaults_that_can_be_asked_for(served: Served) -> None:
    shelf = served.get("/api/v1/datasets").json()
    assert shelf["features"] == ["x", "y", "x^2", "y^2", "xy", "sin x", "sin y"]
    for each in shelf["datasets"]:
        assert each["title"]
        if each["kind"] != "csv" and each["is_available"]:
            answer = served.get(f"/api/v1/datasets/{each['id']}")
            assert answer.status_code == 200
            assert answer.json()["description"] == each["defaults"]
            assert len(answer.json()["x"]) == len(answer.json()["labels"])


def test_ones_own_values_and_other_features_are_shown(served: Served) -> None:
    text = "height,kind,width\n1,oak,2\n2,elm,1\n1,oak,3\n3,elm,1\n"
    found = served.client.post("/api/v1/datasets/points", json={"name": "csv", "text": text, "label": "kind"}).json()
    assert (found["columns"], sorted(found["classes"]), found["train_count"]) == (
        ["height", "width"],
        ["elm", "oak"],
        2,
    )
    assert sorted(found["x"]) == [[1, 2], [1, 3], [2, 1], [3, 1]]
    drawn = served.client.post(
        "/api/v1/datasets/points", json={"name": "xor", "points": 9, "features": ["xy", "sin x"]}
    ).json()
    assert (drawn["columns"], np.shape(drawn["x"])) == (["xy", "sin x"], (9, 2))


def test_how_ones_own_text_was_understood_is_told(served: Served) -> None:
    text = "\ufeff# a remark\ncolour;x;kind\nred;1,5;oak\nblue;2,5;elm\ngreen;3;oak\n"
    found = served.client.post("/api/v1/datasets/points", json={"name": "csv", "text": text}).json()
    assert found["reading"] == {
        "delimiter": "semicolon",
        "decimal": "comma",
        "header_line": 2,
        "comment_lines": [1],
        "has_byte_order_mark": True,
        "points": 3,
        "columns": [
            {"name": "colour", "role": "input", "words": ["blue", "green", "red"]},
            {"name": "x", "role": "input", "words": []},
            {"name": "kind", "role": "label", "words": ["elm", "oak"]},
        ],
    }
    assert "reading" not in served.get("/api/v1/datasets/xor").json()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("spirals", 404), ("csv", 404), ("..%2f..%2fetc", 404), ("%00", 404),
        ("spiral?n=3", 422), ("spiral?n=1000000", 422), ("spiral?n=x", 422), ("spiral?n=1e3", 422),
        ("spiral?noise=0.6", 422), ("spiral?noise=nan", 422), ("spiral?noise=inf", 422),
        ("spiral?seed=-1", 422), ("spiral?seed=9007199254740992", 422),
    ],
)  # fmt: skip
def test_points_that_cannot_be_are_refused(served: Served, path: str, status: int) -> None:
    answer = served.get(f"/api/v1/datasets/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_an_error_in_ones_own_values_has_its_place(served: Served) -> None:
    answer = served.client.post("/api/v1/datasets/points", json={"name": "csv", "text": "a,b,c\n1,2,0\n1,x,1\n"})
    problem = answer.json()
    assert (answer.status_code, problem["node"], problem["span"]["line"]) == (422, "dataset.text", 3)
    assert "column 2" in problem["detail"]
