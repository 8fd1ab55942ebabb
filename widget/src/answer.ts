import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Theme } from "./colour";
import type { Conversation } from "./conversation";
import * as icons from "./icons";
import type { Labels } from "./labels";
import { type Block, type Inline, blocks, clean, inline, plain, safeHref } from "./markdown";
import type { Chart, Said, Source, Table, Takeaway } from "./types";

/** One answer: text, table, chart, document, sources, and what can be done with it. It shares the panel's shadow root and styles. */
export class AnswerView extends LitElement {
  static override properties = {
    said: { attribute: false },
    labels: { attribute: false },
    conversation: { attribute: false },
    theme: { attribute: false },
    helpful: { state: true },
    asking: { state: true },
    copied: { state: true },
    note: { state: true },
    broken: { state: true },
    failed: { state: true },
  };

  said!: Said;
  labels!: Labels;
  conversation!: Conversation;
  theme: Theme = "light";
  private helpful: boolean | null = null;
  private asking = false;
  private copied = false;
  private note = "";
  private broken = false;
  private failed = "";

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("theme")) this.broken = false;
  }

  protected override render(): TemplateResult {
    const { said, labels } = this;
    const sources = said.sources ?? [];
    return html`
      ${said.progress?.length === 2 ? this.progress(said.progress[0]!, said.progress[1]!) : nothing}
      ${blocks(said.text).map((block) => this.block(block))}
      ${said.table?.rows.length ? this.table(said.table) : nothing}
      ${said.chart ? this.chart(said.chart) : nothing}
      ${said.document ? this.takeaway(said.document) : nothing}
      ${sources.length
        ? html`<details class="sources">
            <summary lang=${labels.tag}>${icons.book}${labels.sources(sources.length)}</summary>
            <ol>
              ${sources.map((source) => html`<li tabindex="-1">${this.source(source)}</li>`)}
            </ol>
          </details>`
        : nothing}
      ${said.id ? this.tools() : nothing}
    `;
  }

  private block(block: Block): TemplateResult {
    if (block.kind === "heading") return html`<h3>${this.inline(block.parts)}</h3>`;
    if (block.kind === "paragraph") return html`<p>${this.inline(block.parts)}</p>`;
    const items = block.items.map((item) => html`<li>${this.inline(item)}</li>`);
    return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
  }

  private inline(parts: Inline[]): unknown[] {
    return parts.map((part) => {
      switch (part.kind) {
        case "text":
          return part.text;
        case "strong":
          return html`<strong>${this.inline(part.parts)}</strong>`;
        case "em":
          return html`<em>${this.inline(part.parts)}</em>`;
        case "link":
          return link(part.href, part.text);
        case "marks":
          return html`<span class="cited">${part.after} ${part.numbers.map((number) => this.mark(number))}</span>`;
      }
    });
  }

  private mark(number: number): unknown {
    if (!this.said.sources?.[number - 1]) return `[${number}]`;
    const name = this.labels.source(number);
    return html`<button class="mark" type="button" aria-label=${name} @click=${() => this.showSource(number)}>${number}</button>`;
  }

  private showSource(number: number): void {
    const details = this.querySelector("details")!;
    details.open = true;
    const item = details.querySelectorAll("li")[number - 1]!;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  private source({ title, publisher, url, year }: Source): TemplateResult {
    const href = safeHref(url);
    const named = clean(title);
    const when = year === "undated" ? this.labels.undated : year;
    return html`${href ? link(href, named) : named}<span class="meta">${clean(publisher)}, ${when}</span>`;
  }

  // Roles are spelt out because the narrow layout takes tables and rows out of table display, and with it their roles.
  private table({ columns, rows }: Table): TemplateResult {
    return html`<table role="table" class="of-${Math.min(columns.length - 1, 4)}" aria-label=${this.labels.table}>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((column, index) =>
            index || column ? html`<th role="columnheader" scope="col">${clean(column)}</th>` : html`<td role="cell"></td>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ([name = "", ...cells]) => html`<tr role="row">
            <th role="rowheader" scope="row">${clean(name)}</th>
            ${cells.map((cell) => html`<td role="cell">${this.inline(inline(clean(cell)))}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private chart({ title, alt, path }: Chart): TemplateResult {
    const [place = "", query = ""] = path.split("?");
    const address = `${this.conversation.api.server}${place}.svg?${query}${query && "&"}theme=${this.theme}`;
    const href = path.startsWith("/") ? safeHref(address) : null;
    const failed = this.broken || !href;
    return html`<figure>
      ${failed
        ? // The picture has its title in it.
          html`<figcaption>${clean(title)}</figcaption>
            <p>${clean(alt)}</p>`
        : html`<a href=${href} target="_blank" rel="noopener noreferrer" title=${this.labels.enlarge}>
            <img src=${href} alt=${clean(alt)} @error=${() => (this.broken = true)} />
          </a>`}
    </figure>`;
  }

  private progress(at: number, of: number): TemplateResult {
    const words = this.labels.progress(at, of);
    return html`<div class="progress" lang=${this.labels.tag}><span>${words}</span><progress max=${of} value=${at} aria-label=${words}></progress></div>`;
  }

  private takeaway(document: Takeaway): TemplateResult {
    const { labels } = this;
    return html`<div class="takeaway">
      <strong>${clean(document.title)}</strong>
      <div class="row" lang=${labels.tag}>
        ${document.formats.includes("pdf")
          ? html`<button type="button" class="small" @click=${() => this.print(document)}>${icons.print}${labels.print}</button>`
          : nothing}
        ${document.formats.map(
          (format) => html`<button type="button" class="small" @click=${() => this.download(document, format)}>
            ${icons.download}${labels.download(labels.formats[format] ?? format)}
          </button>`,
        )}
      </div>
      ${this.failed ? html`<p class="warn" role="alert">${this.failed}</p>` : nothing}
    </div>`;
  }

  private async fetched({ path }: Takeaway, format: string): Promise<string | null> {
    this.failed = "";
    try {
      return URL.createObjectURL(await this.conversation.file(`${path}.${format}`));
    } catch (error) {
      this.failed = this.labels.troubles[(error as { code?: string }).code === "not_found" ? "not_found" : ""] ?? this.labels.failed;
      return null;
    }
  }

  private async print(document: Takeaway): Promise<void> {
    // Opened before the document is fetched: later, it would count as a pop-up.
    const tab = window.open("", "_blank");
    const address = await this.fetched(document, "pdf");
    if (!address) tab?.close();
    else if (tab) tab.location.href = address;
  }

  private async download(document: Takeaway, format: string): Promise<void> {
    const address = await this.fetched(document, format);
    if (address) save(address, `${clean(document.title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")}.${format}`);
  }

  private tools(): TemplateResult {
    const { labels, helpful, copied } = this;
    const rate = (value: boolean, name: string, icon: unknown) =>
      html`<button type="button" class="icon" title=${name} aria-label=${name} aria-pressed=${helpful === value ? "true" : "false"}
        @click=${() => this.rate(value)}>${icon}</button>`;
    return html`<div class="tools" lang=${labels.tag} aria-live="off">
        <time datetime=${this.said.at}>${clock(this.said.at, labels.tag)}</time>
        <button type="button" class="icon" title=${labels.copy} aria-label=${labels.copy} @click=${this.copy}>
          ${copied ? icons.done : icons.copy}
        </button>
        ${rate(true, labels.helpful, icons.up)} ${rate(false, labels.unhelpful, icons.down)}
        <span class="meta" role="status">${this.note}</span>
      </div>
      ${this.asking
        ? html`<form class="comment" lang=${labels.tag} @submit=${this.comment}>
            <label>${labels.comment}<textarea name="comment" rows="2" maxlength="500"></textarea></label>
            <div class="row">
              <button class="small strong">${labels.send_comment}</button>
              <button type="button" class="small" @click=${this.thank}>${labels.skip}</button>
            </div>
          </form>`
        : nothing}`;
  }

  private async rate(helpful: boolean): Promise<void> {
    const before = this.helpful;
    this.helpful = helpful;
    if (!(await this.rated(helpful))) {
      this.helpful = before;
    } else if (helpful) {
      this.thank();
    } else {
      this.asking = true;
      await this.updateComplete;
      this.querySelector<HTMLTextAreaElement>(".comment textarea")!.focus();
    }
  }

  private async comment(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get("comment")).trim();
    if (!text || (await this.rated(false, text))) this.thank();
  }

  private async rated(helpful: boolean, comment?: string): Promise<boolean> {
    this.note = "";
    try {
      await this.conversation.rate(this.said, helpful, comment);
      return true;
    } catch {
      this.note = this.labels.failed;
      return false;
    }
  }

  private thank(): void {
    const focused = this.querySelector(".comment:focus-within");
    this.asking = false;
    this.note = this.labels.thanks;
    if (focused) this.querySelector<HTMLElement>(".tools [aria-pressed=true]")!.focus();
  }

  private async copy(): Promise<void> {
    const { said } = this;
    const cited = (said.sources ?? []).map(({ publisher, title, year, url }, index) =>
      [`[${index + 1}] ${publisher}: ${title} (${year})`, url].filter(Boolean).join(" "),
    );
    const rows = said.table ? [said.table.columns, ...said.table.rows].map((row) => row.join("\t")).join("\n") : "";
    try {
      await navigator.clipboard.writeText([plain(said.text), rows, cited.join("\n")].filter(Boolean).join("\n\n"));
      this.copied = true;
      this.note = this.labels.copied;
    } catch {
      this.note = this.labels.not_copied;
    }
  }
}

function link(href: string, text: string): TemplateResult {
  const away = href.startsWith("http");
  return html`<a href=${href} target=${away ? "_blank" : nothing} rel=${away ? "noopener noreferrer" : nothing}>${text}</a>`;
}

/** Let the browser save what an object URL holds. */
export function save(address: string, name: string): void {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some browsers read the address only after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Return a time as it is shown: hours and minutes, with the day where that is not today. */
export function clock(at: string, tag: string): string {
  const date = new Date(at);
  const day = date.toDateString() === new Date().toDateString() ? {} : ({ day: "numeric", month: "short" } as const);
  return date.toLocaleString(tag, { ...day, hour: "2-digit", minute: "2-digit" });
}

/** Answers in order, each keeping its element while others come. */
export function keyed(messages: Said[], view: (said: Said) => TemplateResult): unknown {
  const seen = new Map<string, number>();
  const keys = messages.map((said) => {
    const name = `${said.from} ${said.id}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return `${name} ${count}`;
  });
  return repeat(messages, (_, index) => keys[index], view);
}
