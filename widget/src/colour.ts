// Colours that can be read on each other, whatever accent a site chooses.

export type Rgb = readonly [number, number, number];
export type Theme = "light" | "dark";

const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [16, 27, 36];
const SURFACE: Record<Theme, Rgb> = { light: WHITE, dark: [21, 31, 40] };
const READABLE = 4.6;
const CLEAR: Record<Theme, number> = { light: READABLE, dark: 7 };

/** Return the contrast of two colours, from 1 to 21, as WCAG defines it. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(colour: Rgb, other: Rgb, share: number): Rgb {
  return colour.map((part, index) => Math.round(part + (other[index]! - part) * share)) as unknown as Rgb;
}

/** Return the colour nearest to `colour`, on the way to white or ink, that has at least that contrast with `ground`. */
export function readable(colour: Rgb, ground: Rgb, least = READABLE): Rgb {
  const goal = contrast(WHITE, ground) > contrast(INK, ground) ? WHITE : INK;
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mix(colour, goal, share);
    if (contrast(tried, ground) >= least) return tried;
  }
  return goal;
}

/** Return the custom properties that follow from an accent: its fill, what is written on it, and it as the colour of text. */
export function accents(accent: Rgb, theme: Theme): Record<string, string> {
  const surface = SURFACE[theme];
  const text = contrast(WHITE, accent) >= READABLE ? WHITE : INK;
  const fill = contrast(text, accent) >= READABLE ? accent : readable(accent, text);
  const soft = mix(surface, accent, theme === "light" ? 0.08 : 0.22);
  const css = ([red, green, blue]: Rgb) => `rgb(${red} ${green} ${blue})`;
  return {
    "--fill": css(fill),
    "--on-fill": css(text),
    "--fill-hover": css(mix(fill, text === WHITE ? INK : WHITE, 0.18)),
    "--link": css(readable(readable(accent, surface, CLEAR[theme]), soft)),
    "--soft": css(soft),
  };
}

/** Return the parts of any colour CSS knows, null for what is none. */
export function parse(value: string): Rgb | null {
  if (!CSS.supports("color", value)) return null;
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return null;
  canvas.fillStyle = value;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!];
}
