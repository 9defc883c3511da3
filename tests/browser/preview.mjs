// Edits a site beside the preview in a real browser: the page reloads where the reader was, the errors stand in the page and go,
// a stylesheet is swapped, and everything comes back when the server is started again. `node preview.mjs PROGRAM`; see tests/run.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.argv[2] ?? join(here, "../../target/debug/variorum"));
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
// Longest wait for anything, in milliseconds.
const BOUND = 30_000;

const failures = [];
const check = (holds, words) => { if (!holds) failures.push(words); };

const site = mkdtempSync(join(tmpdir(), "variorum-preview-"));
cpSync(join(here, "../../content"), join(site, "content"), { recursive: true });
const settings = 'title = "Preview"\n[theme]\nname = "own"\n[preview]\neditor = "echo opened {file}:{line}"\n';
writeFileSync(join(site, "variorum.toml"), settings);
const style = readFileSync(join(here, "../../themes/default/static/style.css"), "utf8");
mkdirSync(join(site, "themes/own/static"), { recursive: true });
writeFileSync(join(site, "themes/own/static/style.css"), style);

/** Starts the program, and waits until it says where it serves. */
function serve(port) {
  const child = spawn(program, ["serve", "--port", String(port)], { cwd: site, stdio: ["ignore", "pipe", "pipe"] });
  const waiting = [];
  const said = (words) => new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`nothing said “${words}”`)), BOUND);
    waiting.push({ words, done: (line) => { clearTimeout(timer); done(line); } });
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    waiting.filter((wait) => line.includes(wait.words)).forEach((wait) => wait.done(line));
  });
  const ended = new Promise((done) => { child.on("exit", done); });
  return { child, said, ended, ready: said("Serving at ").then((line) => Number(line.match(/:(\d+)\//)[1])) };
}

const edit = (file, change) => { const before = readFileSync(file, "utf8"); writeFileSync(file, change(before)); return before; };
const executablePath = BROWSERS.find((path) => path && existsSync(path));
if (!executablePath || !existsSync(program)) {
  console.error(executablePath ? `there is no program ${program}` : "Chromium is missing");
  process.exit(1);
}

let server = serve(0);
const port = await server.ready;
const address = `http://127.0.0.1:${port}/`;
const browser = await chromium.launch({ executablePath, args: FLAGS });
try {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  context.setDefaultTimeout(BOUND);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error" && !/ERR_|Failed to load/.test(message.text())) faults.push(message.text()); });
  await page.goto(address);
  const id = await page.locator("li.note").nth(2).getAttribute("id");
  const file = join(site, "content/annotations", `${id.slice(2)}.md`);

  // Another tab, on a source's page, is told too.
  const other = await context.newPage();
  await other.goto(`${address}comparisons/${id.slice(2)}.html`);

  // A note is open and the reader has scrolled; the note's words change.
  await page.goto(`${address}#${id}`);
  await page.evaluate(() => scrollBy(0, 120));
  const before = await page.evaluate(() => scrollY);
  check(before > 0, "the page does not scroll");
  const good = edit(file, (text) => `${text}\nWords of the first edit.\n`);
  await page.getByText("Words of the first edit.").waitFor({ state: "attached" });
  await page.waitForFunction((wanted) => document.getElementById(wanted)?.classList.contains("variorum-changed"), id);
  check(page.url().endsWith(`#${id}`), `the fragment is lost: ${page.url()}`);
  check(await page.evaluate((wanted) => document.getElementById(wanted).matches(":target"), id), "the open note is closed");
  const after = await page.evaluate(() => scrollY);
  check(Math.abs(after - before) < 3, `scrolled from ${before} to ${after}`);
  const marked = await page.locator(".variorum-changed").count();
  check(marked === 1, `${marked} parts are marked as changed`);
  await other.getByText("Words of the first edit.").waitFor({ state: "attached" });

  // An error stands over the last good page, and goes.
  await page.evaluate(() => { window.kept = true; });
  writeFileSync(file, `${good}\n“words that no source has” [@a]\n`);
  const band = page.locator("variorum-errors .variorum-band");
  await band.waitFor();
  const told = await band.innerText();
  for (const words of ["quotation-not-found", `content/annotations/${id.slice(2)}.md:`, "words that no source has", "1 error"]) {
    check(told.includes(words), `the band does not say ${words}: ${told}`);
  }
  const height = await band.evaluate((element) => element.getBoundingClientRect().height);
  check(height > 60 && height < 700, `the band is ${height} px high: its stylesheet is missing`);
  const opened = server.said("opened ");
  await band.locator(".place").first().click();
  check((await opened).includes(`${id.slice(2)}.md:`), "a click on a place opens the editor");
  writeFileSync(file, `${good}\nWords of the second edit.\n`);
  await page.getByText("Words of the second edit.").waitFor({ state: "attached" });
  check((await band.count()) === 0, "the band stays");

  // A stylesheet is swapped without loading the page again.
  await page.evaluate(() => { window.kept = true; });
  writeFileSync(join(site, "themes/own/static/style.css"), `${style}\nbody { outline: 7px solid red; }\n`);
  await page.waitForFunction(() => getComputedStyle(document.body).outlineWidth === "7px");
  check(await page.evaluate(() => window.kept === true), "a stylesheet loads the page again");
  await page.waitForFunction(() => document.querySelectorAll('link[href*="style.css"]').length === 1);

  // A click with Alt opens the editor at what was clicked.
  for (const [part, wanted] of [["article > p:not([class])", "content/index.md:"], [`[id="${id}"] .passage blockquote`, `${id.slice(2)}.md:`]]) {
    await page.waitForFunction((selector) => document.querySelector(selector)?.closest("[data-place]"), part);
    const line = server.said("opened ");
    await page.locator(part).first().click({ modifiers: ["Alt"], position: { x: 20, y: 8 } });
    check((await line).includes(wanted), `${part}: ${await line}`);
  }

  // Nothing moves for those who do not want it.
  await page.emulateMedia({ reducedMotion: "reduce" });
  writeFileSync(file, `${good}\nWords of the third edit.\n`);
  await page.getByText("Words of the third edit.").waitFor({ state: "attached" });
  const animation = await page.evaluate((wanted) => {
    const element = document.getElementById(wanted);
    element.classList.add("variorum-changed");
    return getComputedStyle(element).animationName;
  }, id);
  check(animation === "none", `reduced motion: ${animation}`);

  // The server ends, the files change, the server comes back.
  server.child.kill("SIGINT");
  check((await server.ended) === 0, "Ctrl-C is no failure");
  writeFileSync(file, `${good}\nWords of the fourth edit.\n`);
  server = serve(port);
  await server.ready;
  await page.getByText("Words of the fourth edit.").waitFor({ state: "attached" });

  // A page that is gone, and one that has never been.
  server.child.kill("SIGINT");
  await server.ended;
  writeFileSync(file, `${good}\n“words that no source has” [@a]\n`);
  server = serve(port);
  await server.ready;
  const fresh = await context.newPage();
  await fresh.goto(address);
  check((await fresh.locator("main.variorum-band").innerText()).includes("quotation-not-found"), "errors from the first moment");
  writeFileSync(file, good);
  await fresh.locator("article").first().waitFor();
  check((await fresh.locator("variorum-errors").count()) === 0, "the errors go");
  check(faults.length === 0, `the browser complains: ${faults.join("; ")}`);
} finally {
  server.child.kill("SIGINT");
  await browser.close();
  rmSync(site, { recursive: true, force: true });
}
console.log(`preview in the browser: ${failures.length} failures`);
failures.forEach((words) => console.log(`  ${words}`));
process.exit(failures.length === 0 ? 0 : 1);
