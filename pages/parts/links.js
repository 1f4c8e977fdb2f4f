// Links and marks of a picture open inside the running app: the address changes and Streamlit follows it.
// What is chosen for the whole visit travels with every link: the snapshot, the comparison.
if (!window.staysInApp) {
  window.staysInApp = true;
  const INSIDE = new RegExp(String.raw`^(\?|\./|(${window.pageNames.filter(Boolean).join("|")})\b)`);
  const CARRIED = ["snapshot", "compare"];
  const written = (link) => link.dataset.written || link.getAttribute("href") || link.getAttribute("xlink:href");
  const carried = (href, drop) => {
    const here = new URL(location.href), to = new URL(href, here);
    if (href.startsWith("?")) {  // this page, with something more asked
      const more = new URLSearchParams(href);
      to.search = here.search;
      for (const key of new Set(more.keys())) to.searchParams.delete(key);
      for (const [key, words] of more) to.searchParams.append(key, words);
    }
    for (const key of CARRIED)
      if (here.searchParams.has(key) && !to.searchParams.has(key)) to.searchParams.set(key, here.searchParams.get(key));
    for (const key of (drop || "").split(" ")) if (key) to.searchParams.delete(key);
    return to.href;
  };
  // before the browser opens a link in another window or copies its address
  for (const kind of ["pointerdown", "focusin"])
    document.addEventListener(kind, (event) => {
      const link = event.target.closest && event.target.closest("[data-testid=stMain] a[href]");
      const href = link && written(link);
      if (!href || !INSIDE.test(href)) return;
      link.dataset.written = href;
      link.setAttribute("href", carried(href, link.dataset.drop));
    }, true);
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const main = event.target.closest && event.target.closest("[data-testid=stMain]");
    if (!main) return;
    const link = event.target.closest("a");
    const picture = event.target.closest(".js-plotly-plot");
    const mark = picture && picture._hoverdata && picture._hoverdata[0];
    const to = link ? written(link) : mark && mark.customdata;
    if (typeof to !== "string" || !INSIDE.test(to)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = carried(to, link && link.dataset.drop);
    if (next === location.href) return;  // the second click of two
    history.pushState({}, "", next);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (!to.startsWith("?")) window.scrollTo(0, 0);
  }, true);
}
