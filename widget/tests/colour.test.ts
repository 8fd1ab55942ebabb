import { describe, expect, it } from "vitest";
import { type Rgb, accents, contrast, readable } from "../src/colour";

const parts = (css: string) => css.match(/\d+/g)!.map(Number) as unknown as Rgb;
const SURFACE = { light: [255, 255, 255], dark: [21, 31, 40] } as const;
const steps = [0, 51, 102, 153, 204, 255];
const every = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue): Rgb => [red, green, blue])));

describe("contrast", () => {
  it("is that of WCAG", () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrast([255, 255, 255], [119, 119, 119])).toBeCloseTo(4.48, 2);
    expect(contrast([10, 20, 30], [10, 20, 30])).toBe(1);
  });
});

describe.each(["light", "dark"] as const)("accents on a %s page", (theme) => {
  it("can be read, whatever the accent", () => {
    for (const accent of every) {
      const made = accents(accent, theme);
      const [fill, on, link, soft] = ["--fill", "--on-fill", "--link", "--soft"].map((name) => parts(made[name]!)) as [Rgb, Rgb, Rgb, Rgb];
      const hover = parts(made["--fill-hover"]!);
      for (const [one, other] of [[fill, on], [hover, on], [link, SURFACE[theme]], [link, soft]] as const) {
        expect(contrast(one, other), `${accent}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

describe("readable", () => {
  it("leaves a colour that can be read alone", () => {
    expect(readable([0, 0, 139], [255, 255, 255])).toEqual([0, 0, 139]);
  });
});
