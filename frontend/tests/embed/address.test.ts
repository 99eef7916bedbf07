import { describe, expect, test } from "vitest";
import { attributesOf, fieldsOf, heightFor, originOf, viewOf } from "../../src/embed/address";

const fields = (address: string) => fieldsOf(new URL(address, "https://a.example/embed"));

describe("the address of a frame", () => {
  test("says the same in its query and in its fragment, which counts more", () => {
    expect(Object.fromEntries(fields("?preset=colah&step=2#step=3"))).toEqual({ preset: "colah", step: "3" });
  });

  test("becomes the attributes of the film; what it does not say is not there", () => {
    const found = attributesOf(fields("?step=7&loop=1&autoplay&editable=0&at-end=stay&theme=dark"));
    expect(found.get("step")).toBe("7");
    expect([found.get("loop"), found.get("autoplay"), found.get("editable")]).toEqual(["", "", null]);
    expect([found.get("at-end"), found.get("theme"), found.get("unit")]).toEqual(["stay", "dark", null]);
    expect(found.get("keys")).toBe("page");
    expect(attributesOf(fields("?step=-1&keys=none")).get("step")).toBe("0");
    expect(attributesOf(fields("?keys=none")).get("keys")).toBe("none");
  });

  test("names a view, or the graph is meant", () => {
    expect(["?view=both", "?view=reversed", "?view=other", ""].map((each) => viewOf(fields(each)))).toEqual([
      "both",
      "reversed",
      "graph",
      "graph",
    ]);
  });

  test("names the origin it may be spoken to from, without a path", () => {
    expect(originOf(fields("?origin=https://notes.example/deck.html"))).toBe("https://notes.example");
    expect(["", "?origin=null", "?origin=x", "?origin=file:///a"].map((each) => originOf(fields(each)))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test("never asks for more height because it was given more height: it goes by the width alone", () => {
    expect([320, 800, 960, 4000].map(heightFor)).toEqual([420, 450, 540, 720]);
  });
});
