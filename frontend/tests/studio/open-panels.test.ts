import { describe, expect, test } from "vitest";
import { cardPlace } from "../../src/studio/open-panels";

const AWAY = { source: true, details: false };

describe("where the card stands", () => {
  test("below a wide picture, beside a tall one", () => {
    expect(cardPlace(AWAY, { width: 900, height: 400 })).toBe("below");
    expect(cardPlace(AWAY, { width: 400, height: 900 })).toBe("beside");
  });

  test("below where nobody knows the picture's size", () => {
    expect(cardPlace(AWAY, null)).toBe("below");
  });

  test("beside where everything is asked for", () => {
    expect(cardPlace({ ...AWAY, details: true }, { width: 900, height: 400 })).toBe("beside");
  });
});
