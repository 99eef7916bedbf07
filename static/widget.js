/* Tie a player to a widget: what is set on either side is set on the other. */

function defineOnce() {
  if (customElements.get("chain-rule")) return;
  for (const text of SCRIPTS) {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
    script.remove();
  }
}

function render({ model, el }) {
  defineOnce();
  const player = document.createElement("chain-rule");
  player.className = "chainrule-widget";
  const dress = () => {
    player.style.height = `${model.get("height")}px`;
    for (const name of ["view", "theme", "lang"]) player.setAttribute(name, model.get(name));
  };
  let isLoading = false;
  const load = () => {
    const text = model.get("_document");
    if (!text) return;
    const { step } = player;
    const isSame = player.scene !== null;
    isLoading = true;
    player.document = JSON.parse(text);
    player.step = isSame ? step : model.get("step");
    isLoading = false;
  };
  player.toggleAttribute("editable", true);
  player.addEventListener("chainrule-step", (event) => {
    if (isLoading || model.get("step") === event.detail.step) return;
    model.set("step", event.detail.step);
    model.save_changes();
  });
  player.addEventListener("chainrule-drag", (event) => {
    const { node, value } = event.detail;
    if (!(node in model.get("inputs"))) return;
    model.set("inputs", { ...model.get("inputs"), [node]: value });
    model.save_changes();
  });
  const follow = () => {
    if (player.step !== model.get("step")) player.step = model.get("step");
  };
  model.on("change:step", follow);
  model.on("change:_document", load);
  for (const name of ["view", "theme", "lang", "height"]) model.on(`change:${name}`, dress);
  el.append(player);
  dress();
  load();
  return () => {
    model.off("change:step", follow);
    model.off("change:_document", load);
    for (const name of ["view", "theme", "lang", "height"]) model.off(`change:${name}`, dress);
  };
}

export default { render };
