import { unsafeCSS } from "lit";

const SHEET = `
  :host {
    --surface: light-dark(#fff, #151f28);
    --ink: light-dark(#17232e, #e9eff3);
    --muted: light-dark(#4c5c6a, #a8b7c3);
    --line: light-dark(#d5dde3, #33424e);
    --edge: light-dark(#6f808d, #7f92a0);
    --warn: light-dark(#8c2316, #ffb4a6);
    --warn-soft: light-dark(#fdf0ed, #3a211d);
    --shadow: 0 1px 2px rgb(10 25 35 / 0.12), 0 12px 40px rgb(10 25 35 / 0.22);
    --face: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    position: fixed;
    inset-block-end: max(1.25rem, env(safe-area-inset-bottom));
    inset-inline-end: 1.25rem;
    z-index: 2147483000;
  }
  :host([position="left"]) {
    inset-inline: 1.25rem auto;
  }
  :host([position="inline"]) {
    display: block;
    position: relative;
    inset: auto;
    z-index: auto;
    block-size: 40rem;
    max-inline-size: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  /* Nothing that the page inherits to its elements comes in. */
  :where(.launcher, dialog) {
    all: initial;
    color-scheme: inherit;
    font: 400 1rem/1.55 var(--face);
    -webkit-text-size-adjust: 100%;
  }
  dialog:not([open]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  figure {
    margin: 0;
  }
  button,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    cursor: pointer;
  }
  svg {
    flex: none;
    display: block;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--link);
    outline-offset: 2px;
  }
  a {
    color: var(--link);
    text-underline-offset: 0.15em;
    overflow-wrap: anywhere;
  }

  .launcher {
    display: inline-flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 3.25rem;
    padding: 0 1.35rem 0 1.1rem;
    border: 1px solid transparent;
    border-radius: 2rem;
    background: var(--fill);
    color: var(--on-fill);
    font-weight: 600;
    box-shadow: var(--shadow);
  }
  .launcher:hover {
    background: var(--fill-hover);
  }
  .launcher:focus-visible {
    box-shadow: 0 0 0 2px var(--surface);
  }

  dialog {
    display: block;
    border: 1px solid var(--line);
    background: var(--surface);
    color: var(--ink);
    overflow: hidden;
  }
  .panel {
    position: absolute;
    inset: auto 0 0 auto;
    inline-size: min(26.5rem, calc(100vw - 2.5rem));
    block-size: min(43rem, calc(100dvh - 2.5rem));
    max-inline-size: none;
    max-block-size: none;
    border-radius: 1rem;
    box-shadow: var(--shadow);
    container-type: inline-size;
  }
  .panel[open] {
    display: flex;
    flex-direction: column;
  }
  .panel.wide {
    inline-size: min(48rem, calc(100vw - 2.5rem));
    block-size: calc(100dvh - 2.5rem);
  }
  :host([position="left"]) .panel {
    inset: auto auto 0 0;
  }
  :host([position="inline"]) .panel {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    box-shadow: none;
  }
  .panel:modal {
    position: fixed;
    inset: 0;
    inline-size: 100vw;
    block-size: 100dvh;
    border: 0;
    border-radius: 0;
  }
  .panel:modal .resize {
    display: none;
  }
  ::backdrop {
    background: rgb(8 18 26 / 0.5);
  }

  .head {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding: 0.8rem 0.75rem 0.8rem 1rem;
    background: var(--fill);
    color: var(--on-fill);
  }
  .badge {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    margin-inline-end: 0.6rem;
    border-radius: 50%;
    background: color-mix(in srgb, var(--on-fill) 16%, transparent);
  }
  .names {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
  }
  h2 {
    font-size: 1.0625rem;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .names p {
    font-size: 0.8125rem;
  }
  .icon {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 0.5rem;
    background: none;
  }
  .head .icon:hover {
    background: color-mix(in srgb, var(--on-fill) 16%, transparent);
  }
  .head .icon:focus-visible {
    outline-color: var(--on-fill);
    outline-offset: -3px;
  }

  .menu {
    padding: 0.9rem 1rem 1rem;
    border-block-end: 1px solid var(--line);
    background: var(--soft);
    font-size: 0.875rem;
    line-height: 1.5;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.65rem;
  }
  .small {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-block-size: 2.25rem;
    padding: 0.3rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 0.5rem;
    background: var(--surface);
    font-size: 0.875rem;
    font-weight: 550;
    text-align: start;
  }
  .small svg {
    inline-size: 1.05rem;
    block-size: 1.05rem;
    color: var(--link);
  }
  .small:hover {
    border-color: var(--link);
    background: var(--soft);
  }
  .small.strong {
    border-color: transparent;
    background: var(--fill);
    color: var(--on-fill);
  }
  .small.strong:hover {
    background: var(--fill-hover);
  }

  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 1.1rem 1rem;
    display: flex;
    flex-direction: column;
    gap: 1.1rem;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
  }
  .scroll > * {
    flex: none;
  }
  .said {
    overflow-wrap: anywhere;
  }
  .user {
    align-self: flex-end;
    max-inline-size: 85%;
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: 0.2rem;
  }
  .user p {
    padding: 0.6rem 0.9rem;
    border: 1px solid transparent;
    border-radius: 1rem 1rem 0.25rem 1rem;
    background: var(--fill);
    color: var(--on-fill);
    white-space: pre-wrap;
    unicode-bidi: isolate;
  }
  time,
  .meta,
  .count {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  career-chat-answer {
    display: flex;
    flex-direction: column;
    gap: 0.65rem;
  }
  h3 {
    font-size: 1rem;
    font-weight: 650;
    line-height: 1.4;
    letter-spacing: -0.005em;
  }
  .said ul,
  .said ol {
    display: flex;
    flex-direction: column;
    gap: 0.4rem;
    padding-inline-start: 1.25rem;
  }
  .said li::marker {
    color: var(--link);
  }
  .mark {
    min-inline-size: 1.5rem;
    min-block-size: 1.5rem;
    margin: -0.15rem 0;
    padding: 0 0.25rem;
    border: 2px solid var(--surface);
    border-radius: 0.5rem;
    background: var(--soft);
    color: var(--link);
    font-size: 0.75rem;
    font-weight: 650;
    line-height: 1;
    vertical-align: 0.05em;
  }
  .cited {
    white-space: nowrap;
  }
  .mark:hover {
    background: var(--fill);
    color: var(--on-fill);
  }
  .sources li:focus {
    background: var(--soft);
  }

  table {
    inline-size: 100%;
    border: 1px solid var(--line);
    border-radius: 0.6rem;
    border-spacing: 0;
    font-size: 0.9rem;
    line-height: 1.45;
  }
  th,
  td {
    padding: 0.55rem 0.7rem;
    text-align: start;
    vertical-align: top;
  }
  :is(th, td) {
    overflow-wrap: break-word;
  }
  tbody th {
    inline-size: 6.5rem;
  }
  thead :is(th, td) {
    background: var(--soft);
    font-weight: 650;
  }
  tbody :is(th, td) {
    border-block-start: 1px solid var(--line);
  }
  tbody th {
    color: var(--muted);
    font-weight: 600;
  }
  @container (max-width: 36em) {
    table,
    thead,
    tbody,
    th,
    td {
      display: block;
      inline-size: auto;
    }
    tr {
      display: grid;
      border-block-start: 1px solid var(--line);
    }
    thead tr {
      border: 0;
    }
    .of-2 tr {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .of-3 tr {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .of-4 tr {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    thead td {
      display: none;
    }
    tbody :is(th, td) {
      border: 0;
    }
    tbody th {
      grid-column: 1 / -1;
      padding-block-end: 0;
      font-size: 0.8125rem;
    }
    tbody td {
      padding-block-start: 0.15rem;
      overflow-wrap: anywhere;
    }
  }

  figure {
    padding: 0.7rem;
    border: 1px solid var(--line);
    border-radius: 0.6rem;
  }
  figcaption {
    margin-block-end: 0.5rem;
    font-size: 0.9rem;
    font-weight: 600;
  }
  figure a,
  img {
    display: block;
  }
  img {
    inline-size: 100%;
    block-size: auto;
    min-block-size: 4rem;
  }
  .takeaway {
    padding: 0.85rem;
    border: 1px solid var(--line);
    border-radius: 0.6rem;
    background: var(--soft);
  }
  .progress {
    display: grid;
    gap: 0.35rem;
    color: var(--muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 0.25rem;
    background: var(--surface);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--surface);
  }
  progress::-webkit-progress-value {
    background: var(--link);
  }
  progress::-moz-progress-bar {
    background: var(--link);
  }
  .sources {
    font-size: 0.875rem;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-block-size: 1.75rem;
    padding: 0 0.5rem 0 0.3rem;
    margin-inline-start: -0.3rem;
    border-radius: 0.4rem;
    color: var(--link);
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: "";
    inline-size: 0.45rem;
    block-size: 0.45rem;
    margin: -0.2rem 0.15rem 0 0.15rem;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  [open] > summary::after {
    margin-block-start: 0.2rem;
    transform: rotate(-135deg);
  }
  summary:hover {
    background: var(--soft);
  }
  summary svg {
    inline-size: 1.05rem;
    block-size: 1.05rem;
  }
  .sources ol {
    margin-block-start: 0.5rem;
  }
  .sources li {
    padding: 0.1rem 0.3rem;
    border-radius: 0.3rem;
  }
  .sources a {
    display: block;
    min-block-size: 1.5rem;
  }
  .sources .meta {
    display: block;
  }

  .tools {
    display: flex;
    align-items: center;
    gap: 0.1rem;
    margin-block-start: -0.2rem;
    color: var(--muted);
  }
  .tools time {
    margin-inline-end: 0.35rem;
  }
  .tools .icon {
    inline-size: 2rem;
    block-size: 2rem;
  }
  .tools svg {
    inline-size: 1.1rem;
    block-size: 1.1rem;
  }
  .tools .icon:hover,
  .tools [aria-pressed="true"] {
    background: var(--soft);
    color: var(--link);
  }
  .tools [aria-pressed="true"] {
    border-color: currentColor;
  }
  .comment label {
    display: grid;
    gap: 0.35rem;
    font-size: 0.875rem;
    font-weight: 550;
  }
  textarea {
    inline-size: 100%;
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 0.6rem;
    background: var(--surface);
    font-weight: 400;
    line-height: 1.45;
    resize: none;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  textarea:focus-visible {
    outline-offset: -1px;
    border-color: transparent;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .suggestions button {
    min-block-size: 2.4rem;
    padding: 0.4rem 0.9rem;
    border: 1px solid var(--link);
    border-radius: 1.25rem;
    background: var(--surface);
    color: var(--link);
    font-size: 0.9rem;
    font-weight: 550;
    line-height: 1.35;
    text-align: start;
  }
  .suggestions button:hover {
    background: var(--soft);
  }
  .note {
    padding: 0.65rem 0.85rem;
    border-radius: 0.6rem;
    background: var(--soft);
    font-size: 0.9rem;
  }
  .warn,
  .count.warn {
    color: var(--warn);
    font-weight: 600;
  }
  .takeaway .warn {
    margin-block-start: 0.5rem;
    font-size: 0.875rem;
  }
  .trouble {
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--line);
    background: var(--warn-soft);
    font-size: 0.9rem;
  }
  .dots {
    display: flex;
    gap: 0.3rem;
    padding: 0.5rem 0;
  }
  .dots i {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--muted);
  }

  .composer {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.5rem;
    align-items: end;
    padding: 0.75rem 1rem max(0.75rem, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--line);
  }
  .input {
    field-sizing: content;
    min-block-size: 2.75rem;
    max-block-size: 9rem;
  }
  .send {
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 0.7rem;
    background: var(--fill);
    color: var(--on-fill);
  }
  .send:hover {
    background: var(--fill-hover);
  }
  .send[aria-disabled="true"] {
    background: var(--soft);
    color: var(--muted);
    cursor: default;
  }
  .count {
    grid-column: 1 / -1;
  }
  .sure {
    position: fixed;
    inset: 0;
    block-size: fit-content;
    margin: auto;
    inline-size: min(22rem, calc(100vw - 2rem));
    padding: 1.25rem;
    border-radius: 0.8rem;
    box-shadow: var(--shadow);
  }

  @media (max-width: 30em) {
    .panel .input {
      font-size: 1rem;
    }
  }
  @media (max-height: 30em) {
    .panel:modal {
      overflow-y: auto;
    }
    .panel:modal .scroll {
      flex: none;
      overflow-y: visible;
    }
    .panel:modal .head {
      padding-block: 0.35rem;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .panel[open]:not(:modal) {
      animation: rise 0.18s ease-out;
    }
    .said {
      animation: rise 0.18s ease-out;
    }
    .dots i {
      animation: pulse 1.2s infinite ease-in-out;
    }
    .dots i:nth-child(2) {
      animation-delay: 0.15s;
    }
    .dots i:nth-child(3) {
      animation-delay: 0.3s;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.4rem;
    }
  }
  @keyframes pulse {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    .icon,
    .mark {
      border: 1px solid ButtonText;
    }
    .tools [aria-pressed="true"] {
      background: Highlight;
      color: HighlightText;
    }
    .dots i {
      background: CanvasText;
    }
    .user p {
      border-color: CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;

/**
 * The styles of the panel. A rem in them is at least 16 px, whatever a site sets for its own text. Colours that follow from the accent
 * (--fill, --on-fill, --fill-hover, --link, --soft) are set beside these, for each element.
 */
export const styles = unsafeCSS(SHEET.replace(/(-?[\d.]+)rem\b/g, "calc($1 * var(--rem))"));
