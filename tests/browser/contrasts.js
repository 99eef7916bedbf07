// Contrasts that axe leaves undecided: `hide()` takes those texts out of the picture, `judge(png)` says which are too weak.
window.contrasts = (() => {
  const COMMON = 0.1; // A colour on less of a text's box than this is an edge of something, not its ground.
  let texts = [];

  const channels = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (x) => (x <= 10.31475 ? x / 3294.6 : ((x / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ratio = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const parent = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const opacity = (element) => {
    let all = 1;
    for (let each = element; each; each = parent(each)) all *= Number(getComputedStyle(each).opacity);
    return all;
  };

  const within = (element, other) => {
    for (let each = element; each; each = parent(each)) if (each === other) return true;
    return false;
  };
  // Something lies over it, like an open menu. Words on the stage let the pointer through: they are above their picture.
  const isCovered = ({ element, box }) => {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    let hit = document.elementFromPoint(x, y);
    for (let inner = hit; inner; inner = inner.shadowRoot?.elementFromPoint(x, y) ?? null) {
      if (inner === hit && inner !== document.elementFromPoint(x, y)) break;
      hit = inner;
    }
    return hit !== null && !within(hit, element) && !within(element, hit) && !element.closest(".stage")?.contains(hit);
  };

  async function hide() {
    const { incomplete } = await axe.run(document, { elementRef: true, resultTypes: ["incomplete"] });
    const elements = incomplete.filter(({ id }) => id === "color-contrast").flatMap(({ nodes }) => nodes);
    texts = elements
      .map(({ element }) => {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const size = Number.parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const colour = element instanceof SVGElement ? style.fill : style.color;
        return { element, box, colour: channels(colour), opacity: opacity(element), least: isLarge ? 3 : 4.5 };
      })
      .filter(({ element, box }) => element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1)
      .filter((text) => !isCovered(text))
      .filter(({ box }) => box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth);
    for (const { element } of texts) {
      element.style.setProperty("color", "transparent", "important");
      element.style.setProperty("fill", "transparent", "important");
      element.style.setProperty("transition", "none", "important");
    }
    return texts.length;
  }

  async function judge(png) {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
    canvas.drawImage(image, 0, 0);
    const weak = [];
    for (const { element, box, colour, opacity, least } of texts) {
      const { data } = canvas.getImageData(box.left, box.top, Math.max(1, box.width), Math.max(1, box.height));
      const grounds = new Map();
      for (let i = 0; i < data.length; i += 4) {
        const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
        grounds.set(key, (grounds.get(key) ?? 0) + 4 / data.length);
      }
      for (const [key, share] of grounds) {
        if (share < COMMON) continue;
        const ground = key.split(",").map(Number);
        const alpha = (colour[3] / 255) * opacity;
        const seen = ground.map((x, i) => x + (colour[i] - x) * alpha);
        const found = ratio(seen, ground);
        if (found < least) {
          weak.push(`${element.textContent.trim().slice(0, 40)} (${element.className?.baseVal ?? element.className}): `
            + `${found.toFixed(2)} of ${least} on ${key}`);
        }
      }
      element.style.removeProperty("color");
      element.style.removeProperty("fill");
      element.style.removeProperty("transition");
    }
    return weak;
  }

  return { hide, judge };
})();
