import { expect, it } from "vitest";
import { LANGUAGES, labels } from "../src/labels";

it("finds a language by its tag, and English for any other", () => {
  expect(labels("de-AT")).toBe(LANGUAGES.de);
  expect(labels("FR")).toBe(LANGUAGES.fr);
  for (const other of ["cy", "", null, undefined, "constructor", "__proto__"]) expect(labels(other)).toBe(LANGUAGES.en);
});

it("has a word for every trouble in every language", () => {
  const troubles = Object.keys(LANGUAGES.en!.troubles);
  for (const [tag, words] of Object.entries(LANGUAGES)) {
    expect(Object.keys(words.troubles), tag).toEqual(troubles);
    const texts = Object.values(words).filter((word) => typeof word === "string");
    expect(texts.filter((word) => !word.trim()), tag).toEqual([]);
  }
});
