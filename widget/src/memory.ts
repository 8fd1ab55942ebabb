/** What a site's pages share about a conversation. `turn` changes with every turn, which tells other tabs to look again. */
export interface Kept {
  token: string;
  turn?: string;
}

/** A message that was sent and is not answered yet. */
export interface Pending {
  id: string;
  text: string;
  at: string;
}

/**
 * What the browser keeps: the token for all pages of the site; the unanswered message, the draft and whether the panel is open for
 * this tab. Where storage is forbidden, it lasts as long as the page.
 */
export class Memory {
  private readonly own = new Map<string, string>();
  private readonly key: string;

  constructor(readonly server: string) {
    this.key = `career-chat ${server}`;
  }

  get kept(): Kept | null {
    const kept = this.read<Kept>(() => localStorage, "");
    return typeof kept?.token === "string" ? kept : null;
  }

  set kept(value: Kept | null) {
    this.write(() => localStorage, "", value);
  }

  get pending(): Pending | null {
    return this.read(() => sessionStorage, " pending");
  }

  set pending(value: Pending | null) {
    this.write(() => sessionStorage, " pending", value);
  }

  get draft(): string {
    return this.read<string>(() => sessionStorage, " draft") ?? "";
  }

  set draft(value: string) {
    this.write(() => sessionStorage, " draft", value || null);
  }

  get open(): boolean {
    return this.read(() => sessionStorage, " open") ?? false;
  }

  set open(value: boolean) {
    this.write(() => sessionStorage, " open", value || null);
  }

  /** Call `changed` whenever another tab writes what is shared; returns what ends that. */
  watch(changed: () => void): () => void {
    const listener = (event: StorageEvent) => {
      if (event.key === this.key || event.key === null) changed();
    };
    addEventListener("storage", listener);
    return () => removeEventListener("storage", listener);
  }

  /** Run `task` while no other tab of the site runs one, where the browser can see to that (on secure pages). */
  alone<T>(task: () => Promise<T>): Promise<T> {
    return navigator.locks ? (navigator.locks.request(this.key, task) as Promise<T>) : task();
  }

  private read<T>(store: () => Storage, suffix: string): T | null {
    const key = this.key + suffix;
    try {
      return JSON.parse(store().getItem(key) ?? "null") as T | null;
    } catch {
      return JSON.parse(this.own.get(key) ?? "null") as T | null;
    }
  }

  private write(store: () => Storage, suffix: string, value: unknown): void {
    const [key, text] = [this.key + suffix, JSON.stringify(value)];
    try {
      if (value === null) store().removeItem(key);
      else store().setItem(key, text);
    } catch {
      this.own.set(key, text);
    }
  }
}
