import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { clock, keyed, save } from "./answer";
import { Api } from "./api";
import { type Theme, accents, parse } from "./colour";
import { Conversation } from "./conversation";
import * as icons from "./icons";
import { type Labels, labels } from "./labels";
import { clean } from "./markdown";
import { Memory } from "./memory";
import { styles } from "./styles";
import type { Said } from "./types";

/** Troubles that are over by waiting; they do not interrupt a screen reader. */
const PATIENCE = ["slow", "timeout", "busy", "too_fast"];
const MOST_CHARACTERS = 1000;
const COUNTED_FROM = 800;
const ACCENT = [15, 92, 104] as const;
/** Where the panel fills the screen: phones, and pages zoomed to 400%. */
const SMALL = matchMedia("(max-width: 30em), (max-height: 30em)");
const DARK = matchMedia("(prefers-color-scheme: dark)");
// Known only while the script itself runs.
const SCRIPT = (document.currentScript as HTMLScriptElement | null)?.src;

/** Keep a key to the panel: to the page it looks as if nobody were typing, and its shortcuts would take it. */
const keep = (event: Event): void => event.stopPropagation();

type Question = "" | "fresh" | "erase";

/**
 * The chat as an element of a page.
 *
 * Attributes: `server` (the script's own by default), `heading`, `label` (of the button that opens it), `accent` (a CSS colour), `theme`
 * ("light", "dark", else the reader's own), `position` ("right", "left", "inline"), `lang` (of the labels, the page's by default), `open`.
 */
export class CareerChat extends LitElement {
  static override styles = styles;
  static override properties = {
    server: {},
    heading: {},
    label: {},
    accent: {},
    theme: {},
    position: { reflect: true },
    lang: { reflect: true },
    open: { type: Boolean, reflect: true },
    wide: { state: true },
    menu: { state: true },
    sure: { state: true },
    length: { state: true },
    said: { state: true },
  };

  server = SCRIPT ? new URL(SCRIPT).origin : location.origin;
  heading = "";
  label = "";
  accent = "";
  theme = "";
  position = "right";
  open = false;
  private wide = false;
  private menu = false;
  private sure: Question = "";
  private length = 0;
  /** What a screen reader is told, besides new answers. */
  private said = "";
  private memory!: Memory;
  private conversation!: Conversation;
  private readonly palette = new CSSStyleSheet();
  private ticking = 0;
  private shown = "";
  private readonly restyle = () => this.requestUpdate("theme");
  private readonly resize = () => this.place();

  override connectedCallback(): void {
    super.connectedCallback();
    // A page may take it out and put it in elsewhere.
    this.memory ??= new Memory(new URL(this.server, location.href).origin);
    this.conversation ??= new Conversation(new Api(this.memory.server), this.memory, () => this.requestUpdate());
    this.conversation.connect();
    DARK.addEventListener("change", this.restyle);
    SMALL.addEventListener("change", this.resize);
    if (this.memory.open || this.position === "inline") this.open = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.conversation.disconnect();
    clearInterval(this.ticking);
    DARK.removeEventListener("change", this.restyle);
    SMALL.removeEventListener("change", this.resize);
  }

  /** Open the panel and ask a question, as if the person had typed it. */
  ask(text: string): void {
    this.open = true;
    this.submit(text);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    const { adoptedStyleSheets } = root as ShadowRoot;
    (root as ShadowRoot).adoptedStyleSheets = [...adoptedStyleSheets, this.palette];
    return root;
  }

  private get words(): Labels {
    return labels(this.lang || this.closest<HTMLElement>("[lang]")?.lang);
  }

  private get shade(): Theme {
    return this.theme === "light" || this.theme === "dark" ? this.theme : DARK.matches ? "dark" : "light";
  }

  private get input(): HTMLTextAreaElement {
    return this.renderRoot.querySelector("textarea.input")!;
  }

