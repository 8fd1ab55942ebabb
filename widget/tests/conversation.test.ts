import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CallError } from "../src/api";
import { Conversation } from "../src/conversation";
import { Memory } from "../src/memory";
import type { Answer, Said, Session } from "../src/types";

const GREETING: Said = { from: "advisor", at: "2026-01-01T00:00:00Z", id: null, text: "Hello." };
const ANSWER: Answer = { topic: "duties", text: "It leads." };

/** A server that answers at once, unless a test says otherwise. */
class Played {
  readonly server = "https://advisor.example";
  sessions = 0;
  start = vi.fn(async (): Promise<Session> => ({ token: `token-${++this.sessions}`, messages: [GREETING] }));
  history = vi.fn(async (_token: string): Promise<Said[]> => [GREETING]);
  send = vi.fn(async (_token: string, _id: string, _text: string): Promise<Answer[]> => [ANSWER]);
  rate = vi.fn(async () => {});
  erase = vi.fn(async (_token: string) => {});
  file = vi.fn(async () => new Blob());
}

let api: Played;
let memory: Memory;
let talk: Conversation;

function begin(): Conversation {
  return new Conversation(api as never, new Memory(api.server), () => {});
}

const texts = () => talk.messages.map((said) => `${said.from}: ${said.text}`);
const settled = () => vi.waitFor(() => expect(talk.pending).toBeNull());

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  api = new Played();
  memory = new Memory(api.server);
  talk = begin();
});

afterEach(() => {
  vi.useRealTimers();
});

it("asks nothing of the server before it is opened", () => {
  expect(talk.phase).toBe("idle");
  expect(api.start).not.toHaveBeenCalled();
});

it("begins one conversation, however often it is opened", async () => {
  await Promise.all([talk.open(), talk.open()]);
  await talk.open();
  expect(api.start).toHaveBeenCalledOnce();
  expect(memory.kept).toMatchObject({ token: "token-1" });
  expect(texts()).toEqual(["advisor: Hello."]);
});

it("goes on with the conversation that is kept", async () => {
  memory.kept = { token: "old" };
  await talk.open();
  expect(api.history).toHaveBeenCalledWith("old");
  expect(api.start).not.toHaveBeenCalled();
  expect(talk.renewed).toBe(false);
});

it("shows what is sent at once, and the answer below it", async () => {
  await talk.open();
  expect(talk.send("What is a matron?")).toBe(true);
  expect(texts()).toEqual(["advisor: Hello.", "user: What is a matron?"]);
  await settled();
  expect(texts()).toEqual(["advisor: Hello.", "user: What is a matron?", "advisor: It leads."]);
  expect(talk.index(talk.messages[2]!)).toBe(0);
  expect(memory.pending).toBeNull();
});

it("takes one message at a time", async () => {
  await talk.open();
  expect([talk.send("One"), talk.send("Two")]).toEqual([true, false]);
  await settled();
  expect(api.send).toHaveBeenCalledOnce();
});

it("begins a conversation for a message that comes first", async () => {
  talk.send("What is a matron?");
  await settled();
  expect(texts()).toEqual(["advisor: Hello.", "user: What is a matron?", "advisor: It leads."]);
});

