/**
 * The share row: 微信 shows its code in a dialog, 复制链接 copies, 系统分享 asks the phone.
 *
 * Each is a link that leads somewhere useful by itself; what fails here falls back on that.
 */

import { copy } from "./clipboard.js";
import { toast } from "./toast.js";

const CLOSE = "关闭";

function copyAddress(row) {
  const box = row.querySelector("[data-share-copy]");
  const field = box.querySelector("input");
  return copy(field.value).then((isCopied) => {
    toast(isCopied ? box.dataset.done : box.dataset.failed);
    if (isCopied) return;
    box.classList.add("share__copy--open");
    field.focus();
  });
}

/** Whoever closes the phone's sheet has changed their mind; a sheet that can't open leaves the link to copy. */
function openSheet(row, link) {
  navigator
    .share({ title: document.querySelector("h1").textContent.trim(), url: link.href })
    .catch((error) => error.name === "AbortError" || copyAddress(row));
}

/** The page with the code, without what stands around it. */
async function fetchCode(url) {
  const answer = await fetch(url, { credentials: "omit" });
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return document.importNode(page.querySelector("[data-qr]"), true);
}

function showDialog(content, link) {
  const dialog = document.createElement("dialog");
  dialog.className = "share-dialog";
  dialog.setAttribute("aria-labelledby", content.querySelector("h2").id);
  const close = document.createElement("button");
  close.className = "button share-dialog__close";
  close.type = "button";
  close.textContent = CLOSE;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  dialog.append(content, close);
  document.body.append(dialog);
  dialog.showModal();
}

let isOpening = false;

async function openCode(row, link) {
  if (isOpening) return;
  isOpening = true;
  try {
    showDialog(await fetchCode(link.href), link);
  } catch (error) {
    location.assign(link.href);
  }
  isOpening = false;
}

const ACTIONS = { qr: openCode, copy: copyAddress, system: openSheet };

/** What acts on the page is a button, for the space key and for whoever hears it. */
function becomeButton(row, link) {
  const act = (event) => {
    event.preventDefault();
    ACTIONS[link.dataset.share](row, link);
  };
  link.setAttribute("role", "button");
  link.addEventListener("click", act);
  link.addEventListener("keydown", (event) => event.key === " " && act(event));
}

export function start(rows) {
  rows.forEach((row) => {
    row.querySelectorAll("[data-share]").forEach((link) => becomeButton(row, link));
    const field = row.querySelector("[data-share-copy] input");
    field.addEventListener("focus", () => field.select());
  });
}
