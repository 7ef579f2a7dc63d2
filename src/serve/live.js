// Live preview: loads the page again when its state is an old one, and lays findings over it while a newer is broken.
(() => {
  const here = new URL(document.currentScript.src).searchParams.get("v");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/__nhandien/live.css";
  document.head.append(style);

  const show = async (event) => {
    const { version, broken } = JSON.parse(event.data);
    if (version !== here) return location.reload();
    const box = document.createElement("div");
    box.id = "nhandien-findings";
    box.setAttribute("role", "alert");
    if (broken) box.innerHTML = await (await fetch("/__nhandien/findings.html")).text();
    document.getElementById(box.id)?.remove();
    if (broken) document.body.append(box);
  };

  // Browsers allow six connections to one address: only tabs that are seen hold one.
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("/__nhandien/events");
    events.addEventListener("state", show);
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
