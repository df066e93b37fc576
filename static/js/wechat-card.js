/**
 * Tells WeChat what a shared card says, where the site has an official account. Fetched in WeChat's browser only.
 *
 * Whatever fails leaves the page and WeChat's own card as they are.
 */

const SDK = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js";
const CALLS = ["updateAppMessageShareData", "updateTimelineShareData"];

function load(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

async function fetchSignature(path) {
  const page = location.href.split("#")[0];
  const answer = await fetch(`${path}?url=${encodeURIComponent(page)}`, { credentials: "omit" });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

/** The first of some elements' values: the page says everything in its head already. */
function said(...places) {
  for (const [selector, name] of places) {
    const element = document.querySelector(selector);
    if (element && element.getAttribute(name)) return element.getAttribute(name);
  }
  return "";
}

/** What the card says. WeChat takes a square picture, and a link on the account's own domain. */
export function card() {
  return {
    title: said(['meta[property="og:title"]', "content"]) || document.title,
    desc: said(['meta[property="og:description"]', "content"], ['meta[name="description"]', "content"]),
    link: said(['link[rel="canonical"]', "href"]) || location.href.split("#")[0],
    imgUrl: said(['meta[itemprop="image"]', "content"], ['meta[property="og:image"]', "content"]),
  };
}

export async function start([row]) {
  try {
    const [signature] = await Promise.all([fetchSignature(row.dataset.wechatSigning), load(SDK)]);
    window.wx.config({ ...signature, debug: false, jsApiList: CALLS });
    window.wx.ready(() => CALLS.forEach((call) => window.wx[call](card())));
  } catch (error) {
    // No card of our own: WeChat makes its own from the page.
  }
}
