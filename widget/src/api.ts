import type { Answer, Said, Session } from "./types";

/** Longer than the server's own limit of 15 s, after which it says itself that it needs more time. */
const PATIENCE_MS = 25_000;
/** "Still being answered", "too fast", and a server or proxy that cannot answer just now. */
const REPEATABLE = [409, 429, 502, 503, 504];

/**
 * A call that failed.
 *
 * `code` is the API's own, or "offline", "unreachable" or "slow"; `message` is the server's, in plain words, empty if it sent none;
 * `wait` is the number of seconds after which the same call may succeed, null where repeating it does not help.
 */
export class CallError extends Error {
  constructor(
    readonly code: string,
    message = "",
    readonly wait: number | null = null,
  ) {
    super(message);
  }
}

/** The chat API of one server. No call sends cookies. */
export class Api {
  constructor(
    readonly server: string,
    private readonly patience = PATIENCE_MS,
  ) {}

  start(): Promise<Session> {
    return this.json("POST", "/chat/session");
  }

  async history(token: string): Promise<Said[]> {
    return (await this.json<{ messages: Said[] }>("GET", "/chat/history", token)).messages;
  }

  async send(token: string, id: string, text: string): Promise<Answer[]> {
    return (await this.json<{ messages: Answer[] }>("POST", "/chat/messages", token, { id, text })).messages;
  }

  async rate(token: string, id: string, index: number, helpful: boolean, comment?: string): Promise<void> {
    await this.call("POST", "/chat/feedback", token, { id, index, helpful, ...(comment && { comment }) });
  }

  async erase(token: string): Promise<void> {
    await this.call("DELETE", "/chat/session", token);
  }

  async file(token: string, path: string): Promise<Blob> {
    // The token goes to this server alone.
    if (!path.startsWith("/")) throw new CallError("not_found");
    return (await this.call("GET", path, token)).blob();
  }

  private async json<T>(method: string, path: string, token?: string, body?: object): Promise<T> {
    const response = await this.call(method, path, token, body);
    try {
      return (await response.json()) as T;
    } catch {
      throw new CallError("unreachable", "", 1);
    }
  }

  private async call(method: string, path: string, token?: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    let response: Response;
    try {
      response = await fetch(this.server + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.timeout(this.patience),
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === "TimeoutError") throw new CallError("slow", "", 0);
      throw new CallError(navigator.onLine === false ? "offline" : "unreachable", "", 1);
    }
    if (!response.ok) throw await failure(response);
    return response;
  }
}

async function failure(response: Response): Promise<CallError> {
  const said = await response.json().catch(() => null);
  const { code = response.status >= 500 ? "unavailable" : "refused", message = "" } = said?.error ?? {};
  const after = Number(response.headers.get("Retry-After") ?? NaN);
  const wait = REPEATABLE.includes(response.status) ? (after >= 0 ? after : 1) : null;
  return new CallError(String(code), String(message), wait);
}
