/* Asks the server for the broker's state twice a second while the page can be seen, and has parts.js draw it. */
import {draw, drawMessage, clear} from "./parts.js";

const AGAIN = 500, AGAIN_WITHOUT_BROKER = 1000, AGAIN_WITHOUT_SERVER = 3000, PATIENCE = 8000;
const OURS = {"Workbook-Page": "1"};

const status = document.getElementById("status"), none = document.getElementById("none");
const choice = document.getElementById("choice"), select = choice.querySelector("select");
const hold = document.getElementById("hold"), dialog = document.getElementById("message");

/** Which broker is looked at, when it started, how far its log was told, and its newest happenings, by offset. */
const seen = {chosen: "", at: "", started: 0, next: -1, happened: new Map()};
let held = false, timer = 0, asking = false;

const say = text => { if (status.textContent !== text) status.textContent = text; };

const ask = async (what, parameters) => {
  const query = new URLSearchParams(parameters);
  if (seen.chosen) query.set("at", seen.chosen);
  const response = await fetch(`inspect/${what}?${query}`, {headers: OURS, signal: AbortSignal.timeout(PATIENCE)});
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};

const forget = () => {
  seen.next = -1;
  seen.happened.clear();
  clear();
};

/** Another broker than before, or the same one started anew, which may be empty now. */
const isAnother = told => told.at !== seen.at || told.answer.started !== seen.started;

const offer = brokers => {
  choice.hidden = brokers.length < 2;
  const options = brokers.map(broker => [broker.address, `${broker.address}, ${broker.whose}`]);
  if (JSON.stringify(options) === select.dataset.options) return;
  select.dataset.options = JSON.stringify(options);
  select.replaceChildren(...options.map(([value, text]) => Object.assign(document.createElement("option"), {value, text})));
  if (options.some(([value]) => value === seen.chosen)) select.value = seen.chosen;
  else seen.chosen = "";
};

const look = async () => {
  const told = await ask("state", {from: seen.next});
  offer(told.brokers);
  document.body.classList.toggle("without", Boolean(told.trouble));
  // Who has seen a broker knows how to start one: what was seen last stays where it is.
  none.hidden = told.trouble?.kind !== "none" || Boolean(seen.at);
  if (told.trouble) {
    const waits = told.trouble.kind === "none" || told.trouble.kind === "silent";
    say(told.trouble.says + (waits ? " Waiting for one." : "") + (seen.at ? " What is pale was there before." : ""));
    return AGAIN_WITHOUT_BROKER;
  }
  if (isAnother(told)) {
    const toldOfOlder = seen.next >= 0;
    forget();
    Object.assign(seen, {at: told.at, started: told.answer.started});
    if (toldOfOlder) return 0;
  }
  if (choice.hidden === false) select.value = told.at;
  const whose = told.brokers.find(broker => broker.address === told.at)?.whose ?? "a broker";
  const where = told.answer.kind === "memory" ? "keeps messages in memory" : "keeps messages in files";
  say(`Looking at ${told.at}, ${whose}. It ${where}.`);
  seen.next = told.answer.next;
  draw(told.answer, seen.happened);
  return AGAIN;
};

const go = async () => {
  clearTimeout(timer);
  if (asking || held || document.hidden) return;
  asking = true;
  let pause = AGAIN_WITHOUT_SERVER;
  try {
    pause = await look();
  } catch (trouble) {
    document.body.classList.add("without");
    say(trouble instanceof TypeError || trouble.name === "TimeoutError"
      ? "The workbook program that served this page has ended. Type ./workbook inspect again; this page goes on by itself."
      : `This page can't go on: ${trouble.message}`);
  } finally {
    asking = false;
  }
  timer = setTimeout(go, pause);
};

hold.addEventListener("click", () => {
  held = !held;
  hold.setAttribute("aria-pressed", held);
  hold.textContent = held ? "Go on" : "Hold still";
  document.body.classList.toggle("held", held);
  go();
});
select.addEventListener("change", () => {
  seen.chosen = select.value;
  go();
});
document.addEventListener("visibilitychange", go);

document.querySelector(".happenings").addEventListener("click", async event => {
  const button = event.target.closest("button");
  if (!button) return;
  try {
    const told = await ask("message", {offset: button.dataset.offset});
    drawMessage(dialog, told.trouble ? {gone: told.trouble.says} : told.answer, Number(button.dataset.offset));
  } catch (trouble) {
    drawMessage(dialog, {gone: `It can't be asked for: ${trouble.message}`}, Number(button.dataset.offset));
  }
  if (!dialog.open) dialog.showModal();
});
dialog.querySelector(".close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });

go();
