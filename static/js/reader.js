/**
 * What a reader's page does beside being read. Every page is complete without it.
 *
 * Relative dates and the view count are here; all else is a module of its own, fetched by MODULES.
 */

/**
 * One row a behaviour: where a page needs it, its module, and whether that waits for the first sign of a reader.
 * Each module exports start(elements), called once with all elements that match.
 */
const LATER = true;
const MODULES = [
  ["[data-checklist]", () => import("./checklist.js")],
  ["[data-reading-settings]", () => import("./reading-settings.js"), LATER],
  ["[data-section-menu]", () => import("./section-menu.js"), LATER],
  [".prose h2[id], .prose h3[id]", () => import("./heading-links.js"), LATER],
  ["article details", () => import("./print.js"), LATER],
  ["[data-copy]", () => import("./copy-link.js"), LATER],
  ["[data-share-row]", () => import("./share.js"), LATER],
  ["[data-wechat] [data-wechat-signing]", () => import("./wechat-card.js")],
  ["[data-carrier-switch]", () => import("./carrier-switch.js").catch(showAllCarriers)],
  ["[data-faq]", () => import("./faq.js")],
];

/** Without their module the choosers are dead: they go, and all variants stand one under the other. */
function showAllCarriers() {
  ["data-carrier", "data-channel"].forEach((name) => document.documentElement.removeAttribute(name));
  document.querySelectorAll("[data-choosers]").forEach((choosers) => (choosers.hidden = true));
  return { start() {} };
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// China keeps UTC+8 all year, so no time zone data is needed on old engines.
const SHANGHAI_OFFSET = 8 * HOUR;

/** "04-28" for a time in milliseconds, in Asia/Shanghai. */
export function monthAndDay(time) {
  return new Date(time + SHANGHAI_OFFSET).toISOString().slice(5, 10);
}

/** "2026-04-28 09:30:00" for a time in milliseconds, in Asia/Shanghai. */
export function fullTime(time) {
  return new Date(time + SHANGHAI_OFFSET).toISOString().slice(0, 19).replace("T", " ");
}

/** "3周前" for an age in milliseconds; an age below zero counts as none. */
export function age(milliseconds) {
  const days = Math.floor(milliseconds / DAY);
  if (milliseconds < MINUTE) return "刚刚";
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)}分钟前`;
  if (milliseconds < DAY) return `${Math.floor(milliseconds / HOUR)}小时前`;
  if (days < 7) return `${days}天前`;
  if (days < 35) return `${Math.floor(days / 7)}周前`;
  if (days < 365) return `${Math.floor(days / 30)}个月前`;
  return `${Math.floor(days / 365)}年前`;
}

/** "3周前 (04-28)" for a time and now, both in milliseconds. */
export function relativeDate(time, now) {
  return `${age(now - time)} (${monthAndDay(time)})`;
}

/** Rewrites each time[data-relative] below root; one without a readable datetime stays as the server wrote it. */
export function showRelativeDates(root, now = Date.now()) {
  root.querySelectorAll("time[data-relative]").forEach((element) => {
    const time = Date.parse(element.getAttribute("datetime") || "");
    if (Number.isNaN(time)) return;
    element.title = fullTime(time);
    element.textContent = relativeDate(time, now);
  });
}

/** Calls action once the page is really looked at: neither prerendered nor in a background tab. */
export function whenSeen(action) {
  const isSeen = () => !document.prerendering && document.visibilityState === "visible";
  let isDone = false;
  const attempt = () => {
    if (isDone || !isSeen()) return;
    isDone = true;
    document.removeEventListener("visibilitychange", attempt);
    document.removeEventListener("prerenderingchange", attempt);
    action();
  };
  document.addEventListener("visibilitychange", attempt);
  document.addEventListener("prerenderingchange", attempt);
  attempt();
}

/** Writes a count's answer ({total, label}) into its element. */
export function showCount(element, answer) {
  if (!Number.isInteger(answer.total) || typeof answer.label !== "string") return;
  element.textContent = answer.label;
  element.setAttribute("aria-label", `阅读 ${answer.total} 次`);
  element.title = `阅读 ${answer.total} 次`;
}

/** Tells the server that the page was read, and shows the new count. Failing changes nothing that is seen. */
export function countView(element) {
  return fetch(element.dataset.countUrl, { method: "POST", credentials: "omit", keepalive: true })
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then((answer) => showCount(element, answer))
    .catch(() => {});
}

/** Brings the current section into view where the row of sections scrolls. */
export function showCurrentSection(row) {
  const current = row && row.querySelector("[aria-current]");
  if (!current) return;
  row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
}

/** Calls action at the first scroll, touch, click or key. */
function whenTouched(action) {
  const signs = ["scroll", "pointerdown", "focusin", "click"];
  const act = () => {
    signs.forEach((sign) => removeEventListener(sign, act));
    action();
  };
  signs.forEach((sign) => addEventListener(sign, act, { passive: true }));
}

/** Remembers the last button pressed inside the elements; returns what ends that and presses it again. */
function holdClicks(elements) {
  let held = null;
  const hold = (event) => {
    held = event.target.closest("button");
  };
  elements.forEach((element) => element.addEventListener("click", hold));
  return () => {
    elements.forEach((element) => element.removeEventListener("click", hold));
    if (held) held.click();
  };
}

/** Fetches and starts what the page has use for. A module that can't be fetched leaves the page as it is. */
export function startModules(modules) {
  const later = [];
  modules.forEach(([selector, load, isLater]) => {
    const elements = Array.from(document.querySelectorAll(selector));
    if (elements.length === 0) return;
    const release = holdClicks(elements);
    const begin = () =>
      load().then(
        (module) => {
          module.start(elements);
          release();
        },
        () => {},
      );
    if (isLater) later.push(begin);
    else begin();
  });
  if (later.length) whenTouched(() => later.forEach((begin) => begin()));
}

/** Each piece is a task of its own, so that a touch never waits for all of them, nor for the page's load event. */
export function start() {
  const count = document.querySelector("[data-count-url]");
  [
    () => showRelativeDates(document),
    () => showCurrentSection(document.querySelector(".sections__list")),
    () => startModules(MODULES),
    () => count && whenSeen(() => countView(count)),
  ].forEach((piece) => setTimeout(piece));
}

start();
