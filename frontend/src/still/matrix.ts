/** A change of places, as SVG and canvases write it. */
export class PageMatrix {
  constructor(
    readonly a = 1,
    readonly b = 0,
    readonly c = 0,
    readonly d = 1,
    readonly e = 0,
    readonly f = 0,
  ) {}

  /** First `next`, then this. */
  times(next: PageMatrix): PageMatrix {
    const { a, b, c, d, e, f } = this;
    return new PageMatrix(
      a * next.a + c * next.b,
      b * next.a + d * next.b,
      a * next.c + c * next.d,
      b * next.c + d * next.d,
      a * next.e + c * next.f + e,
      b * next.e + d * next.f + f,
    );
  }
}

/** The attribute `transform`, and what style sheets write alike. */
export function readTransform(text: string): PageMatrix {
  let matrix = new PageMatrix();
  for (const [, name, inner = ""] of text.matchAll(/([a-zA-Z]+)\(([^)]*)\)/g)) {
    matrix = matrix.times(
      one(
        name ?? "",
        inner
          .split(/[\s,]+/)
          .filter(Boolean)
          .map(Number.parseFloat),
      ),
    );
  }
  return matrix;
}

function one(name: string, [p = 0, q, r = 0, s = 0, t = 0, u = 0]: readonly number[]): PageMatrix {
  if (name === "matrix") return new PageMatrix(p, q, r, s, t, u);
  if (name === "translate") return new PageMatrix(1, 0, 0, 1, p, q ?? 0);
  if (name === "scale") return new PageMatrix(p, 0, 0, q ?? p);
  if (name === "scaleX") return new PageMatrix(p);
  if (name !== "rotate") throw new Error(`no transform is called ${name}`);
  const angle = (p * Math.PI) / 180;
  const turned = new PageMatrix(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle));
  if (q === undefined) return turned;
  return new PageMatrix(1, 0, 0, 1, q, r).times(turned).times(new PageMatrix(1, 0, 0, 1, -q, -r));
}
