/* Draws the parts of a broker. What is there already and stays is not drawn anew: a reader's place, focus and selection
   stay, and the page does not grow. */

const MOST_HAPPENINGS = 200, MOST_ROWS = 60, MOST_SEGMENTS = 6, MOST_SECONDS = 8, SECONDS_AROUND = 60;
const WORDS = {recalled: "taken back"};
const OF_USERS = ["topic"], OWN = ["system", "delay"];

const part = id => document.getElementById(id);
const make = (name, className = "") => Object.assign(document.createElement(name), className ? {className} : {});
const number = value => Number(value).toLocaleString("en");
const count = (n, one, many = one + "s") => `${number(n)} ${n === 1 ? one : many}`;
const share = (some, all) => all > 0 ? Math.min(1, Math.max(0, some / all)) : 0;
const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };

const bytes = n => n < 1024 ? count(n, "byte") : n < 1 << 20 ? `${(n / 1024).toFixed(1)} KiB` : `${(n / (1 << 20)).toFixed(1)} MiB`;

const span = ms => {
  if (ms <= 0) return "0 s";
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const s = Math.round(ms / 1000);
  return s < 120 ? `${s} s` : s < 7200 ? `${Math.floor(s / 60)} min ${s % 60} s` : `${Math.floor(s / 3600)} h ${Math.floor(s % 3600 / 60)} min`;
};

const two = n => String(n).padStart(2, "0");
const time = ms => {
  const d = new Date(ms);
  return `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}.${String(d.getMilliseconds()).padStart(3, "0")}`;
};

