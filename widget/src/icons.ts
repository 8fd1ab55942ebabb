import { svg, type SVGTemplateResult } from "lit";

function icon(shape: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${shape}</svg>`;
}

export const chat = icon(svg`<path d="M4 5.5h16v11H11l-4.5 3.5v-3.5H4z"/><path d="M8 9.5h8M8 12.8h5"/>`);
export const compass = icon(svg`<circle cx="12" cy="12" r="9"/><path d="m15.5 8.5-2 5-5 2 2-5z"/>`);
export const close = icon(svg`<path d="m6 6 12 12M18 6 6 18"/>`);
export const more = icon(svg`<path d="M12 5.5v.01M12 12v.01M12 18.5v.01" stroke-width="3"/>`);
export const larger = icon(svg`<path d="M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"/>`);
export const smaller = icon(svg`<path d="M20 10h-6V4M14 10l7-7M4 14h6v6M10 14l-7 7"/>`);
export const send = icon(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`);
export const copy = icon(svg`<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h8"/>`);
export const done = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`);
export const up = icon(svg`<path d="M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2.5 2.5V10H19a1.5 1.5 0 0 1 1.5 1.8l-1.300 6.700A2 2 0 0 1 17.200 20H7"/>`);
export const down = icon(svg`<path d="M17 13V4h3v9zM17 13l-4 7c-1.5 0-2.5-1-2.5-2.5V14H5a1.5 1.5 0 0 1-1.5-1.8l1.300-6.700A2 2 0 0 1 6.8 4H17"/>`);
export const print = icon(svg`<path d="M7 9V4h10v5M7 17H4v-8h16v8h-3"/><path d="M7 14h10v6H7z"/>`);
export const download = icon(svg`<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>`);
export const fresh = icon(svg`<path d="M12 5v14M5 12h14"/>`);
export const erase = icon(svg`<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"/>`);
export const book = icon(svg`<path d="M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11"/>`);
