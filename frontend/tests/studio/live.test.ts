import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Live } from "../../src/studio/live";
import { FakeSocket } from "./fake-socket";

const source = { kind: "expression", text: "y = x*x", inputs: { x: 3 } } as const;
let sockets: FakeSocket[];
let numbers: ArrayBuffer[];
let codes: string[];
let states: boolean[];
let live: Live;
const socket = () => sockets.at(-1) as FakeSocket;

beforeEach(() => {
  vi.useFakeTimers();
  [sockets, numbers, codes, states] = [[], [], [], []];
  live = new Live(
    () => {
      sockets.push(new FakeSocket());
      return socket();
    },
    {
      onNumbers: (answer) => numbers.push(answer),
      onProblem: ({ code }) => codes.push(code),
      onState: (isConnected) => states.push(isConnected),
    },
  );
});

afterEach(() => vi.useRealTimers());

function open(): void {
  socket().accept();
  socket().say({ type: "opened", seq: socket().sent.at(-1)?.seq });
}

test("values are sent once the source has been opened, not before", () => {
  live.follow(source);
  expect(live.set({ x: 4 })).toBe(false);
  open();
  expect(live.set({ x: 4 })).toBe(true);
  expect(socket().sent.map(({ type }) => type)).toEqual(["open", "set"]);
});

test("numbers that arrive before the new source is opened belong to the old one and are dropped", () => {
  live.follow(source);
  open();
  live.follow({ ...source, text: "y = x" });
  socket().say(new ArrayBuffer(8));
  expect(numbers).toHaveLength(0);
  socket().say({ type: "opened", seq: socket().sent.at(-1)?.seq });
  socket().say(new ArrayBuffer(8));
  expect(numbers).toHaveLength(1);
});

test("a lost connection is told, made again, and opens the newest source", () => {
  live.follow(source);
  open();
  socket().drop();
  expect(states).toEqual([true, false]);
  expect(live.set({ x: 1 })).toBe(false);
  vi.advanceTimersByTime(300);
  open();
  expect(sockets).toHaveLength(2);
  expect(socket().sent[0]).toMatchObject({ type: "open", source });
  expect(states).toEqual([true, false, true]);
});

test("pauses between attempts grow", () => {
  live.follow(source);
  socket().drop();
  vi.advanceTimersByTime(300);
  socket().drop();
  vi.advanceTimersByTime(300);
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(sockets).toHaveLength(3);
});

test("after close nothing is tried again", () => {
  live.follow(source);
  open();
  live.close();
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
});

test("a problem is passed on, and so is an answer that cannot be read", () => {
  live.follow(source);
  open();
  socket().say({ type: "error", seq: 2, problem: { code: "input-shape", detail: "", status: 422 } });
  socket().onmessage?.call(socket() as unknown as WebSocket, { data: "{" } as MessageEvent);
  expect(codes[0]).toBe("input-shape");
  expect(codes).toHaveLength(2);
});
