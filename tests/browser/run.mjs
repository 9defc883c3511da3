// Reads the built site in a real browser, with script switched off: every footnote marker is reached by Tab and opened by Enter,
// its note is seen, and the reader comes back by Back and by the note's own link. `node run.mjs [FOLDER]`; see tests/run.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? resolve(here, "../../target/site"));
const front = pathToFileURL(resolve(folder, "index.html")).href;
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const WIDTHS = [1440, 390];
// A note that is seen is at least this wide, in CSS pixels: narrower is a column of single letters.
const NARROWEST = 200;

const failures = [];
const check = (holds, words) => { if (!holds) failures.push(words); };

/** What the page says about the element that a fragment names, and about its marker. */
const look = (page, id) => page.evaluate((wanted) => {
  const note = document.getElementById(wanted)?.closest("li");
  if (!note) return null;
  const box = note.getBoundingClientRect();
  const style = getComputedStyle(note);
  return {
    width: box.width,
    height: box.height,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    overflows: box.left < -1 || box.right > document.documentElement.clientWidth + 1,
    shown: style.visibility === "visible" && style.display !== "none" && Number(style.opacity) > 0.9,
    words: note.innerText.trim().length,
  };
}, id);

/** Whether the marker with this id is in the window. */
const markerInView = (page, id) => page.evaluate((wanted) => {
  const box = document.getElementById(wanted)?.getBoundingClientRect();
  return Boolean(box) && box.bottom > 0 && box.top < innerHeight;
}, id);

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const marker = element?.getAttribute("role") === "doc-noteref";
  return { id: element?.id ?? "", marker, href: element?.getAttribute("href") ?? "" };
});

/** Ids of the markers that Tab reaches, in order. */
async function reachedByTab(page, count) {
  const reached = [];
  for (let presses = 0; presses < 3000 && reached.length < count; presses += 1) {
    await page.keyboard.press("Tab");
    const element = await focused(page);
    if (element.marker && !reached.some((marker) => marker.id === element.id)) reached.push(element);
  }
  return reached;
}

/** Opens one marker by Enter, looks at its note, and comes back in both ways. */
async function openAndReturn(page, marker, width) {
  const where = `${width} px, ${marker.id}`;
  const target = decodeURIComponent(marker.href.replace(/^#/, ""));
  await page.focus(`[id="${marker.id}"]`);
  await page.keyboard.press("Enter");
  check(page.url().endsWith(marker.href), `${where}: Enter does not follow the marker`);
  const note = await look(page, target);
  check(note !== null, `${where}: no note has the id ${target}`);
  if (note) {
    check(note.shown && note.inView && note.words > 0, `${where}: the note is not seen ${JSON.stringify(note)}`);
    check(note.width >= NARROWEST, `${where}: the note is ${Math.round(note.width)} px wide`);
    check(!note.overflows, `${where}: the note reaches over the window's edge`);
  }
  await page.goBack();
  check(await markerInView(page, marker.id), `${where}: Back does not return to the marker`);
  await page.focus(`[id="${marker.id}"]`);
  await page.keyboard.press("Enter");
  const back = page.locator(`li:has([id="${target}"]), li[id="${target}"]`).locator(`a[role="doc-backlink"][href="#${marker.id}"]`).last();
  check((await back.count()) > 0, `${where}: the note has no link back to this marker`);
  if ((await back.count()) > 0) {
    await back.focus();
    await page.keyboard.press("Enter");
    check(await markerInView(page, marker.id), `${where}: the note's link does not return to the marker`);
  }
}

async function readAt(browser, width) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(front, { waitUntil: "load" });
  const loaded = requests.length;
  const count = await page.locator('a[role="doc-noteref"]').count();
  check(count > 0, `${width} px: the front page has no footnote marker`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(sideways <= 0, `${width} px: the page scrolls sideways by ${sideways} px`);
  const strange = requests.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"));
  check(strange.length === 0, `${width} px: asked other hosts: ${strange.join(", ")}`);
  const reached = await reachedByTab(page, count);
  check(reached.length === count, `${width} px: Tab reaches ${reached.length} of ${count} markers`);
  await page.goto(front);
  for (const marker of reached) await openAndReturn(page, marker, width);
  console.log(`${width} px: ${count} markers, ${reached.length} reached by Tab, ${loaded} requests`);
  await context.close();
}

const executablePath = BROWSERS.find((path) => path && existsSync(path));
if (!executablePath || !existsSync(fileURLToPath(front))) {
  console.error(executablePath ? `there is no site in ${folder}` : "Chromium is missing");
  process.exit(1);
}
const browser = await chromium.launch({ executablePath, args: FLAGS });
try {
  for (const width of WIDTHS) await readAt(browser, width);
} finally {
  await browser.close();
}
console.log(`browser ${browser.version()}: ${failures.length} failures`);
failures.slice(0, 40).forEach((words) => console.log(`  ${words}`));
process.exit(failures.length === 0 ? 0 : 1);
