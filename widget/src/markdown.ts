// The Markdown of answers, as data: nothing here or anywhere else makes HTML from text.

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong"; parts: Inline[] }
  | { kind: "em"; parts: Inline[] }
  | { kind: "marks"; after: string; numbers: number[] }
  | { kind: "link"; text: string; href: string };

export type Block =
  | { kind: "heading"; parts: Inline[] }
  | { kind: "paragraph"; parts: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] };

const SAFE = ["http:", "https:", "mailto:", "tel:"];
const BULLET = /^\s*[-•]\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;
const INLINE =
  /\*\*(?=\S)(.+?)\*\*(?!\*)|\*(?=[^\s*])([^*]+)\*|((?:\[\d{1,2}\](?!\())+)|\[([^[\]]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>()[\]*]*[^\s<>()[\]*.,;:!?'"])/;
const LAST_WORD = /[^\s]{0,24} ?$/;
/** Controls, and marks that turn the reading direction. */
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Return a text without characters that could make it read as something else. */
export function clean(text: string): string {
  return text.replace(UNSEEN, "");
}

/** Return an address as it may stand in a link: http, https, mailto and tel; null for any other. */
export function safeHref(address: string | null | undefined): string | null {
  try {
    const url = new URL(address ?? "");
    return SAFE.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Read bold, italic, source marks such as [1], and links. */
export function inline(text: string): Inline[] {
  const parts: Inline[] = [];
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    const before = rest.slice(0, found.index);
    // A mark stays on the line of the word before it.
    const [word = ""] = (found[3] && LAST_WORD.exec(before)) || [];
    const text = before.slice(0, before.length - word.length);
    if (text) parts.push({ kind: "text", text });
    parts.push(read(found, word));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest) parts.push({ kind: "text", text: rest });
  return parts;
}

function read([whole, strong, em, marks, label, target, address]: RegExpExecArray, after: string): Inline {
  if (strong) return { kind: "strong", parts: inline(strong) };
  if (em) return { kind: "em", parts: inline(em) };
  if (marks) return { kind: "marks", after: after.trim(), numbers: marks.match(/\d+/g)!.map(Number) };
  const href = safeHref(target ?? address);
  return href ? { kind: "link", text: label ?? whole, href } : { kind: "text", text: label ?? whole };
}

/** Read paragraphs and lists. A paragraph that is bold throughout is a heading. */
export function blocks(text: string): Block[] {
  const found: Block[] = [];
  for (const chunk of clean(text).split(/\n\s*\n/)) {
    let lines: string[] = [];
    const flush = () => {
      if (lines.length) found.push(paragraph(lines.join(" ")));
      lines = [];
    };
    for (const line of chunk.split("\n").filter((line) => line.trim())) {
      const ordered = NUMBER.test(line);
      if (!ordered && !BULLET.test(line)) {
        lines.push(line.trim());
        continue;
      }
      flush();
      const item = inline(line.replace(ordered ? NUMBER : BULLET, ""));
      const last = found.at(-1);
      if (last?.kind === "list" && last.ordered === ordered) last.items.push(item);
      else found.push({ kind: "list", ordered, items: [item] });
    }
    flush();
  }
  return found;
}

function paragraph(text: string): Block {
  const parts = inline(text);
  const only = parts.length === 1 ? parts[0] : undefined;
  return only?.kind === "strong" ? { kind: "heading", parts: only.parts } : { kind: "paragraph", parts };
}

/** Return a text as it reads without its marks of Markdown, for the clipboard. */
export function plain(text: string): string {
  const words = (parts: Inline[]): string =>
    parts
      .map((part) => {
        if (part.kind === "strong" || part.kind === "em") return words(part.parts);
        return part.kind === "marks" ? `${part.after} [${part.numbers.join("][")}]` : part.text;
      })
      .join("");
  return blocks(text)
    .map((block) => (block.kind === "list" ? block.items.map((item) => `- ${words(item)}`).join("\n") : words(block.parts)))
    .join("\n\n");
}
