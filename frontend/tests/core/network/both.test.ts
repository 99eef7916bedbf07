import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bothIn, captionHeight } from "../../../src/core/network/both";
import { networkLayout } from "../../../src/core/network/layout";
import { textFloor } from "../../../src/core/text-floor";

const LECTURE = { sizes: [2, 2, 2, 2], weightEms: 1.4 };

function stage(width: number, height: number, floor = 12) {
  return { size: { width, height }, floor, digits: 4 };
}

describe("a network and its mirror, one above the other", () => {
  test("share the stage in two halves of one size, each with its caption", () => {
    const rooms = bothIn(LECTURE, stage(1056, 447));
    if (!rooms) throw new Error("no room");
    expect(2 * (rooms.size.height + rooms.caption)).toBe(447);
    expect(rooms.size.width).toBe(1056);
  });

  test.each([
    ["the studio at 1280 x 720", 1056, 447, textFloor({ width: 1280, height: 720 }, "studio")],
    ["the hall at 1920 x 1080", 1920, 790, textFloor({ width: 1920, height: 1080 }, "hall")],
    ["the studio at 2560 x 1440", 2336, 1100, textFloor({ width: 2560, height: 1440 }, "studio")],
  ])("of the lecture have room in %s", (_, width, height, floor) => {
    expect(bothIn(LECTURE, stage(width, height, floor))).not.toBeNull();
  });

  test.each([
    ["a frame of 640 x 360", LECTURE, stage(640, 277, 11)],
    ["a phone", LECTURE, stage(390, 386, 11)],
    ["the studio, of eight neurons a layer", { sizes: [8, 8, 2], weightEms: 2 }, stage(1056, 447)],
    ["a stage lower than the captions", LECTURE, stage(1056, 20)],
  ])("have none in %s", (_, shape, room) => {
    expect(bothIn(shape, room)).toBeNull();
  });

  test("where they have room every value of both stands in its circle", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 6 });
    const [width, height] = [fc.integer({ min: 300, max: 2560 }), fc.integer({ min: 100, max: 1400 })];
    fc.assert(
      fc.property(sizes, width, height, (counts, wide, high) => {
        const shape = { sizes: counts, weightEms: 2 };
        const room = stage(wide, high);
        const rooms = bothIn(shape, room);
        if (!rooms) return;
        const { columns } = networkLayout(shape, { ...room, size: rooms.size });
        expect(columns.every(({ hasValues, rows }) => hasValues && rows !== "bare")).toBe(true);
        expect(rooms.caption).toBe(captionHeight(room));
      }),
    );
  });
});
