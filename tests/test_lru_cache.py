"""Keeping what was used last, within a weight."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from chainrule.lru_cache import LruCache


def cache() -> LruCache[str, list[int]]:
    return LruCache(10, len)


def never(_: object = None) -> list[int]:
    raise AssertionError("made again")


def of(length: int) -> Callable[[], list[int]]:
    return lambda: [0] * length


def test_what_is_kept_is_not_made_again() -> None:
    kept = cache()
    first = kept.get_or_make("a", of(4))
    assert kept.get_or_make("a", never) is first


def test_the_value_not_used_longest_goes_first() -> None:
    kept = cache()
    kept.get_or_make("a", of(4))
    kept.get_or_make("b", of(4))
    kept.get_or_make("a", never)
    kept.get_or_make("c", of(4))
    assert len(kept) == 2
    kept.get_or_make("a", never)
    assert len(kept.get_or_make("b", of(1))) == 1


def test_a_value_heavier_than_the_whole_cache_is_given_but_pushes_nothing_out() -> None:
    kept = cache()
    kept.get_or_make("a", of(10))
    assert len(kept.get_or_make("b", of(11))) == 11
    assert len(kept) == 1
    kept.get_or_make("a", never)


def test_a_value_that_would_push_out_too_many_others_is_not_kept() -> None:
    kept: LruCache[str, list[int]] = LruCache(10, len, largest=5)
    kept.put("a", [0] * 5)
    kept.put("b", [0] * 6)
    assert (kept.get("a"), kept.get("b")) == ([0] * 5, None)


def test_threads_that_ask_at_once_do_not_count_a_value_twice() -> None:
    kept = cache()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda k: kept.get_or_make(str(k % 2), of(5)), range(200)))
    assert len(kept) == 2


def test_a_value_that_was_never_kept_is_none() -> None:
    assert cache().get("a") is None


def test_a_value_put_in_the_place_of_another_weighs_in_its_stead() -> None:
    kept = cache()
    kept.put("a", [0] * 9)
    kept.put("a", [0] * 2)
    kept.put("b", [0] * 8)
    assert (len(kept), kept.weight) == (2, 10)


def test_a_value_too_heavy_to_be_kept_leaves_no_older_one_in_its_place() -> None:
    kept = cache()
    kept.put("a", [0] * 9)
    kept.put("a", [0] * 11)
    assert (kept.get("a"), kept.weight) == (None, 0)


def test_what_was_put_or_read_again_goes_after_all_others() -> None:
    kept = cache()
    for key in "abcde":
        kept.put(key, [0] * 2)
    kept.put("a", [1, 1])
    assert kept.get("b") is not None
    kept.put("f", [0] * 2)
    kept.put("g", [0] * 2)
    assert [key for key in "abcdefg" if kept.get(key) is not None] == ["a", "b", "e", "f", "g"]
