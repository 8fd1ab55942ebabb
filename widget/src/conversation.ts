import { Api, CallError } from "./api";
import { Memory, type Pending } from "./memory";
import type { Answer, Said } from "./types";

/** Waits between tries double from one second up to this. */
const LONGEST_WAIT_S = 30;

/** `idle`: nothing was asked of the server; `erased`: the person had the conversation erased. */
export type Phase = "idle" | "starting" | "ready" | "erased";

/** Why there is no answer. `until` is when the next try is due (ms since 1970), null where the person has to do something. */
export interface Trouble {
  code: string;
  message: string;
  until: number | null;
}

/** One conversation with the advisor: what was said, what is under way, and what went wrong. `changed` is called after each change. */
export class Conversation {
  phase: Phase = "idle";
  messages: Said[] = [];
  pending: Pending | null = null;
  trouble: Trouble | null = null;
  /** Whether an earlier conversation could not be gone on with, so that this is a new one. */
  renewed = false;
  /** A text that was not answered and goes back to the person; who shows it takes it away. */
  returned = "";

  private token: string | null = null;
  private turn: string | undefined;
  private dead: string | null = null;
  private opening: Promise<void> | null = null;
  private wake: (() => void) | null = null;
  private given_up = false;
  private stale = false;
  private stop: Array<() => void> = [];

  constructor(
    readonly api: Api,
    readonly memory: Memory,
    private readonly changed: () => void,
  ) {}

  /** Follow other tabs and the state of the network until `disconnect`. */
  connect(): void {
    const retry = () => this.retry();
    addEventListener("online", retry);
    this.stop = [this.memory.watch(() => void this.follow()), () => removeEventListener("online", retry)];
  }

  disconnect(): void {
    for (const end of this.stop.splice(0)) end();
  }

  /** Show the conversation of this site, or begin one. Returns at once if that is done; goes on trying while the server is away. */
  open(): Promise<void> {
    if (this.phase === "ready") return Promise.resolve();
    this.opening ??= this.load().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  /** Send a text, unless one is being answered; tells whether it was taken. */
  send(text: string): boolean {
    if (this.pending) return false;
    this.pending = { id: newId(), text, at: new Date().toISOString() };
    this.memory.pending = this.pending;
    void this.deliver();
    return true;
  }

  /** Try again now what waits to be tried again. */
  retry(): void {
    this.wake?.();
  }

  /** Give up on what waits to be tried again; a text comes back in `returned`. */
  cancel(): void {
    this.given_up = true;
    this.wake?.();
  }

  /** Have everything held about the conversation erased; tells whether that was done. */
  async erase(): Promise<boolean> {
    // Not loaded yet, or not to be loaded just now, it is there all the same.
    const token = this.token ?? this.memory.kept?.token;
    try {
      if (token) await this.api.erase(token);
    } catch (error) {
      // A token that is dead has nothing left behind it.
      if (!(error instanceof CallError) || error.code !== "unauthorised") {
        this.trouble = { code: "failed", message: "", until: null };
        this.changed();
        return false;
      }
    }
    this.memory.kept = null;
    this.memory.draft = "";
    this.forget();
    return true;
  }

  /** Rate an answer; throws CallError. */
  async rate(said: Said, helpful: boolean, comment?: string): Promise<void> {
    if (this.token && said.id) await this.api.rate(this.token, said.id, this.index(said), helpful, comment);
  }

  /** Fetch a document or an export of this conversation; throws CallError. */
  file(path: string): Promise<Blob> {
    return this.api.file(this.token ?? "", path);
  }

  /** Which of the answers to its message an answer is, from 0. */
  index(said: Said): number {
    return this.messages.filter((other) => other.from === said.from && other.id === said.id).indexOf(said);
  }

  private async load(): Promise<void> {
    this.phase = "starting";
    this.renewed = false;
    this.changed();
    try {
      await this.memory.alone(() => this.resume());
      if (this.isErased()) return this.forget();
      this.phase = "ready";
      this.changed();
    } catch (error) {
      if (this.isErased()) return;
      this.phase = "idle";
      this.fail(error, "not_connected");
      throw error;
    }
    const left = this.memory.pending;
    if (!left || this.pending) return;
    if (this.messages.some((said) => said.id === left.id && said.from === "advisor")) {
      this.memory.pending = null;
    } else {
      this.pending = left;
      void this.deliver();
    }
  }

  private async resume(): Promise<void> {
    const kept = this.memory.kept;
    if (kept && kept.token !== this.dead) {
      try {
        this.messages = await this.persist(() => this.api.history(kept.token));
        this.token = kept.token;
        this.turn = kept.turn;
        return;
      } catch (error) {
        if (!(error instanceof CallError) || error.code !== "unauthorised") throw error;
        this.renewed = true;
      }
    }
    const { token, messages } = await this.persist(() => this.api.start());
    this.token = token;
    this.messages = messages;
    this.memory.kept = { token };
  }

  private async deliver(): Promise<void> {
    const message = this.pending as Pending;
    this.trouble = null;
    this.show(message);
    try {
      await this.open();
      if (this.pending !== message) return;
      this.show(message);
      const answers = await this.ask(message);
      // Erased meanwhile.
      if (this.pending !== message) return;
      this.settle();
      // The history, loaded since a reload, may hold them already.
      if (!this.messages.some((said) => said.id === message.id && said.from === "advisor")) this.add(message, answers);
      const kept = this.memory.kept;
      this.turn = message.id;
      if (kept) this.memory.kept = { ...kept, turn: message.id };
    } catch (error) {
      if (this.pending !== message) return;
      this.settle();
      this.messages = this.messages.filter((said) => said.id !== message.id);
      this.returned = message.text;
      this.fail(error, "not_sent");
    }
    this.changed();
    if (this.stale) await this.refresh();
  }

  private async ask(message: Pending): Promise<Answer[]> {
    try {
      return await this.persist(() => this.api.send(this.token ?? "", message.id, message.text));
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== "unauthorised") throw error;
      // Expired or erased: the same words begin a new conversation, or go on with the one another tab began meanwhile.
      this.dead = this.token;
      this.messages = [];
      this.phase = "idle";
      await this.open();
      this.renewed = true;
      this.show(message);
      return this.persist(() => this.api.send(this.token ?? "", message.id, message.text));
    }
  }

