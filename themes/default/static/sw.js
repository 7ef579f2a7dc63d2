// Keeps for the field what a chapter asked for, and nothing else. The program puts the release's name in front: `const RELEASE`.
// The network comes first while there is one; what was kept answers when there isn't. A new release renews what was kept.
const PREFIX = "nhandien-";
const CACHE = PREFIX + RELEASE;
/** How long a page may keep one waiting on a line that pretends to be there, ms. */
const PATIENCE = 4000;

/** A folder and its index.html are one page; what stands behind # is nobody's business. */
const plain = (address) => {
  const url = new URL(address);
  url.hash = "";
  url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  return url.href;
};
const old = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);

/** Fetches everything of an older release anew; what can't be had stays as it was. */
const renew = async () => {
  const cache = await caches.open(CACHE);
  for (const name of await old()) {
    const before = await caches.open(name);
    for (const request of await before.keys()) {
      const fresh = await fetch(request.url, { cache: "no-cache" }).catch(() => null);
      const response = fresh?.ok ? fresh : await before.match(request);
      if (response) await cache.put(request.url, response);
    }
    await caches.delete(name);
  }
};

const save = async (urls, port) => {
  const cache = await caches.open(CACHE);
  let done = 0;
  for (const url of urls) {
    const response = await fetch(url, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    await cache.put(plain(url), response);
    done += 1;
    port.postMessage({ done, total: urls.length });
  }
};
const forget = async (urls) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const url of urls) await cache.delete(plain(url));
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const { data } = event;
  const work = data.save ? save(data.save, port) : data.renew ? renew() : forget(data.forget ?? []);
  event.waitUntil(work.then(() => port.postMessage({ finished: true }), (error) => port.postMessage({ error: String(error) })));
});

const answer = async (request) => {
  // Which words a page was asked with doesn't make it another page.
  const kept = () => caches.match(plain(request.url), { ignoreSearch: request.mode === "navigate" });
  // A file whose address names its version never changes.
  if (new URL(request.url).searchParams.has("v")) return (await kept()) ?? fetch(request);
  const online = fetch(request);
  if (request.mode !== "navigate") return online.catch(async () => (await kept()) ?? Response.error());
  const late = new Promise((_, failed) => { setTimeout(() => failed(new Error("late")), PATIENCE); });
  try {
    return await Promise.race([online, late]);
  } catch {
    return (await kept()) ?? online;
  }
};
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(self.location.origin) && !request.headers.has("range")) event.respondWith(answer(request));
});
