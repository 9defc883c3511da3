// Reads built sites in a real browser and measures what the reading experience promises; prints the numbers.
// `node run.mjs` reads all sites; `node run.mjs --pictures` makes the README's two pictures anew. See tests/run.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { links } from "./links.mjs";
import { notes, print } from "./notes.mjs";
import { CONTRASTS, readPages } from "./pages.mjs";
import { parts } from "./parts.mjs";
import { places } from "./places.mjs";
import { reader } from "./reader.mjs";
import { check, measure, summary } from "./report.mjs";
import { pictures, screenshots } from "./screenshots.mjs";
import { ROOT, sample, sites } from "./sites.mjs";
import { validate } from "./validate.mjs";

const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const SCREENSHOTS = join(ROOT, "target/screenshots");
const WIDTHS = [1440, 390];
const PAGES_READ = 12;
// Sites in the built-in theme whose other pages are tried as well.
const WITH_PARTS = ["own", "four-sources", "printed"];

const kilobytes = (bytes) => Math.round(bytes / 100) / 10;
const size = (path) => statSync(path).size;

/** Bytes of what a page asked for, by ending. */
const weight = (requests, ending) => requests.filter((url) => url.split("#")[0].endsWith(ending)).reduce((sum, url) => sum + size(fileURLToPath(url.split("#")[0])), 0);

function weigh(site, requests) {
  const front = requests.get("index.html");
  const limit = { own: 90, "generated-6": 30 }[site.name];
  const total = kilobytes(weight(front, ".html") + weight(front, ".css"));
  measure(`${site.name}: HTML and CSS of the front page`, total, { most: limit, unit: " kB" });
  // What the theme asks for: pictures are the site's own, and so is the sheet of what the settings change.
  const ours = (url) => /\.(html|css|js)$/.test(url.split("#")[0]) && !url.endsWith("/theme.css");
  measure(`${site.name}: requests of a page`, Math.max(...[...requests.values()].map((asked) => asked.filter(ours).length)), { most: 3 });
  if (site.name !== "own") return;
  measure("style.css", kilobytes(size(join(site.folder, "assets/style.css"))), { most: 13.5, unit: " kB" });
  measure("sources.css, in its place on pages about sources", kilobytes(size(join(site.folder, "assets/sources.css"))), { most: 29.9, unit: " kB" });
  measure("script.js", kilobytes(size(join(site.folder, "assets/script.js"))), { most: 9.9, unit: " kB" });
  measure("search.js, loaded on use", kilobytes(size(join(site.folder, "assets/search.js"))), { unit: " kB" });
}

function minutes(since) {
  return `${((Date.now() - since) / 60000).toFixed(1)} min`;
}

async function readSite(browser, site, totals) {
  const started = Date.now();
  links(site);
  weigh(site, await readPages(browser, site, sample(site, PAGES_READ), totals));
  const long = site.pages.includes("index.html") && readFileSync(join(site.folder, "index.html"), "utf8").includes("doc-noteref");
  if (long) {
    for (const width of WIDTHS) await notes(browser, site, width);
    await print(browser, site, SCREENSHOTS);
  }
  if (WITH_PARTS.includes(site.name)) await parts(browser, site);
  await reader(browser, site, PAGES_READ);
  console.log(`${site.name}: ${site.pages.length} pages, ${minutes(started)}`);
}

async function readAll(browser) {
  const built = sites();
  const totals = { axe: 0, sideways: 0, foreign: 0, contrast: { text: 21, word: 21, line: 21 } };
  validate(built);
  for (const site of built) await readSite(browser, site, totals);
  measure("axe: violations in light, dark and at 390 px", totals.axe, { most: 0 });
  measure("sideways scroll at 320 px, 200 % zoom, wide spacing", totals.sideways, { most: 0 });
  measure("requests to another host", totals.foreign, { most: 0 });
  for (const [kind, least] of Object.entries(CONTRASTS)) {
    measure(`lowest contrast in light and dark: ${kind}`, Math.floor(totals.contrast[kind] * 100) / 100, { least });
  }
  const [own] = built;
  await places(browser, own, "supreme leader");
  await screenshots(browser, own, SCREENSHOTS);
}

const started = Date.now();
const executablePath = BROWSERS.find((path) => path && existsSync(path));
if (!executablePath) {
  console.error("Chromium is missing");
  process.exit(1);
}
const browser = await chromium.launch({ executablePath, args: FLAGS });
try {
  if (process.argv.includes("--pictures")) await pictures(browser, sites()[0], join(ROOT, "tests/browser/pictures"));
  else await readAll(browser);
} catch (error) {
  check(false, `the tests stop: ${error.stack}`);
} finally {
  await browser.close();
}
console.log(`read by ${browser.version()} in ${minutes(started)}`);
process.exit(summary() ? 0 : 1);
