// Measures how well the picture of `<chain-rule>` can be read. Before the page's own scripts it takes hold of two things:
// of the frames, so that a motion can be stopped at any place, and of the texts that are painted on a canvas.
(() => {
  // A motion is a function of the time alone: no more frames than a page needs that is busy.
  const STRIDE_MS = 64;
  const animate = window.requestAnimationFrame.bind(window);
  const held = { isHeld: false, now: 0, waiting: new Map(), last: 0 };
  window.requestAnimationFrame = (callback) => {
    if (!held.isHeld) return animate(callback);
    held.waiting.set(--held.last, callback);
    return held.last;
  };
  const forget = window.cancelAnimationFrame.bind(window);
  window.cancelAnimationFrame = (id) => (id < 0 ? held.waiting.delete(id) : forget(id));

  const painted = new WeakMap();
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...most) {
    const metrics = this.measureText(text);
    const at = this.getTransform();
    const scale = Math.hypot(at.a, at.b);
    const corner = at.transformPoint({ x: x - metrics.actualBoundingBoxLeft, y: y - metrics.actualBoundingBoxAscent });
    const width = (metrics.actualBoundingBoxLeft + metrics.actualBoundingBoxRight) * scale;
    const height = (metrics.actualBoundingBoxAscent + metrics.actualBoundingBoxDescent) * scale;
    const px = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? "0") * scale;
    const texts = painted.get(this.canvas) ?? [];
    if (this.globalAlpha >= 0.12) texts.push({ text, px, x: corner.x, y: corner.y, width, height });
    painted.set(this.canvas, texts);
    return fillText.call(this, text, x, y, ...most);
  };
  CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height) {
    if (width >= this.canvas.width && height >= this.canvas.height) painted.set(this.canvas, []);
    return clearRect.call(this, x, y, width, height);
  };

  const film = () => document.querySelector("chain-rule");
  const stage = () => film().shadowRoot.querySelector(".stage");
  const parentOf = (node) => (node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode);

  /** Asks whether an element is there to be read: not hidden, not faded away, and no part of an overview. */
  function reading() {
    const known = new Map();
    const isShown = (element) => {
      // What is for ears only.
      if (element.matches(".overview, [aria-live], .katex-mathml")) return false;
      const style = getComputedStyle(element);
      const isHidden = style.display === "none" || style.visibility === "hidden" || Number(style.opacity) < 0.12;
      return !isHidden && style.clipPath !== "inset(50%)";
    };
    return function isRead(node) {
      if (!node || node === document.documentElement) return true;
      let is = known.get(node);
      if (is === undefined) known.set(node, (is = isShown(node) && isRead(parentOf(node))));
      return is;
    };
  }

  function* textNodes(root) {
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) yield node;
      else if (node.nodeType === Node.ELEMENT_NODE && !/^(title|desc|style|script)$/i.test(node.tagName)) yield* textNodes(node);
    }
  }

  function writtenIn(root, isRead) {
    const texts = [];
    for (const node of textNodes(root)) {
      const text = node.data.trim();
      const own = node.parentElement;
      if (text === "" || !isRead(own)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { x, y, width, height } = range.getBoundingClientRect();
      if (width < 1 || height < 1) continue;
      const matrix = own.ownerSVGElement ? own.getScreenCTM() : null;
      const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
      const line = own.closest("text, .katex") ?? own;
      const size = Number.parseFloat(getComputedStyle(own).fontSize);
      const isIndex = size < 0.85 * Number.parseFloat(getComputedStyle(line).fontSize) || own.closest("sub, sup") !== null;
      texts.push({ text, px: size * scale, x, y, width, height, isIndex, line });
    }
    return texts;
  }

  /** All that stands beside the picture and can be read: before many, none of it may be small either. */
  function writtenRound(picture, isRead) {
    const all = [document.body, film().shadowRoot].flatMap((root) => writtenIn(root, isRead));
    return all.filter((a) => !picture.contains(a.line) && right(a) > 0 && bottom(a) > 0 && a.y < innerHeight);
  }

  function paintedIn(root, isRead) {
    return [...root.querySelectorAll("canvas")].filter(isRead).flatMap((canvas) => {
      const box = canvas.getBoundingClientRect();
      const scale = canvas.width > 0 ? box.width / canvas.width : 1;
      return (painted.get(canvas) ?? []).map((each) => ({
        text: each.text,
        px: each.px * scale,
        x: box.x + each.x * scale,
        y: box.y + each.y * scale,
        width: each.width * scale,
        height: each.height * scale,
        isIndex: false,
        line: each,
      }));
    });
  }

  const right = (box) => box.x + box.width;
  const bottom = (box) => box.y + box.height;

  function overlaps(texts) {
    const found = [];
    texts.forEach((a, i) => {
      for (const b of texts.slice(i + 1)) {
        if (a.line === b.line) continue;
        const wide = Math.min(right(a), right(b)) - Math.max(a.x, b.x);
        const high = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
        const least = Math.min(a.width * a.height, b.width * b.height);
        if (wide > 2 && high > 2 && wide * high > 0.2 * least) found.push(`${a.text} | ${b.text}`);
      }
    });
    return found;
  }

  /** Half an outline, beside the text that is not in view: a stroke may reach over the edge. */
  const STROKE = 4;

  /** Nodes of a graph that an edge of the view cuts in two, though they could be whole. */
  function halves(root, { x, y, right: end, bottom: low }, isRead) {
    const bodies = [...root.querySelectorAll(".node .body")].filter(isRead);
    return bodies.flatMap((body) => {
      const box = body.getBoundingClientRect();
      const isSeen = box.right > x && box.left < end && box.bottom > y && box.top < low;
      const isWhole =
        box.left >= x - STROKE && box.right <= end + STROKE && box.top >= y - STROKE && box.bottom <= low + STROKE;
      const canBeWhole = box.width <= end - x && box.height <= low - y;
      return isSeen && !isWhole && canBeWhole ? [`node ${body.parentElement.dataset.node}`] : [];
    });
  }

  window.legibility = {
    /** Frames come by hand from now on. */
    hold() {
      held.isHeld = true;
      // What is measured is laid out, and need not be painted.
      document.documentElement.style.opacity = "0";
    },
    /** Frames come by themselves again. */
    release() {
      held.isHeld = false;
      for (const callback of held.waiting.values()) animate(callback);
      held.waiting.clear();
    },
    /** Let `ms` pass, frame by frame. */
    pass(ms) {
      const end = held.now + ms;
      while (held.now < end) {
        held.now = Math.min(end, held.now + STRIDE_MS);
        const callbacks = [...held.waiting.values()];
        held.waiting.clear();
        for (const callback of callbacks) callback(held.now || 1);
      }
    },
    /** What is wrong with the picture now, for a text floor in px; and the share of the window that it has. */
    measure(floor) {
      const box = stage().getBoundingClientRect();
      const seen = {
        x: Math.max(0, box.x),
        y: Math.max(0, box.y),
        right: Math.min(innerWidth, right(box)),
        bottom: Math.min(innerHeight, bottom(box)),
      };
      const isRead = reading();
      const all = [...writtenIn(stage(), isRead), ...paintedIn(stage(), isRead)];
      const beside = film().hasAttribute("hall") ? writtenRound(stage(), isRead) : [];
      const inside = all.filter((a) => a.x < seen.right && right(a) > seen.x && a.y < seen.bottom && bottom(a) > seen.y);
      const isSmall = (a) => a.px < (a.isIndex ? 0.7 : 1) * floor - 0.05;
      const isCut = (a) => a.x < seen.x - 1 || right(a) > seen.right + 1 || a.y < seen.y - 1 || bottom(a) > seen.bottom + 1;
      const area = Math.max(0, seen.right - seen.x) * Math.max(0, seen.bottom - seen.y);
      return {
        texts: inside.length,
        share: area / (innerWidth * innerHeight),
        small: [...inside, ...beside].filter(isSmall).map((a) => `${a.text} (${a.px.toFixed(1)} px)`),
        cut: [...inside.filter(isCut).map((a) => a.text), ...halves(stage(), seen, isRead)],
        overlaps: overlaps(inside),
      };
    },
  };
})();
