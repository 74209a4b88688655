"use strict";
/* What a page does while ./workbook book serves it on the reader's own machine: it shows how far the reader is, and runs
   checks. From the file system, from a server that knows of no workbook, and on another machine it does nothing. */
(() => {
  if (!/^https?:$/.test(location.protocol)) return;

  const EVERY = 1000, WHILE_CHECKING = 300, WHILE_AWAY = 4000, PATIENCE = 10000, MISSES = 2;
  const OURS = {"Workbook-Page": "1"};
  const lesson = /\/(\d\d)-[^/]*\.html$/.exec(location.pathname)?.[1];
  const make = (name, more, ...inside) => {
    const element = Object.assign(document.createElement(name), more);
    element.append(...inside);
    return element;
  };
  /** Text that is heard and not seen. */
  const heard = text => make("span", {className: "heard", textContent: text});

  // What is drawn, by exercise.
  const panels = new Map();
  let known = null, tag = "", misses = 0, ever = false, timer = 0, looking = false;

  // The contents: a tick, a count, or a word beside what they name.
  const links = [...document.querySelectorAll(".contents li > a")];
  const note = (link, look, ...inside) => {
    if (!link) return;
    link.querySelector(".mark")?.remove();
    if (inside.length) link.append(make("span", {className: "mark " + look}, ...inside));
  };
  const tick = word => [make("span", {ariaHidden: "true", textContent: "✓"}), heard(" " + word)];
  const contents = state => {
    for (const one of state.lessons) {
      const link = links.find(a => a.getAttribute("href") === one.page);
      if (one.behind === one.all) note(link, "done", ...tick("all done"));
      else if (one.behind > 0) note(link, "", `${one.behind} of ${one.all}`);
      else note(link, "");
    }
    for (const one of state.exercises) {
      const link = links.find(a => a.getAttribute("href") === "#ex-" + one.id);
      if (one.state === "done") note(link, "done", ...tick("done"));
      else if (one.state === "open") note(link, "");
      else note(link, one.state, one.state);
    }
  };

  // The way on, in the bar of every page.
  const on = make("a", {className: "continue", hidden: true});
  document.querySelector(".ways").prepend(on);
  const further = next => {
    on.hidden = !next;
    if (!next) return;
    on.href = next.page;
    on.title = `${next.exercise} ${next.title}`;
    on.replaceChildren(make("span", {textContent: "Continue with "}), next.exercise);
  };

  // An exercise: its state, the button, the last verdict, and the folds that a pass opens.
  const panel = one => {
    const heading = document.getElementById("ex-" + one.id);
    if (!heading) return null;
    const state = make("span", {className: "state"});
    const when = make("span", {className: "when"});
    const button = make("button", {type: "button", textContent: "Check " + one.id, hidden: !one.checkable});
    const said = make("p", {className: "said"});
    said.setAttribute("role", "status");
    const verdict = make("pre", {tabIndex: 0});
    const fold = make("details", {className: "last", hidden: true}, make("summary", {textContent: "The last verdict"}),
      make("div", {className: "content"}, make("div", {className: "listingblock verdict"}, verdict)));
    const box = make("div", {className: "standing"},
      make("p", {className: "now"}, state, when, button), said, fold);
    heading.after(box);
    const folds = [...heading.parentElement.querySelectorAll("details.solution, details.mistakes")].map(details => {
      const until = make("span", {className: "until"});
      details.querySelector("summary").append(until);
      return {details, until};
    });
    button.addEventListener("click", () => check(one.id));
    return {box, state, when, button, said, verdict, fold, folds, before: null};
  };

  /** A long line is wrapped below its beginning, as in the verdicts that stand in the text. */
  const lines = text => text.replace(/\n$/, "").split("\n").flatMap((line, i) => [...(i ? ["\n"] : []),
    make("span", {className: line.startsWith("    ") ? "fact" : "line", textContent: line})]);
  const time = at => make("time", {dateTime: at, textContent: new Date(at).toLocaleString("en-GB",
    {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit"})});

  const exercise = one => {
    if (!panels.has(one.id)) panels.set(one.id, panel(one));
    const drawn = panels.get(one.id);
    if (!drawn) return;
    const before = drawn.before, done = one.state === "done";
    drawn.before = one;
    drawn.box.dataset.state = one.state;
    const sign = one.behind ? "✓ " : one.state === "failing" ? "✗ " : "";
    drawn.state.replaceChildren(make("span", {ariaHidden: "true", textContent: sign}), one.state);
    drawn.when.replaceChildren(...(one.checkedAt ? ["checked ", time(one.checkedAt)] : []));
    drawn.fold.hidden = !one.verdict;
    const news = one.verdict && (one.verdict !== before?.verdict || one.checkedAt !== before?.checkedAt);
    if (news) drawn.verdict.replaceChildren(...lines(one.verdict));
    if (news && (before || one.state === "failing")) drawn.fold.open = true;
    if (news && before || before && before.state !== one.state) drawn.said.textContent = `${one.id}: ${one.state}`;
    for (const {details, until} of drawn.folds) {
      until.textContent = one.behind ? `✓ ${one.id} is ${one.state}` : one.checkable ? `opens when ${one.id} passes` : "";
      until.classList.toggle("passed", one.behind);
      if (before && !before.behind && done) details.open = true;
    }
  };

  // Checks: one at a time, whichever page has asked for it.
  const check = async id => {
    if (known?.running?.exercise === id) return;
    const said = panels.get(id).said;
    said.textContent = "";
    try {
      const answer = await fetch("live/check", {method: "POST", cache: "no-store",
        headers: {...OURS, "Content-Type": "application/json"}, body: JSON.stringify({exercise: id})});
      if (answer.status !== 202) said.textContent = (await answer.json()).words;
    } catch {
      // The server has ended: the next look falls silent.
    }
    look();
  };
  const buttons = () => {
    const running = known?.running;
    for (const [id, drawn] of panels) {
      if (!drawn) continue;
      const here = running?.exercise === id;
      const seconds = here ? Math.max(0, Math.round((Date.now() - running.since) / 1000)) : 0;
      drawn.button.textContent = here ? `Checking, ${seconds} s` : "Check " + id;
      drawn.button.ariaDisabled = here ? "true" : "false";
      drawn.box.classList.toggle("checking", here);
    }
  };

  // The last comparison with the real broker, where the lesson has the reader run things.
  const compared = make("p", {className: "compared", hidden: true},
    make("a", {href: `live/crosscheck.html#lesson-${lesson}`, textContent: "Your broker beside RocketMQ"}),
    ": what the last cross-check found.");
  const place = document.querySelector("#run-it ~ .sectionbody") || document.querySelector("article");
  if (lesson) place.append(compared);

  const show = state => {
    const first = !ever, before = known;
    known = state;
    ever = true;
    contents(state);
    further(state.next);
    state.exercises.forEach(exercise);
    // Said once: whoever hears the page would hear it again each time.
    if (before && state.trouble && state.trouble.at !== before.trouble?.at) {
      const drawn = panels.get(state.trouble.exercise);
      if (drawn) drawn.said.textContent = state.trouble.words;
    }
    compared.hidden = !state.lessons.some(one => one.page.startsWith(lesson + "-") && one.crossChecked);
    // What was drawn above the place that a link leads to has moved it.
    if (first && location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  };
  const live = yes => document.documentElement.classList.toggle("live", yes);

  const ask = async () => {
    const answer = await fetch("live/state" + (lesson ? "?lesson=" + lesson : ""), {cache: "no-store",
      headers: tag ? {...OURS, "If-None-Match": tag} : OURS, signal: AbortSignal.timeout?.(PATIENCE)});
    if (answer.status === 200 && answer.headers.get("Content-Type")?.startsWith("application/json")) {
      const state = await answer.json();
      tag = answer.headers.get("ETag") || "";
      show(state);
    } else if (answer.status !== 304) {
      return answer.status === 503 || ever ? "away" : "none";
    }
    return "here";
  };
  const look = async () => {
    clearTimeout(timer);
    if (looking || document.hidden) return;
    looking = true;
    let answer;
    try {
      answer = await ask();
    } catch {
      answer = "away";
    }
    looking = false;
    if (answer === "none") return;
    misses = answer === "here" ? 0 : misses + 1;
    if (answer === "here") live(true);
    else if (misses >= MISSES) live(false);
    buttons();
    timer = setTimeout(look, misses >= MISSES ? WHILE_AWAY : known?.running ? WHILE_CHECKING : EVERY);
  };
  // Who does not look at a page needs no news; who comes back has them at once.
  document.addEventListener("visibilitychange", look);
  look();
})();
