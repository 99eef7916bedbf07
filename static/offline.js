/* Unpack the player and the traces that are in the file. What runs must have a hash that the file's policy names. */
"use strict";

(async () => {
  async function unpacked(packed) {
    const bytes = Uint8Array.from(atob(packed.textContent), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  async function run(packed) {
    const script = document.createElement("script");
    script.textContent = await unpacked(packed);
    packed.replaceWith(script);
  }

  try {
    for (const packed of document.querySelectorAll('script[data-kind="script"]')) await run(packed);
    for (const player of document.querySelectorAll("chain-rule")) {
      const packed = player.querySelector('script[data-kind="trace"]');
      player.document = JSON.parse(await unpacked(packed));
    }
  } catch (error) {
    const problem = document.createElement("p");
    problem.className = "problem";
    problem.setAttribute("role", "alert");
    problem.textContent = `This file cannot be shown here: ${error.message}`;
    document.body.prepend(problem);
  }
})();
