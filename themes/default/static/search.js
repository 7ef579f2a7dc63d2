// Search on its page: reads the index once, folds it, and forgives a slip of the finger. No library; a few hundred entries need none.
(() => {
  "use strict";
  const { all, one, fold, initials, overNetwork } = window.nhandien;
  const page = one("[data-search]");
  const form = one("[data-search-form]", page);
  const input = one("input", form);
  const status = one("[role=status]", form);
  const results = one("[data-results]", page);
  const list = one("[data-search-list]", page);
  const SHOWN = 30;

  /** Each entry: what is shown, and the words it is found by; `weight` settles what stands first among equals. */
  const entry = (kind, title, href, more, weight, also = "") => {
    const name = fold(title);
    return { kind, title, href, more, weight, name, words: new Set(`${name} ${name.replace(/ /g, "")} ${also}`.split(" ").filter(Boolean)), rest: new Set(fold(more ?? "").split(" ")) };
  };
  const entries = (index) => {
    const out = [];
    for (const [name, href, more] of index.units) {
      const short = initials(fold(name));
      out.push(entry("unit", name, href, more, 4, short.length > 1 ? `${short} tp${short}` : ""));
    }
    for (const [title, href, more, pieces] of index.campaigns) {
      out.push(entry("campaign", title, href, more, 5));
      for (const number of pieces) {
        const [id, piece, purpose] = index.pieces[number];
        out.push(entry("piece", `${piece} – ${title}`, `${href}#p-${id}`, purpose, 1, fold(id)));
      }
    }
    for (const [kind, title, href, more] of index.pages) out.push(entry(kind, title, href, more, kind === "page" ? 3 : 2));
    return out;
  };

  /** Edits between two words, a swap of neighbours being one; more than `most` is not looked into. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[b.length];
  };
  /** How well a word asked for fits a set of words: the word itself, its beginning, nearly the word. */
  const fit = (asked, words) => {
    if (words.has(asked)) return 10;
    let best = 0;
    const slips = asked.length < 4 ? 0 : asked.length < 8 ? 1 : 2;
    for (const word of words) {
      if (word.startsWith(asked)) best = Math.max(best, 6);
      else if (slips && best < 3 && distance(asked, word, slips) <= slips) best = 3;
    }
    return best;
  };
  const score = (item, asked) => {
    let sum = item.weight + (item.name === asked.text ? 30 : item.name.startsWith(asked.text) ? 12 : 0);
    for (const word of asked.words) {
      const found = Math.max(fit(word, item.words) * 2, fit(word, item.rest));
      if (!found) return fit(asked.text.replace(/ /g, ""), item.words) * 2;
      sum += found;
    }
    return sum;
  };

  const line = (item) => {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.className = "line";
    link.href = item.href;
    const put = (name, text) => { const span = document.createElement("span"); span.className = name; span.textContent = text; link.append(span, " "); };
    put("line-title", item.title);
    put("line-note", [results.dataset[item.kind], item.more].filter(Boolean).join(" · "));
    row.append(link);
    return row;
  };

  let index;
  const show = () => {
    const text = fold(input.value);
    results.hidden = list.hidden = false;
    if (text === "") {
      results.hidden = true;
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    const asked = { text, words: text.split(" ") };
    const found = index.map((item) => ({ item, score: score(item, asked) })).filter((f) => f.score > 6);
    found.sort((a, b) => b.score - a.score || a.item.title.length - b.item.title.length);
    results.replaceChildren(...found.slice(0, SHOWN).map((f) => line(f.item)));
    results.hidden = found.length === 0;
    list.hidden = found.length > 0;
    status.textContent = found.length === 0 ? status.dataset.none : `${Math.min(found.length, SHOWN)}${found.length > SHOWN ? "+" : ""} ${status.dataset.some}`;
  };

  const start = async () => {
    const q = new URLSearchParams(location.search).get("q");
    if (q) input.value = q;
    try {
      if (!overNetwork) throw new Error(location.protocol);
      index = entries(await (await fetch(page.dataset.index)).json());
    } catch {
      status.textContent = status.dataset.lost;   // from a folder: the list below is all there is
      form.hidden = false;
      for (const part of all("label, .filter-field", form)) part.hidden = true;
      return;
    }
    form.hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    input.addEventListener("input", () => {
      show();
      history.replaceState(null, "", input.value ? `?q=${encodeURIComponent(input.value)}` : location.pathname);
    });
    if (input.value) show();
  };
  start();
})();