/** Children of an element, kept by key, in the order of the items. */
const keep = (parent, items, keyOf, create, update) => {
  const old = new Map([...parent.children].filter(e => e.dataset.key !== undefined).map(e => [e.dataset.key, e]));
  const used = new Map();
  let place = [...parent.children].find(e => e.dataset.key !== undefined) ?? null;
  for (const item of items) {
    let key = String(keyOf(item));
    const times = used.get(key) ?? 0;
    used.set(key, times + 1);
    if (times) key += " " + times;
    let element = old.get(key);
    old.delete(key);
    if (!element) {
      element = create(item);
      element.dataset.key = key;
    }
    update(element, item);
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  old.forEach(element => element.remove());
};

/** A bar with words beside it; nobody has to see the bar. */
const bar = (cell, text, done, mark) => {
  if (!cell.firstElementChild) {
    const track = make("span", "track"), gauge = make("span", "gauge");
    track.setAttribute("aria-hidden", "true");
    track.append(make("span", "done"), make("span", "mark"));
    gauge.append(track, make("span", "words"));
    cell.replaceChildren(gauge);
  }
  const [track, words] = cell.firstElementChild.children;
  track.style.setProperty("--done", done.toFixed(4));
  track.style.setProperty("--mark", (mark ?? done).toFixed(4));
  track.lastElementChild.hidden = mark === undefined;
  setText(words, text);
};

/** A row: a text for each cell, or what writes it. */
const cells = (row, ...values) => {
  values.forEach((value, i) => {
    const cell = row.cells[i];
    if (typeof value === "function") value(cell); else setText(cell, value);
  });
};

const newRow = table => {
  const row = make("tr");
  [...table.tHead.rows[0].cells].forEach((head, i) => {
    const cell = make(i === 0 ? "th" : "td", head.className);
    if (i === 0) cell.scope = "row"; else cell.dataset.column = head.textContent;
    row.append(cell);
  });
  return row;
};

const table = (section, items, keyOf, update, moreElsewhere = 0) => {
  const it = section.querySelector("table");
  keep(it.tBodies[0], items.slice(0, MOST_ROWS), keyOf, () => newRow(it), update);
  around(section, items.length, Math.max(0, items.length - MOST_ROWS) + moreElsewhere);
};

const around = (section, shown, more) => {
  const own = name => [...section.querySelectorAll(name)].find(e => e.parentElement.closest("details, section") === section);
  const scroll = own(".scroll"), empty = own(".empty"), rest = own(".more");
  if (scroll) scroll.hidden = shown === 0;
  if (empty) empty.hidden = shown > 0;
  if (rest) setText(rest, more > 0 ? `and ${number(more)} more` : "");
};

const tally = (name, n) => setText(document.querySelector(`[data-count=${name}]`), typeof n === "number" ? number(n) : n);

const unfinished = state => {
  const says = new Map(), own = {topics: "queues", offsets: "queues"};
  for (const {part: name, says: why} of state.unfinished ?? []) says.set(own[name] ?? name, why);
  for (const section of document.querySelectorAll("main section")) {
    const line = section.querySelector(".unfinished"), text = says.get(section.id) ?? "";
    line.hidden = !text;
    setText(line, text);
  }
};

const happenings = (state, happened) => {
  const news = state.happened ?? [];
  if (state.skipped > 0 && news.length) {
    const offset = news[0].offset - 0.5;
    happened.set(offset, {offset, gap: state.skipped});
  }
  for (const item of news) happened.set(item.offset, item);
  const newest = [...happened.values()].sort((a, b) => b.offset - a.offset);
  newest.splice(MOST_HAPPENINGS).forEach(item => happened.delete(item.offset));
  const list = part("happened").querySelector(".happenings");
  const first = list.childElementCount === 0;
  keep(list, newest, item => item.offset, item => {
    const line = make("li", first ? "" : "new"), button = make("button");
    if (item.gap) {
      line.className = "gap";
      line.textContent = `${bytes(item.gap)} of the log between, in which more happened than is shown`;
      return line;
    }
    button.type = "button";
    button.dataset.offset = item.offset;
    const what = make("span", "what " + item.what), where = make("span", "where-to"), more = make("small");
    what.textContent = WORDS[item.what] ?? item.what;
    where.textContent = item.realTopic ?? item.topic;
    if (item.what !== "parked" && item.queueOffset !== undefined) {
      where.textContent += `, queue ${item.queue} at ${number(item.queueOffset)}`;
    }
    button.append(what, where, more);
    line.append(button);
    return line;
  }, (line, item) => item.gap || setText(line.firstElementChild.lastElementChild, details(item, state.now)));
  list.hidden = newest.length === 0;
  part("happened").querySelector(".empty").hidden = newest.length > 0;
};

const details = (item, now) => [
  time(item.stored),
  item.due !== undefined && item.due > now ? `due in ${span(item.due - now)}` : item.due !== undefined ? `was due ${time(item.due)}` : "",
  item.attempt > 0 ? `attempt ${item.attempt + 1}` : "",
  item.group ? `group ${item.group}` : "",
  item.keys ? `key ${item.keys}` : "",
  item.tags ? `tag ${item.tags}` : "",
  bytes(item.size)].filter(Boolean).join(" · ");

const log = state => {
  const {log} = state, section = part("log");
  const onDisk = log.flushed === undefined ? "" : log.flushed >= log.max ? " All of it is on the disk."
    : ` ${bytes(log.max - log.flushed)} are not on the disk yet.`;
  setText(section.querySelector(".sum"), `From offset ${number(log.min)} to ${number(log.max)}.${onDisk}`);
  const segments = log.segments ?? [], shown = segments.slice(-MOST_SEGMENTS), before = segments.length - shown.length + (log.more ?? 0);
  const list = section.querySelector(".segments");
  keep(list, shown, s => s.start, () => make("li"), (line, s) =>
    bar(line, `${bytes(s.used)} of ${bytes(log.segmentSize)}, from ${number(s.start)} on`, share(s.used, log.segmentSize)));
  list.start = before + 1;
  tally("log", bytes(log.max - log.min));
};

/** A line for each queue and each group that reads it. */
const lines = topics => topics.flatMap(topic => topic.queues.flatMap(queue => queue.groups.length
  ? queue.groups.map(group => ({topic, queue, group})) : [{topic, queue, group: null}]));

const behind = line => Math.max(0, line.queue.max - Math.max(line.group.committed ?? line.queue.min, line.queue.min));

const queueTable = (section, topics, moreTopics) => {
  const it = [...section.querySelectorAll("table")].find(t => t.closest("details, section") === section);
  const all = lines(topics), shown = all.slice(0, MOST_ROWS), names = [...new Set(shown.map(line => line.topic.topic))];
  keep(it, names, name => name, name => {
    const body = make("tbody"), row = make("tr"), head = make("th", "topic-name");
    Object.assign(head, {colSpan: 5, scope: "rowgroup", textContent: name});
    row.append(head);
    body.append(row);
    return body;
  }, (body, name) => keep(body, shown.filter(line => line.topic.topic === name),
    line => `${line.queue.id} ${line.group?.group ?? ""}`, () => newRow(it), queueLine));
  const hidden = topics.reduce((sum, topic) => sum + (topic.moreQueues ?? 0)
    + topic.queues.reduce((groups, queue) => groups + (queue.moreGroups ?? 0), 0), 0);
  around(section, shown.length, all.length - shown.length + hidden + moreTopics);
};

/** Groups whose members keep their offsets themselves. */
const broadcasting = new Set();

const queueLine = (row, line) => {
  const {queue, group} = line, all = queue.max - queue.min;
  const held = all === 0 ? "none" : `${number(all)}: ${number(queue.min)} to ${number(queue.max - 1)}`;
  if (!group) {
    cells(row, String(queue.id), held, "nobody yet", "", "");
    return;
  }
  if (broadcasting.has(group.group)) {
    const gave = group.pulled > queue.min ? `, took up to ${number(group.pulled)}` : "";
    cells(row, String(queue.id), held, group.group, `its members know${gave}`, "");
    row.classList.remove("lags");
    return;
  }
  const reached = Math.max(group.committed ?? queue.min, queue.min), pulled = group.pulled;
  const words = group.committed === undefined || group.committed < 0 ? "nothing yet" : `next is ${number(group.committed)}`;
  const ahead = pulled !== undefined && pulled > reached ? `, took ${number(pulled - reached)} more` : "";
  cells(row, String(queue.id), held, group.group,
    cell => bar(cell, words + ahead, all ? share(reached - queue.min, all) : 1, ahead ? share(pulled - queue.min, all) : undefined),
    number(behind(line)));
  row.classList.toggle("lags", behind(line) > 0);
};

const queues = state => {
  const users = state.topics.filter(t => OF_USERS.includes(t.kind)), own = state.topics.filter(t => OWN.includes(t.kind));
  queueTable(part("queues"), users, state.moreTopics ?? 0);
  queueTable(part("own"), own.filter(t => t.queues.some(q => q.max > 0)), 0);
  tally("queues", users.reduce((sum, topic) => sum + topic.queues.length + (topic.moreQueues ?? 0), 0));
};

const groups = state => {
  const reads = group => state.topics.filter(t => OF_USERS.includes(t.kind) && t.queues.some(q => q.groups.some(g => g.group === group)));
  table(part("groups"), state.groups, g => g.group, (row, g) => {
    const topics = reads(g.group).map(t => t.topic).join(", ");
    cells(row, g.group, (topics || "nothing yet") + (g.broadcast ? ", each member all of it" : ""),
      g.members.length ? `${g.members.length + (g.moreMembers ?? 0)}: ${g.members.join(", ")}${g.moreMembers ? " …" : ""}` : "none any more");
  }, state.moreGroups);
  tally("groups", state.groups.length + (state.moreGroups ?? 0));
};

const where = item => `${item.topic} ${item.queue}`;

const held = state => {
  const longest = Math.max(15_000, ...state.held.map(pull => pull.left));
  table(part("held"), state.held, pull => `${pull.group} ${where(pull)}`, (row, pull) => cells(row,
    where(pull), pull.group, `offset ${number(pull.offset)}`,
    cell => bar(cell, span(pull.left), share(pull.left, longest))), state.moreHeld);
  tally("held", state.held.length + (state.moreHeld ?? 0));
};

const locks = state => {
  table(part("locks"), state.locks, lock => `${lock.group} ${where(lock)}`, (row, lock) => {
    cells(row, where(lock), lock.group, lock.client, `${span(lock.age)} ago`,
      cell => bar(cell, lock.expiresIn > 0 ? span(lock.expiresIn) : "it has ended", share(lock.expiresIn, lock.age + Math.max(0, lock.expiresIn))));
    row.classList.toggle("ended", lock.expiresIn <= 0);
  }, state.moreLocks);
  tally("locks", state.locks.length + (state.moreLocks ?? 0));
};

/** As RocketMQ writes its levels: 30 s, 1 min, 2 h. */
const delayInWords = ms => ms >= 3_600_000 && ms % 3_600_000 === 0 ? `${ms / 3_600_000} h`
  : ms >= 60_000 && ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;

const levels = state => {
  const section = part("levels"), waiting = state.levels.reduce((sum, level) => sum + level.waiting, 0);
  keep(section.querySelector(".levels"), state.levels, level => level.level, () => {
    const line = make("li");
    line.append(make("b"), make("span"), make("small"));
    return line;
  }, (line, level) => {
    const [delay, n, next] = line.children, due = level.nextDue !== undefined && level.waiting > 0;
    setText(delay, delayInWords(level.delay));
    setText(n, level.waiting ? `${number(level.waiting)} waiting` : "none");
    setText(next, due ? `next in ${span(level.nextDue - state.now)}` : "");
    line.classList.toggle("some", level.waiting > 0);
  });
  section.querySelector(".empty").hidden = waiting > 0;
  section.querySelector(".levels").hidden = state.levels.length === 0;
  tally("levels", waiting);
};

const svg = (name, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};
const around60 = (second, radius) => {
  const angle = second / SECONDS_AROUND * 2 * Math.PI;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)].map(n => n.toFixed(1));
};

