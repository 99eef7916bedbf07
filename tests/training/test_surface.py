"""Maps over the plane show what the network computes there."""

from __future__ import annotations

import numpy as np
import pytest

from chainrule.engine.run import run
from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources.network import read
from chainrule.training import first_checkpoint, read_job, surface
from chainrule.training.step_source import step_source
from tests.training.conftest import job_of

LIMITS = Limits()


def test_every_cell_is_the_networks_answer_at_its_centre() -> None:
    job = job_of()
    found = surface(job, first_checkpoint(job), 4, box=(-2.0, 2.0, -1.0, 3.0))
    assert [maps.shape for maps in found.layers] == [(5, 4, 4), (4, 4, 4), (1, 4, 4)]
    centres = [(x, y) for y in (2.5, 1.5, 0.5, -0.5) for x in (-1.5, -0.5, 0.5, 1.5)]
    samples = [{"x": list(c), "target": [0.0]} for c in centres]
    document = step_source(job, first_checkpoint(job), LIMITS) | {"samples": samples}
    program = read(document, LIMITS)
    trace = run(program.graph, program.inputs)
    for layer, maps in enumerate(found.layers, start=1):
        wanted = np.asarray(trace.values[program.graph.position[f"a{layer}"]])
        np.testing.assert_allclose(maps.reshape(len(maps), 16).T, wanted, rtol=1e-12)


def test_a_network_of_features_is_shown_over_the_plane_of_its_points() -> None:
    source = {"kind": "network", "layers": [{"W": [[1.0]], "b": [0.0], "activation": "linear"}]}
    job = job_of(source=source, dataset={"name": "circle", "features": ["x^2"]})
    found = surface(job, first_checkpoint(job), 2, box=(-2.0, 2.0, -2.0, 2.0)).layers[0][0]
    np.testing.assert_allclose(found, [[1, 1], [1, 1]])


def test_points_that_would_be_lost_in_the_plane_are_seen_from_nearer() -> None:
    source = {"kind": "preset", "id": "xor-network"}
    job = read_job({"source": source}, LIMITS)
    assert surface(job, first_checkpoint(job), 2).box == (-0.125, 1.125, -0.125, 1.125)


def test_every_point_of_a_small_set_is_inside_its_box() -> None:
    job = job_of(dataset={"name": "moons", "noise": 0.2})
    left, right, bottom, top = surface(job, first_checkpoint(job), 2).box
    points = np.concatenate([job.network.x, job.test_x])
    assert (points > [left, bottom]).all()
    assert (points < [right, top]).all()
    assert right - left == pytest.approx(top - bottom)
    assert right - left < 6


@pytest.mark.parametrize(("name", "features"), [("circle", ["x", "y"]), ("moons", ["x^2"])])
def test_all_other_sets_share_one_plane(name: str, features: list[str]) -> None:
    source = {"kind": "network", "sizes": [len(features), 1], "activation": "tanh"}
    job = job_of(source=source, dataset={"name": name, "features": features})
    assert surface(job, first_checkpoint(job), 2).box == (-6.0, 6.0, -6.0, 6.0)


def test_points_of_ones_own_are_seen_where_they_are_each_axis_by_its_own_measure() -> None:
    source = {"kind": "network", "layers": [{"W": [[1.0, 0.0]], "b": [0.0], "activation": "linear"}]}
    text = "height,width,kind\n0,100,a\n4,300,b\n2,200,a\n1,100,b\n"
    job = job_of(source=source, dataset={"name": "csv", "text": text})
    found = surface(job, first_checkpoint(job), 2)
    assert found.box == (-0.5, 4.5, 75.0, 325.0)
    np.testing.assert_allclose(found.layers[0][0], [[0.75, 3.25]] * 2)


def test_samples_on_one_line_have_room_on_both_sides() -> None:
    layers = [{"W": [[1.0, 1.0]], "b": [0.0], "activation": "linear"}]
    samples = [{"x": [x, 3.0], "target": [0.0]} for x in (0.0, 8.0)]
    job = job_of(source={"kind": "network", "layers": layers, "samples": samples}, dataset=...)
    assert surface(job, first_checkpoint(job), 3).box == (-1.0, 9.0, 2.0, 4.0)


def test_a_network_that_sees_no_plane_has_no_surface() -> None:
    source = {"kind": "network", "sizes": [3, 1]}
    job = job_of(source=source, dataset={"name": "csv", "text": "1,2,3,a\n4,5,6,b\n"})
    with pytest.raises(SourceError, match="points"):
        surface(job, first_checkpoint(job), 5)


def test_more_cells_than_can_be_seen_are_refused() -> None:
    job = job_of()
    with pytest.raises(SourceError, match="cells"):
        surface(job, first_checkpoint(job), 100_000)
