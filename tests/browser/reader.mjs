// Reader views: the library behind Firefox's and many services' keeps every passage of a comparison, and what is said beside it.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check, measure } from "./report.mjs";

const READABILITY = createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js");
// What of a comparison's page has to be kept.
const KEPT = ".compared blockquote p, .answer, .gloss, .note-text > p";

const plain = (text) => text.replace(/\s+/g, "");

/** What a reader view loses of the first so many comparisons of a site. */
export async function reader(browser, { name, folder, pages }, most) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  let [wanted, kept] = [0, 0];
  for (const address of pages.filter((path) => path.startsWith("comparisons/")).slice(0, most)) {
    await page.goto(pathToFileURL(join(folder, address)).href);
    await page.addScriptTag({ path: READABILITY });
    const [parts, view] = await page.evaluate((selector) => {
      const texts = [...document.querySelectorAll(selector)].map((part) => part.textContent);
      return [texts, new Readability(document.cloneNode(true)).parse()?.textContent ?? ""];
    }, KEPT);
    const lost = parts.filter((part) => !plain(view).includes(plain(part)));
    check(lost.length === 0, `${name}/${address}: a reader view loses “${lost[0]?.trim()}”`);
    [wanted, kept] = [wanted + parts.length, kept + parts.length - lost.length];
  }
  measure(`${name}: words of comparisons that a reader view keeps`, kept, { least: wanted });
  await context.close();
}
