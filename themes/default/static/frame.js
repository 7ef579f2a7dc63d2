// A photo of one's own under the campaign's frame. All on this device: the photo is drawn on a canvas and saved from it.
(() => {
  "use strict";
  const { all, one } = window.nhandien;
  const box = one("[data-frame]");
  const tool = one("[data-frame-tool]", box);
  const canvas = one("canvas", tool);
  const paper = canvas.getContext("2d");
  const zoom = one("[data-frame-zoom]", tool), across = one("[data-frame-x]", tool), down = one("[data-frame-y]", tool);
  const status = one("[role=status]", tool);
  const frame = new Image();
  let photo = null;

  /** How large the photo is drawn, and how far it may move to each side without leaving a gap. */
  const measure = () => {
    const scale = Math.max(canvas.width / photo.naturalWidth, canvas.height / photo.naturalHeight) * (zoom.value / 100);
    const width = photo.naturalWidth * scale, height = photo.naturalHeight * scale;
    return { width, height, roomX: (width - canvas.width) / 2, roomY: (height - canvas.height) / 2 };
  };
  const draw = () => {
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    if (photo) {
      const m = measure();
      paper.drawImage(photo, (across.value / 100) * m.roomX - m.roomX, (down.value / 100) * m.roomY - m.roomY, m.width, m.height);
    }
    paper.drawImage(frame, 0, 0, canvas.width, canvas.height);
  };
  const move = (x, y) => {
    const m = measure();
    if (m.roomX > 0.5) across.valueAsNumber += (x / m.roomX) * 100;
    if (m.roomY > 0.5) down.valueAsNumber += (y / m.roomY) * 100;
    draw();
  };
  const enlarge = (by) => { zoom.valueAsNumber *= by; draw(); };
  for (const slider of [zoom, across, down]) { slider.step = "any"; slider.addEventListener("input", draw); }

  // A photo from the album or the camera; browsers turn it upright by its EXIF themselves.
  for (const input of all("[data-frame-file]", tool)) {
    input.addEventListener("change", async () => {
      const file = input.files[0];
      if (!file) return;
      const next = new Image();
      next.src = URL.createObjectURL(file);
      try { await next.decode(); } catch { status.textContent = status.dataset.bad; return; }
      photo = next;
      [zoom.value, across.value, down.value] = [100, 0, 0];
      for (const part of all("[data-frame-move], [data-frame-save]", tool)) part.hidden = false;
      canvas.classList.add("has-photo");
      status.textContent = status.dataset.ready;
      draw();
      input.value = "";
    });
  }

  // Fingers and mouse: one drags, two pinch.
  const touching = new Map();
  const ratio = () => canvas.width / canvas.getBoundingClientRect().width;
  const spread = () => { const [a, b] = [...touching.values()]; return Math.hypot(a.x - b.x, a.y - b.y); };
  canvas.addEventListener("pointerdown", (event) => {
    if (!photo) return;
    canvas.setPointerCapture(event.pointerId);
    touching.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  canvas.addEventListener("pointermove", (event) => {
    const last = touching.get(event.pointerId);
    if (!last) return;
    const before = touching.size === 2 ? spread() : 0;
    touching.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (touching.size === 1) move((event.clientX - last.x) * ratio(), (event.clientY - last.y) * ratio());
    else if (touching.size === 2 && before > 0) enlarge(spread() / before);
  });
  for (const kind of ["pointerup", "pointercancel"]) canvas.addEventListener(kind, (event) => touching.delete(event.pointerId));
  canvas.addEventListener("wheel", (event) => {
    if (!photo) return;
    event.preventDefault();
    enlarge(event.deltaY < 0 ? 1.06 : 1 / 1.06);
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const step = 24;
    const keys = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (!photo) return;
    if (keys[event.key]) move(...keys[event.key]);
    else if (event.key === "+" || event.key === "=") enlarge(1.06);
    else if (event.key === "-") enlarge(1 / 1.06);
    else return;
    event.preventDefault();
  });

  // Saved or handed to another app, never sent by us.
  const picture = (type) => new Promise((done) => { canvas.toBlob(done, type, 0.92); });
  const name = (type) => `${box.dataset.name}-khung.${type === "image/png" ? "png" : "jpg"}`;
  for (const button of all("[data-frame-as]", tool)) {
    button.addEventListener("click", async () => {
      const type = button.dataset.frameAs;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await picture(type));
      link.download = name(type);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      status.textContent = status.dataset.saved;
    });
  }
  const share = one("[data-frame-share]", tool);
  const asFile = (blob) => new File([blob], name("image/jpeg"), { type: "image/jpeg" });
  if (navigator.canShare?.({ files: [asFile("")] })) {
    share.hidden = false;
    share.addEventListener("click", async () => {
      try { await navigator.share({ files: [asFile(await picture("image/jpeg"))] }); } catch { /* called off */ }
    });
  }

  frame.addEventListener("load", () => {
    draw();
    one("[data-frame-start]", box).hidden = true;
    tool.hidden = false;
    one("[data-frame-file]", tool).focus();
  });
  frame.src = box.dataset.src;
})();
