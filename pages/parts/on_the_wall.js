// 会议模式: copies of the slides that the page drew out of sight, over the whole screen, stepped through by keys.
// No markup in quotes here: a script that holds some is stripped on its way to the page.
if (!window.meetsOnTheWall) {
  window.meetsOnTheWall = true;
  const WIDTH = 1024, HEIGHT = 768;
  const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
  let wall = null, slides = [], at = 0, scrolled = 0;
  const page = () => document.querySelector("[data-testid=stMain]");
  const drawn = () => {
    const box = document.querySelector(".st-key-slides");
    if (!box || !box.querySelector(".slides-end")) return null;
    const pictures = [...box.querySelectorAll(".slide")].map((slide) => slide.dataset.picture).filter(Boolean);
    return pictures.every((key) => box.querySelector(`.st-key-wall-${key} .main-svg text`)) ? box : null;
  };

  const resize = () => {
    if (!wall) return;
    const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
    const left = (innerWidth - WIDTH * scale) / 2, top = (innerHeight - HEIGHT * scale) / 2;
    wall.firstChild.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  };

  // A picture is shown at twice the size that it was drawn for.
  const copied = (slide, box) => {
    const copy = slide.cloneNode(true), key = slide.dataset.picture;
    if (!key) return copy;
    const picture = box.querySelector(`.st-key-wall-${key} .svg-container`), twice = document.createElement("div");
    twice.className = "twice";
    twice.style.width = `${picture.offsetWidth * 2}px`;
    twice.style.height = `${picture.offsetHeight * 2}px`;
    twice.append(picture.cloneNode(true));
    twice.firstChild.style.transform = "scale(2)";
    copy.querySelector(".body").prepend(twice);
    return copy;
  };

  // As large as there is room for, from 40 px down to 28; rows that find none even so are left out, their number said.
  const fit = (slide) => {
    const body = slide.querySelector(".body"), rows = [...body.querySelectorAll("tbody tr, li")];
    const runsOver = () => body.scrollHeight > body.clientHeight || body.scrollWidth > body.clientWidth;
    for (let size = 40; size >= 28; size -= 4) {
      slide.style.setProperty("--type", `${size}px`);
      if (!runsOver()) return;
    }
    const rest = document.createElement("p");
    for (let gone = 1; runsOver() && rows.length > 1; gone++) {
      rows.pop().remove();
      rest.textContent = `另有 ${gone} 行，见周例会页面`;
      body.append(rest);
    }
  };

  const show = (wanted) => {
    at = Math.max(0, Math.min(slides.length - 1, wanted));
    slides.forEach((slide, i) => { slide.hidden = i !== at; });
    [...wall.querySelectorAll(".dots i")].forEach((dot, i) => dot.classList.toggle("here", i === at));
    wall.querySelector(".dots b").textContent = `${at + 1}/${slides.length}`;
  };

  const build = (box) => {
    const stage = wall.firstChild;
    stage.textContent = "";
    slides = [...box.querySelectorAll(".slide")].map((slide) => copied(slide, box));
    stage.append(...slides);
    slides.forEach(fit);
    const dots = document.createElement("div");
    dots.className = "dots";
    dots.append(...slides.map(() => document.createElement("i")), document.createElement("b"));
    stage.append(dots);
    show(0);
  };

  const begin = () => {
    if (wall) return;
    scrolled = page().scrollTop;
    wall = document.createElement("div");
    wall.id = "wall";
    wall.style.fontFamily = getComputedStyle(document.querySelector("[data-testid=stApp]")).fontFamily;
    wall.append(document.createElement("div"));
    wall.firstChild.className = "stage";
    wall.firstChild.textContent = "正在准备……";
    document.body.append(wall);
    resize();
    if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
    const mine = wall, waiting = setInterval(() => {
      const box = drawn();
      if (box || wall !== mine) clearInterval(waiting);
      if (box && wall === mine) build(box);
    }, 50);
  };

  const end = () => {
    if (!wall) return;
    wall.remove();
    wall = null;
    slides = [];
    if (document.fullscreenElement) document.exitFullscreen();
    const back = () => { page().scrollTop = scrolled; };
    back();
    setTimeout(back, 200);
    document.querySelector(".st-key-meeting-mode button").focus({ preventScroll: true });
  };

  const copy = (button) => {
    const area = document.createElement("textarea");
    area.value = button.dataset.copy;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    const words = button.textContent;
    button.textContent = "已复制";
    setTimeout(() => { button.textContent = words; }, 2000);
  };

  addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-copy]");
    if (button) copy(button);
    if (event.target.closest && event.target.closest(".st-key-meeting-mode button")) begin();
    if (!wall || !wall.contains(event.target) || !slides.length) return;
    event.preventDefault();
    const dot = [...wall.querySelectorAll(".dots i")].indexOf(event.target);
    show(dot >= 0 ? dot : at + (event.clientX < innerWidth / 3 ? -1 : 1));
  }, true);
  addEventListener("keydown", (event) => {
    if (!wall || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") end();
    else if (!slides.length) return;
    else if (NEXT.includes(event.key)) show(at + 1);
    else if (BACK.includes(event.key)) show(at - 1);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(slides.length - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  addEventListener("resize", resize);
  // In full screen the browser keeps Esc to itself and tells of it only so.
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) end(); });
}
