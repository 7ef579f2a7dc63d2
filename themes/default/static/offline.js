// A chapter's page: keeps itself and the kits still in use on this device, when asked. sw.js does the keeping.
(() => {
  "use strict";
  const { all, one, base } = window.nhandien;
  const box = one("[data-offline]");
  const button = one("[data-offline-save]", box), label = one("[data-offline-label]", box);
  const forget = one("[data-offline-forget]", box), status = one("[role=status]", box);
  const vi = document.documentElement.lang === "vi";
  const megabytes = (bytes) => `${(bytes / 1e6).toLocaleString(vi ? "vi" : "en", { maximumFractionDigits: 1 })} MB`;

  // What goes along: the kits still in use with their previews and pictures to post; where none is, the first there is.
  let kits = all(".kit[data-keep]");
  if (kits.length === 0) kits = all(".kit:has(.btn-big)").slice(0, 1);
  const files = kits.flatMap((kit) => all("a.btn-big, .group[data-group='social'] a.file", kit));
  const size = files.reduce((sum, a) => sum + Number(a.dataset.bytes ?? 0), 0);
  const absolute = (path) => new URL(path, location.href).href;
  const wanted = () => [...new Set([
    location.href.split(/[?#]/)[0],
    ...all("link[rel=stylesheet], link[rel=icon], link[rel=manifest]").map((l) => l.href),
    ...all("script[src]").map((s) => s.src),
    ...[...performance.getEntriesByType("resource")].map((e) => e.name).filter((n) => /\.woff2$/.test(n)),
    ...all(".kit-picture img").map((i) => i.src),
    ...kits.flatMap((kit) => all("img", kit).map((i) => i.src)),
    ...files.map((a) => a.href),
    absolute(box.dataset.searchPage), absolute(box.dataset.searchPage.replace(/index\.html$/, "muc-luc.json")),
    absolute(one("script[src*='site.js']").getAttribute("src").replace("site.js", "search.js")),
    absolute(one(".mark").getAttribute("href")),
  ])].filter((url) => url.startsWith(base));

  const ask = (worker, message, progress) => new Promise((done, failed) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.error) failed(new Error(data.error));
      else if (data.finished) done();
      else progress?.(data);
    };
    worker.postMessage(message, [port2]);
  });
  const worker = async () => {
    await navigator.serviceWorker.register(box.dataset.worker);
    return (await navigator.serviceWorker.ready).active;
  };
  const kept = async () => Boolean(await caches.match(location.href.split(/[?#]/)[0].replace(/\/index\.html$/, "/")));
  const showKept = (is) => {
    label.textContent = is ? box.dataset.again : box.dataset.save;
    if (!status.textContent) status.textContent = megabytes(size);
    forget.hidden = !is;
  };

  button.addEventListener("click", async () => {
    button.disabled = true;
    navigator.storage?.persist?.();
    try {
      await ask(await worker(), { save: wanted() }, ({ done, total }) => { status.textContent = `${box.dataset.saving} ${done}/${total}`; });
      status.textContent = box.dataset.saved;
      showKept(true);
    } catch {
      status.textContent = box.dataset.failed;
    }
    button.disabled = false;
  });
  forget.addEventListener("click", async () => {
    await ask(await worker(), { forget: wanted() });
    status.textContent = box.dataset.gone;
    showKept(false);
    button.focus();
  });
  kept().then(async (is) => {
    showKept(is);
    box.hidden = files.length === 0;
    if (is && navigator.onLine) await ask(await worker(), { renew: true });
  }).catch(() => { /* what was kept stays */ });
})();
