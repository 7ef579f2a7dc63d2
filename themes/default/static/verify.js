// Is a file genuine? Its SHA-256 is computed here and looked up in the part of the release's list that begins like it.
(() => {
  "use strict";
  const { one, overNetwork } = window.nhandien;
  const box = one("[data-verify]");
  const input = one("input", box);
  const drop = one(".drop", box);
  const verdict = one("[data-verdict]", box);

  const say = (kind, title, facts = []) => {
    const head = document.createElement("p");
    head.className = `verdict-title verdict-${kind}`;
    head.textContent = title;
    const lines = facts.filter(Boolean).map((text) => { const p = document.createElement("p"); p.className = "quiet"; p.textContent = text; return p; });
    verdict.replaceChildren(head, ...lines);
  };
  const check = async (file) => {
    say("working", box.dataset.working);
    try {
      const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      const sum = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
      const answer = await fetch(`${box.dataset.release}${sum.slice(0, 2)}.json`);
      if (!answer.ok) throw new Error(String(answer.status));
      const known = (await answer.json()).files.find((f) => f.sha256 === sum);
      if (known) say("genuine", box.dataset.genuine, [file.name, known.path, known.version, `SHA-256 ${sum}`]);
      else say("unknown", box.dataset.unknown, [file.name, `SHA-256 ${sum}`]);
    } catch {
      say("unknown", box.dataset.failed);
    }
  };

  input.addEventListener("change", () => { if (input.files[0]) check(input.files[0]); });
  for (const kind of ["dragover", "drop"]) drop.addEventListener(kind, (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => { if (event.dataTransfer.files[0]) check(event.dataTransfer.files[0]); });
  // The list can't be asked from a folder; there the way by hand remains.
  box.hidden = !overNetwork || !window.crypto?.subtle;
})();
