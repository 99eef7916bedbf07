import { afterEach, expect, test, vi } from "vitest";
import { ask, LoadError, RefusalError } from "../../src/player/ask";

const answering = (body: unknown, status: number, type = "application/json") =>
  vi.stubGlobal("fetch", async () => {
    if (status === 0) throw new TypeError("Failed to fetch");
    return new Response(JSON.stringify(body), { status, headers: { "Content-Type": type } });
  });
const failure = (address: string) => ask(address).catch((error: unknown) => error);

vi.stubGlobal("document", { baseURI: "http://notes.example/lecture/" });
afterEach(() => vi.unstubAllGlobals());

test("an answer is handed on", async () => {
  answering({ id: 1 }, 200);
  expect(await (await ask("trace.json")).json()).toEqual({ id: 1 });
});

test.each([
  [422, "application/problem+json"],
  [200, "application/problem+json; charset=utf-8"],
  [500, "application/json"],
])("a refusal with status %s says what the server said, as %s", async (status, type) => {
  answering({ detail: "the text ends too early", code: "syntax" }, status, type);
  const error = await failure("https://a.example/api/v1/traces");
  expect(error).toBeInstanceOf(RefusalError);
  expect(error).toMatchObject({ message: "the text ends too early", problem: { code: "syntax" } });
});

test.each([
  ["trace.json", "unreachable", "http://notes.example/lecture/trace.json"],
  ["file:///home/notes/trace.json", "fromDisk", "file:///home/notes/trace.json"],
])("where nothing answers for %s it is %s", async (address, obstacle, named) => {
  vi.stubGlobal("document", { baseURI: "http://notes.example/lecture/" });
  answering(null, 0);
  const error = await failure(address);
  expect(error).toBeInstanceOf(LoadError);
  expect(error).toMatchObject({ obstacle, address: named });
});
