// One page at a time: who is asked for what, what the console says, accessibility and contrast in both schemes and on a phone,
// no sideways scroll however large the text, and the same words with script off.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check } from "./report.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// WCAG 1.4.12: what a reader may set without losing anything.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";
/** The goals of contrast, in both schemes. */
export const CONTRASTS = { text: 7, word: 6, line: 4.5 };

/** Violations that axe finds on the page as it stands. */
async function axe(page, where, totals) {
  const found = await page.evaluate(async (tags) => {
    const result = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false });
    return result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map((node) => node.target.join(" ")), count: nodes.length }));
  }, TAGS);
  totals.axe += found.length;
  found.forEach(({ id, nodes, count }) => check(false, `${where}: axe ${id} (${count}): ${nodes.join(" | ")}`));
}

/** What is drawn in a relation's or the interface's colour and says something by its line, and the property that colours it. */
const DRAWN = [
  [".badge, .passage.silent, .search input, .tool", "borderInlineStartColor"],
  ['mark[class*="lane-"], .passage strong', "textDecorationColor"],
  [".sign", "color"],
  [".strip .quoted", "fill"],
];

/**
 * The lowest contrasts with what is painted behind: of a word that is read as text, of any word, and of any line or badge.
 *
 * Text is every word but those of markers and badges, which a sign and a line say too.
 */
const contrasts = (page) => page.evaluate((drawn) => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgb = (colour) => {
    if (!known.has(colour)) {
      paint.clearRect(0, 0, 1, 1);
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
      known.set(colour, [...paint.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      const drawn = backgroundImage === "none" ? [] : (backgroundImage.match(/(rgba?|oklch|color)\([^)]*\)/g) ?? []).map(rgb);
      if (rgb(backgroundColor)[3] > 250) return [rgb(backgroundColor), ...drawn];
      if (drawn.length) return [...drawn, ...behind(at.parentElement ?? document.documentElement)];
    }
    return [rgb(getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff")];
  };
  const lowest = Object.fromEntries(["text", "word", "line"].map((kind) => [kind, { ratio: 21, where: "" }]));
  const compare = (kind, element, colour, words) => {
    for (const ground of behind(element)) {
      const found = ratio(rgb(colour), ground);
      const where = `${element.tagName.toLowerCase()}.${element.getAttribute("class")} “${words.trim().slice(0, 30)}”`;
      if (found < lowest[kind].ratio) lowest[kind] = { ratio: found, where };
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.data;
    const element = walker.currentNode.parentElement;
    if (!words.trim() || element.closest(".vh, svg") || !element.checkVisibility()) continue;
    for (const kind of element.closest(".ref, .badge") ? ["word"] : ["word", "text"]) compare(kind, element, getComputedStyle(element).color, words);
  }
  for (const [selector, property] of drawn) {
    for (const element of document.querySelectorAll(selector)) {
      const style = getComputedStyle(element);
      const absent = property.startsWith("border") ? style.borderInlineStartStyle === "none" : property.startsWith("text") && style.textDecorationLine === "none";
      if (element.checkVisibility() && !absent) compare("line", element, style[property], property);
    }
  }
  return lowest;
}, DRAWN);

async function sideways(page, where, totals) {
  const wide = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - edge;
    if (over <= 0) return null;
    const culprit = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > edge + 1).pop();
    return { over, culprit: culprit && `${culprit.tagName.toLowerCase()}.${culprit.getAttribute("class") ?? ""}#${culprit.id}` };
  });
  totals.sideways += wide ? 1 : 0;
  check(!wide, `${where}: scrolls sideways by ${wide?.over} px (${wide?.culprit})`);
}

async function schemes(page, where, totals) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await axe(page, `${where}, ${colorScheme}`, totals);
    for (const [kind, lowest] of Object.entries(await contrasts(page))) {
      totals.contrast[kind] = Math.min(totals.contrast[kind], lowest.ratio);
      check(lowest.ratio >= CONTRASTS[kind], `${where}, ${colorScheme}: ${kind} has contrast ${lowest.ratio.toFixed(2)}: ${lowest.where}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
}

async function widths(page, where, totals) {
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page, `${where}, 390 px`, totals);
  // 640 px is what is left of 1280 at a zoom of 200 %.
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await sideways(page, `${where}, ${width} px`, totals);
  }
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, SPACING);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await sideways(page, `${where}, ${width} px, wide spacing`, totals);
  }
}

/** Everything about one page; adds to the totals and gives its requests. */
async function read(contexts, { name, folder }, address, totals) {
  const where = `${name}/${address}`;
  const url = pathToFileURL(join(folder, address)).href;
  const page = await contexts.on.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => check(false, `${where}: the console says ${message.text()}`));
  page.on("pageerror", (error) => check(false, `${where}: ${error.message}`));
  await page.goto(url, { waitUntil: "load" });
  const loaded = [...requests];
  const strange = loaded.filter((asked) => !asked.startsWith("file:"));
  totals.foreign += strange.length;
  check(strange.length === 0, `${where}: asks other hosts: ${strange.join(", ")}`);
  const words = await page.evaluate(() => document.body.innerText);
  await page.evaluate(AXE);
  await schemes(page, where, totals);
  await widths(page, where, totals);
  await page.close();
  const still = await contexts.off.newPage();
  await still.goto(url);
  check((await still.evaluate(() => document.body.innerText)) === words, `${where}: other words with script off`);
  await still.close();
  return loaded;
}

/** Reads pages of a site; gives what was asked for by each. */
export async function readPages(browser, site, addresses, totals) {
  const viewport = { width: 1440, height: 900 };
  const contexts = { on: await browser.newContext({ viewport }), off: await browser.newContext({ viewport, javaScriptEnabled: false }) };
  const requests = new Map();
  for (const address of addresses) requests.set(address, await read(contexts, site, address, totals));
  await contexts.on.close();
  await contexts.off.close();
  return requests;
}
