// What pages do better with script; all of them work without. Nothing is sent anywhere.
// Search, the frame maker, the check of files and saving for the field are scripts of their own, loaded where they are used.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const here = document.currentScript.src;

  // "Đắk Lắk" and "dak lak" are the same to a phone keyboard without accents.
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  const initials = (folded) => folded.split(" ").map((word) => word[0]).join("");

  // Storage may be forbidden (private window, file://): then nothing is remembered.
  const memory = (key) => ({
    get() { try { return localStorage.getItem(key); } catch { return null; } },
    set(value) { try { localStorage.setItem(key, value); } catch { /* not remembered */ } },
    clear() { try { localStorage.removeItem(key); } catch { /* nothing there */ } },
  });

  /** Loads a script of this folder once; it finds what it needs in `window.nhandien`. */
  const loaded = new Map();
  const load = (name) => {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = here.replace(/site\.js(?=\?|$)/, name);
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  };
  window.nhandien = { all, one, fold, initials, base: here.replace(/static\/site\.js.*$/, ""), overNetwork: /^https?:$/.test(location.protocol) };

  // ── Light or dark: as the device, unless someone chose ─────────────────────
  const theme = memory("nhandien.theme");
  const root = document.documentElement;
  const paint = (value) => { if (value === "light" || value === "dark") root.dataset.theme = value; else delete root.dataset.theme; };
  paint(theme.get());
  for (const box of all("[data-theme]:not(html)")) {
    box.hidden = false;
    for (const radio of all("input", box)) {
      radio.checked = radio.value === (theme.get() ?? "");
      radio.addEventListener("change", () => {
        if (radio.value) theme.set(radio.value); else theme.clear();
        paint(radio.value);
      });
    }
  }

  // ── The chapter of last time: its slug, and its name in this language ──────
  const unit = memory("nhandien.unit");
  const unitName = memory(`nhandien.unit.name.${root.lang}`);
  const nameIn = (lang) => memory(`nhandien.unit.name.${lang}`);
  const remember = (slug, name) => {
    if (unit.get() !== slug) for (const lang of ["vi", "en"]) nameIn(lang).clear();
    unit.set(slug);
    unitName.set(name.trim());
  };
  const visited = document.body.dataset.unitPage;
  if (visited) {
    const known = (lang) => document.body.getAttribute(`data-unit-name-${lang}`);
    remember(visited, known(root.lang) ?? visited);
    for (const lang of ["vi", "en"]) if (known(lang)) nameIn(lang).set(known(lang));
  }
  const bar = one("[data-mine-bar]");
  const forget = () => { unit.clear(); bar.hidden = true; };
  const chapter = [unitName, nameIn("vi"), nameIn("en")].map((m) => m.get()).find(Boolean);
  if (unit.get() && chapter && unit.get() !== visited) {
    bar.href = document.body.dataset.units.replace(/index\.html$/, `${encodeURIComponent(unit.get())}/index.html`);
    bar.title = one("[data-mine-bar-name]", bar).textContent = chapter;
    bar.hidden = false;
  }

  // The list of chapters: filter as one types, and the chapter of last time on top.
  for (const list of all("[data-chapters]")) {
    const items = all("[data-unit]", list).map((node) => {
      const link = one(".unit-link", node);
      const name = fold(link.textContent);
      return { node, link, name, initials: initials(name) };
    });
    const box = one("[data-filter]", list);
    const input = one("input", box);
    const count = one("[role=status]", box);
    const shown = () => items.filter((item) => !item.node.hidden);
    const filter = () => {
      const wanted = fold(input.value).replace(/^(tp|thanh pho|tinh) /, "");
      const compact = wanted.replace(/ /g, "");
      for (const item of items) {
        item.node.hidden = compact !== "" && !item.name.includes(wanted) && !item.name.replace(/ /g, "").includes(compact)
          && !(compact.length > 1 && item.initials.startsWith(compact.replace(/^tp/, "")));
      }
      for (const region of all("[data-region]", list)) region.hidden = !one("[data-unit]:not([hidden])", region);
      const hits = shown().length;
      count.textContent = compact === "" ? "" : hits === 0 ? count.dataset.none : `${hits} ${count.dataset.some}`;
    };
    box.hidden = false;
    input.addEventListener("input", filter);
    input.addEventListener("keydown", (event) => {
      const hits = shown();
      if (event.key === "Enter" && hits.length === 1) hits[0].link.click();
      if (event.key === "Escape") { input.value = ""; filter(); }
    });
    if (input.value) filter();              // the browser's back button keeps what was typed
    for (const item of items) item.link.addEventListener("click", () => remember(item.node.dataset.unit, item.link.textContent));

    const mine = one("[data-mine]", list);
    const known = items.find((item) => item.node.dataset.unit === unit.get());
    if (!known) continue;
    const link = one("[data-mine-link]", mine);
    link.textContent = known.link.textContent;
    link.href = known.link.getAttribute("href");
    mine.hidden = false;
    const go = one("[data-mine-go]");
    if (go) {
      go.textContent = `${go.dataset.label} ${link.textContent}`;
      go.href = link.getAttribute("href");
      go.hidden = false;
    }
    // On a campaign's page: the whole kit of that chapter, one press away.
    const zip = one(".unit-zip", known.node);
    const get = one("[data-mine-zip]");
    if (get && zip) {
      get.href = zip.getAttribute("href");
      get.download = zip.download;
      one("[data-mine-zip-label]", get).textContent = `${get.dataset.label} ${link.textContent} · ${zip.lastChild.textContent.trim()}`;
      get.hidden = false;
    }
    one("[data-mine-forget]", mine).addEventListener("click", () => {
      forget();
      mine.hidden = true;
      for (const shortcut of [go, get]) if (shortcut) shortcut.hidden = true;
      input.focus();
    });
  }

  // ── Galleries: one group or one file kind ──────────────────────────────────
  for (const box of all("[data-gallery-filter]")) {
    const groups = all(".group[data-group]");
    // A file's label names its format in capitals: "A3 · PDF".
    const formats = (node) => all(".file", node).flatMap((file) => file.textContent.match(/\b[A-Z]{3,4}\b/g) ?? []);
    const pieces = groups.flatMap((group) => all(".piece", group).map((node) => ({ node, group, formats: formats(node) })));
    if (pieces.length < 2) continue;
    const asked = { group: "", format: "" };
    const buttons = (kind) => all(`[data-show-${kind}]`, box);
    const value = (button, kind) => button.getAttribute(`data-show-${kind}`);
    for (const b of buttons("format")) b.hidden = !pieces.some((p) => p.formats.includes(value(b, "format")));
    for (const b of buttons("group")) b.hidden = value(b, "group") !== "" && !groups.some((g) => g.dataset.group === value(b, "group"));
    const fits = (p) => (asked.group === "" || p.group.dataset.group === asked.group) && (asked.format === "" || p.formats.includes(asked.format));
    const show = () => {
      for (const p of pieces) p.node.hidden = !fits(p);
      let first = true;
      for (const group of groups) {
        group.hidden = !one(".piece:not([hidden])", group);
        if (!group.hidden && first && (asked.group || asked.format)) { group.open = true; first = false; }
      }
      for (const kind of ["group", "format"]) for (const b of buttons(kind)) b.setAttribute("aria-pressed", String(value(b, kind) === asked[kind]));
      const status = one("[role=status]", box);
      status.textContent = `${pieces.filter((p) => !p.node.hidden).length} ${status.dataset.some}`;
    };
    for (const kind of ["group", "format"]) {
      for (const b of buttons(kind)) {
        b.addEventListener("click", () => {
          asked[kind] = asked[kind] === value(b, kind) ? "" : value(b, kind);
          if (kind === "group" && asked.group === "") asked.format = "";
          show();
        });
      }
    }
    box.hidden = false;
  }

  // A link to a piece opens the group it is folded in.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // ── A picture goes from the page into the phone's own apps ─────────────────
  const shareable = typeof navigator.share === "function" && typeof navigator.canShare === "function" && window.nhandien.overNetwork;
  const addShare = (piece) => {
    const file = all("a.file", piece).find((a) => /\.(png|jpe?g)$/i.test(a.getAttribute("href")));
    if (!file || one("[data-share-file]", piece)) return;
    const type = /png$/i.test(file.href) ? "image/png" : "image/jpeg";
    if (!navigator.canShare({ files: [new File([""], file.download, { type })] })) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-quiet btn-small";
    button.dataset.shareFile = "";
    const title = one(".piece-title", piece);
    button.append(document.body.dataset.share);
    if (title) button.setAttribute("aria-label", `${document.body.dataset.share}: ${title.textContent}`);
    button.addEventListener("click", async () => {
      try {
        const blob = await (await fetch(file.href)).blob();
        await navigator.share({ files: [new File([blob], file.download, { type })] });
      } catch { /* called off: the download beside it still works */ }
    });
    one(".piece-files", piece).append(button);
  };
  if (shareable) {
    const dress = (group) => { if (group.open) all(".piece", group).forEach(addShare); };
    for (const group of all(".group[data-group='social']")) { dress(group); group.addEventListener("toggle", () => dress(group)); }
  }

  // ── Copy a slogan or caption with its accents ──────────────────────────────
  for (const button of all("[data-copy]")) {
    const label = one("[data-label]", button);
    const before = label.textContent;
    const source = document.getElementById(button.dataset.copy);
    const copy = async () => {
      try { await navigator.clipboard.writeText(source.textContent.trim()); return true; } catch { /* file:// or an old browser */ }
      const range = document.createRange();
      range.selectNodeContents(source);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy");
    };
    label.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (!(await copy())) return;
      label.textContent = button.dataset.done;
      setTimeout(() => { label.textContent = before; }, 2000);
    });
  }

  // ── Scripts of their own ───────────────────────────────────────────────────
  if (one("[data-search]")) load("search.js");
  if (one("[data-verify]")) load("verify.js");
  // A canvas that a picture from a folder was drawn on can't be saved, so a folder keeps the plain download.
  const frame = one("[data-frame]");
  if (frame && window.nhandien.overNetwork) {
    one("[data-frame-plain]", frame).hidden = true;
    const start = one("[data-frame-start]", frame);
    start.hidden = false;
    one("[data-frame-open]", start).addEventListener("click", () => load("frame.js"), { once: true });
  }
  const offline = one("[data-offline]");
  if (offline && "serviceWorker" in navigator && isSecureContext && window.nhandien.overNetwork) load("offline.js");

  // A table wider than the phone scrolls by itself; the keyboard must get at it, too.
  for (const table of all(".prose table")) if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;

  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
