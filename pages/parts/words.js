// Streamlit's own dialogs that no setting puts into Chinese.
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
}
