import { beforeEach, expect, it } from "vitest";
import { AnswerView } from "../src/answer";
import { labels } from "../src/labels";
import type { Said } from "../src/types";

customElements.define("career-chat-answer", AnswerView);

const SOURCE = { id: "a", title: "Pay bands", publisher: "NHS Employers", url: "https://example.org/pay", year: 2026, country: "UK" };
const HOSTILE = "<img src=x onerror=alert(1)>";

async function shown(said: Partial<Said>): Promise<AnswerView> {
  const view = new AnswerView();
  view.said = { from: "advisor", at: "2026-01-01T10:00:00Z", id: "1", text: "", ...said };
  view.labels = labels("en");
  view.conversation = { api: { server: "https://advisor.example" } } as never;
  document.body.append(view);
  await view.updateComplete;
  return view;
}

beforeEach(() => document.body.replaceChildren());

it("shows headings, lists and emphasis", async () => {
  const view = await shown({ text: "**Pay**\n\nA *lead*.\n\n- One\n- Two" });
  expect(view.querySelector("h3")!.textContent).toBe("Pay");
  expect(view.querySelector("em")!.textContent).toBe("lead");
  expect([...view.querySelectorAll("ul li")].map((item) => item.textContent)).toEqual(["One", "Two"]);
});

it("makes a button of a mark that has a source, and text of one that has none", async () => {
  const view = await shown({ text: "Pay [1][2].", sources: [SOURCE] });
  expect([...view.querySelectorAll(".mark")].map((mark) => mark.getAttribute("aria-label"))).toEqual(["Source 1"]);
  expect(view.querySelector("p")!.textContent).toContain("[2]");
});

it("keeps markup in any field as text", async () => {
  const view = await shown({
    text: HOSTILE,
    table: { columns: ["", HOSTILE], rows: [[HOSTILE, HOSTILE]] },
    sources: [{ ...SOURCE, title: HOSTILE, publisher: HOSTILE }],
    document: { title: HOSTILE, path: "/chat/plan", formats: ["txt"] },
  });
  expect(view.querySelector("img")).toBeNull();
  expect(view.textContent!.split(HOSTILE).length - 1).toBe(7);
});

it("says what a row and a column of a table are", async () => {
  const view = await shown({ table: { columns: ["", "Leader"], rows: [["Pay", "A lot"]] } });
  expect(view.querySelector("thead th")!.getAttribute("role")).toBe("columnheader");
  expect(view.querySelector("tbody th")!.getAttribute("role")).toBe("rowheader");
});

it("draws a chart of the server in the theme of the page", async () => {
  const chart = { kind: "pay", title: "Pay", alt: "In words.", path: "/chat/charts/pay?roles=matron" };
  const view = await shown({ chart });
  const picture = () => view.querySelector("img")!.getAttribute("src");
  expect(picture()).toBe("https://advisor.example/chat/charts/pay.svg?roles=matron&theme=light");
  view.theme = "dark";
  await view.updateComplete;
  expect(picture()).toBe("https://advisor.example/chat/charts/pay.svg?roles=matron&theme=dark");
  expect(view.querySelector("img")!.alt).toBe("In words.");
});

it("offers no rating of the greeting", async () => {
  expect((await shown({ id: null, text: "Hello." })).querySelector(".tools")).toBeNull();
});

it("offers printing only of what has a form to print", async () => {
  const view = await shown({ document: { title: "Plan", path: "/chat/plan", formats: ["html", "txt"] } });
  expect([...view.querySelectorAll(".takeaway button")].map((button) => button.textContent!.trim())).toEqual([
    "Download web page",
    "Download text",
  ]);
});
