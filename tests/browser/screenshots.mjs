// Pictures for people to look at, in target/screenshots: each kind of page at three widths, light and dark.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const WIDTHS = [390, 820, 1440];

export async function screenshots(browser, site, to) {
  mkdirSync(to, { recursive: true });
  const url = (address) => pathToFileURL(join(site.folder, address.split("#")[0])).href + (address.includes("#") ? `#${address.split("#")[1]}` : "");
  const first = (folder) => site.pages.find((page) => page.startsWith(`${folder}/`));
  const open = await marker(browser, url("index.html"));
  const kinds = [["front", "index.html"], ["note", `index.html${open}`], ["comparison", first("comparisons")], ["comparisons", "comparisons.html"],
    ["source", first("sources")], ["sources", "sources.html"], ["matrix", "matrix.html"], ["parallel", first("parallel")], ["missing", "404.html"]];
  for (const colorScheme of ["light", "dark"]) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      for (const [kind, address] of kinds.filter((kind) => kind[1])) {
        await page.goto("about:blank");
        await page.goto(url(address));
        await page.screenshot({ path: join(to, `${kind}-${width}-${colorScheme}.png`) });
      }
      await context.close();
    }
  }
}

/** The fragment of the second note, which is seldom at the page's top. */
async function marker(browser, front) {
  const page = await browser.newPage();
  await page.goto(front);
  const all = await page.locator('a[role="doc-noteref"]').evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  await page.close();
  return all[1] ?? all[0] ?? "";
}

/** The two pictures that the README opens with: the front page with a note open, as a reader without script sees it. */
export async function pictures(browser, site, to) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme, javaScriptEnabled: false });
    const page = await context.newPage();
    const front = pathToFileURL(join(site.folder, "index.html")).href;
    await page.goto(front);
    await page.focus('a[role="doc-noteref"] >> nth=1');
    await page.keyboard.press("Enter");
    await page.screenshot({ path: join(to, `${colorScheme}.png`) });
    await context.close();
  }
}
