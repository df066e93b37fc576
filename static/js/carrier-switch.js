/**
 * The choosers of the carrier switch. What is chosen stands on <html> (head.js puts it there before the first paint),
 * and the stylesheet shows what fits; so every block of the page follows one choice.
 */

const root = document.documentElement;
const NAMES = ["carrier", "channel"];

/** What is chosen: { carrier, channel }, each empty where nothing is. */
function chosen() {
  return Object.fromEntries(NAMES.map((name) => [name, root.getAttribute(`data-${name}`) || ""]));
}

function remember(name, value) {
  try {
    if (value) localStorage.setItem(`haoka:${name}`, value);
    else localStorage.removeItem(`haoka:${name}`);
  } catch (error) {
    // Storage is forbidden here: the choice holds for this page.
  }
}

function withChoice(address, choice) {
  const url = new URL(address, location.href);
  NAMES.forEach((name) => {
    if (choice[name]) url.searchParams.set(name, choice[name]);
    else url.searchParams.delete(name);
  });
  return url;
}

/** Puts a choice on the page, for as long as it is open. */
function apply(choice) {
  NAMES.forEach((name) => {
    document.dispatchEvent(new CustomEvent("haoka:setting", { detail: { name, value: choice[name] } }));
  });
}

/** Keeps a choice in memory, in the address and on the page. */
function choose(choice) {
  NAMES.forEach((name) => remember(name, choice[name]));
  history.replaceState(history.state, "", withChoice(location.href, choice));
  apply(choice);
}

/** Shows everything where the address names a place that the choice hides; what is remembered stays. */
function showNamed() {
  const named = document.querySelector(".carriers__variant:target, .carriers__variant :target");
  if (!named || named.getClientRects().length) return;
  apply({ carrier: "", channel: "" });
  named.scrollIntoView();
}

/** One block's choosers: they offer what the block has, and show what is chosen. */
class Choosers {
  constructor(block) {
    this.block = block;
    this.choices = block.dataset.choices.split(" ");
    this.radios = Object.fromEntries(
      NAMES.map((name) => [name, Array.from(block.querySelectorAll(`input[name$="-${name}"]`))]),
    );
    this.copy = block.querySelector("[data-copy]");
    this.missing = block.querySelector("[data-missing]");
    this.reset = block.querySelector("[data-show-all]");
    NAMES.forEach((name) =>
      this.radios[name].forEach((radio) => radio.addEventListener("change", () => this.take(name, radio))),
    );
    this.reset.addEventListener("click", () => this.hold(this.reset, { carrier: "", channel: "" }));
  }

  offers(...parts) {
    return this.choices.includes(parts.filter(Boolean).join("-"));
  }

  /** The choice as far as this block follows it: a channel that the carrier hasn't got shows all that it has. */
  shown(choice) {
    const isMissing = choice.carrier && choice.channel && !this.offers(choice.carrier, choice.channel);
    return isMissing ? { ...choice, channel: "" } : choice;
  }

  /** The name and radio of a choice that was made before this script arrived, if any; browsers fill in old ones. */
  early() {
    if (performance.getEntriesByType("navigation").some(({ type }) => type !== "navigate")) return undefined;
    const made = NAMES.map((name) => [name, this.radios[name].find((radio) => radio.checked)]);
    return made.find(([, radio]) => radio);
  }

  take(name, radio) {
    const choice = { ...chosen(), [name]: radio.value };
    this.hold(radio, choice);
    this.say(this.shown(choice));
  }

  /** Chooses, and keeps what was touched where it is on the screen: blocks above it change their height. */
  hold(touched, choice) {
    const place = touched.getBoundingClientRect().top;
    choose(choice);
    window.scrollBy(0, touched.getBoundingClientRect().top - place);
  }

  /** "中国移动 · App"; the template wrote the names beside the sentence that needs them most. */
  words(choice) {
    return NAMES.map((name) => this.missing.dataset[choice[name]]).filter(Boolean).join(" · ");
  }

  say(choice) {
    this.block.querySelector("[data-chosen]").textContent = `现在显示：${this.words(choice)}`;
  }

  show() {
    const choice = chosen();
    const isHere = !choice.carrier || this.offers(choice.carrier);
    this.radios.carrier.forEach((radio) => (radio.checked = radio.value === choice.carrier));
    const offered = this.radios.channel.filter((radio) => {
      const isOffered = !isHere || this.offers(choice.carrier, radio.value);
      radio.parentElement.hidden = !isOffered;
      radio.disabled = !isHere;
      return isOffered;
    });
    // The only channel of a carrier is the one that is shown, chosen or not.
    const { channel } = this.shown(choice);
    const only = choice.carrier && !channel && offered.length === 1 ? offered[0].value : "";
    offered.forEach((radio) => (radio.checked = isHere && radio.value === (channel || only)));
    this.reset.disabled = !choice.carrier && !choice.channel;
    this.missing.textContent = `“${this.words({ carrier: choice.carrier })}”`;
    const canonical = document.querySelector('link[rel="canonical"]');
    const address = withChoice(canonical ? canonical.href : location.pathname, choice);
    address.hash = this.copy.dataset.anchor;
    this.copy.dataset.copy = address.href;
  }
}

export function start(blocks) {
  const all = blocks.map((block) => new Choosers(block));
  const showAll = () => all.forEach((choosers) => choosers.show());
  const early = all.map((choosers) => [choosers, choosers.early()]).find(([, made]) => made);
  if (early) early[0].take(...early[1]);
  showAll();
  showNamed();
  window.addEventListener("hashchange", showNamed);
  // Other blocks, other tabs and the browser's memory change the choice too.
  new MutationObserver(showAll).observe(root, { attributeFilter: NAMES.map((name) => `data-${name}`) });
}
