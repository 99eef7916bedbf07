"""Keeping what was laid out, within bounds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from chainrule.layout.cache import WeighedCache


def cache() -> WeighedCache[str, list[int]]:
    return WeighedCache(10, len)


def never(_: object = None) -> list[int]:
    raise AssertionError("made again")


def of(length: int) -> Callable[[], list[int]]:
    return lambda: [0] * length


def test_what_is_kept_is_not_made_again() -> None:
    kept = cache()
    first = kept.get("a", of(4))
    assert kept.get("a", never) is first


def test_the_value_not_used_longest_goes_first() -> None:
    kept = cache()
    kept.get("a", of(4))
    kept.get("b", of(4))
    kept.get("a", never)
    kept.get("c", of(4))
    assert len(kept) == 2
    kept.get("a", never)
    assert len(kept.get("b", of(1))) == 1


def test_a_value_heavier_than_the_whole_cache_is_given_but_pushes_nothing_out() -> None:
    kept = cache()
    kept.get("a", of(10))
    assert len(kept.get("b", of(11))) == 11
    assert len(kept) == 1
    kept.get("a", never)


def test_threads_that_ask_at_once_do_not_count_a_value_twice() -> None:
    kept = cache()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda k: kept.get(str(k % 2), of(5)), range(200)))
    assert len(kept) == 2
