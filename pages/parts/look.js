// Light or dark: what the address asks for (look=深色), else what was last chosen here. Streamlit keeps its theme for
// each page's address apart and reads it when a page is loaded, so every page is told and the page loaded once more.
if (!window.hasLook) {
  window.hasLook = true;
  const THEMES = { 深色: "Dark", 浅色: "Light" };
  const name = (path) => `stActiveTheme-${path}-v2`;
  const tell = (theme) => {
    const base = location.pathname.replace(/[^/]*$/, "");
    for (const path of [location.pathname, ...window.pageNames.map((page) => base + page)]) localStorage.setItem(name(path), JSON.stringify(theme));
  };
  const asked = THEMES[new URL(location.href).searchParams.get("look")];
  if (asked && localStorage.getItem(name(location.pathname)) !== JSON.stringify(asked)) {
    tell(asked);
    location.reload();
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[data-look]");
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const to = new URL(location.href);
    to.searchParams.set("look", link.dataset.look);
    history.replaceState({}, "", to.href);
    tell(THEMES[link.dataset.look]);
    location.reload();
  }, true);
}
