// What the benchmark knows of a page from inside: when the last change of its content was painted, and when the
// server was asked and answered. All times are performance.now(), which starts with the browser's request.
(() => {
  const seen = { clickedAt: 0, sentAt: 0, answeredAt: 0, changedAt: 0, paintedAt: 0, parts: {}, before: {} };
  const PARTS = { cards: ".cards", picture: ".js-plotly-plot, .ranked", bars: ".chart", table: ".table" };
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => { seen.answeredAt = performance.now(); });
    }
    send(...given) {
      seen.sentAt = performance.now();
      return super.send(...given);
    }
  };
  document.addEventListener("click", (event) => {
    seen.clickedAt = event.timeStamp;
    seen.before = { ...seen.parts };
  }, true);
  // every part of the page as text: words, and the shapes of pictures
  const words = (part) => {
    const shapes = [...part.querySelectorAll("path, rect, circle, [style]")].map((s) => s.getAttribute("d") || s.getAttribute("width") || s.getAttribute("style"));
    return part.textContent + shapes.join();
  };
  const look = () => {
    let changed = false;
    for (const [name, selector] of Object.entries(PARTS)) {
      const now = [...document.querySelectorAll(selector)].map(words);
      if (now.join("|") === (seen.parts[name] || []).join("|")) continue;
      seen.parts[name] = now;
      changed = true;
    }
    if (changed) {
      seen.changedAt = performance.now();
      const after = new MessageChannel();
      after.port1.onmessage = () => { seen.paintedAt = performance.now(); };
      after.port2.postMessage(0);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.seen = seen;
  // Every one of these parts stands, and says something else than before the click; nothing has changed since.
  window.isSettled = (parts) => {
    const app = document.querySelector("[data-testid=stApp]");
    const isDone = app && app.getAttribute("data-test-script-state") === "notRunning";
    const isNew = (name) => (seen.parts[name] || []).join("|") !== (seen.before[name] || []).join("|");
    return isDone && parts.every(isNew) && seen.paintedAt > seen.clickedAt && performance.now() - Math.max(seen.changedAt, seen.answeredAt) > 500;
  };
})();