  private get panel(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog.panel")!;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("accent") || changed.has("theme")) {
      const made = accents(parse(this.accent) ?? ACCENT, this.shade);
      const lines = Object.entries(made).map(([name, value]) => `${name}: ${value};`);
      this.palette.replaceSync(`:host { --rem: max(1rem, 16px); color-scheme: ${this.shade}; ${lines.join(" ")} }`);
    }
    const { trouble } = this.conversation;
    if (!trouble?.until) {
      clearInterval(this.ticking);
      this.ticking = 0;
    } else if (!this.ticking) {
      this.ticking = setInterval(() => this.requestUpdate(), 1000);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open")) this.toggled(changed.get("open") === undefined);
    const { conversation } = this;
    if (conversation.returned) {
      // What was typed since stays too.
      this.fill([conversation.returned, this.input.value].filter(Boolean).join("\n"));
      conversation.returned = "";
    }
    // What goes wrong is told below the talk, which leaves less room for it.
    const shown = `${conversation.messages.length} ${conversation.trouble?.code}`;
    if (shown !== this.shown) {
      this.shown = shown;
      this.reveal();
    }
  }

  private toggled(first: boolean): void {
    if (this.position !== "inline") this.memory.open = this.open;
    if (!this.open) {
      if (first) return;
      this.panel.close();
      this.renderRoot.querySelector<HTMLElement>(".launcher")?.focus();
      return;
    }
    this.place();
    if (!this.input.value) this.fill(this.memory.draft);
    // Opened by the page itself, it leaves the focus where it is.
    if (!first) (matchMedia("(pointer: coarse)").matches ? this.panel : this.input).focus();
    this.connect();
    this.reveal();
  }

  private connect(): void {
    if (this.conversation.phase === "erased") return;
    this.conversation.open().catch(() => {
      console.warn(`career-chat: ${this.memory.server} did not begin a conversation. Does its CHAT_ORIGINS list ${location.origin}?`);
    });
  }

