import { describe, expect, it } from "vitest";
import { blocks, clean, inline, plain, safeHref } from "../src/markdown";

const text = (words: string) => ({ kind: "text", text: words });

describe("blocks", () => {
  it("tells headings, paragraphs and both kinds of lists", () => {
    expect(blocks("**Pay**\n\nA lead\nline.\n\n- One\n- Two\n\n1. First\n2) Second")).toEqual([
      { kind: "heading", parts: [text("Pay")] },
      { kind: "paragraph", parts: [text("A lead line.")] },
      { kind: "list", ordered: false, items: [[text("One")], [text("Two")]] },
      { kind: "list", ordered: true, items: [[text("First")], [text("Second")]] },
    ]);
  });

  it("lets a list follow a line without a blank between", () => {
    expect(blocks("Choose:\n- One\nAnd more").map((block) => block.kind)).toEqual(["paragraph", "list", "paragraph"]);
  });

  it("takes a paragraph that only begins in bold for a paragraph", () => {
    expect(blocks("**UK:** a degree")[0]!.kind).toBe("paragraph");
  });

  it.each(["", "  \n\n ", "\u0000\u202e"])("makes nothing of %j", (empty) => {
    expect(blocks(empty)).toEqual([]);
  });
});

describe("inline", () => {
  it("reads bold, italic and marks, also within each other", () => {
    expect(inline("a **b *c*** [12]")).toEqual([
      text("a "),
      { kind: "strong", parts: [text("b "), { kind: "em", parts: [text("c")] }] },
      { kind: "marks", after: "", numbers: [12] },
    ]);
  });

  it("keeps marks with the word before them", () => {
    expect(inline("The pay. [1][2] More.")).toEqual([text("The "), { kind: "marks", after: "pay.", numbers: [1, 2] }, text(" More.")]);
  });

  it.each(["2 * 3 * 4", "a ** b", "*", "**", "****", "[x]", "[123]", "5 < 6 & 7 > 2"])("leaves %j as it is", (words) => {
    expect(inline(words)).toEqual([text(words)]);
  });

  it("links an address without the full stop behind it", () => {
    expect(inline("See https://example.org/a?b=c.")).toEqual([
      text("See "),
      { kind: "link", text: "https://example.org/a?b=c", href: "https://example.org/a?b=c" },
      text("."),
    ]);
  });

  it("makes no link of an address it may not follow", () => {
    expect(inline("[go](javascript:alert(1)) [go](data:x)")).not.toContainEqual(expect.objectContaining({ kind: "link" }));
  });

  it.each(["*", "**", "[", "[a](", "https://", "*a **b "])("reads 2,000 times %j without going astray", (piece) => {
    expect(plain(piece.repeat(2000)).length).toBeGreaterThan(0);
  });
});

describe("safeHref", () => {
  it.each(["https://example.org/", "http://example.org/", "mailto:a@example.org", "tel:111"])("lets %s through", (address) => {
    expect(safeHref(address)).toBe(address);
  });

  it.each(["javascript:alert(1)", " JAVASCRIPT:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "file:///x", "/x", "", null, undefined])(
    "refuses %j",
    (address) => {
      expect(safeHref(address)).toBeNull();
    },
  );
});

describe("clean and plain", () => {
  it("take out what cannot be seen and keep every letter", () => {
    expect(clean("a\u202eb\u2066c\u0007d\n🙂é")).toBe("abcd\n🙂é");
  });

  it("write an answer as text", () => {
    expect(plain("**Pay**\n\nA *lead* [1].\n\n- One\n- [Two](https://example.org)")).toBe("Pay\n\nA lead [1].\n\n- One\n- Two");
  });
});
