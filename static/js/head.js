/**
 * Puts the reader's own settings on <html> before the first paint. A plain script: modules wait for the page.
 *
 * A setting lives in localStorage as haoka:<name> and on the page as data-<name>; the ordinary value is no attribute.
 * Whoever changes one dispatches "haoka:setting" on the document with { name, value }.
 */
(() => {
  const SETTINGS = {
    theme: ["light", "dark"],
    "text-size": ["large", "elder"],
    carrier: ["mobile", "unicom", "telecom", "broadnet", "virtual"],
    channel: ["app", "store", "phone"],
  };
  const IN_ADDRESS = ["carrier", "channel"];
  const root = document.documentElement;
  const schemes = document.querySelector('meta[name="color-scheme"]');
  const bars = Array.from(document.querySelectorAll('meta[name="theme-color"]'));
  // In the order of the head: light, dark.
  const barColours = bars.map((bar) => bar.content);

  function stored(name) {
    try {
      return localStorage.getItem(`haoka:${name}`) || "";
    } catch (error) {
      return ""; // storage is forbidden here: the page as everyone gets it
    }
  }

  /** What the address chooses; unknown values are nothing. It is a whole choice: memory adds nothing to it. */
  function fromAddress() {
    const parameters = new URLSearchParams(location.search);
    const found = IN_ADDRESS.filter((name) => SETTINGS[name].includes(parameters.get(name)));
    if (found.length === 0) return {};
    return Object.fromEntries(IN_ADDRESS.map((name) => [name, found.includes(name) ? parameters.get(name) : ""]));
  }

  /** The browser's own bars and the ground before the stylesheet arrives follow a chosen theme. */
  function paintFrame(theme) {
    if (schemes) schemes.content = theme || "light dark";
    bars.forEach((bar, index) => {
      bar.content = barColours[theme ? Number(theme === "dark") : index];
    });
  }

  function apply(name, value) {
    const isKnown = (SETTINGS[name] || []).includes(value);
    if (isKnown) root.setAttribute(`data-${name}`, value);
    else root.removeAttribute(`data-${name}`);
    if (name === "theme") paintFrame(isKnown ? value : "");
  }

  function applyStored() {
    const addressed = fromAddress();
    Object.keys(SETTINGS).forEach((name) => apply(name, name in addressed ? addressed[name] : stored(name)));
  }

  root.setAttribute("data-scripts", "");
  // What the share row offers depends on them.
  root.toggleAttribute("data-wechat", /MicroMessenger/i.test(navigator.userAgent));
  root.toggleAttribute("data-share-sheet", "share" in navigator);
  applyStored();
  document.addEventListener("haoka:setting", (event) => apply(event.detail.name, event.detail.value));
  window.addEventListener("storage", applyStored);
  // A page that comes back out of the browser's memory missed what other tabs did meanwhile.
  window.addEventListener("pageshow", (event) => event.persisted && applyStored());
})();
