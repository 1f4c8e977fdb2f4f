// Streamlit's own words that no setting puts into Chinese.
if (!window.saysChinese) {
  window.saysChinese = true;
  const said = {
    "Page not found": ["没有这个页面", "链接里的页面不存在，已打开周例会。请从页面上方的名称进入。"],
    "Connection error": ["连接断了", "请确认程序仍在运行，再重新打开本页。"],
  };
  const translate = () => {
    for (const title of document.querySelectorAll("[role=dialog] h2[slot=title]")) {
      const words = said[title.textContent];
      if (!words) continue;
      title.firstChild.nodeValue = words[0];
      const text = document.createTreeWalker(title.nextElementSibling, NodeFilter.SHOW_TEXT);
      for (let first = true; text.nextNode(); first = false) text.currentNode.nodeValue = first ? words[1] : "";
    }
  };
  new MutationObserver(translate).observe(document.body, { childList: true });
  translate();
  // What failed before the page could run, at the press of a button: the page with its style sheet is gone then.
  const style = document.createElement("style");
  const unfinished = "刚才这一步没有做完，程序遇到了意外的错误；以前交过的表、登记过的内容都没有丢，请刷新页面，看过登记了没有再重做。"
    + "还是这样，请把运行程序的窗口里最后的记录发给维护的人。";
  style.textContent = `[data-testid="stExceptionMessage"] { font-size: 0; }
    [data-testid="stExceptionMessage"]::after { content: "${unfinished}"; font-size: 1rem; }`;
  document.head.append(style);
  // A file that could not be made: said beside its button until that is pressed again, not for five seconds.
  const failed = (box) => {
    const words = /PDF/.test(box.innerText)
      ? "没有转成PDF，原来的文件不受影响，照常可取；请用Office打开后另存为PDF。"
      : "这个文件没有做成，已登记的内容都没有丢；请刷新页面后再取一次。";
    const said = document.createElement("p");  // a tag written out here would make Streamlit drop the script
    said.className = "failed";
    said.setAttribute("role", "status");
    said.textContent = words;
    box.append(said);
  };
  document.addEventListener("click", (event) => {
    const box = event.target.closest && event.target.closest("[data-testid=stDownloadButton]");
    if (!box) return;
    box.querySelectorAll(".failed").forEach((words) => words.remove());
    if (box.isWatched) return;
    box.isWatched = true;
    const isError = (node) => node.dataset && node.dataset.testid === "stDownloadButtonError";
    new MutationObserver((changes) => {
      if (changes.some((change) => [...change.addedNodes].some(isError))) failed(box);
    }).observe(box, { childList: true });
  }, true);
}
