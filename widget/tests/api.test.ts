import { beforeEach, describe, expect, it, vi } from "vitest";
import { Api, CallError } from "../src/api";

const fetched = vi.fn<typeof fetch>();
const api = new Api("https://advisor.example");

function json(status: number, body: unknown, headers = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

async function failure(): Promise<CallError> {
  return api.send("token", "1", "Hello").then(
    () => {
      throw new Error("It did not fail.");
    },
    (error: CallError) => error,
  );
}

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal("fetch", fetched);
});

it("sends a message with its token and no cookie", async () => {
  fetched.mockResolvedValue(json(200, { id: "1", messages: [{ topic: "duties", text: "Hi." }] }));
  expect(await api.send("token", "1", "Hello")).toEqual([{ topic: "duties", text: "Hi." }]);
  const [url, options] = fetched.mock.calls[0]!;
  expect(url).toBe("https://advisor.example/chat/messages");
  expect(options).toMatchObject({
    method: "POST",
    credentials: "omit",
    headers: { Authorization: "Bearer token", "Content-Type": "application/json" },
    body: '{"id":"1","text":"Hello"}',
  });
});

it("fetches a document from its own server alone", async () => {
  fetched.mockImplementation(async () => new Response("the plan"));
  expect(await (await api.file("token", "/chat/plan.txt")).text()).toBe("the plan");
  for (const path of ["@example.org/plan.txt", ".example.org/plan.txt", "https://example.org/"]) {
    await expect(api.file("token", path)).rejects.toMatchObject({ code: "not_found" });
  }
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(["https://advisor.example/chat/plan.txt"]);
});

it("leaves an empty comment out of a rating", async () => {
  fetched.mockImplementation(async () => new Response(null, { status: 204 }));
  await api.rate("token", "1", 2, false, "");
  await api.rate("token", "1", 2, false, "Too short.");
  expect(fetched.mock.calls.map(([, options]) => JSON.parse(String(options!.body)))).toEqual([
    { id: "1", index: 2, helpful: false },
    { id: "1", index: 2, helpful: false, comment: "Too short." },
  ]);
});

describe("a call that fails", () => {
  it.each([
    [429, { "Retry-After": "7" }, 7],
    [429, {}, 1],
    [429, { "Retry-After": "soon" }, 1],
    [503, { "Retry-After": "0" }, 0],
    [409, {}, 1],
    [502, {}, 1],
    [401, {}, null],
    [422, { "Retry-After": "7" }, null],
  ])("with %i and %j may be repeated after %j s", async (status, headers, wait) => {
    fetched.mockResolvedValue(json(status, { error: { code: "some", message: "In words." } }, headers));
    expect(await failure()).toMatchObject({ code: "some", message: "In words.", wait });
  });

  it.each([
    [500, "unavailable"],
    [404, "refused"],
  ])("with a page instead of JSON is told by its status %i", async (status, code) => {
    fetched.mockResolvedValue(new Response("<h1>no</h1>", { status }));
    expect(await failure()).toMatchObject({ code, message: "" });
  });

  it("because nobody answers may be repeated", async () => {
    fetched.mockRejectedValue(new TypeError("Failed to fetch"));
    expect(await failure()).toMatchObject({ code: "unreachable", wait: 1 });
  });

  it("because there is no network says so", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    fetched.mockRejectedValue(new TypeError("Failed to fetch"));
    expect(await failure()).toMatchObject({ code: "offline", wait: 1 });
  });

  it("because it takes too long may be repeated at once", async () => {
    fetched.mockRejectedValue(new DOMException("late", "TimeoutError"));
    expect(await failure()).toMatchObject({ code: "slow", wait: 0 });
  });

  it("because the answer is no JSON may be repeated", async () => {
    fetched.mockResolvedValue(new Response("<h1>Welcome to the hotel network</h1>"));
    expect(await failure()).toMatchObject({ code: "unreachable", wait: 1 });
  });
});