const wheel = (picture, seconds, now) => {
  if (!picture.firstChild) {
    picture.append(svg("circle", {r: 88, class: "rim"}));
    for (let s = 0; s < SECONDS_AROUND; s++) {
      const [x, y] = around60(s, 88);
      picture.append(svg("circle", {cx: x, cy: y, r: 2, class: "slot", "data-second": s}));
    }
    picture.append(svg("line", {x1: 0, y1: 0, class: "hand"}), svg("circle", {r: 4, class: "axle"}));
  }
  const full = new Map();
  for (const second of seconds) full.set(Math.floor(second.due / 1000) % SECONDS_AROUND, second.count);
  for (const slot of picture.querySelectorAll(".slot")) {
    const n = full.get(Number(slot.dataset.second)) ?? 0;
    slot.setAttribute("r", n ? Math.min(9, 4 + Math.log2(n)).toFixed(1) : 2);
    slot.classList.toggle("some", n > 0);
  }
  const [x, y] = around60(now / 1000 % SECONDS_AROUND, 76);
  picture.querySelector(".hand").setAttribute("x2", x);
  picture.querySelector(".hand").setAttribute("y2", y);
};

const timers = state => {
  const section = part("timers"), {timers} = state;
  const seconds = timers.seconds.filter(second => second.due >= state.now - 1000);
  wheel(section.querySelector("svg"), seconds.filter(s => s.due < state.now + SECONDS_AROUND * 1000), state.now);
  setText(section.querySelector(".sum"), timers.waiting ? `${count(timers.waiting, "message waits", "messages wait")}.` : "No message waits for a second.");
  keep(section.querySelector(".seconds"), seconds.slice(0, MOST_SECONDS), second => second.due, () => make("li"), (line, second) =>
    setText(line, `${second.due > state.now ? `in ${span(second.due - state.now)}` : "now"}: ${number(second.count)}${second.atLeast ? " or more" : ""}`));
  setText(section.querySelector(".more"), seconds.length > MOST_SECONDS || timers.moreSeconds ? "and in later seconds" : "");
  tally("timers", timers.waiting);
};

