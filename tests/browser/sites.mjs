// The sites that are read: the repository's own in both themes, those of tests/sites that build, and two that are written here.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const PROGRAM = process.env.VARIORUM ?? join(TARGET, "debug/variorum");
const OUT = join(ROOT, "target/browser");
const SOURCES = ["gazette", "herald", "courier"];
const RELATIONS = ["agree", "differ", "conflict", "unclear"];

/** Files below a folder with an ending, relative to it, in order. */
export function files(folder, ending) {
  const found = readdirSync(folder, { recursive: true }).map(String).filter((path) => path.endsWith(ending));
  return found.filter((path) => statSync(join(folder, path)).isFile()).sort();
}

/** Builds one site; nothing if it has errors, as some of tests/sites are meant to. */
function build(name, root) {
  const folder = join(OUT, name);
  try {
    execFileSync(PROGRAM, ["--root", root, "-q", "build", "--output", folder], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    console.log(`${name} does not build: ${String(error.stderr).split("\n")[0]}`);
    return [];
  }
  // What is pasted into other pages is none itself.
  return [{ name, folder, pages: files(folder, ".html").filter((page) => !page.startsWith("embed/")) }];
}

/** Every site, built. */
export function sites() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const folders = readdirSync(join(ROOT, "tests/sites")).sort();
  return [
    ...build("own", ROOT),
    ...build("plain", plain()),
    ...folders.flatMap((name) => build(name, join(ROOT, "tests/sites", name, "in"))),
    ...[6, 60].flatMap((count) => build(`generated-${count}`, written(count))),
  ];
}

/** The repository's own site in the second theme. */
function plain() {
  const root = join(OUT, "plain-in");
  mkdirSync(root);
  for (const folder of ["content", "themes"]) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  const settings = readFileSync(join(ROOT, "variorum.toml"), "utf8").replace(/^\[theme\]\n(?:(?!\[).*\n?)*/m, "");
  writeFileSync(join(root, "variorum.toml"), `${settings}\n[theme]\nname = "plain"\n`);
  return root;
}

/** A site of so many comparisons: one cited twice, one longer than any screen, the last one at the page's very end. */
function written(count) {
  const root = join(OUT, `generated-${count}-in`);
  const put = (path, text) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const sentence = (source, n) => `The ${source} reports that ward ${n} counted ${100 + n} ballots before noon on polling day.`;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  put("variorum.toml", 'title = "The count"\ndescription = "What three papers say of the count."\n');
  for (const source of SOURCES) {
    put(`content/sources/${source}.txt`, numbers.map((n) => sentence(source, n)).join("\n"));
    put(`content/sources/${source}.toml`, `label = "The ${source}"\nlanguage = "en"\nurl = "https://example.org/${source}"\n`);
  }
  for (const n of numbers) {
    const quoted = SOURCES.slice(0, 2).map((source) => `> ${sentence(source, n)}\n>\n> — [@${source}]\n`).join("\n");
    const note = n === 2 && count > 6 ? "A paragraph that goes on and on about the same ballots and how they were counted.\n\n".repeat(40) : "Both say so.\n";
    const answers = `[answers]\ngazette = "${100 + n} ballots"\nherald = "${n % 2 ? 100 + n : "About 100"} ballots"\n[silent]\ncourier = ["mayor"]\n`;
    put(`content/annotations/ward-${n}.md`, `+++\nquestion = "How many ballots did ward ${n} count?"\nrelation = "${RELATIONS[n % 4]}"\n${answers}+++\n\n${quoted}\n${note}`);
  }
  const paragraphs = numbers.map((n) => `In ward ${n} the papers count ballots until noon.[^ward-${n}]\n`);
  put("content/index.md", `+++\ntitle = "The count"\n+++\n\n${paragraphs.join("\n")}\nThe first ward was counted again.[^ward-1]\n`);
  return root;
}

/** One page of each kind, beside the pages at the root, where a site has many. */
export function sample({ pages }, most) {
  if (pages.length <= most) return pages;
  const first = (folder) => pages.find((page) => page.startsWith(`${folder}/`));
  return [...pages.filter((page) => !page.includes("/")), first("comparisons"), first("sources"), first("parallel")].filter(Boolean);
}

/** A page's path as people write it. */
export const shown = (path) => relative(ROOT, path);
