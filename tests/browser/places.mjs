// The same folder from disk, at the root of a host and under a path: pages, styles, links and the search work in all three.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check, measure } from "./report.mjs";
import { serve } from "./serve.mjs";

/** Types into the search box and waits for what it says. */
async function search(page, words) {
  await page.fill('[role="search"] input', words);
  const status = page.locator('[role="search"] [role="status"]');
  await status.filter({ hasText: /./ }).waitFor({ timeout: 5000 }).catch(() => {});
  return page.locator('[role="search"] a').evaluateAll((found) => found.map((link) => link.href));
}

async function visit(browser, address, where, query) {
  const page = await browser.newPage();
  page.on("console", (message) => check(false, `${where}: the console says ${message.text()}`));
  // What a page still fetches when it is left is given up, and that is no fault.
  const givenUp = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
  page.on("requestfailed", (request) => check(givenUp(request), `${where}: ${request.url()} fails`));
  page.on("response", (response) => check(response.ok() || !response.status(), `${where}: ${response.url()} gives ${response.status()}`));
  await page.goto(`${address}index.html`);
  const next = await page.locator("main a[href*='sources/']").first().getAttribute("href");
  await page.goto(new URL(next, page.url()).href);
  const styled = await page.evaluate(() => document.styleSheets.length > 0 && getComputedStyle(document.body).margin === "0px");
  check(styled, `${where}: a page in a folder has no style`);
  const found = await search(page, query);
  check(found.length > 0 && found.every((href) => href.startsWith(address)), `${where}: the search finds ${found.length} places`);
  if (found.length) await keys(page, found[0], where);
  await page.close();
}

/** The search by keyboard: down to the first result, Escape back to the box, down again and in. */
async function keys(page, first, where) {
  const at = () => page.evaluate(() => document.activeElement.href ?? document.activeElement.tagName);
  await page.focus('[role="search"] input');
  await page.keyboard.press("ArrowDown");
  check((await at()) === first, `${where}: the arrow does not lead to the first result`);
  await page.keyboard.press("Enter");
  await page.waitForURL(first);
  const id = new URL(first).hash.slice(1);
  check(!id || (await page.locator(`[id="${id}"]`).count()) === 1, `${where}: the first result leads to no place`);
  await page.fill('[role="search"] input', "x");
  await page.keyboard.press("Escape");
  check((await at()) === "INPUT" && (await page.inputValue('[role="search"] input')) === "", `${where}: Escape does not clear the search`);
}

/** What script adds to an open note: Escape leaves it, and the buttons lead to the next one. */
async function tools(browser, { name, folder }) {
  const page = await browser.newPage();
  const front = pathToFileURL(join(folder, "index.html")).href;
  await page.goto(front);
  const markers = await page.locator('a[role="doc-noteref"]').evaluateAll((all) => all.map((marker) => marker.id));
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.focus(`[id="${markers[1]}"]`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  check((await focused()) === markers[1], `${name}: Escape does not give the focus back to the marker`);
  await page.keyboard.press("Enter");
  await page.click(".tool.next");
  const note = await focused();
  check(note.startsWith("n-") && page.url().endsWith(`#${note}`), `${name}: the button does not lead to the next note`);
  await page.close();
}

export async function places(browser, site, query) {
  await visit(browser, pathToFileURL(`${site.folder}/`).href, `${site.name} from disk`, query);
  for (const prefix of ["/", "/a/briefing/"]) {
    const server = await serve(site.folder, prefix);
    await visit(browser, server.address, `${site.name} served at ${prefix}`, query);
    server.stop();
  }
  await tools(browser, site);
  measure(`${site.name}: places it was read from`, 3);
}
