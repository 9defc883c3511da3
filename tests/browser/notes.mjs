// With script off: every footnote marker is reached by Tab and opened by Enter, its note is seen beside its sentence, and the
// reader comes back by Back and by the note's own link. And on paper every note stands in full.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check, measure } from "./report.mjs";

// A note that is seen is at least this wide, in CSS pixels: narrower is a column of single letters.
const NARROWEST = 200;

/** What the page says about the note that a fragment names, and whether its marker is seen beside it. */
const look = (page, id, marker) => page.evaluate(([wanted, from]) => {
  const note = document.getElementById(wanted)?.closest(".note");
  if (!note) return null;
  const box = note.getBoundingClientRect();
  const style = getComputedStyle(note);
  const own = document.getElementById(from).getBoundingClientRect();
  const [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
  return {
    // A sentence inside a note stands at the page's end, and its note closes with the step to the next.
    nested: Boolean(document.getElementById(from).closest(".note")),
    width: Math.round(box.width),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    cut: style.position === "fixed" && (box.top < -1 || box.bottom > innerHeight + 1),
    overflows: box.left < -1 || box.right > document.documentElement.clientWidth + 1,
    shown: style.visibility === "visible" && style.display !== "none" && Number(style.opacity) > 0.9,
    words: note.innerText.trim().length,
    sentence: y > 0 && y < innerHeight && !note.contains(document.elementFromPoint(x, y)),
  };
}, [id, marker]);

/** Whether the marker with this id is in the window. */
const markerInView = (page, id) => page.evaluate((wanted) => {
  const box = document.getElementById(wanted)?.getBoundingClientRect();
  return Boolean(box) && box.bottom > 0 && box.top < innerHeight;
}, id);

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return { id: element?.id ?? "", marker: element?.getAttribute("role") === "doc-noteref", href: element?.getAttribute("href") ?? "" };
});

/** Ids of the markers that Tab reaches, in order. */
async function reachedByTab(page, count) {
  const reached = new Map();
  for (let presses = 0; presses < 3000 && reached.size < count; presses += 1) {
    await page.keyboard.press("Tab");
    const element = await focused(page);
    if (element.marker) reached.set(element.id, element);
  }
  return [...reached.values()];
}

const arrives = (page, fragment) => page.waitForURL((url) => url.href.endsWith(fragment), { timeout: 3000 }).catch(() => {});

const follow = async (page, marker) => {
  await page.focus(`[id="${marker.id}"]`);
  await page.keyboard.press("Enter");
  // The browser follows a moment after the key.
  await arrives(page, marker.href);
};

/** Opens one marker by Enter, looks at its note, and comes back in both ways. Whether the sentence stays in sight. */
async function openAndReturn(page, marker, where) {
  const target = decodeURIComponent(marker.href.replace(/^#/, ""));
  await follow(page, marker);
  check(page.url().endsWith(marker.href), `${where}: Enter does not follow the marker`);
  const note = await look(page, target, marker.id);
  check(note, `${where}: no note has the id ${target}`);
  if (!note) return false;
  check(note.shown && note.inView && note.words > 0, `${where}: the note is not seen ${JSON.stringify(note)}`);
  check(note.width >= NARROWEST, `${where}: the note is ${note.width} px wide`);
  check(!note.overflows && !note.cut, `${where}: the note reaches over the window's edge`);
  await page.goBack();
  check(await markerInView(page, marker.id), `${where}: Back does not return to the marker`);
  await follow(page, marker);
  const back = page.locator(`.note:has([id="${target}"]), .note[id="${target}"]`).locator(`a[role="doc-backlink"][href="#${marker.id}"]`).last();
  if (!(await back.count())) {
    check(false, `${where}: the note has no link back to this marker`);
    return note.sentence || note.nested;
  }
  await back.focus();
  await page.keyboard.press("Enter");
  await arrives(page, `#${marker.id}`);
  check(await markerInView(page, marker.id), `${where}: the note's link does not return to the marker`);
  return note.sentence || note.nested;
}

/** Reads the notes of a site's front page at one width. */
export async function notes(browser, { name, folder }, width) {
  const front = pathToFileURL(join(folder, "index.html")).href;
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: "reduce", viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(front);
  const count = await page.locator('a[role="doc-noteref"]').count();
  const reached = await reachedByTab(page, count);
  check(reached.length === count, `${name}, ${width} px: Tab reaches ${reached.length} of ${count} markers`);
  await page.goto(front);
  let beside = 0;
  for (const marker of reached) {
    const seen = await openAndReturn(page, marker, `${name}, ${width} px, ${marker.id}`);
    beside += seen ? 1 : 0;
    check(seen || name === "plain", `${name}, ${width} px, ${marker.id}: the note hides the sentence or takes it out of sight`);
  }
  measure(`${name}, ${width} px: notes opened and left`, reached.length, { least: count });
  measure(`${name}, ${width} px: of these beside their sentence`, beside, name === "plain" ? {} : { least: count });
  await context.close();
}

const plain = (text) => text.normalize("NFKC").replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u064b-\u065f-]+/g, "");

/** Prints a site's front page and looks for the words of every note on the paper. */
export async function print(browser, { name, folder }, to) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  const wanted = await page.locator(".note").evaluateAll((items) => items.map((item) => {
    const parts = [...item.querySelectorAll("h3, .lead, blockquote p, .note-text > p")];
    // Words for screen readers alone are not painted, raised numbers are painted apart, and what is left out is looked for by itself.
    const painted = (part) => { const copy = part.cloneNode(true); copy.querySelectorAll(".vh, .ref, .left-out").forEach((words) => words.remove()); return copy.textContent; };
    return { id: item.id, parts: parts.map(painted) };
  }));
  const gaps = await page.locator(".left-out q").evaluateAll((items) => items.map((item) => item.textContent));
  mkdirSync(to, { recursive: true });
  const file = join(to, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  execFileSync("pdftotext", ["-raw", file, `${file}.txt`]);
  // A page's foot may stand between two halves of a paragraph.
  const paper = plain(readFileSync(`${file}.txt`, "utf8").replace(/\n\d+ \/ \d+\n\f/g, "\n").replace(/\f/g, ""));
  // What is read from paper comes in the order of painting, which turns right-to-left words round, mixes their order and parts
  // a few where a mark stands on a letter: three words of four are asked for.
  const turned = (word) => [...word].reverse().join("");
  const wordsThere = (part) => {
    const words = part.split(/[\s\u200c]+/).map(plain);
    return words.filter((word) => paper.includes(word) || paper.includes(turned(word))).length >= 0.75 * words.length;
  };
  const there = (part) => paper.includes(plain(part).slice(0, 30)) || (/[\u0590-\u08ff]/.test(part) && wordsThere(part));
  const lost = ({ parts }) => parts.find((part) => !there(part));
  const missing = wanted.filter((note) => lost(note) !== undefined);
  missing.forEach((note) => check(false, `${name}, printed: ${note.id} is not there in full: ${lost(note)}`));
  measure(`${name}, printed: notes in full`, wanted.length - missing.length, { least: wanted.length });
  const open = gaps.filter(there);
  measure(`${name}, printed: words left out in running text`, open.length, { least: gaps.length });
  await context.close();
}
