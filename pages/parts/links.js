// Links and marks of a picture open inside the running app: the address changes and Streamlit follows it.
if (!window.staysInApp) {
  window.staysInApp = true;
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const main = event.target.closest && event.target.closest("[data-testid=stMain]");
    if (!main) return;
    const link = event.target.closest("a");
    const picture = event.target.closest(".js-plotly-plot");
    const mark = picture && picture._hoverdata && picture._hoverdata[0];
    const to = link ? link.getAttribute("href") || link.getAttribute("xlink:href") : mark && mark.customdata;
    if (typeof to !== "string" || !/^(rows|rectification|stock|major|ranking|accidents|circulars|returns|original)\b/.test(to)) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState({}, "", new URL(to, location.href).href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    window.scrollTo(0, 0);
  }, true);
}
