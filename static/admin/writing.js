/* The paste box: keeps the HTML that the clipboard holds, shows it without running or loading any of it,
   and hands it to the form as a small file, so that pictures inside it fit through. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-writing]");
  if (!form) return;
  const box = form.querySelector("[data-paste-box]");
  const fallback = form.querySelector("[data-paste-text]");
  const file = form.querySelector("[data-paste-file]");
  const state = form.querySelector("[data-paste-state]");
  const clear = form.querySelector("[data-paste-clear]");
  const words = form.querySelector("[data-paste-messages]").dataset;
  const pasteChoice = form.querySelector('input[name="start"][value="paste"]');

  const GONE = "base, link, meta, noscript, script, style, svg, template, title";
  const EMPTIED = "audio, canvas, embed, iframe, object, video";
  const KEPT = new Set(
    "alt cite class colspan data-plain data-src hidden href role rowspan src start style title width".split(" "),
  );
  const KEPT_STYLES = /^(?:font(?:-weight|-family|-size|-style)?|text-align|color|mso-[a-z-]+)$|^display$/;

  // Parsed in a document of its own: nothing there runs or loads.
  const inert = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll(GONE).forEach((element) => element.remove());
    page.querySelectorAll(EMPTIED).forEach((element) => element.replaceChildren());
    page.querySelectorAll("form").forEach((element) => rename(page, element, "pasted-form"));
    page.querySelectorAll("button, input, select, textarea").forEach((element) => element.remove());
    page.querySelectorAll("img").forEach((image) => {
      const source = image.getAttribute("data-src") || image.getAttribute("data-original") || image.getAttribute("src") || "";
      if (/^data:image\//i.test(source)) return;
      image.removeAttribute("src");
      image.setAttribute("data-src", source);
    });
    page.body.querySelectorAll("*").forEach(strip);
    const comments = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    found.forEach((comment) => comment.remove());
    const fragment = document.createDocumentFragment();
    fragment.append(...Array.from(page.body.childNodes, (node) => document.importNode(node, true)));
    return fragment;
  };

  const rename = (page, element, name) => {
    const other = page.createElement(name);
    other.append(...element.childNodes);
    element.replaceWith(other);
  };

  const strip = (element) => {
    Array.from(element.attributes).forEach(({ name, value }) => {
      const isScript = name === "href" && !/^(?:https?:|mailto:|tel:|#|\/|\?|[^:]*$)/i.test(value.trim());
      const isRemote = name === "src" && !/^data:image\//i.test(value);
      if (!KEPT.has(name) || isScript || isRemote) element.removeAttribute(name);
    });
    if (element.matches(EMPTIED)) element.removeAttribute("src");
    const style = element.getAttribute("style");
    if (style) {
      const kept = style.split(";").filter((one) => KEPT_STYLES.test(one.split(":")[0].trim().toLowerCase()));
      if (kept.length) element.setAttribute("style", kept.join(";"));
      else element.removeAttribute("style");
    }
  };

  const plain = (text) => {
    const pre = document.createElement("pre");
    pre.dataset.plain = "";
    pre.textContent = text;
    return pre;
  };

  const isEmpty = () => !box.textContent.trim() && !box.querySelector("img");

  const insert = (content) => {
    const selection = window.getSelection();
    if (isEmpty() || !selection.rangeCount || !box.contains(selection.anchorNode)) {
      if (isEmpty()) box.replaceChildren();
      box.append(content);
    } else {
      const range = selection.getRangeAt(0);
      range.deleteContents();
      const last = content.lastChild ?? content;
      range.insertNode(content);
      if (last.parentNode) range.setStartAfter(last);
      range.collapse(true);
      selection.removeAllRanges();
      selection.addRange(range);
    }
    changed();
  };

  const changed = () => {
    const empty = isEmpty();
    box.classList.toggle("is-empty", empty);
    clear.hidden = empty;
    // So that leaving the page asks first, and the text is there even where the file can't be made.
    fallback.value = box.innerText.slice(0, 500000);
    const counts = [
      [words.pasted, box.textContent.replace(/\s/g, "").length],
      [words.pictures, box.querySelectorAll("img[src]").length],
      [words.remote, box.querySelectorAll("img:not([src])").length],
    ];
    state.textContent = counts
      .filter(([, count]) => count)
      .map(([pattern, count]) => pattern.replace("%(count)s", count.toLocaleString("zh-CN")))
      .join(" · ");
  };

  const insertPictures = (files) => {
    files.forEach((picture) => {
      const reader = new FileReader();
      reader.addEventListener("load", () => {
        const image = document.createElement("img");
        image.src = reader.result;
        image.alt = "";
        insert(image);
      });
      reader.readAsDataURL(picture);
    });
  };

  const take = (event) => {
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    const pictures = Array.from(event.clipboardData.files).filter(({ type }) => type.startsWith("image/"));
    if (!html && !text && !pictures.length) return;
    event.preventDefault();
    if (html) insert(inert(html));
    else if (text) insert(text.includes("\n") ? plain(text) : document.createTextNode(text));
    else insertPictures(pictures);
  };

  box.hidden = false;
  fallback.hidden = true;
  document.execCommand("defaultParagraphSeparator", false, "p");
  box.addEventListener("input", changed);
  box.addEventListener("drop", (event) => {
    const html = event.dataTransfer.getData("text/html");
    const text = event.dataTransfer.getData("text/plain");
    event.preventDefault();
    if (html) insert(inert(html));
    else if (text) insert(plain(text));
  });
  clear.addEventListener("click", () => {
    box.replaceChildren();
    changed();
    box.focus();
  });
  pasteChoice?.addEventListener("click", () => box.focus());
  // A paste anywhere on the page but in a field means the same.
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.("input, textarea")) return;
    if (pasteChoice) pasteChoice.checked = true;
    take(event);
    if (!box.contains(document.activeElement)) box.focus();
  });

  form.addEventListener("submit", () => {
    if (isEmpty() || (pasteChoice && !pasteChoice.checked)) {
      fallback.value = "";
      return;
    }
    const made = new DataTransfer();
    made.items.add(new File([box.innerHTML], "pasted.html", { type: "text/html" }));
    file.files = made.files;
  });

  const again = document.getElementById("pasted-again");
  if (again) box.append(inert(JSON.parse(again.textContent)));
  else if (fallback.value) box.append(plain(fallback.value));
  changed();
  if (pasteChoice?.checked && !form.querySelector("[autofocus]")) box.focus();
})();
