// Contrast of lines with the ground beside them, by pixel: `weak(selectors, png)` lists those below 3 to 1.
window.lineContrasts = (() => {
  const LEAST = 3;
  const REACH = 4; // Pixels round a point of a line that are looked at: its own colour, and its ground.
  const POINTS = [0.2, 0.35, 0.5, 0.65, 0.8];

  const linear = (x) => (x <= 10.31475 ? x / 3294.6 : ((x / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ratio = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  const pixels = async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
    canvas.drawImage(image, 0, 0);
    return canvas;
  };

  /** The best contrast between a pixel near the point and the colour that most pixels near it have. */
  const at = (canvas, { x, y }) => {
    const { data } = canvas.getImageData(Math.round(x) - REACH, Math.round(y) - REACH, 2 * REACH + 1, 2 * REACH + 1);
    const colours = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
      colours.set(key, (colours.get(key) ?? 0) + 1);
    }
    const all = [...colours].sort((a, b) => b[1] - a[1]).map(([key]) => key.split(",").map(Number));
    return Math.max(...all.map((colour) => ratio(colour, all[0])));
  };

  async function weak(selectors, png) {
    const root = document.querySelector("chain-rule").shadowRoot;
    const canvas = await pixels(png);
    return selectors.flatMap((selector) => {
      const found = [...root.querySelectorAll(selector)].filter((each) => each.checkVisibility());
      if (found.length === 0) return [`${selector}: there is none`];
      return found.flatMap((line) => {
        const [matrix, length] = [line.getScreenCTM(), line.getTotalLength()];
        if (length === 0) return [];
        const points = POINTS.map((share) => line.getPointAtLength(share * length).matrixTransform(matrix));
        const seen = Math.max(...points.map((point) => at(canvas, point)));
        return seen < LEAST ? [`${selector} ${line.closest("[data-node],[data-edge]")?.outerHTML.slice(0, 80)}: ${seen.toFixed(2)}`] : [];
      });
    });
  }

  return { weak };
})();