  private show({ id, text, at }: Pending): void {
    if (!this.messages.some((said) => said.id === id)) this.messages = [...this.messages, { from: "user", id, text, at }];
    this.changed();
  }

  private add({ id }: Pending, answers: Answer[]): void {
    const at = new Date().toISOString();
    this.messages = [...this.messages, ...answers.map((answer): Said => ({ ...answer, from: "advisor", id, at }))];
  }

  private settle(): void {
    this.pending = null;
    this.memory.pending = null;
  }

  /** Another tab wrote: it may have said something, begun another conversation or erased this one. */
  private async follow(): Promise<void> {
    const kept = this.memory.kept;
    if (this.phase === "idle" || this.phase === "starting") return;
    if (!kept) await this.confirm();
    else if (this.pending) this.stale = true;
    else if (kept.token !== this.token || kept.turn !== this.turn) await this.refresh();
  }

  /** Find out whether the conversation was erased, or only the browser's storage emptied. */
  private async confirm(): Promise<void> {
    try {
      await this.api.history(this.token ?? "");
    } catch (error) {
      if (error instanceof CallError && error.code === "unauthorised") this.forget();
    }
  }

  private async refresh(): Promise<void> {
    this.stale = false;
    const kept = this.memory.kept;
    if (!kept) return;
    try {
      const messages = await this.api.history(kept.token);
      if (this.pending) return;
      this.token = kept.token;
      this.turn = kept.turn;
      this.messages = messages;
      this.phase = "ready";
      this.changed();
    } catch {
      // What is shown stays; the next message finds out why.
    }
  }

  /** Whether it was erased while something else was awaited. */
  private isErased(): boolean {
    return this.phase === "erased";
  }

  private forget(): void {
    this.settle();
    this.cancel();
    this.token = null;
    this.turn = undefined;
    this.messages = [];
    this.trouble = null;
    this.renewed = false;
    this.phase = "erased";
    this.changed();
  }

  private fail(error: unknown, given_up: string): void {
    if (!(error instanceof CallError)) throw error;
    this.trouble = { code: error.code === "cancelled" ? given_up : error.code, message: error.message, until: null };
    this.changed();
  }

  /** Repeat a call until it succeeds, fails for good, or the person gives up. */
  private async persist<T>(call: () => Promise<T>): Promise<T> {
    this.given_up = false;
    for (let wait = 1; ; wait = Math.min(2 * wait, LONGEST_WAIT_S)) {
      try {
        const result = await call();
        this.trouble = null;
        return result;
      } catch (error) {
        if (!(error instanceof CallError) || error.wait === null) throw error;
        if (!this.given_up) await this.pause(error, error.wait && Math.max(error.wait, wait));
        if (this.given_up) throw new CallError("cancelled");
      }
    }
  }

  private pause({ code, message }: CallError, seconds: number): Promise<void> {
    this.trouble = { code, message, until: Date.now() + 1000 * seconds };
    this.changed();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake?.(), 1000 * seconds);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
    });
  }
}

function newId(): string {
  // crypto.randomUUID is missing on pages without https.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
