"""Training in the studio: what is shown is what the API says, and every step can be opened, left and found again."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from chainrule.limits import Limits
from chainrule.training import first_checkpoint, read_job, step_source, step_update
from tests.browser.axe import violations_in_every_theme
from tests.browser.conftest import OpenPage
from tests.browser.films import written
from tests.browser.waiting import until

RESTING = ("paused", "done", "diverged", "refused")


@pytest.fixture(scope="session")
def examples(api: httpx.Client) -> dict[str, dict[str, Any]]:
    return {each["id"]: each["document"] for each in api.get("training/examples").json()["trainings"]}


def link(document: dict[str, Any], at: int | None = None) -> str:
    packed = base64.urlsafe_b64encode(json.dumps(document).encode()).decode().rstrip("=")
    return f"/#training={packed}&view=training" + ("" if at is None else f"&at={at}")


def standing(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        """() => {
            const { phase, step } = document.querySelector("studio-app").studio.training.trainer.state;
            return { phase, step };
        }"""
    )
    return found


def wait_for_rest(page: Page, step: int | None = None) -> dict[str, Any]:
    """Where the training stands, once it rests, at `step` where one is given."""
    until(
        page,
        """([resting, step]) => {
            const state = document.querySelector("studio-app")?.studio.training.trainer.state;
            return state !== undefined && resting.includes(state.phase) && (step === null || state.step === step);
        }""",
        [list(RESTING), step],
    )
    return standing(page)


def shown(page: Page, key: str) -> float:
    """All digits of a loss on the transport."""
    return float(page.locator(f"training-transport [data-figure='{key}']").get_attribute("value") or "nan")


def losses(page: Page) -> tuple[float, float]:
    return shown(page, "train-loss"), shown(page, "test-loss")


def posted(api: httpx.Client, document: dict[str, Any], steps: int) -> dict[str, Any]:
    """The training of `document` over `steps` steps, as the API does it in one answer."""
    found: dict[str, Any] = api.post("training", json={**document, "steps": steps}).json()
    return found


def press(page: Page, do: str) -> None:
    page.locator(f"[data-do={do}]").click()


def test_the_spiral_is_trained_and_shows_the_very_losses_of_the_api(
    open_page: OpenPage, api: httpx.Client, examples: dict[str, Any]
) -> None:
    page = open_page(link(examples["spiral"]))
    assert wait_for_rest(page, 0)["phase"] == "paused"
    wanted = posted(api, examples["spiral"], 20)
    assert losses(page) == (wanted["losses"][0], wanted["test_losses"][0])
    press(page, "train")
    until(page, "document.querySelector('studio-app').studio.training.trainer.state.step >= 20")
    press(page, "pause")
    step = wait_for_rest(page)["step"]
    wanted = posted(api, examples["spiral"], step)
    assert losses(page) == (wanted["losses"][-1], wanted["test_losses"][-1])
    press(page, "step")
    wait_for_rest(page, step + 1)
    wanted = posted(api, examples["spiral"], step + 1)
    assert losses(page) == (wanted["losses"][-1], wanted["test_losses"][-1])
    press(page, "stop")
    wait_for_rest(page, 0)
    assert losses(page) == (wanted["losses"][0], wanted["test_losses"][0])


def test_a_step_opens_as_a_film_whose_gradients_are_the_apis_and_the_way_back_finds_the_step(
    open_page: OpenPage, api: httpx.Client, examples: dict[str, Any]
) -> None:
    page = open_page(link(examples["circle"], 40))
    wait_for_rest(page, 40)
    before = losses(page)
    page.get_by_label("Samples of the film").select_option(label="whole batch (10)")
    page.get_by_role("button", name="Open this step as a film").click()
    until(page, "document.querySelector('chain-rule').scene")
    source = page.evaluate("document.querySelector('studio-app').studio.network.state.document")
    assert len(source["samples"]) == 10
    trace = api.post("traces", json=source).json()
    # The step of the film is the step of the training: old - eta times the gradient of the trace.
    old, eta = trace["values"]["W1"][0][0], examples["circle"]["eta"]
    assert old == posted(api, examples["circle"], 40)["parameters"]["W1"][0][0]
    wanted = posted(api, examples["circle"], 41)["parameters"]["W1"][0][0]
    assert wanted == pytest.approx(old - eta * trace["gradients"]["W1"][0][0], rel=1e-12)
    page.locator("[data-fold=sum] > summary").click()
    page.locator("#stage").focus()
    page.keyboard.press("End")
    mean = "Number(document.querySelector('studio-sum [data-figure=mean]')?.getAttribute('value') || NaN)"
    until(page, f"Math.abs({mean} - ({trace['gradients']['W1'][0][0]!r})) < 1e-12")
    page.get_by_role("button", name="Back to the training, step 40").click()
    wait_for_rest(page, 40)
    assert losses(page) == before
    expect(page.get_by_role("tab", name="Training")).to_have_attribute("aria-selected", "true")


def test_the_next_step_of_the_training_follows_in_the_film(
    open_page: OpenPage, api: httpx.Client, examples: dict[str, Any]
) -> None:
    page = open_page(link(examples["xor"], 5))
    wait_for_rest(page, 5)
    page.get_by_role("tab", name="Network").click()
    page.get_by_role("button", name="Next step of the training").click()
    page.get_by_role("button", name="Back to the training, step 6").wait_for()
    weights = page.evaluate("document.querySelector('studio-app').studio.network.state.document.layers[0].W")
    assert weights == posted(api, examples["xor"], 6)["parameters"]["W1"]
    assert standing(page) == {"phase": "paused", "step": 6}


def test_the_trained_network_is_looked_at_and_trained_on(
    open_page: OpenPage, api: httpx.Client, examples: dict[str, Any]
) -> None:
    last = examples["xor"]["steps"]
    page = open_page(link(examples["xor"], last))
    assert wait_for_rest(page, last)["phase"] == "done"
    page.get_by_role("button", name="Look at the trained network").click()
    page.get_by_role("button", name=f"Back to the training, step {last}").wait_for()
    weights = page.evaluate("document.querySelector('studio-app').studio.network.state.document.layers[0].W")
    assert weights == posted(api, examples["xor"], last)["parameters"]["W1"]
    assert page.get_by_role("button", name="Next step of the training").is_disabled()
    page.go_back()
    assert wait_for_rest(page, last)["phase"] == "done"
    page.get_by_label("Speed, in steps").select_option(label="full")
    page.get_by_role("button", name=f"{last} steps more").click()
    wait_for_rest(page, 2 * last)
    assert shown(page, "train-loss") == posted(api, examples["xor"], 2 * last)["losses"][-1]


def test_the_link_of_a_film_shows_the_step_again(open_page: OpenPage, examples: dict[str, Any]) -> None:
    page = open_page(link(examples["spiral"], 30))
    wait_for_rest(page, 30)
    page.get_by_role("button", name="Open this step as a film").click()
    until(page, "location.hash.includes('at=30') && location.hash.includes('view=network')")
    assert "source=" not in page.evaluate("location.hash")
    document = page.evaluate("document.querySelector('studio-app').studio.network.state.document")
    again = open_page("/" + page.evaluate("location.hash"))
    again.get_by_role("button", name="Back to the training, step 30").wait_for()
    until(again, "document.querySelector('studio-app').studio.network.state.document")
    assert again.evaluate("document.querySelector('studio-app').studio.network.state.document") == document


def test_a_link_restores_step_and_numbers(open_page: OpenPage, api: httpx.Client, examples: dict[str, Any]) -> None:
    page = open_page(link(examples["spiral"]))
    wait_for_rest(page, 0)
    page.locator("[data-number=step] input").fill("37")
    page.locator("[data-number=step] input").press("Enter")
    wait_for_rest(page, 37)
    until(page, "location.hash.includes('at=37')")
    again = open_page("/" + page.evaluate("location.hash"))
    assert wait_for_rest(again, 37)["phase"] == "paused"
    assert losses(again) == losses(page)
    assert losses(again)[0] == posted(api, examples["spiral"], 37)["losses"][-1]


def test_ones_own_values_are_trained_and_what_is_wrong_with_them_is_said_at_the_field(
    open_page: OpenPage, api: httpx.Client, examples: dict[str, Any]
) -> None:
    page = open_page(link(examples["circle"]))
    wait_for_rest(page, 0)
    page.locator("training-data input[value=csv]").check(force=True)
    field = page.get_by_label("Values with a sign between them")
    expect(page.locator("training-data .problem")).to_have_count(0)
    field.fill("height,width,kind\n1,2,oak\n2,x,elm\n")
    page.locator("training-data .problem").wait_for()
    assert "line 3, column 2" in page.locator("training-data .problem").inner_text().lower()
    text = "height,width,kind\n" + "".join(f"{i},{(7 * i) % 5},{'oak' if i < 5 else 'elm'}\n" for i in range(10))
    field.fill(text)
    trainer = "document.querySelector('studio-app').studio.training.trainer"
    until(page, f"{trainer}.state.beginning.document.dataset.name === 'csv'")
    wait_for_rest(page, 0)
    press(page, "step")
    wait_for_rest(page, 1)
    document = page.evaluate("document.querySelector('studio-app').studio.training.trainer.state.document")
    assert document["dataset"]["text"] == text
    wanted = posted(api, document, 1)
    assert losses(page) == (wanted["losses"][-1], wanted["test_losses"][-1])
    page.get_by_label("Label").select_option("height")
    until(page, "document.querySelector('studio-app').studio.training.trainer.settings.source.sizes?.at(-1) === 10")
    expect(page.locator("training-own-data .read-columns").get_by_text("oak → 1")).to_have_count(1)


def test_a_file_of_values_can_be_chosen(open_page: OpenPage, examples: dict[str, Any]) -> None:
    page = open_page(link(examples["circle"]))
    wait_for_rest(page, 0)
    page.locator("training-data input[value=csv]").check(force=True)
    content = b"a,b,c,kind\n" + b"".join(b"%d,%d,%d,%d\n" % (i, -i, i * i, i % 3) for i in range(12))
    page.locator("training-own-data input[type=file]").set_input_files(
        {"name": "own.csv", "mimeType": "text/csv", "buffer": content}
    )
    until(page, "document.querySelector('studio-app').studio.training.trainer.settings.source.sizes?.[0] === 3")
    wait_for_rest(page, 0)
    settings = page.evaluate("document.querySelector('studio-app').studio.training.trainer.settings.source")
    assert (settings["sizes"][0], settings["sizes"][-1], settings["loss"]) == (3, 3, "cross_entropy")


def test_how_a_file_was_understood_is_seen_before_it_is_trained(open_page: OpenPage, examples: dict[str, Any]) -> None:
    page = open_page(link(examples["circle"]))
    wait_for_rest(page, 0)
    page.locator("training-data input[value=csv]").check(force=True)
    rows = [f"{['red', 'blue', 'green'][i % 3]}\t{i},5\t{i * i}\t{i % 2}" for i in range(12)]
    content = "\r\n".join(["# measured by hand", "colour\tx\ty\tkind", *rows])
    page.locator("training-own-data input[type=file]").set_input_files(
        {"name": "own.tsv", "mimeType": "text/tab-separated-values", "buffer": b"\xff\xfe" + content.encode("utf-16le")}
    )
    note = page.locator("training-own-data .reading")
    note.get_by_text("12 points · line 2 names the columns · line 1 is a comment").wait_for()
    expect(page.locator("training-own-data")).to_contain_text("utf-16le", use_inner_text=True)
    expect(note.get_by_label("Between fields").locator("option").first).to_have_text("found: tab", use_inner_text=True)
    expect(note.get_by_label("Decimal sign").locator("option").first).to_have_text(
        "found: comma 1,5", use_inner_text=True
    )
    codes = note.locator("li .code").all_inner_texts()
    assert [" ".join(code.split()) for code in codes] == [
        "blue → 1 0 0 green → 0 1 0 red → 0 0 1", "numbers", "numbers", "label, classes 0 → 0 1 → 1"
    ]  # fmt: skip
    sizes = "document.querySelector('studio-app').studio.training.trainer.settings.source.sizes"
    until(page, f"{sizes}?.[0] === 5")
    note.get_by_label("Use the column colour").uncheck()
    until(page, f"{sizes}?.[0] === 2")
    wait_for_rest(page, 0)


def test_the_account_of_a_step_shows_what_clipping_scales_and_decay_adds_and_its_film_what_dropout_drops(
    open_page: OpenPage, examples: dict[str, Any]
) -> None:
    page = open_page(link(examples["circle"], 3))
    wait_for_rest(page, 3)
    rule = page.locator("training-rule")
    rule.locator("select[data-choice=optimiser]").select_option("nesterov")
    wait_for_rest(page, 0)
    rule.locator("summary").click()
    for name, value in (("weight_decay", "0.5"), ("clip_norm", "0.01"), ("dropout", "0.25")):
        field = rule.locator(f"[data-number={name}] input")
        field.fill(value)
        field.press("Enter")
        until(
            page,
            f"document.querySelector('studio-app').studio.training.trainer.state.beginning.document.{name} === {value}",
        )
        wait_for_rest(page, 0)
    settings = page.evaluate("document.querySelector('studio-app').studio.training.trainer.settings")
    told = step_update(job := read_job(settings, Limits()), first_checkpoint(job))
    page.get_by_role("button", name="Open this step as a film").click()
    account = page.locator("training-return .step-update")
    account.locator("summary").click()
    first = account.locator("tbody tr").first
    expect(first.locator("th")).to_have_text("W1 [1, 1]", use_inner_text=True)
    parts = told["parameters"]["W1"]
    wanted = [written(parts[part][0][0]) for part in ("old", "gradient", "clipped", "decay", "new")]
    assert first.locator("td").all_inner_texts() == wanted
    assert parts["decay"][0][0] == 0.5 * parts["old"][0][0]
    expect(account).to_contain_text(f"clipped: times {written(told['scale'])}", use_inner_text=True)
    masks = step_source(job, first_checkpoint(job), Limits())["samples"][0]["masks"]
    film = "document.querySelector('chain-rule').scene"
    until(page, f"{film}?.nodes.some(({{ id }}) => id === 'd1')")
    store = "document.querySelector('studio-app').studio.store"
    is_mask = f"{film}.nodes.filter(({{ id }}) => /^m/.test(id))"
    shown = page.evaluate(f"{is_mask}.map(({{ index }}) => [...{store}.numbers.values[index]])")
    assert shown == masks


def test_in_six_layers_of_sigmoids_the_gradient_of_the_first_is_far_below_that_of_the_last(
    open_page: OpenPage, api: httpx.Client, examples: dict[str, Any]
) -> None:
    page = open_page(link(examples["vanishing"]))
    wait_for_rest(page, 0)
    history = "document.querySelector('studio-app').studio.training.trainer.state.history.gradientNorms"
    norms = page.evaluate(f"{history}.map((layer) => layer[0])")
    assert norms == posted(api, examples["vanishing"], 1)["gradient_norms"][0]
    assert norms[0] < norms[-1] / 1000
    expect(page.locator(".picture-norms")).to_contain_text(
        f"last layer ÷ first: {written(norms[-1] / norms[0])}", use_inner_text=True
    )


def test_a_changed_setting_begins_anew_at_step_0(
    open_page: OpenPage, api: httpx.Client, examples: dict[str, Any]
) -> None:
    page = open_page(link(examples["circle"], 30))
    wait_for_rest(page, 30)
    page.get_by_role("button", name="More neurons in hidden layer 1").click()
    wait_for_rest(page, 0)
    page.get_by_text("the training begins anew").wait_for()
    page.locator("training-data input[value='x^2']").check(force=True)
    until(page, "document.querySelector('studio-app').studio.training.trainer.settings.source.sizes[0] === 3")
    wait_for_rest(page, 0)
    document = page.evaluate("document.querySelector('studio-app').studio.training.trainer.state.document")
    assert document["source"]["sizes"] == [3, 5, 2, 1]
    assert shown(page, "train-loss") == posted(api, document, 1)["losses"][0]


def test_a_network_of_the_gallery_is_trained_on_its_own_samples(open_page: OpenPage, api: httpx.Client) -> None:
    page = open_page("/#preset=lecture-network")
    until(page, "document.querySelector('chain-rule')?.scene")
    page.get_by_role("tab", name="Training").click()
    wait_for_rest(page, 0)
    document = page.evaluate("document.querySelector('studio-app').studio.training.trainer.state.document")
    assert document["source"] == {"kind": "preset", "id": "lecture-network"}
    assert shown(page, "train-loss") == posted(api, document, 1)["losses"][0]
    page.get_by_role("tab", name="Network").click()
    until(page, "document.querySelector('studio-app').studio.bench.preset === 'lecture-network'")
    expect(page.locator("training-return")).to_have_count(0)


def test_the_lectures_network_learns_another_data_set_and_its_own_samples_again(open_page: OpenPage) -> None:
    page = open_page("/#preset=lecture-network")
    until(page, "document.querySelector('chain-rule')?.scene")
    page.get_by_role("tab", name="Training").click()
    wait_for_rest(page, 0)
    page.get_by_text("Iris", exact=True).first.click()
    until(page, "document.querySelector('studio-app').studio.training.trainer.settings.dataset?.name === 'iris'")
    assert wait_for_rest(page, 0)["phase"] == "paused", "its two outputs became three"
    page.get_by_text("Samples of the network", exact=True).click()
    until(page, "!document.querySelector('studio-app').studio.training.trainer.settings.dataset")
    assert wait_for_rest(page, 0)["phase"] == "paused"


def test_the_gallery_offers_the_trainings(open_page: OpenPage, examples: dict[str, Any]) -> None:
    page = open_page("/#preset=chain-case-2")
    until(page, "document.querySelector('chain-rule')?.scene")
    page.locator(".example-button").click()
    cards = page.locator("[data-training]")
    until(page, f"document.querySelectorAll('[data-training]').length === {len(examples)}")
    cards.filter(has_text="Three kinds of iris").click()
    wait_for_rest(page, 0)
    assert page.locator(".example-button").inner_text().startswith("Three kinds of iris")
    page.go_back()
    until(page, "document.querySelector('studio-app').studio.bench.preset === 'chain-case-2'")
    expect(page.locator("studio-training")).to_have_count(0)


def test_space_trains_and_pauses_and_the_arrow_goes_a_step(open_page: OpenPage, examples: dict[str, Any]) -> None:
    page = open_page(link(examples["circle"]))
    wait_for_rest(page, 0)
    page.locator("#training").focus()
    page.keyboard.press("ArrowRight")
    wait_for_rest(page, 1)
    page.keyboard.press("Space")
    until(page, "document.querySelector('studio-app').studio.training.trainer.state.step > 5")
    page.keyboard.press("Space")
    step = wait_for_rest(page)["step"]
    until(
        page,
        "(text) => document.querySelector('training-transport [role=status]').textContent.includes(text)",
        f"Step {step},",
    )
    page.keyboard.press("Home")
    wait_for_rest(page, 0)


def test_a_document_is_saved_and_opened_as_a_file(open_page: OpenPage, examples: dict[str, Any]) -> None:
    page = open_page(link(examples["xor"]))
    wait_for_rest(page, 0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    saved = download.value.path().read_bytes()
    assert json.loads(saved) == examples["xor"]
    changed = json.dumps({**examples["xor"], "eta": 0.25}).encode()
    field = page.locator(".files input[type=file]")
    field.set_input_files({"name": "own.json", "mimeType": "application/json", "buffer": changed})
    until(page, "document.querySelector('studio-app').studio.training.trainer.settings.eta === 0.25")
    field.set_input_files({"name": "own.json", "mimeType": "application/json", "buffer": b"[]"})
    page.get_by_text("holds no training document").wait_for()
    assert page.evaluate("document.querySelector('studio-app').studio.training.trainer.settings.eta") == 0.25


@pytest.mark.parametrize("framework", ["numpy", "torch", "jax"])
def test_a_training_is_copied_as_a_program(
    open_page: OpenPage, api: httpx.Client, examples: dict[str, Any], framework: str
) -> None:
    page = open_page(link(examples["xor"]), permissions=["clipboard-read", "clipboard-write"])
    wait_for_rest(page, 0)
    page.locator(f"[data-code={framework}]").click()
    page.get_by_text("Code copied").wait_for()
    asked = api.post("training/code", params={"framework": framework}, json=examples["xor"])
    assert page.evaluate("navigator.clipboard.readText()") == asked.text


def test_a_training_too_large_for_a_program_is_refused_in_the_readers_language(
    open_page: OpenPage, examples: dict[str, Any]
) -> None:
    large = {**examples["xor"], "batch": 3, "steps": 100_000, "record": 1000}
    page = open_page(link(large) + "&lang=zh-Hant")
    wait_for_rest(page, 0)
    page.locator("[data-code=numpy]").click()
    page.get_by_text("個數寫出程式碼").wait_for()


def test_the_length_can_be_told_in_epochs_which_stay_when_the_batches_change(
    open_page: OpenPage, examples: dict[str, Any]
) -> None:
    page = open_page(link({**examples["circle"], "batch": 10, "steps": 100}))
    wait_for_rest(page, 0)
    steps = "document.querySelector('studio-app').studio.training.trainer.settings.steps"
    count = page.evaluate("document.querySelector('studio-app').studio.training.trainer.state.beginning.trainCount")
    a_run = -(-count // 10)
    page.locator("[data-choice=length]").select_option("epochs")
    field = page.locator("[data-number=epochs] input")
    field.fill("8")
    field.press("Enter")
    until(page, f"{steps} === {8 * a_run}")
    batch = page.locator("[data-number=batch] input")
    batch.fill("5")
    batch.press("Enter")
    until(page, f"{steps} === {8 * -(-count // 5)}")


def test_what_diverges_says_so(open_page: OpenPage, examples: dict[str, Any]) -> None:
    page = open_page(link(examples["diverging"]))
    wait_for_rest(page, 0)
    page.get_by_label("Speed, in steps").select_option(label="full")
    page.get_by_role("button", name="Train", exact=True).click()
    assert wait_for_rest(page)["phase"] in {"paused", "diverged"}
    until(page, "document.querySelector('.phase').dataset.phase === 'diverged'")
    assert page.get_by_role("button", name="Train", exact=True).is_disabled()


def test_a_lost_connection_is_said_tried_again_and_led_to_the_same_step(
    open_page: OpenPage, examples: dict[str, Any]
) -> None:
    page = open_page("/#preset=chain-case-2")
    routes: list[WebSocketRoute] = []
    is_down = False

    def through(route: WebSocketRoute) -> None:
        if is_down:
            route.close(code=1011)
        else:
            routes.append(route)
            route.connect_to_server()

    page.route_web_socket(re.compile(r"/live\b"), through)
    page.goto(link(examples["circle"], 25))
    page.reload()
    wait_for_rest(page, 25)
    before = losses(page)
    is_down = True
    routes[-1].close(code=1011)
    lost = page.locator(".phase", has_text="The live connection is lost")
    lost.wait_for()
    is_down = False
    # It tries by itself too, and may be faster than the hand.
    page.evaluate("document.querySelector('training-transport .quiet.small')?.click()")
    lost.wait_for(state="detached")
    assert wait_for_rest(page, 25)["phase"] == "paused"
    assert losses(page) == before


def test_axe_finds_nothing_wrong(open_page: OpenPage, examples: dict[str, Any]) -> None:
    page = open_page(link(examples["spiral"], 10))
    wait_for_rest(page, 10)
    page.locator("training-rule summary").click()
    until(page, "document.querySelector('.thumb path')?.getAttribute('d')")
    assert violations_in_every_theme(page) == []
    page.get_by_role("button", name="Open this step as a film").click()
    page.get_by_role("button", name="Back to the training, step 10").wait_for()
    assert violations_in_every_theme(page) == []


@pytest.mark.parametrize("example", ["spiral", "vanishing", "iris"])
def test_nothing_is_wider_than_the_page(open_page: OpenPage, examples: dict[str, Any], example: str) -> None:
    page = open_page(link(examples[example]))
    wait_for_rest(page, 0)
    for width, height in ((1280, 720), (1024, 720), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        until(page, f"innerWidth === {width} && document.documentElement.scrollWidth === {width}")
        if width >= 800:
            until(page, f"document.documentElement.scrollHeight === {height}")
        for part in (".training-bar", ".training-middle"):
            until(page, "part => (e => e.scrollWidth <= e.clientWidth)(document.querySelector(part))", part)