  /** Show the panel over the page, or on its own where the screen is small: then nothing behind it can be reached. */
  private place(): void {
    if (!this.open) return;
    const { panel } = this;
    const alone = SMALL.matches && this.position !== "inline";
    if (panel.open && panel.matches(":modal") === alone) return;
    const focused = (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    panel.close();
    if (alone) panel.showModal();
    else {
      // A dialog takes the focus when it is shown.
      panel.setAttribute("open", "");
    }
    focused?.focus();
  }

  private reveal(): void {
    const messages = this.renderRoot.querySelectorAll<HTMLElement>(".said");
    const last = [...messages].reverse().find((item) => item.classList.contains("user")) ?? messages[messages.length - 1];
    if (!last || !this.open) return;
    const list = this.renderRoot.querySelector<HTMLElement>(".scroll")!;
    // At a high zoom the whole panel scrolls.
    const scroller = getComputedStyle(list).overflowY === "visible" ? this.panel : list;
    // Child components render a moment later.
    requestAnimationFrame(() => {
      scroller.scrollTop += last.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 12;
    });
  }

  protected override render(): TemplateResult {
    const words = this.words;
    const heading = this.heading || words.title;
    const floating = this.position !== "inline";
    return html`
      ${floating
        ? html`<button class="launcher" type="button" lang=${words.tag} aria-haspopup="dialog" aria-expanded=${this.open ? "true" : "false"}
            ?hidden=${this.open} @click=${() => (this.open = true)}>
            ${icons.chat}<span>${this.label || words.open}</span>
          </button>`
        : nothing}
      <dialog class="panel ${this.wide ? "wide" : ""}" lang=${words.tag} aria-labelledby="heading" tabindex="-1"
        @keydown=${this.keydown} @keyup=${keep} @keypress=${keep} @cancel=${this.cancelled} @close=${this.closed}>
        <div class="head">
          <span class="badge">${icons.compass}</span>
          <div class="names"><h2 id="heading">${heading}</h2><p>${words.subtitle}</p></div>
          <button type="button" class="icon" title=${words.options} aria-label=${words.options} aria-expanded=${this.menu ? "true" : "false"}
            aria-controls="menu" @click=${() => (this.menu = !this.menu)}>${icons.more}</button>
          ${floating
            ? html`<button type="button" class="icon resize" title=${this.wide ? words.smaller : words.larger}
                  aria-label=${this.wide ? words.smaller : words.larger} @click=${() => (this.wide = !this.wide)}>
                  ${this.wide ? icons.smaller : icons.larger}
                </button>
                <button type="button" class="icon" title=${words.close} aria-label=${words.close} @click=${() => (this.open = false)}>
                  ${icons.close}
                </button>`
            : nothing}
        </div>
        <div id="menu" class="menu" ?hidden=${!this.menu}>
          <p>${words.about}</p>
          <div class="row">
            <button type="button" class="small" @click=${() => this.askSure("fresh")}>${icons.fresh}${words.fresh}</button>
            <button type="button" class="small" @click=${this.export}>${icons.download}${words.export}</button>
            <button type="button" class="small" @click=${() => this.askSure("erase")}>${icons.erase}${words.erase}</button>
          </div>
        </div>
        <div class="scroll" tabindex="0" role="log" aria-label=${words.log} aria-busy=${this.conversation.phase === "starting" ? "true" : "false"}>
          ${this.list(words)}
        </div>
        ${this.trouble(words)}
        ${this.composer(words)}
        <p class="unseen" role="status">${this.said || (this.conversation.pending ? words.writing : "")}</p>
      </dialog>
      ${this.sureDialog(words)}
    `;
  }

  private list(words: Labels): TemplateResult {
    const { conversation } = this;
    const { phase, pending, messages } = conversation;
    const note = phase === "erased" ? words.erased : conversation.renewed ? words.renewed : "";
    const waiting = (pending && !conversation.trouble) || (phase === "starting" && !conversation.trouble);
    return html`
      ${note ? html`<p class="note">${note}</p>` : nothing}
      ${keyed(messages, (said) => this.message(said, words))}
      ${waiting
        ? html`<div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>`
        : pending || phase === "erased"
          ? nothing
          : this.suggestions(words)}
      ${messages.length === 1 ? html`<p class="meta">${words.hint}</p>` : nothing}
      ${phase === "erased"
        ? html`<div class="row"><button type="button" class="small" @click=${this.begin}>${icons.fresh}${words.fresh}</button></div>`
        : nothing}
    `;
  }

  private message(said: Said, words: Labels): TemplateResult {
    if (said.from === "user") {
      return html`<div class="said user">
        <span class="unseen">${words.you}:</span>
        <p dir="auto">${clean(said.text)}</p>
        <time datetime=${said.at}>${clock(said.at, words.tag)}</time>
      </div>`;
    }
    return html`<div class="said advisor" dir="ltr">
      <span class="unseen">${words.advisor}:</span>
      <career-chat-answer
        lang="en"
        .said=${said}
        .labels=${words}
        .conversation=${this.conversation}
        .theme=${this.shade}
      ></career-chat-answer>
    </div>`;
  }

  private suggestions(words: Labels): TemplateResult | typeof nothing {
    const { messages } = this.conversation;
    const last = messages[messages.length - 1];
    const turn = messages.filter((said) => said.from === "advisor" && said.id === last?.id);
    const texts = new Set(turn.flatMap((said) => said.suggestions ?? []));
    if (!texts.size || last?.from === "user") return nothing;
    return html`<div class="suggestions" role="group" aria-label=${words.suggestions} aria-live="off">
      ${[...texts].map((text) => html`<button type="button" lang="en" @click=${() => this.choose(text)}>${clean(text)}</button>`)}
    </div>`;
  }

  private trouble(words: Labels): TemplateResult | typeof nothing {
    const { trouble, phase, pending } = this.conversation;
    if (!trouble) return nothing;
    const seconds = trouble.until === null ? 0 : Math.max(0, Math.ceil((trouble.until - Date.now()) / 1000));
    const text = words.troubles[trouble.code] ?? (trouble.message || words.failed);
    const again = trouble.until ? () => this.conversation.retry() : () => this.connect();
    const more = trouble.until !== null || (phase === "idle" && !pending);
    return html`<div class="trouble">
      <p role=${PATIENCE.includes(trouble.code) ? "status" : "alert"}>${text}</p>
      ${seconds > 1 ? html`<p class="meta">${words.seconds(seconds)}</p>` : nothing}
      ${more
        ? html`<div class="row">
            <button type="button" class="small" @click=${again}>${words.retry}</button>
            ${trouble.until
              ? html`<button type="button" class="small" @click=${() => this.conversation.cancel()}>${words.cancel}</button>`
              : nothing}
          </div>`
        : nothing}
    </div>`;
  }

  private composer(words: Labels): TemplateResult {
    const left = MOST_CHARACTERS - this.length;
    const full = left < 0;
    const counted = this.length >= COUNTED_FROM;
    const blocked = full || Boolean(this.conversation.pending);
    return html`<form class="composer" @submit=${this.sendTyped}>
      <label class="unseen" for="input">${words.input}</label>
      <textarea id="input" class="input" rows="1" dir="auto" placeholder=${words.placeholder} enterkeyhint="send" autocomplete="off"
        aria-describedby="count" aria-invalid=${full ? "true" : "false"} @input=${this.typed} @keydown=${this.enter}></textarea>
      <button class="icon send" title=${words.send} aria-label=${words.send} aria-disabled=${blocked ? "true" : "false"}>${icons.send}</button>
      <p id="count" class="count ${full ? "warn" : ""}" ?hidden=${!counted}>${full ? words.over(-left) : words.left(left)}</p>
    </form>`;
  }

  private sureDialog(words: Labels): TemplateResult {
    const fresh = this.sure === "fresh";
    return html`<dialog class="sure" lang=${words.tag} aria-labelledby="sure" @close=${() => (this.sure = "")}>
      <p id="sure">${fresh ? words.fresh_sure : words.erase_sure}</p>
      <form method="dialog" class="row">
        <button class="small strong" @click=${() => this.erase(fresh)}>${fresh ? words.fresh : words.erase}</button>
        <button class="small">${words.keep}</button>
      </form>
    </dialog>`;
  }

  private keydown(event: KeyboardEvent): void {
    keep(event);
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    this.leave();
  }

  private cancelled(event: Event): void {
    event.preventDefault();
    this.leave();
  }

  /** A phone's back gesture may close it without asking. */
  private closed(event: Event): void {
    if (!(event.target as HTMLDialogElement).open) this.open = false;
  }

  /** Close what is open innermost. */
  private leave(): void {
    if (this.menu) {
      this.menu = false;
      this.renderRoot.querySelector<HTMLElement>("[aria-controls=menu]")?.focus();
    } else if (this.position !== "inline") {
      this.open = false;
    }
  }

  private fill(text: string): void {
    this.input.value = text;
    this.typed();
  }

  private typed(): void {
    // As the server counts: characters, not UTF-16 units.
    this.length = [...this.input.value.trim()].length;
    this.memory.draft = this.input.value;
    const left = MOST_CHARACTERS - this.length;
    // Told now and then, not with each key.
    if (this.length >= COUNTED_FROM && left % 50 === 0) this.said = this.words.left(left);
    else if (left === -1) this.said = this.words.over(1);
    else if (this.length < COUNTED_FROM) this.said = "";
  }

  private enter(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.sendTyped(event);
  }

  private sendTyped(event: Event): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (text && this.length <= MOST_CHARACTERS && this.submit(text)) this.fill("");
    this.input.focus();
  }

  private choose(text: string): void {
    // The button is about to go, and the focus with it.
    if (this.submit(text)) (matchMedia("(pointer: coarse)").matches ? this.panel : this.input).focus();
  }

  private submit(text: string): boolean {
    this.said = "";
    this.menu = false;
    return this.conversation.send(text);
  }

  private begin(): void {
    this.conversation.phase = "idle";
    this.connect();
    this.input.focus();
  }

  private async askSure(question: Question): Promise<void> {
    this.sure = question;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLDialogElement>("dialog.sure")!.showModal();
  }

  private async erase(fresh: boolean): Promise<void> {
    this.menu = false;
    if (!(await this.conversation.erase())) return;
    this.fill("");
    if (fresh) this.begin();
    this.input.focus();
  }

  private async export(): Promise<void> {
    try {
      save(URL.createObjectURL(await this.conversation.file("/chat/export")), "conversation.json");
    } catch {
      this.conversation.trouble = { code: "failed", message: "", until: null };
      this.requestUpdate();
    }
  }
}
