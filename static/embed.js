/* Show the film that the address of the frame names, in its fragment or its query:
 *
 *     /embed#preset=colah&step=7&theme=dark        /embed?trace=9f2c...&step=3
 *     /embed#preset=lecture-network&view=reversed&sample=2
 *     /embed#preset=lecture-network&view=network&neuron=2.1        /embed#preset=colah&editable=1
 *     /embed#preset=lecture-network&view=network&ask=gradient:z2_1        /embed#preset=chain-case-2&fade=3
 *     /embed#source=<base64url of the JSON of a source document>&inputs=<base64url of other values>
 */
"use strict";

(() => {
  const film = document.querySelector("chain-rule");

  function fields() {
    const found = new URLSearchParams(location.search);
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) found.set(name, value);
    return found;
  }

  function unpack(packed) {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
  }

  async function ask(path, options, isBinary = false) {
    if (isBinary) options.headers.Accept = "application/vnd.chainrule.trace";
    // What is refused is an answer too: another status would be written into the console as a failed load.
    const headers = { ...(options && options.headers), Prefer: "refusals=answers" };
    const answer = await fetch(new URL(`api/v1/${path}`, document.baseURI), { ...options, headers });
    const isProblem = (answer.headers.get("Content-Type") || "").startsWith("application/problem+json");
    if (answer.ok && !isProblem && isBinary) return answer.arrayBuffer();
    const json = await answer.json().catch(() => null);
    if (answer.ok && !isProblem) return json;
    throw new Error((json && json.detail) || `The server answered ${answer.status}.`);
  }

  function viewOf(address) {
    const view = address.get("view");
    return view === "network" || view === "reversed" || view === "both" ? view : "graph";
  }

  const MOST_NEURONS = 8;

  /* Has a layer more neurons than can be shown with all their numbers? Then the network is shown by its arrays. */
  function isWide(source) {
    const widths = source.sizes || source.layers.flatMap(({ W }) => [W.length, W[0].length]);
    return widths.some((width) => width > MOST_NEURONS);
  }

  /* Neurons are shown by the film of one sample, every number a value of its own. */
  function oneSample(source, n) {
    return { ...source, detail: "scalar", samples: [source.samples[n] || source.samples[0]] };
  }

  function presetOf(given) {
    if (!/^[a-z0-9-]+$/.test(given)) throw new Error("The address names no worked example.");
    return given;
  }

  async function sourceOf(address) {
    let source = address.has("source") ? unpack(address.get("source")) : { kind: "preset", id: address.get("preset") };
    const isOfNeurons = viewOf(address) !== "graph";
    if (!address.has("inputs") && !isOfNeurons) return source;
    if (source.kind === "preset") source = (await ask(`presets/${presetOf(source.id)}`)).document;
    if (isOfNeurons && source.kind === "network") {
      if (isWide(source)) return { ...source, detail: "tensor" };
      return oneSample(source, Number(address.get("sample") || 1) - 1);
    }
    if (!address.has("inputs")) return source;
    return { ...source, inputs: { ...source.inputs, ...unpack(address.get("inputs")) } };
  }

  /* An id as the server gives it; `..` would lead to another part of the API. */
  function idOf(given) {
    if (!/^[0-9a-f]{32}$/.test(given)) throw new Error("The address names no trace: an id has 32 digits.");
    return given;
  }

  async function traceOf(address) {
    if (address.has("trace")) return ask(`traces/${idOf(address.get("trace"))}`);
    if (!address.has("source") && !address.has("preset")) throw new Error("The address names no film.");
    const source = await sourceOf(address);
    const headers = { "Content-Type": "application/json" };
    return ask("traces", { method: "POST", headers, body: JSON.stringify(source) }, isLarge(source));
  }

  /* Arrays of a wide network come in the binary form. */
  function isLarge(source) {
    return source.kind === "network" && source.detail === "tensor" && isWide(source);
  }

  function dress(address) {
    const theme = address.get("theme");
    film.setAttribute("theme", theme || "auto");
    for (const name of ["unit", "ask", "fade"]) {
      if (address.has(name)) film.setAttribute(name, address.get(name));
      else film.removeAttribute(name);
    }
    film.toggleAttribute("hall", address.get("hall") === "1");
    film.toggleAttribute("editable", address.get("editable") === "1");
    film.setAttribute("step", /^\d{1,9}$/.test(address.get("step") || "") ? address.get("step") : "0");
    if (address.has("lang")) document.documentElement.lang = film.lang = address.get("lang");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }

  async function show() {
    const address = fields();
    const problem = document.getElementById("problem");
    problem.hidden = true;
    film.hidden = false;
    dress(address);
    try {
      const trace = await traceOf(address);
      const isBinary = trace instanceof ArrayBuffer;
      if (!isBinary && !trace.layout) trace.layout = await ask(`traces/${trace.id}/layout`);
      film.setAttribute("order", address.get("order") || "trace");
      film.sample = address.get("sample") || 1;
      film.view = viewOf(address);
      film.neuron = address.get("neuron");
      if (isBinary) film.scene = film.constructor.readBinary(trace);
      else film.document = trace;
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      film.hidden = true;
    }
  }

  addEventListener("hashchange", show);
  show();
})();