it("repeats a call with the same id, each time after a longer wait", async () => {
  vi.useFakeTimers();
  await talk.open();
  api.send.mockRejectedValueOnce(new CallError("unreachable", "", 1)).mockRejectedValueOnce(new CallError("unreachable", "", 1));
  talk.send("Hello");
  await vi.advanceTimersByTimeAsync(0);
  expect(talk.trouble).toMatchObject({ code: "unreachable", until: Date.now() + 1000 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(talk.trouble).toMatchObject({ until: Date.now() + 2000 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(talk.trouble).toBeNull();
  expect(new Set(api.send.mock.calls.map(([, id]) => id)).size).toBe(1);
  expect(texts().at(-1)).toBe("advisor: It leads.");
});

it("waits as long as the server asks", async () => {
  vi.useFakeTimers();
  await talk.open();
  api.send.mockRejectedValueOnce(new CallError("too_fast", "", 40));
  talk.send("Hello");
  await vi.advanceTimersByTimeAsync(39_000);
  expect(api.send).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1000);
  expect(api.send).toHaveBeenCalledTimes(2);
});

it("tries again at once when the network is back", async () => {
  talk.connect();
  await talk.open();
  api.send.mockRejectedValueOnce(new CallError("offline", "", 3600));
  talk.send("Hello");
  await vi.waitFor(() => expect(talk.trouble?.code).toBe("offline"));
  dispatchEvent(new Event("online"));
  await settled();
  expect(api.send).toHaveBeenCalledTimes(2);
  talk.disconnect();
});

it("gives the text back when the person gives up", async () => {
  await talk.open();
  api.send.mockRejectedValue(new CallError("unreachable", "", 3600));
  talk.send("Hello");
  await vi.waitFor(() => expect(talk.trouble).not.toBeNull());
  talk.cancel();
  await settled();
  expect(talk.returned).toBe("Hello");
  expect(talk.trouble).toMatchObject({ code: "not_sent", until: null });
  expect(texts()).toEqual(["advisor: Hello."]);
});

it("gives the text back when the server refuses it for good", async () => {
  await talk.open();
  api.send.mockRejectedValue(new CallError("too_large", "Too large."));
  talk.send("Hello");
  await settled();
  expect(talk.returned).toBe("Hello");
  expect(talk.trouble).toEqual({ code: "too_large", message: "Too large.", until: null });
});

it("begins anew where the kept token is refused", async () => {
  memory.kept = { token: "old" };
  api.history.mockRejectedValue(new CallError("unauthorised"));
  await talk.open();
  expect(talk.renewed).toBe(true);
  expect(memory.kept).toMatchObject({ token: "token-1" });
});

it("asks in a new conversation what an erased one could not answer", async () => {
  await talk.open();
  api.send.mockRejectedValueOnce(new CallError("unauthorised"));
  api.history.mockRejectedValue(new CallError("unauthorised"));
  talk.send("Hello");
  await settled();
  expect(api.send.mock.calls.map(([token, , text]) => [token, text])).toEqual([
    ["token-1", "Hello"],
    ["token-2", "Hello"],
  ]);
  expect(talk.renewed).toBe(true);
  expect(texts()).toEqual(["advisor: Hello.", "user: Hello", "advisor: It leads."]);
});

it("collects after a reload what was not answered before", async () => {
  memory.kept = { token: "old" };
  memory.pending = { id: "7", text: "Hello", at: "2026-01-01T00:00:01Z" };
  await talk.open();
  await settled();
  expect(api.send).toHaveBeenCalledWith("old", "7", "Hello");
  expect(texts()).toEqual(["advisor: Hello.", "user: Hello", "advisor: It leads."]);
});

it("asks nothing again that the history has an answer to", async () => {
  memory.kept = { token: "old" };
  memory.pending = { id: "7", text: "Hello", at: "" };
  api.history.mockResolvedValue([{ ...GREETING, from: "user", id: "7", text: "Hello" }, { ...GREETING, id: "7" }]);
  await talk.open();
  expect(api.send).not.toHaveBeenCalled();
  expect(memory.pending).toBeNull();
});

it("erases on the server and here", async () => {
  await talk.open();
  memory.draft = "half";
  expect(await talk.erase()).toBe(true);
  expect(api.erase).toHaveBeenCalledWith("token-1");
  expect([talk.phase, talk.messages, memory.kept, memory.draft]).toEqual(["erased", [], null, ""]);
  await talk.open();
  expect(memory.kept).toMatchObject({ token: "token-2" });
});

it("erases on the server also what could not be loaded", async () => {
  memory.kept = { token: "old" };
  api.erase.mockRejectedValueOnce(new CallError("unreachable", "", 1));
  expect(await talk.erase()).toBe(false);
  expect(memory.kept).not.toBeNull();
  expect(await talk.erase()).toBe(true);
  expect(api.erase).toHaveBeenCalledWith("old");
  expect(memory.kept).toBeNull();
});

it("stays erased when what was under way comes to its end", async () => {
  memory.kept = { token: "old" };
  let loaded = (_: Said[]) => {};
  api.history.mockReturnValueOnce(new Promise((resolve) => (loaded = resolve)));
  talk.send("Hello");
  await vi.waitFor(() => expect(api.history).toHaveBeenCalled());
  await talk.erase();
  loaded([GREETING]);
  await new Promise((resolve) => setTimeout(resolve));
  expect([talk.phase, talk.messages, talk.pending]).toEqual(["erased", [], null]);
  expect(api.send).not.toHaveBeenCalled();
});

it("keeps everything where erasing fails", async () => {
  await talk.open();
  api.erase.mockRejectedValue(new CallError("unreachable", "", 1));
  expect(await talk.erase()).toBe(false);
  expect(talk.trouble?.code).toBe("failed");
  expect(memory.kept).not.toBeNull();
  expect(texts()).toEqual(["advisor: Hello."]);
});

it("shows nothing that arrives for a conversation erased meanwhile", async () => {
  await talk.open();
  let answer = (_: Answer[]) => {};
  api.send.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  talk.send("Hello");
  await vi.waitFor(() => expect(api.send).toHaveBeenCalled());
  await talk.erase();
  answer([ANSWER]);
  await Promise.resolve();
  expect(talk.messages).toEqual([]);
  expect(memory.kept).toBeNull();
});

it("follows what another tab says, begins and erases", async () => {
  talk.connect();
  await talk.open();
  const told = () => dispatchEvent(new StorageEvent("storage", { key: `career-chat ${api.server}` }));
  api.history.mockResolvedValue([GREETING, { ...GREETING, id: "9", text: "From there." }]);
  memory.kept = { ...memory.kept!, turn: "9" };
  told();
  await vi.waitFor(() => expect(texts()).toContain("advisor: From there."));
  memory.kept = null;
  api.history.mockRejectedValueOnce(new CallError("unauthorised"));
  told();
  await vi.waitFor(() => expect(talk.phase).toBe("erased"));
  memory.kept = { token: "theirs" };
  told();
  await vi.waitFor(() => expect(talk.phase).toBe("ready"));
  expect(api.history).toHaveBeenLastCalledWith("theirs");
  talk.disconnect();
});

it("does not take an emptied storage for an erased conversation", async () => {
  talk.connect();
  await talk.open();
  localStorage.clear();
  dispatchEvent(new StorageEvent("storage", { key: null }));
  await vi.waitFor(() => expect(api.history).toHaveBeenCalledWith("token-1"));
  expect([talk.phase, texts()]).toEqual(["ready", ["advisor: Hello."]]);
  talk.disconnect();
});

it("tells the answers to one message apart", async () => {
  await talk.open();
  api.send.mockResolvedValue([ANSWER, ANSWER]);
  talk.send("Two things");
  await settled();
  await talk.rate(talk.messages[3]!, false, "Why?");
  expect(api.rate).toHaveBeenCalledWith("token-1", talk.messages[3]!.id, 1, false, "Why?");
});
