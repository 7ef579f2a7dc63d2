// What pages do better with script; all of them work without. Nothing is sent anywhere.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  // "Đắk Lắk" and "dak lak" are the same to a phone keyboard without accents.
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  const initials = (folded) => folded.split(" ").map((word) => word[0]).join("");

  // Storage may be forbidden (private window, file://): then nothing is remembered.
  const KEY = "nhandien.unit";
  const memory = {
    get() { try { return localStorage.getItem(KEY); } catch { return null; } },
    set(slug) { try { localStorage.setItem(KEY, slug); } catch { /* not remembered */ } },
    clear() { try { localStorage.removeItem(KEY); } catch { /* nothing there */ } },
  };

  const visited = document.body.dataset.unitPage;
  if (visited) memory.set(visited);

  // The list of chapters: filter as one types, and the chapter of last time on top.
  for (const list of all("[data-chapters]")) {
    const items = all("[data-unit]", list).map((node) => {
      const link = node.querySelector(".unit-link");
      const name = fold(link.textContent);
      return { node, link, name, initials: initials(name) };
    });
    const box = list.querySelector("[data-filter]");
    const input = box.querySelector("input");
    const count = box.querySelector("[role=status]");
    const shown = () => items.filter((item) => !item.node.hidden);
    const filter = () => {
      const wanted = fold(input.value).replace(/^(tp|thanh pho|tinh) /, "");
      const compact = wanted.replace(/ /g, "");
      for (const item of items) {
        item.node.hidden = compact !== "" && !item.name.includes(wanted) && !item.name.replace(/ /g, "").includes(compact)
          && !(compact.length > 1 && item.initials.startsWith(compact.replace(/^tp/, "")));
      }
      for (const region of all("[data-region]", list)) region.hidden = !region.querySelector("[data-unit]:not([hidden])");
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
    for (const item of items) item.link.addEventListener("click", () => memory.set(item.node.dataset.unit));

    const mine = list.querySelector("[data-mine]");
    const known = items.find((item) => item.node.dataset.unit === memory.get());
    if (!known) continue;
    const link = mine.querySelector("[data-mine-link]");
    link.textContent = known.link.textContent;
    link.href = known.link.getAttribute("href");
    mine.hidden = false;
    const go = document.querySelector("[data-mine-go]");
    if (go) {
      go.textContent = `${go.dataset.label} ${link.textContent}`;
      go.href = link.getAttribute("href");
      go.hidden = false;
    }
    mine.querySelector("[data-mine-forget]").addEventListener("click", () => {
      memory.clear();
      mine.hidden = true;
      if (go) go.hidden = true;
      input.focus();
    });
  }

  // Copy a slogan with its accents.
  for (const button of all("[data-copy]")) {
    const label = button.querySelector("[data-label]");
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

  // A table wider than the phone scrolls by itself; the keyboard must get at it, too.
  for (const table of all(".prose table")) if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;

  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
