import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latest, memo } from "../../src/core/memo";

describe("memo", () => {
  it("gives what the function gives, and asks it once for every key", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean())), (keys) => {
        const asked: unknown[] = [];
        const textOf = memo((key: unknown) => {
          asked.push(key);
          return `${typeof key} ${key}`;
        });
        expect(keys.map(textOf)).toEqual(keys.map((key) => `${typeof key} ${key}`));
        expect(asked).toEqual([...new Set(keys)]);
      }),
    );
  });

  it("remembers a null", () => {
    let asked = 0;
    const nothing = memo((_: object) => {
      asked += 1;
      return null;
    });
    const key = {};
    expect([nothing(key), nothing(key), asked]).toEqual([null, null, 1]);
  });

  it("tells equal objects apart", () => {
    const copy = memo((key: { readonly a: number }) => ({ ...key }));
    const key = { a: 1 };
    expect(copy(key)).toBe(copy(key));
    expect(copy({ a: 1 })).not.toBe(copy(key));
  });
});

describe("latest", () => {
  it("gives the same object as long as the arguments are the same", () => {
    const pair = latest((a: number, b: string) => ({ a, b }));
    const first = pair(1, "x");
    expect(pair(1, "x")).toBe(first);
    const other = pair(1, "y");
    expect(other).toEqual({ a: 1, b: "y" });
    expect(pair(1, "x")).not.toBe(first);
  });

  it("tells no arguments from none asked yet", () => {
    let asked = 0;
    const count = latest(() => {
      asked += 1;
      return asked;
    });
    expect([count(), count()]).toEqual([1, 1]);
  });
});
