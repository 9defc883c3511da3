// Quotes a source between the quotation marks of every locale that Unicode's CLDR knows: what stands there is found, and what does not
// is an error. `node marks.mjs PROGRAM`; see tests/run.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.argv[2] ?? join(here, "../../target/debug/variorum"));
const locales = join(here, "node_modules/cldr-misc-full/main");

/** Every pair of marks, with a locale that has it. */
function pairs() {
  const found = new Map();
  for (const locale of readdirSync(locales)) {
    const { main } = JSON.parse(readFileSync(join(locales, locale, "delimiters.json"), "utf8"));
    const marks = main[locale].delimiters;
    for (const kind of ["quotation", "alternateQuotation"]) {
      const pair = [marks[`${kind}Start`], marks[`${kind}End`]];
      if (!found.has(pair.join())) found.set(pair.join(), { locale, pair });
    }
  }
  return [...found.values()];
}

/** Which lines of a page with these words between each pair of marks are errors. */
function errors(site, all, words) {
  const lines = all.map(({ pair: [open, close] }) => `It says ${open}${words}${close} [@c] there.`);
  writeFileSync(join(site, "content/index.md"), `${lines.join("\n\n")}\n`);
  const { stdout } = spawnSync(program, ["check", "--format", "json"], { cwd: site, encoding: "utf8" });
  const messages = stdout.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const found = messages.filter((message) => message.severity === "error" && message.code === "quotation-not-found");
  return new Set(found.map((message) => (message.start.line - 1) / 2));
}

const site = mkdtempSync(join(tmpdir(), "variorum-marks-"));
const failures = [];
try {
  mkdirSync(join(site, "content/sources"), { recursive: true });
  writeFileSync(join(site, "variorum.toml"), 'title = "Marks"\n');
  writeFileSync(join(site, "content/sources/c.txt"), "The mayor resigned on Monday.\n");
  const all = pairs();
  if (all.length < 15) failures.push(`CLDR has only ${all.length} pairs`);
  const [honest, changed] = ["The mayor resigned", "The mayor died"].map((words) => errors(site, all, words));
  all.forEach(({ locale, pair }, index) => {
    if (honest.has(index)) failures.push(`${pair.join("…")} of ${locale}: what stands there is not found`);
    if (!changed.has(index)) failures.push(`${pair.join("…")} of ${locale}: what does not stand there is not told`);
  });
  console.log(`quotation marks of CLDR: ${all.length} pairs, ${failures.length} failures`);
} finally {
  rmSync(site, { recursive: true, force: true });
}
failures.forEach((words) => console.log(`  ${words}`));
process.exit(failures.length === 0 ? 0 : 1);
