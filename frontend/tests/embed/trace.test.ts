import { expect, test } from "vitest";
import { pack } from "../../src/core/packed";
import { fetchTrace } from "../../src/embed/trace";

test.each(["source=!!!", `source=${pack(7)}`, `preset=colah&inputs=${pack([1])}`, "preset=colah&inputs=e30%"])(
  "an address with %s is told what it should have been",
  async (address) => {
    await expect(fetchTrace(new URLSearchParams(address))).rejects.toThrow("is not the base64url of a JSON object");
  },
);
