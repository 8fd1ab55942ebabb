// Builds the one file that pages load; `--check` only tells whether the shipped file is what the sources make.
import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const SHIPPED = new URL("../advisor/channels/static/widget.js", import.meta.url);
const MOST_BYTES = 25_000;

const { outputFiles } = await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["src/widget.ts"],
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "eof",
  write: false,
});
const [{ contents }] = outputFiles;
const size = gzipSync(contents, { level: 9 }).length;
if (size > MOST_BYTES) {
  console.error(`The widget is ${size} bytes gzipped; at most ${MOST_BYTES} are allowed.`);
  process.exit(1);
}
if (process.argv.includes("--check")) {
  if (!Buffer.from(contents).equals(await readFile(SHIPPED))) {
    console.error("advisor/channels/static/widget.js is not what widget/src makes: run `make widget` and commit it.");
    process.exit(1);
  }
} else {
  await writeFile(SHIPPED, contents);
}
console.log(`widget.js: ${contents.length.toLocaleString("en-GB")} bytes, ${size.toLocaleString("en-GB")} gzipped.`);
