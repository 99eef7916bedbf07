"""The page's half of a widget, handed the state of a real one: what moves on either side moves on the other."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

import chainrule as cr
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
MODEL = """async (state) => {
  const heard = {};
  window.model = {
    state,
    get: (name) => state[name],
    set(name, value) {
      state[name] = value;
      for (const tell of heard[`change:${name}`] ?? []) tell();
    },
    on: (name, tell) => (heard[name] ??= []).push(tell),
    off: (name, tell) => { heard[name] = (heard[name] ?? []).filter((each) => each !== tell); },
    save_changes() {},
  };
  const address = URL.createObjectURL(new Blob([state._esm], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  window.leave = widget.render({ model: window.model, el: document.body });
}"""


def opened(browser: Browser, widget: Any) -> Page:
    page = browser.new_page(viewport={"width": 1000, "height": 600}, reduced_motion="reduce")
    page.goto("about:blank")
    names = ("_esm", "_document", "step", "view", "theme", "lang", "height", "inputs")
    page.evaluate(MODEL, {name: widget.get_state()[name] for name in names})
    until(page, f"{FILM}.scene")
    return page


def test_a_step_on_the_page_is_a_step_of_the_widget_and_the_other_way_round(browser: Browser) -> None:
    page = opened(browser, cr.widget("y = w*x", w=2, x=3, step=1))
    try:
        assert page.evaluate(f"{FILM}.step") == 1
        page.evaluate(f"{FILM}.next()")
        until(page, "window.model.state.step === 2")
        page.evaluate("window.model.set('step', 3)")
        until(page, f"{FILM}.step === 3")
    finally:
        page.close()


def test_a_dragged_value_is_computed_in_python_and_shown_where_one_was(browser: Browser) -> None:
    widget = cr.widget("y = w*x", w=2, x=3, step=3)
    page = opened(browser, widget)
    try:
        drag = "new CustomEvent('chainrule-drag', { detail: { node: 'x', value: 5, phase: 'move' } })"
        page.evaluate(f"() => {{ {FILM}.dispatchEvent({drag}); }}")
        told = until(page, "window.model.state.inputs.x === 5 && window.model.state.inputs")
        widget.inputs = told
        assert widget.trace.grad["w"] == 5
        page.evaluate("(text) => window.model.set('_document', text)", widget.get_state()["_document"])
        until(page, f"{FILM}.shadowRoot.textContent.includes('10')")
        assert page.evaluate(f"{FILM}.step") == 3
        assert page.evaluate("window.model.state.step") == 3
    finally:
        page.close()