const failed = state => {
  const all = new Map(), entry = group => all.get(group) ?? all.set(group, {group, retried: 0, unread: 0, dead: 0}).get(group);
  for (const topic of state.topics) {
    const messages = topic.queues.reduce((sum, queue) => sum + queue.max - queue.min, 0);
    if (topic.kind === "retry" && messages > 0) {
      const it = entry(topic.topic.replace(/^%RETRY%/, ""));
      it.retried += messages;
      it.unread += lines([topic]).reduce((sum, line) => sum + (line.group ? behind(line) : line.queue.max - line.queue.min), 0);
    } else if (topic.kind === "dead" && messages > 0) {
      entry(topic.topic.replace(/^%DLQ%/, "")).dead += messages;
    }
  }
  const groups = [...all.values()].sort((a, b) => a.group < b.group ? -1 : 1);
  table(part("failed"), groups, it => it.group, (row, it) => cells(row, it.group, number(it.retried), number(it.unread), number(it.dead)));
  const sum = name => groups.reduce((all, it) => all + it[name], 0);
  tally("failed", sum("dead") ? `${number(sum("dead"))} dead` : sum("retried"));
};

/** All of it. */
export const draw = (answer, happened) => {
  // A part that is not written yet is missing, and says so.
  const state = {topics: [], groups: [], held: [], locks: [], levels: [], timers: {waiting: 0, seconds: []}, ...answer};
  broadcasting.clear();
  for (const group of state.groups) if (group.broadcast) broadcasting.add(group.group);
  unfinished(state);
  happenings(state, happened);
  for (const one of [log, queues, groups, held, locks, levels, timers, failed]) one(state);
};

/** Nothing is known of the next broker yet. */
export const clear = () => part("happened").querySelector(".happenings").replaceChildren();

/** The bytes of a message with the fields named, or why there is none. */
export const drawMessage = (dialog, message, offset) => {
  setText(dialog.querySelector("h2"), `The message at offset ${number(offset)} of the log`);
  setText(dialog.querySelector(".sum"), message.gone ?? `${bytes(message.size)}. In the order in which they are stored: in hexadecimal, and beside it what they mean.`);
  dialog.querySelector(".scroll").hidden = Boolean(message.gone);
  const body = dialog.querySelector("tbody");
  body.replaceChildren();
  for (const field of message.fields ?? []) {
    const row = newRow(dialog.querySelector("table")), means = make("small");
    means.textContent = field.means ?? "";
    cells(row, number(field.from), field.name, cell => {
      const hex = make("code");
      hex.textContent = field.hex.replace(/(..)(?=.)/g, "$1 ");
      cell.append(hex);
    }, field.value ?? "");
    row.cells[3].append(means);
    body.append(row);
  }
};
