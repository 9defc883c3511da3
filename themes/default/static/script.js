// What a page gains by script: a search box, and for the open note Escape, the notes before and after, and a link to copy.
// Everything works without it. Words come from the theme's table, through the data of the script's own element.
(() => {
  "use strict";
  const { root, ...words } = document.currentScript.dataset;
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  };

  // Search. The index is a script too, so that it loads from disk, and is asked for when the box is used.
  const MOST = 30;
  let asked, entries, rows, apostrophe;
  const letter = /^[\p{L}\p{N}]/u;
  const spaceless = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}ー]/u;

  /** What a character is folded to: the first row that holds it says so, or NFKC if it makes letters of a letter. */
  const plain = (char) => {
    if (/[\w\s.,]/.test(char)) return char.toLowerCase();
    const row = rows.find(([, chars]) => chars.test(char));
    if (row) return row[0];
    const other = /[\p{L}\p{Nd}]/u.test(char) ? char.normalize("NFKC") : char;
    return (/^[\p{Alphabetic}\p{Nd}]+$/u.test(other) ? other : char).toLowerCase();
  };

  /** Folded text as the program folds it, without quotation marks, and for each unit of it the place in the text. */
  const fold = (text) => {
    const at = [];
    let folded = "";
    let before = "";
    let place = 0;
    let space = -1;
    const push = (next, from) => {
      for (let unit = 0; unit < next.length; unit += 1) at.push(from);
      folded += next;
    };
    for (const char of text) {
      let next = plain(char);
      if (/\s/.test(char)) {
        if (space < 0) space = place;
      } else if (next) {
        if (apostrophe.test(char) && space < 0 && letter.test(before) && letter.test(text.slice(place + char.length, place + char.length + 2))) next = "'";
        const tight = /^[-%;:!?]/.test(next) || before === "-" || spaceless.test(before) || spaceless.test(next);
        if (space >= 0 && folded && !tight) push(" ", space);
        space = -1;
        if (next !== '"' && (next !== "-" || before !== "-")) push(next, place);
        before = next;
      }
      place += char.length;
    }
    at.push(place);
    return { folded, at };
  };

  window.variorumSearch = (index) => {
    [[, apostrophe], ...rows] = index.fold.map(([folded, chars]) => [folded, new RegExp(`^[${chars}]$`, "u")]);
    Object.assign(words, index.words);
    entries = index.entries.map(([href, title, written, lang]) => {
      const text = written.normalize("NFC");
      return { href, title, text, lang, heading: fold(title.normalize("NFC")).folded, ...fold(text) };
    });
  };

  const fetched = (element) => new Promise((done, failed) => {
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
  const load = () => {
    asked ??= Promise.all([
      fetched(make("script", { src: `${root}assets/search.js` })),
      fetched(make("link", { rel: "stylesheet", href: `${root}assets/search.css` })),
    ]);
    return asked;
  };

  /** Places that hold every word, best first: the words together in a title, then in a text, then whole words. */
  const find = (query) => {
    const whole = fold(query.normalize("NFC")).folded.trim();
    const parts = whole.split(" ").filter((part) => /[\p{L}\p{N}]/u.test(part));
    if (!parts.length) return null;
    const score = (entry) => (entry.heading.includes(whole) ? 4 : 0) + (entry.folded.includes(whole) ? 2 : 0)
      + (parts.every((part) => ` ${entry.heading} ${entry.folded}`.includes(` ${part}`)) ? 1 : 0);
    const held = entries.filter((entry) => parts.every((part) => entry.folded.includes(part) || entry.heading.includes(part)));
    return { whole, parts, hits: held.map((entry) => [score(entry), entry]).sort((a, b) => b[0] - a[0]).map((hit) => hit[1]) };
  };

  /** The text round the first hit, with each hit as a mark. */
  const excerpt = ({ text, folded, at }, { whole, parts }) => {
    const first = [whole, ...parts].map((part) => folded.indexOf(part)).find((place) => place >= 0) ?? 0;
    let from = Math.max(0, at[first] - 50);
    if (from) from = Math.max(from, text.lastIndexOf(" ", at[first] - 30) + 1);
    const end = Math.min(text.length, from + 180);
    const hits = parts.flatMap((part) => {
      const places = [];
      for (let i = folded.indexOf(part); i >= 0 && at[i] < end; i = folded.indexOf(part, i + 1)) places.push([at[i], at[i + part.length]]);
      return places;
    }).filter((hit) => hit[0] >= from).sort((a, b) => a[0] - b[0]);
    const shown = make("span", { class: "excerpt-found" }, from ? "… " : "");
    for (const [start, stop] of hits) {
      if (start < from) continue;
      shown.append(text.slice(from, start), make("mark", {}, text.slice(start, stop)));
      from = stop;
    }
    shown.append(text.slice(from, Math.max(from, end)), end < text.length ? " …" : "");
    return shown;
  };

  const searchBox = () => {
    const input = make("input", { type: "search", "aria-label": words.search, placeholder: words.search, autocomplete: "off", spellcheck: "false" });
    const status = make("p", { role: "status", "aria-live": "polite" });
    const list = make("ul", {});
    const found = make("div", { class: "found", hidden: "" }, status, list);
    const show = () => {
      const result = entries && find(input.value);
      found.hidden = !input.value.trim();
      const count = result ? result.hits.length : 0;
      const key = !count ? "none" : count === 1 ? "one" : count > MOST ? "more" : "many";
      status.textContent = result ? words[key].replace("{n}", count).replace("{m}", MOST) : "";
      list.replaceChildren(...(result ? result.hits.slice(0, MOST) : []).map((entry) => {
        const shown = excerpt(entry, result);
        if (entry.lang) shown.lang = entry.lang;
        shown.dir = "auto";
        return make("li", {}, make("a", { href: root + entry.href }, make("span", { class: "title-found", dir: "auto" }, entry.title), " ", shown));
      }));
    };
    const use = () => load().then(show, () => { found.hidden = false; status.textContent = words.failed; });
    const close = () => { input.value = ""; show(); };
    input.addEventListener("focus", () => load().catch(() => {}));
    input.addEventListener("input", use);
    list.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
    const box = make("div", { role: "search", class: "search" }, input, found);
    box.addEventListener("keydown", (event) => {
      const stops = [input, ...list.querySelectorAll("a")];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && stops[stops.indexOf(document.activeElement) + step];
      if (next) next.focus();
      if (event.key === "Escape") { close(); input.focus(); }
      if (next || event.key === "Escape") { event.preventDefault(); event.stopPropagation(); }
    });
    return box;
  };
  const header = document.querySelector("header.site, header") ?? document.body;
  header.insertBefore(searchBox(), header.querySelector("nav"));

  // Notes. The open one is the target of the address; its ids are a contract, its class is the theme's.
  const idOf = (hash) => { try { return decodeURIComponent(hash.slice(1)); } catch { return ""; } };
  const noteOf = (hash) => document.getElementById(idOf(hash))?.closest('[id^="n-"][tabindex]');
  const go = (element) => { location.hash = element.id; element.focus({ preventScroll: true }); };
  const close = () => {
    const note = noteOf(location.hash);
    const markers = [...document.querySelectorAll('a[role="doc-noteref"]')].filter((marker) => noteOf(marker.hash) === note);
    const marker = markers.find((marker) => marker.hash === location.hash) ?? markers[0];
    if (note && marker) go(marker);
  };
  const DRAWN = { previous: "M10 3 5 8l5 5", next: "m6 3 5 5-5 5", copy: "M6.5 9.5 9.5 6.5M7.5 5 9 3.5a2.5 2.5 0 0 1 3.5 3.5L11 8.5M8.5 11 7 12.5A2.5 2.5 0 0 1 3.5 9L5 7.5", close: "m4 4 8 8m0-8-8 8" };
  const button = (name, act) => {
    const made = make("button", { type: "button", class: `tool ${name}`, "aria-label": words[name], title: words[name] });
    const drawing = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    drawing[0].setAttribute("viewBox", "0 0 16 16");
    drawing[1].setAttribute("d", DRAWN[name]);
    drawing[0].append(drawing[1]);
    made.append(drawing[0]);
    made.addEventListener("click", act);
    return made;
  };
  const tools = make("span", { class: "tools" });
  const equip = () => {
    tools.remove();
    const note = noteOf(location.hash);
    if (!note) return;
    const notes = [...document.querySelectorAll('[id^="n-"][tabindex]')];
    const at = notes.indexOf(note);
    const copied = make("span", { role: "status" });
    const copy = () => {
      const own = note.querySelector("a.permalink")?.href ?? new URL(`#${note.id}`, location.href).href;
      navigator.clipboard.writeText(own).then(() => { copied.textContent = words.copied; }, () => {});
    };
    tools.replaceChildren(
      ...(notes[at - 1] ? [button("previous", () => go(notes[at - 1]))] : []),
      ...(notes[at + 1] ? [button("next", () => go(notes[at + 1]))] : []),
      ...(navigator.clipboard ? [button("copy", copy)] : []), button("close", close), copied);
    (note.querySelector(".back") ?? note).append(tools);
  };
  addEventListener("hashchange", equip);
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && !event.defaultPrevented && !typing) close();
  });
  equip();
})();
