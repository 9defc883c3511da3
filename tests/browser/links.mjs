// Every address in a page leads somewhere: files and fragments of the site itself, relative, without a request to anybody.
import { readFileSync, existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { check, measure } from "./report.mjs";

const entities = (text) => text.replace(/&quot;/g, '"').replace(/&#39;|&#x27;/g, "'").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#x2F;/g, "/").replace(/&amp;/g, "&");
const values = (html, name) => [...html.matchAll(new RegExp(`<[a-z][^<>]*?\\s${name}="([^"]*)"`, "g"))].map((match) => entities(match[1]));

export function links({ name, folder, pages }) {
  const ids = new Map();
  const html = new Map(pages.map((page) => [page, readFileSync(join(folder, page), "utf8")]));
  for (const [page, text] of html) {
    const found = values(text, "id");
    ids.set(page, new Set(found));
    check(ids.get(page).size === found.length, `${name}/${page}: an id stands twice`);
  }
  let count = 0;
  for (const [page, text] of html) {
    for (const address of [...values(text, "href"), ...values(text, "src")]) {
      if (/^(https?|mailto):/.test(address)) continue;
      count += 1;
      check(!/^[a-z]+:|^\//.test(address), `${name}/${page}: ${address} is not relative`);
      const [path, fragment] = address.split("#");
      const target = path ? normalize(join(dirname(page), decodeURIComponent(path.split("?")[0]))) : page;
      check(existsSync(join(folder, target)), `${name}/${page}: ${address} leads nowhere`);
      if (fragment && ids.has(target)) check(ids.get(target).has(decodeURIComponent(fragment)), `${name}/${page}: ${address} has no such place`);
    }
  }
  measure(`${name}: links checked`, count);
}
