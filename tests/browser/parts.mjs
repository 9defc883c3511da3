// The parts of the pages around a briefing, tried as a reader without script would: words left out that open, the way from a
// passage to the original, two texts of which a link moves only the other, and a matrix that is cards on a phone.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check, measure } from "./report.mjs";

// A question of the matrix that is narrower than this, in CSS pixels, is a column of single words.
const NARROWEST = 200;

const href = (site, address) => pathToFileURL(join(site.folder, address)).href;
const below = (site, folder) => site.pages.filter((page) => page.startsWith(`${folder}/`));

/** Opens everything that can be opened on the front page, by keyboard; each shows words that were hidden. */
async function omitted(page, site) {
  await page.goto(href(site, "index.html"));
  const all = page.locator("details.omitted");
  const count = await all.count();
  let opened = 0;
  for (let index = 0; index < count; index += 1) {
    const details = all.nth(index);
    const inside = details.locator("> :not(summary)");
    const hidden = !(await inside.first().isVisible());
    await details.locator("summary").press("Enter");
    opened += hidden && (await inside.first().isVisible()) && (await inside.first().innerText()).trim() ? 1 : 0;
  }
  measure(`${site.name}: words left out or replaced, opened`, opened, { least: count });
}

/** Whether the words that a sign of omission opens are seen whole in the window. */
const opened = (page, id) => page.evaluate((wanted) => {
  const words = document.getElementById(wanted);
  const box = words.getBoundingClientRect();
  const inView = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= document.documentElement.clientWidth + 1;
  return words.matches(":popover-open") && box.width > 0 && words.innerText.trim().length > 0 && inView;
}, id);

/** Opens what quotations in running text leave out, by keyboard or by touch, and closes it again. */
async function gaps(page, site, by) {
  await page.goto(href(site, "index.html"));
  const signs = page.locator("button.gap");
  const count = await signs.count();
  let [shown, closed] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const sign = signs.nth(index);
    const id = await sign.getAttribute("popovertarget");
    if (by === "touch") await sign.tap();
    else await sign.press("Enter");
    shown += (await opened(page, id)) ? 1 : 0;
    await page.keyboard.press("Escape");
    closed += (await page.locator(`[id="${id}"]`).isVisible()) ? 0 : 1;
  }
  measure(`${site.name}: words left out in running text, opened by ${by}`, shown, { least: count });
  measure(`${site.name}: the same, closed again`, closed, { least: count });
}

/** Whether each passage of a source that has an address leads to its words in the original. */
async function originals(page, site) {
  let [passages, linked] = [0, 0];
  for (const address of below(site, "sources")) {
    await page.goto(href(site, address));
    if (!(await page.locator('.facts a[href^="http"]').count())) continue;
    passages += await page.locator(".passage-list li").count();
    linked += await page.locator('.passage-list li a[href*="#:~:text="]').count();
  }
  if (passages) measure(`${site.name}: passages that lead to their words in the original`, linked, { least: passages });
}

/** Follows links from the first text to the second: what is led to stands in the other column and is seen, and nothing scrolls but the page. */
async function panes(page, site) {
  const [address] = below(site, "parallel");
  if (!address) return;
  await page.goto(href(site, address));
  const inner = await page.evaluate(() => [...document.querySelectorAll("main *")].filter((element) => element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY)).length);
  check(inner === 0, `${site.name}/${address}: ${inner} parts scroll by themselves`);
  const markers = page.locator('.side:first-child .ref[href^="#"]');
  const count = await markers.count();
  for (let index = 0; index < count; index += 1) {
    const marker = markers.nth(index);
    await marker.focus();
    const fragment = await marker.getAttribute("href");
    await marker.press("Enter");
    await page.waitForURL((url) => url.hash === fragment, { timeout: 3000 }).catch(() => {});
    const seen = await page.evaluate((id) => {
      const target = document.getElementById(id);
      const [box, heads] = [target.getBoundingClientRect(), document.querySelector(".heads").getBoundingClientRect()];
      return target.closest(".side:last-child") !== null && box.top >= heads.bottom && box.top < innerHeight;
    }, decodeURIComponent(fragment.slice(1)));
    check(seen, `${site.name}/${address}, ${fragment}: what is led to is not seen in the other text`);
  }
  measure(`${site.name}: ways from one text to the other`, count, { least: 1 });
}

/** The matrix on a phone: a card for each question, as wide as the card, each answer beside the name of its source. */
async function cards(page, site) {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(href(site, "matrix.html"));
  const found = await page.evaluate(() => ({
    questions: [...document.querySelectorAll("tbody th")].map((question) => Math.round(question.getBoundingClientRect().width)),
    unnamed: [...document.querySelectorAll(".cell-source")].filter((name) => !name.checkVisibility()).length,
  }));
  measure(`${site.name}, 390 px: narrowest question of the matrix`, Math.min(...found.questions), { least: NARROWEST, unit: " px" });
  check(found.unnamed === 0, `${site.name}, 390 px: ${found.unnamed} answers of the matrix do not name their source`);
}

export async function parts(browser, site) {
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: "reduce", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await omitted(page, site);
  await originals(page, site);
  await panes(page, site);
  await cards(page, site);
  await gaps(page, site, "keyboard");
  await context.close();
  const phone = await browser.newContext({ javaScriptEnabled: false, hasTouch: true, reducedMotion: "reduce", viewport: { width: 390, height: 800 } });
  await gaps(await phone.newPage(), site, "touch");
  await phone.close();
}
