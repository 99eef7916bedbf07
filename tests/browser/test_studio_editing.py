"""Typing an expression, mending it, and changing its inputs."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until, until_here

NODE_IDS = "document.querySelector('chain-rule').scene.nodes.map(node => node.id)"


def editor(page: Page) -> Locator:
    return page.locator("studio-editor .cm-content")


def underlined(page: Page) -> str:
    return page.locator("studio-editor .cm-lintRange-error").all_inner_texts()[0]


def wait_for_node(page: Page, name: str) -> None:
    until(page, f"{NODE_IDS}.includes('{name}')")


def test_a_new_expression_just_works(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    editor(page).fill("h = tanh(u*v)\nloss = (h - goal)**2")
    wait_for_node(page, "loss")
    names = page.locator("[data-input]").evaluate_all("rows => rows.map(row => row.dataset.input)")
    assert names == ["u", "v", "goal"]
    expect(page.locator("[data-input=goal] .number")).to_have_value("1")


def test_an_unknown_function_is_underlined_where_it_is_and_mended_by_one_click(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    editor(page).fill("# 𝑥 counts as one\nz = w*x\na = sigmod(z)")
    page.locator("[data-code=unknown-function]").wait_for()
    assert underlined(page) == "sigmod"
    page.locator("[data-mend]").click()
    wait_for_node(page, "a")
    assert "sigmoid(z)" in editor(page).inner_text()
    expect(page.locator(".problem")).to_have_count(0)


def test_a_misfit_of_shapes_names_both_operands(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    editor(page).fill("y = sum(W @ x)")
    page.locator("[data-code=shape-mismatch]").wait_for()
    expect(page.locator(".problem")).to_contain_text("shape", use_inner_text=True)
    page.locator("[data-input]").first.wait_for()  # the picture and its inputs are still those of the last good text


def test_shapes_that_fit_are_made_by_one_click(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    editor(page).fill("y = sum(W @ x)")
    page.locator("[data-make-shapes]").click()
    wait_for_node(page, "W")
    expect(page.locator(".problem")).to_have_count(0)


def test_what_was_read_otherwise_is_told_under_the_editor(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    editor(page).fill("y = 1/(1+e^(-x))")
    reading = page.locator("[data-reading]")
    reading.wait_for()
    expect(reading).to_contain_text("y = 1 / (1 + exp(-x))", use_inner_text=True)
    reading.locator("summary").click()
    expect(reading.locator("li").first).to_contain_text("is read as", use_inner_text=True)
    assert page.locator("[data-input]").evaluate_all("rows => rows.map(row => row.dataset.input)") == ["x"]


def test_where_only_the_writer_knows_both_are_offered(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    editor(page).fill("y = 1/2x")
    page.locator("[data-code=ambiguous-product]").wait_for()
    choices = page.locator(".problem [data-mend]")
    expect(choices).to_have_count(2)
    choices.nth(1).click()
    page.locator("[data-code=ambiguous-product]").wait_for(state="detached")
    assert "y = (1/2)*x" in editor(page).inner_text()


def test_an_error_keeps_the_picture_and_says_so(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=4")
    editor(page).fill("z = (x")
    page.locator("[data-code=unclosed-bracket]").wait_for()
    assert page.evaluate(f"{NODE_IDS}.includes('z')")
    assert page.evaluate("document.querySelector('chain-rule').step") == 4
    expect(page.locator(".problem")).to_contain_text("last expression", use_inner_text=True)


def test_a_number_becomes_a_vector_when_a_list_is_typed(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    editor(page).fill("y = sum(x**2)")
    wait_for_node(page, "x")
    field = page.locator("[data-input=x] .number")
    field.fill("[1, 2, -3]")
    field.press("Enter")
    page.locator("[data-input=x] .tensor").wait_for()
    expect(page.locator("[data-input=x] .number")).to_have_count(3)
    expect(page.locator("[data-input=x] .shape")).to_have_text("3")


def test_what_is_no_number_is_refused_and_nothing_changes(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    field = page.locator("[data-input=s] .number")
    field.fill("two")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert page.evaluate("document.querySelector('chain-rule').scene.source.inputs.s") == 2


def test_the_text_lights_up_with_the_step_and_the_other_way_round(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=2")
    lit = page.locator("studio-editor .lit-forward")
    until_here(page, lambda: "".join(lit.all_inner_texts()) == "y = 3*s")
    page.locator("studio-editor .cm-line").nth(2).hover(position={"x": 14, "y": 8})
    until(
        page, "document.querySelector('chain-rule').shadowRoot.querySelector('g.node.is-lit[data-node=\"4\"]') !== null"
    )


def test_a_term_of_the_formula_and_its_edge_light_each_other_up(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=5")
    term = page.locator("[data-formula] .katex [data-edge='4']").first
    term.hover()
    until(
        page, "document.querySelector('chain-rule').shadowRoot.querySelector('.chips.is-lit[data-edge=\"4\"]') !== null"
    )
    page.mouse.move(640, 700)
    box = page.locator("chain-rule").locator(".chips[data-edge='4']").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("[data-formula] .katex .lit[data-edge='4']").first.wait_for()


def test_an_empty_expression_asks_for_one(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    page.keyboard.press("x")
    page.get_by_text("Start with an empty expression").click()
    until(page, "document.querySelector('chain-rule').scene === null")
    page.keyboard.type("y = k*k")
    until(page, f"document.querySelector('chain-rule').scene && {NODE_IDS}.includes('k')")


def test_a_preset_is_found_by_what_it_is_about(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    until(page, "document.querySelectorAll('.card').length > 10")
    page.keyboard.press("x")
    page.keyboard.type("softmax")
    page.locator(".card[data-preset=softmax-ce]").click()
    until(page, f"{NODE_IDS}.includes('C')")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.go_back()
    until(page, "document.querySelector('chain-rule').scene.source.text.startsWith('x = s**2')")


def test_a_tour_leads_from_cue_to_cue(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    page.locator("[data-tour=start]").click()
    first = page.locator(".cue").inner_text()
    page.get_by_role("button", name="Next").click()
    until(page, "text => document.querySelector('.cue').innerText !== text", arg=first)
    assert page.evaluate("document.querySelector('chain-rule').step") > 0


def test_the_check_of_the_gradients_says_what_it_found_and_what_it_cannot_decide(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    page.locator("[data-check]").click()
    found = page.locator(".check-found")
    expect(found).to_contain_text("1 of 1 gradients were compared with central differences; they agree.")
    editor(page).fill("y = sqrt(x) + abs(u)")
    expect(found).to_have_text("")
    page.locator("[data-input=x] input").first.fill("0")
    page.locator("[data-input=u] input").first.fill("0")
    page.locator("[data-check]").click()
    expect(found).to_contain_text("Undecided: x.")
    page.locator("[data-menu=lang] > button").click()
    page.get_by_role("menuitemradio", name="繁體中文").click()
    expect(found).to_contain_text("無法判斷：x。")
