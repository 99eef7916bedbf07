import { describe, expect, test } from "vitest";
import { compact } from "../../src/core/compact";
import { GRAPH } from "../../src/core/follow";
import { layoutOnSmallStage } from "../../src/core/small-stage";
import type { Layout, Scene } from "../../src/model/types";
import { FILMS, film } from "../film";

const least = GRAPH.least(11);
/** What stages leave of a frame of 480 x 270 and of a phone, in pixels of a layout that can just be read. */
const FRAME = { width: 480 / least, height: 237 / least };
const PHONE = { width: 390 / least, height: 482 / least };

const scenes = FILMS.map((name) => [name, film(name)] as const).filter(([, { layout }]) => layout !== null);

function meets({ nodes }: Layout): boolean {
  return nodes.some((a, i) =>
    nodes.some(
      (b, k) =>
        k > i &&
        Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 0.5 &&
        Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 0.5,
    ),
  );
}

const drawn = (scene: Scene, flow: "right" | "down") => compact(scene, scene.layout as Layout, FRAME, flow);

describe("a graph drawn small", () => {
  test.each(["right", "down"] as const)("to the %s: no two nodes meet, and none sticks out", (flow) => {
    let drawings = 0;
    for (const [, scene] of scenes) {
      const small = drawn(scene, flow);
      if (!small) continue;
      drawings++;
      expect(meets(small)).toBe(false);
      for (const { x, y, width, height } of small.nodes) {
        expect(Math.min(x - width / 2, y - height / 2)).toBeGreaterThanOrEqual(0);
        expect(x + width / 2).toBeLessThanOrEqual(small.width);
        expect(y + height / 2).toBeLessThanOrEqual(small.height);
      }
    }
    expect(drawings).toBeGreaterThan(3);
  });

  test("has room in every body for the gains that stand there reversed, and for the name above and the flag below", () => {
    let bodies = 0;
    for (const [, scene] of scenes) {
      const nodes = scene.nodes.map((node) => ({ ...node, inputs: [...node.inputs, ...node.inputs] }));
      for (const [i, { body, flag, height }] of compact(
        { ...scene, nodes },
        scene.layout as Layout,
        FRAME,
        "right",
      )?.nodes.entries() ?? []) {
        const { shape, inputs } = nodes[i] as Scene["nodes"][number];
        if (shape.length > 0 || inputs.length < 3) continue;
        bodies++;
        expect(body.height).toBeGreaterThanOrEqual(inputs.length * 15.5 - 1);
        expect(body.dy - body.height / 2).toBeGreaterThanOrEqual(13 - height / 2);
        if (flag) expect(body.dy + body.height / 2).toBeLessThanOrEqual(flag.dy - flag.height / 2);
      }
    }
    expect(bodies).toBeGreaterThan(10);
  });

  test("has its operands before their consumers, on the way that values go", () => {
    for (const [, scene] of scenes) {
      const [right, down] = [drawn(scene, "right"), drawn(scene, "down")];
      for (const { source, consumer } of scene.edges) {
        if (right) expect(right.nodes[source]?.x).toBeLessThan(right.nodes[consumer]?.x as number);
        if (down) expect(down.nodes[source]?.y).toBeLessThan(down.nodes[consumer]?.y as number);
      }
    }
  });

  test("leads every edge from border to border, and never back", () => {
    for (const [, scene] of scenes) {
      const small = drawn(scene, "right");
      small?.edges.forEach(({ points }, i) => {
        const { source, consumer } = scene.edges[i] as Scene["edges"][number];
        const [from, to] = [small.nodes[source], small.nodes[consumer]];
        if (!from || !to) return;
        expect(points.length % 3).toBe(1);
        expect(points[0]?.x).toBeCloseTo(from.x + from.body.width / 2);
        expect(points.at(-1)?.x).toBeCloseTo(to.x - to.body.width / 2);
        points.slice(1).forEach(({ x }, k) => {
          expect(x).toBeGreaterThanOrEqual((points[k]?.x as number) - 1e-6);
        });
      });
    }
  });
});

describe("a graph that does not fit as it is", () => {
  const fragment = film("fragment");
  const straight = fragment.layout as Layout;

  test.each([
    ["right", "a small frame", FRAME],
    ["down", "a phone", PHONE],
  ] as const)("runs %s on %s, and is whole", (flow, _, room) => {
    const small = layoutOnSmallStage(fragment, straight, straight, room);
    expect(small?.width).toBeLessThanOrEqual(room.width + 0.01);
    expect(small?.height).toBeLessThanOrEqual(room.height + 0.01);
    expect(small?.nodes[0]?.flow).toBe(flow);
  });

  test("stays as it is where it fits, and on a large stage where it would not be whole either", () => {
    expect(layoutOnSmallStage(fragment, straight, straight, straight)).toBeNull();
    expect(layoutOnSmallStage(fragment, straight, straight, { width: 701, height: 150 })).toBeNull();
    expect(layoutOnSmallStage(fragment, straight, straight, { width: 950, height: 440 })).toBeNull();
  });

  test("is whole before many, where it is too large to be squeezed", () => {
    const hall = GRAPH.least(24);
    const room = { width: 1920 / hall, height: 760 / hall };
    const small = layoutOnSmallStage(fragment, straight, straight, room);
    expect(small?.width).toBeLessThanOrEqual(room.width);
    expect(small?.height).toBeLessThanOrEqual(room.height);
  });

  test("is folded on a tall stage rather than followed down, where rows help", () => {
    const room = { width: PHONE.width, height: 500 };
    const rows = { ...straight };
    const [down, beside] = [straight, rows].map((folded) =>
      layoutOnSmallStage(fragment, straight, folded, { ...room, height: 460 }),
    );
    expect(down?.nodes[0]?.flow).toBe("down");
    expect(beside).toBeNull();
  });
});
