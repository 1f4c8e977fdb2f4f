// A heading of a table that stands whole on the page orders its rows: upwards, downwards, as they were.
if (!window.ordersTables) {
  window.ordersTables = true;
  const number = (text) => (/^[-−▲▼]?\s*\d/.test(text) ? parseFloat(text.replace("−", "-").replace(/[^\d.-]/g, "")) : null);
  const compare = (one, other) => {
    const [a, b] = [number(one), number(other)];
    if (a !== null && b !== null) return a - b;
    if (a !== null || b !== null) return a !== null ? -1 : 1;
    return one.localeCompare(other, "zh-CN");
  };
  // the column that a heading stands over, headings of two rows and groups counted in
  const columnOf = (heading) => {
    const [over, under] = [...heading.closest("thead").rows].map((row) => [...row.cells]);
    if (!under) return over.indexOf(heading);
    const columns = [];
    let next = 0;
    for (const cell of over) {
      if (cell.classList.contains("group")) for (let n = 0; n < cell.colSpan; n++) columns.push(under[next++]);
      else columns.push(cell);
    }
    return columns.indexOf(heading);
  };
  const order = (heading) => {
    const table = heading.closest("table"), body = table.tBodies[0], at = columnOf(heading);
    if (at < 0 || [...body.rows].some((row) => row.cells.length <= at)) return;
    const now = heading.getAttribute("aria-sort");
    const next = now === "ascending" ? "descending" : now === "descending" ? null : "ascending";
    const rows = [...body.rows];
    rows.forEach((row, no) => (row.dataset.no ??= no));
    const words = (row) => row.cells[at].innerText.trim().split("\n")[0];
    const sign = next === "descending" ? -1 : 1;
    rows.sort((a, b) => (next && sign * compare(words(a), words(b))) || a.dataset.no - b.dataset.no);
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    if (next) heading.setAttribute("aria-sort", next);
    body.append(...rows);
  };
  const heading = (event) => {
    if (event.target.closest && event.target.closest("a")) return null;
    const found = event.target.closest && event.target.closest("table[data-orders] th:not(.group)");
    return found && found.innerText.trim() ? found : null;
  };
  document.addEventListener("click", (event) => heading(event) && order(heading(event)));
  // headings can be reached from the keyboard once a table is met
  document.addEventListener("focusin", () => {
    for (const cell of document.querySelectorAll("table[data-orders] th:not(.group):not([tabindex])")) cell.tabIndex = 0;
  });
  document.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && heading(event)) { event.preventDefault(); order(heading(event)); }
  });
}
