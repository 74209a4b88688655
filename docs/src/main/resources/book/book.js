"use strict";
/* What a page does beyond showing itself. Without this file the book is complete: it has no copy buttons and no search,
   and the bar does not follow the reading. */
(() => {
  const make = (name, more) => Object.assign(document.createElement(name), more);

  // A button that copies what was typed, without prompts and output, and of code in its place what belongs there.
  if (navigator.clipboard) {
    for (const block of document.querySelectorAll(".listingblock")) {
      const code = block.querySelector("pre code");
      if (!code) continue;
      const button = make("button", {type: "button", className: "copy", textContent: "copy"});
      button.addEventListener("click", async () => {
        const yours = code.cloneNode(true);
        yours.querySelectorAll(".around, .instead").forEach(given => given.remove());
        await navigator.clipboard.writeText(yours.textContent.replace(/\n$/, ""));
        button.textContent = "copied";
        setTimeout(() => { button.textContent = "copy"; }, 1500);
      });
      block.querySelector(".content").append(button);
    }
  }

  // Where there is room for the contents beside the text, they are open for those, too, who don't see the page.
  const beside = matchMedia("(min-width: 62rem)"), contents = document.querySelector(".contents details");
  const settle = () => { contents.open = beside.matches; };
  beside.addEventListener("change", settle);
  settle();

  // The section that is being read: in the bar, and marked in the contents.
  const headings = [...document.querySelectorAll("article h2[id], article h3[id^=ex-]")];
  const links = new Map([...document.querySelectorAll(".contents li li a")].map(a => [a.hash.slice(1), a]));
  const place = document.querySelector(".section");
  let reading = null;
  const follow = () => {
    const now = headings.filter(h => h.getBoundingClientRect().top < 120).pop() || null;
    if (now === reading) return;
    if (reading) links.get(reading.id)?.parentElement.classList.remove("reading");
    reading = now;
    place.textContent = now ? now.textContent.replace(/#$/, "") : "";
    const link = now && links.get(now.id);
    if (!link) return;
    link.parentElement.classList.add("reading");
    const list = document.querySelector(".contents");
    const inside = link.getBoundingClientRect(), around = list.getBoundingClientRect();
    if (getComputedStyle(list).position === "sticky"
        && (inside.top < around.top + 40 || inside.bottom > around.bottom - 40)) {
      list.scrollTop += inside.top - around.top - around.height / 2;
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, {passive: true});
  follow();

  // A fold that a link leads into is opened by most browsers themselves.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let opened = false;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      opened ||= !fold.open;
      fold.open = true;
    }
    if (opened) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Folds are printed open, also where the browser can't do that by itself.
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(fold => { fold.open = true; }));

  // Search. The texts are loaded when somebody searches for the first time, by a script: a page opened from the file
  // system may load nothing else.
  const MOST_OF_A_GROUP = 6;
  const SMALL = new Set("a an and are at by did do does for get how i in is it my of on the to what where why with".split(" "));
  const dialog = make("dialog", {className: "search"});
  dialog.setAttribute("aria-label", "Search the book");
  const field = make("input", {type: "search", placeholder: "Search lessons, exercises, terms, commands, verdicts"});
  field.setAttribute("aria-label", "Search for");
  const found = make("div", {className: "found"});
  found.setAttribute("aria-live", "polite");
  const close = make("button", {type: "button", className: "close", textContent: "Close"});
  close.addEventListener("click", () => dialog.close());
  dialog.append(field, close, found);
  document.body.append(dialog);
  const button = make("button", {type: "button", className: "to-search", textContent: "Search", title: "Key: /"});
  document.querySelector(".ways").prepend(button);

  const load = () => new Promise((done, failed) => {
    if (window.BOOK_INDEX) { done(); return; }
    document.head.append(make("script", {src: "search-index.js", onload: done, onerror: failed}));
  });
  const open = () => {
    load().then(show, () => { found.textContent = "The file search-index.js is missing beside this page."; });
    if (!dialog.open) dialog.showModal();
    field.select();
  };
  const plain = text => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "")
    .replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');

  /** A word without its ending, to find "passes" where somebody types "passed". */
  const stem = word => word.replace(/^([a-z]{3,}?)(?:ing|ed|es|s)$/, "$1");

  /** How well it fits: every word must be in it; in its title counts most, at the beginning of a word more. */
  const score = (entry, words) => {
    const title = plain(entry[1]), all = title + " " + plain(entry[2] + " " + entry[4]);
    let sum = 0;
    for (const word of words) {
      const at = all.indexOf(word);
      if (at < 0) {
        if (!` ${all}`.includes(" " + stem(word))) return 0;
        sum += 0.5;
        continue;
      }
      const start = title.indexOf(word);
      sum += start === 0 ? 12 : start > 0 ? 8 : 1;
      if (at === 0 || /[^a-z0-9]/.test(all[at - 1])) sum += 1;
    }
    return title === words.join(" ") ? sum + 20 : sum;
  };
  const around = (text, words) => {
    const at = Math.max(0, ...words.map(w => plain(text).indexOf(w)).filter(i => i >= 0).slice(0, 1));
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, at - 40)));
    return (from > 0 ? "… " : "") + text.slice(from, from + 150) + (text.length > from + 150 ? " …" : "");
  };
  const show = () => {
    const typed = plain(field.value).split(/\s+/).filter(Boolean), telling = typed.filter(word => !SMALL.has(word));
    const words = telling.length ? telling : typed;
    found.replaceChildren();
    if (words.length === 0 || !window.BOOK_INDEX) return;
    const hits = BOOK_INDEX.map(entry => [score(entry, words), entry]).filter(hit => hit[0] > 0)
      .sort((one, other) => other[0] - one[0]);
    if (hits.length === 0) found.append(make("p", {textContent: "Nothing has all of these words."}));
    // The group of what fits best comes first.
    for (const group of new Set(hits.map(hit => hit[1][0]))) {
      const name = BOOK_GROUPS[group], here = hits.filter(hit => hit[1][0] === group);
      found.append(make("h2", {textContent: name + (here.length > MOST_OF_A_GROUP ? `, the first ${MOST_OF_A_GROUP} of ${here.length}` : "")}));
      const list = make("ul");
      for (const [, [, title, where, address, text]] of here.slice(0, MOST_OF_A_GROUP)) {
        const link = make("a", {href: address});
        link.append(make("b", {textContent: title}), make("small", {textContent: " " + where}),
          make("span", {textContent: around(text, words)}));
        link.addEventListener("click", () => dialog.close());
        const item = make("li");
        item.append(link);
        list.append(item);
      }
      found.append(list);
    }
  };
  button.addEventListener("click", open);
  field.addEventListener("input", show);
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("keydown", event => {
    const links = [...found.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (next < 0 ? field : links[Math.min(next, links.length - 1)])?.focus();
    } else if (event.key === "Enter" && document.activeElement === field && links.length) {
      links[0].click();
    }
  });
  addEventListener("keydown", event => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
})();
