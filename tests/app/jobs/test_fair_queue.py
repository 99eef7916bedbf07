"""Who comes next."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.jobs.fair_queue import FairQueue

JOBS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 100)), max_size=40)


def drained(queue: FairQueue[int]) -> list[int]:
    return [queue.take() for _ in range(len(queue))]


def test_a_client_with_one_job_does_not_wait_for_all_jobs_of_another() -> None:
    queue: FairQueue[int] = FairQueue()
    for k in range(10):
        queue.put("busy", 5.0, k)
    queue.put("quiet", 5.0, 99)
    assert drained(queue).index(99) <= 1


def test_small_jobs_come_before_a_large_one_of_somebody_else() -> None:
    queue: FairQueue[int] = FairQueue()
    queue.put("large", 100.0, 0)
    for k in range(1, 5):
        queue.put("small", 1.0, k)
    assert drained(queue) == [1, 2, 3, 4, 0]


@given(JOBS)
def test_everything_that_was_put_is_taken_once_and_a_client_keeps_its_order(jobs: list[tuple[str, int]]) -> None:
    queue: FairQueue[int] = FairQueue()
    for k, (client, cost) in enumerate(jobs):
        queue.put(client, cost, k)
    assert queue.cost == sum(cost for _, cost in jobs)
    taken = drained(queue)
    assert sorted(taken) == list(range(len(jobs)))
    for client in "abc":
        own = [k for k in taken if jobs[k][0] == client]
        assert own == sorted(own)
    assert queue.cost == 0


@given(st.lists(st.integers(1, 100), min_size=1, max_size=30), st.lists(st.integers(1, 100), min_size=1, max_size=30))
def test_while_two_clients_wait_neither_gets_more_than_the_other_by_more_than_a_job(
    first: list[int], second: list[int]
) -> None:
    queue: FairQueue[tuple[str, int]] = FairQueue()
    for client, costs in (("first", first), ("second", second)):
        for cost in costs:
            queue.put(client, cost, (client, cost))
    largest, served, left = max(first + second), Counter[str](), Counter(first=len(first), second=len(second))
    while left["first"] and left["second"]:
        client, cost = queue.take()
        served[client] += cost
        left[client] -= 1
        if left["first"] and left["second"]:
            assert abs(served["first"] - served["second"]) <= 2 * largest


@given(JOBS, st.data())
def test_what_is_removed_is_never_taken(jobs: list[tuple[str, int]], data: st.DataObject) -> None:
    queue: FairQueue[int] = FairQueue()
    for k, (client, cost) in enumerate(jobs):
        queue.put(client, cost, k)
    gone = data.draw(st.sets(st.sampled_from(range(len(jobs))))) if jobs else set()
    for k in gone:
        queue.remove(k)
    assert set(drained(queue)) == set(range(len(jobs))) - gone


def test_who_comes_later_waits_for_what_comes_before_alone() -> None:
    queue: FairQueue[int] = FairQueue()
    for k in range(10):
        queue.put("busy", 5.0, k)
    assert queue.ahead("quiet", 5.0) == 5.0
    assert queue.ahead("busy", 5.0) == 50.0
