// What the chat API sends; its description is advisor/channels/openapi.json.

export interface Source {
  id: string;
  title: string;
  publisher: string;
  url: string | null;
  year: number | string;
  country: string;
}

export interface Table {
  columns: string[];
  rows: string[][];
}

export interface Chart {
  kind: string;
  title: string;
  alt: string;
  path: string;
}

export interface Takeaway {
  title: string;
  path: string;
  formats: string[];
}

export interface Answer {
  topic: string;
  text: string;
  roles?: string[];
  kind?: string | null;
  table?: Table | null;
  chart?: Chart | null;
  document?: Takeaway | null;
  progress?: number[] | null;
  sources?: Source[];
  suggestions?: string[];
}

/** An item of the conversation: what a person typed, or an answer. `id` is that of the message typed, null for the greeting. */
export type Said = { from: "user" | "advisor"; at: string; id: string | null } & Omit<Answer, "topic"> & { topic?: string };

export interface Session {
  token: string;
  messages: Said[];
}
