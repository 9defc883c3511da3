// The preview's script: `variorum serve` adds it to each page it serves. It is never published.
"use strict";
(() => {
  const OWN = "/~variorum/";
  const mine = { ...document.currentScript.dataset };
  const KEY = "variorum-reload";
  // What is compared before and after a reload, so that the reader sees what has changed.
  const PARTS = ".note[id], article.card, .row[id], figure.passage[id]";
  let token = "";
  const wasHidden = document.visibilityState === "hidden";
  let events = null;

  /** The words of a part without its number and its ways back, which change with other notes. */
  const words = (part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll(".num, .back, .ref, .variorum-place").forEach((element) => element.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const parts = () => Object.fromEntries([...document.querySelectorAll(PARTS)].map((part) => [part.id || "card", words(part)]));
  const details = () => [...document.querySelectorAll("details")];

  const reload = () => {
    const open = details().flatMap((element, index) => (element.open ? [index] : []));
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, open, parts: parts() }));
    } catch { /* too much to remember: the page is still right */ }
    location.reload();
  };

  /** After a reload: where the reader was, and a mark on what has changed. */
  const comeBack = () => {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const before = kept && JSON.parse(kept);
    if (!before || before.path !== location.pathname) return;
    const all = details();
    before.open.forEach((index) => { if (all[index]) all[index].open = true; });
    scrollTo({ left: before.x, top: before.y, behavior: "instant" });
    for (const part of document.querySelectorAll(PARTS)) {
      const old = before.parts[part.id || "card"];
      if (old !== words(part)) mark(part);
    }
  };

  const mark = (part) => {
    part.classList.add("variorum-changed");
    setTimeout(() => part.classList.remove("variorum-changed"), 2500);
  };

  /** Puts new stylesheets in the place of the old ones without a flash. */
  const swapStyles = (version) => {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const url = new URL(link.href);
      if (url.origin !== location.origin || url.pathname.startsWith(OWN)) continue;
      url.searchParams.set("v", version);
      const next = link.cloneNode();
      next.href = url.href;
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    }
  };

  let host = null;
  const showBand = (band, words) => {
    if (document.body.classList.contains("variorum-alone")) return;
    if (!band) {
      host?.remove();
      host = null;
      return;
    }
    if (!host) {
      host = document.createElement("variorum-errors");
      host.setAttribute("role", "alert");
      host.attachShadow({ mode: "open" });
      document.body.append(host);
    }
    host.shadowRoot.innerHTML = `<link rel="stylesheet" href="${OWN}preview.css"><div class="variorum-band">${band}</div>`;
    if (words) host.shadowRoot.querySelector("h1").textContent = words;
  };

  const hear = (message) => {
    const now = JSON.parse(message.data);
    token = now.token;
    // A page that was shown before the whole site was made does not know these, and who has not looked since cannot.
    if (!mine.others && wasHidden) return reload();
    mine.others ||= now.others;
    mine.styles ||= now.styles;
    if (now.page !== mine.page || now.others !== mine.others) return reload();
    if (now.styles !== mine.styles) {
      mine.styles = now.styles;
      swapStyles(now.styles);
    }
    showBand(now.band);
  };

  /** Letters and digits that a block begins with: by these the server's places are found on the page. */
  const knownBy = (block) => {
    const copy = block.cloneNode(true);
    copy.querySelectorAll(".ref, .citation, .num, .vh, p, ul, ol, table, figure").forEach((element) => element.remove());
    return [...copy.textContent.replace(/[^\p{Alphabetic}\p{N}]/gu, "")].slice(0, 200).join("");
  };

  /** Gives each passage, note and paragraph its file and line, so that a click with Alt can open the editor there. */
  const learnPlaces = async () => {
    const answer = await fetch(`${OWN}places?page=${location.pathname}`);
    const { ids, blocks } = await answer.json();
    const set = (element, place) => { if (element && place) element.dataset.place ??= place; };
    Object.entries(ids).forEach(([id, place]) => set(document.getElementById(id), place));
    for (const passage of document.querySelectorAll("figure.passage, .citation")) {
      const link = passage.querySelector('a[href*="#q-"]');
      if (link) set(passage, ids[decodeURIComponent(link.hash.slice(1))]);
    }
    const wanted = new Map();
    blocks.forEach(([words, place]) => wanted.set(words, [...(wanted.get(words) ?? []), place]));
    for (const block of document.querySelectorAll("main :is(p, h1, h2, h3, h4, h5, h6, li, td, th)")) {
      const places = wanted.get(knownBy(block));
      if (places) set(block, places.length > 1 ? places.shift() : places[0]);
    }
  };

  const edit = async (place) => {
    const answer = await fetch(`${OWN}edit`, { method: "POST", body: `${token}\n${place}` });
    if (!answer.ok) showBand(`<h1></h1>`, await answer.text());
  };
  document.addEventListener("click", (event) => {
    const from = event.composedPath().find((element) => element.dataset?.place);
    const inBand = event.composedPath().some((element) => element.classList?.contains("variorum-band"));
    if (!from || !(event.altKey || (inBand && from.classList.contains("place")))) return;
    event.preventDefault();
    edit(from.dataset.place);
  }, true);

  const close = () => { events?.close(); events = null; };
  // A tab that nobody sees holds no connection: browsers have six for each host.
  const listen = () => {
    close();
    if (document.visibilityState === "hidden") return;
    events = new EventSource(`${OWN}events?page=${location.pathname}`);
    events.onmessage = hear;
    events.onerror = () => { if (events?.readyState === EventSource.CLOSED) setTimeout(listen, 1000); };
  };

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${OWN}preview.css`;
  document.head.append(style);
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  document.addEventListener("visibilitychange", listen);
  if (document.readyState === "complete") comeBack(); else addEventListener("load", comeBack);
  listen();
  // Where the server ends before it answers there is no editor to open.
  learnPlaces().catch(() => {});
})();
