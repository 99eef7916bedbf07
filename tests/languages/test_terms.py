"""The lecture's terms in both Chinese editions: in all that pages, films, messages and the essay say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = (("frontend/src", ".ts"), ("chainrule", ".py"), ("chainrule", ".json"), ("chainrule", ".toml"), ("app", ".py"))
HAN = re.compile(r"[一-鿿]")

SAID_OTHERWISE: Mapping[str, str] = {
    r"代[价價]": "a loss is 损失",
    r"(正向|向前|前馈|前饋|后向|後向|向后|向後|逆向)[传傳]播": "the passes are 前向传播 and 反向传播",
    r"(?<!随机)(?<!隨機)[种種]子": "a gradient's seed is 起点梯度, that of random numbers 随机种子",
    r"[锁鎖](住|起|死|上)": "a gain is 锁定",
    r"目[标標](值|输出|輸出)|[为為]目[标標]": "the label is 标签",
    r"放大倍[数數]": "a gain is 增益",
    r"大了 ?\d+ ?倍": "大了 2 倍 says three times",
    r"[广廣]播[为為到成]|拉伸|(前向|向前)[^，。]*展[开開]": "broadcasting is 复制到每个样本",
}
SAID_IN_SIMPLIFIED_OTHERWISE: Mapping[str, str] = {"影片": "动画", "标签值": "标签", "透过": "通过"}
SAID_IN_TAIWAN_OTHERWISE: Mapping[str, str] = {
    "信息": "資訊", "默認": "預設", "網絡": "網路", "數據": "資料", "軟件": "軟體", "屏幕": "螢幕", "視頻": "影片",
    "方差": "變異數", "識別": "辨識", "程序": "程式", "服務器": "伺服器", "變量": "變數", "概率": "機率",
    "鏈接": "連結", "導出": "匯出", "緩存": "快取", "支持": "支援", "打印": "列印", "運行": "執行", "字符": "字元",
    "字節": "位元組", "粘貼": "貼上", "拷貝": "複製", "內存": "記憶體", "反向傳播算法": "反向傳播演算法",
    "數組(?!成)": "陣列", "信號": "訊號", r"通過(?! ?[，。；：、！？\"`』」])": "透過",
}  # fmt: skip
IN_BRACKETS: Mapping[str, str] = {
    r"前向[传傳]播": "Forward pass",
    r"反向[传傳]播(?!演?算法)": "Backward pass",
    r"反向[传傳]播演?算法": "Backpropagation",
}


def fits(text: str, encoding: str) -> bool:
    try:
        "".join(HAN.findall(text)).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def is_simplified(text: str) -> bool:
    """Big5 has the traditional characters and few others, GB 2312 the simplified ones."""
    return not fits(text, "big5")


def is_traditional(text: str) -> bool:
    return not fits(text, "gb2312")


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Every line of Chinese with where it stands; a line in both editions is cut in two."""
    return tuple(lines())


def lines() -> Iterator[tuple[str, str]]:
    for folder, ending in PLACES:
        for path in sorted((ROOT / folder).rglob(f"*{ending}")):
            for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                for piece in re.split(r"(?=zh-Hant)", line):
                    if HAN.search(piece):
                        yield f"{path.relative_to(ROOT)}:{at}", piece.strip()


def found(patterns: Mapping[str, str], where: str = "") -> list[tuple[str, str, str]]:
    right = {"simplified": is_simplified, "traditional": is_traditional}.get(where, bool)
    return [
        (place, match[0], better)
        for place, text in said()
        if right(text)
        for pattern, better in patterns.items()
        for match in re.finditer(pattern, text)
    ]


def test_all_editions_are_read() -> None:
    assert sum(is_simplified(text) for _, text in said()) > 1_500
    assert sum(is_traditional(text) for _, text in said()) > 1_500
    places = {place.partition(":")[0] for place, _ in said()}
    assert {"chainrule/essay/chapters.toml", "chainrule/sources/presets/words/zh-hans.json"} <= places
    assert {"frontend/src/views/quiz/words.ts", "chainrule/languages/zh_hant.py"} <= places


def test_the_lectures_terms_are_used() -> None:
    assert found(SAID_OTHERWISE) == []


def test_each_edition_has_the_words_of_its_readers() -> None:
    assert found(SAID_IN_SIMPLIFIED_OTHERWISE, "simplified") == []
    assert found(SAID_IN_TAIWAN_OTHERWISE, "traditional") == []


def test_no_line_mixes_the_two_scripts() -> None:
    assert [(place, text) for place, text in said() if is_simplified(text) and is_traditional(text)] == []


def test_marks_beside_chinese_are_full_width() -> None:
    half = {r"[一-鿿][,;:?!](?!\w*=)": "full width", r"[,;?!] ?[一-鿿]": "full width", r"\.\.\.(?=[一-鿿])": "……"}
    assert found(half) == []


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_a_pass_has_the_notes_name_in_brackets_where_an_example_mentions_it_first(language: str) -> None:
    words = json.loads((ROOT / f"chainrule/sources/presets/words/{language}.json").read_text("utf-8"))
    faults, count = [], 0
    for id, preset in words["presets"].items():
        text = "\n".join([preset["teaches"], *preset["tour"]])
        for term, name in IN_BRACKETS.items():
            mentions = list(re.finditer(term, text))
            count += len(mentions)
            if [text.startswith(f"（{name}）", each.end()) for each in mentions] != [
                i == 0 for i, _ in enumerate(mentions)
            ]:
                faults.append((id, name))
    assert faults == []
    assert count > 15


@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant"])
def test_the_essay_names_each_pass_in_brackets_once_where_it_comes_first(edition: str) -> None:
    toml = (ROOT / "chainrule/essay/chapters.toml").read_text("utf-8")
    text = "\n".join(re.findall(rf'{edition} = "((?:[^"\\]|\\.)*)"', toml))
    for term, name in IN_BRACKETS.items():
        mentions = list(re.finditer(term, text))
        assert [text.startswith(f"（{name}）", each.end()) for each in mentions] == [
            i == 0 for i, _ in enumerate(mentions)
        ]
        assert mentions
