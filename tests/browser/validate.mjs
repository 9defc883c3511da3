// The HTML checker of the W3C's validator, run once over every page of every site.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { check, measure } from "./report.mjs";
import { shown } from "./sites.mjs";

/** One fault of a template is on many pages: by what the checker says. */
function grouped(errors) {
  const groups = new Map();
  for (const error of errors) groups.set(error.message, [...groups.get(error.message) ?? [], error]);
  return groups;
}

export function validate(sites) {
  const jar = createRequire(import.meta.url)("vnu-jar");
  const paths = sites.flatMap(({ folder, pages }) => pages.map((page) => join(folder, page)));
  const run = spawnSync("java", ["-Xss2m", "-XX:TieredStopAtLevel=1", "-jar", String(jar), "--stdout", "--exit-zero-always", "--format", "json", ...paths], { encoding: "utf8", maxBuffer: 1 << 28 });
  check(run.status === 0, `the validator does not run: ${run.error ?? run.stderr}`);
  const { messages = [] } = run.status === 0 ? JSON.parse(run.stdout) : {};
  // A page that is read from disk has no origin that the checker could take for 'self'.
  const meant = messages.filter(({ message }) => !message.startsWith("Resource violates Content Security Policy"));
  const errors = meant.filter(({ type }) => type !== "info");
  measure("validator: warnings", meant.filter(({ subType }) => subType === "warning").length);
  const places = grouped(errors);
  for (const [message, [{ url, lastLine }, ...more]] of places) {
    check(false, `${shown(url.replace(/^file:/, ""))}:${lastLine} and ${more.length} more places: ${message}`);
  }
  measure(`validator: errors on ${paths.length} pages`, errors.length, { most: 0 });
}
