/* Keeps what an editor typed when the session has ended: asks before anything is sent, offers to log in in
   another tab, and goes on with a fresh token. Wagtail's own scripts would follow the redirect to the login
   page and lose the form. As it stands between a button and its form anyway, it also keeps that form and an autosave
   from crossing. */
(() => {
  "use strict";
  const template = document.getElementById("session-guard");
  const words = document.getElementById("session-guard-words")?.dataset;
  const form = document.querySelector("form[data-edit-form], form[data-session-guard]");
  if (!template || !form) return;

  const LONGEST_WAIT = 10000; // milliseconds
  let account = null; // who opened this page
  let passing = null; // the button whose click has been checked
  let waiting = null; // the button to press when the session is back; null where autosave noticed
  let hasRetried = false;
  let isSaving = false; // an autosave is on its way
  let isLeaving = false; // the form itself is
  let parts = null;

  const check = async () => {
    try {
      const response = await fetch(template.dataset.stateUrl, { cache: "no-store", credentials: "same-origin" });
      if (!response.ok) return { kind: "unknown" };
      const state = await response.json();
      if (!state.logged_in) return { kind: "out" };
      takeToken(state.csrf_token);
      account ??= state.user;
      return { kind: state.user === account ? "in" : "other", user: state.user };
    } catch {
      return { kind: "offline" };
    }
  };

  // A login gives the browser a new secret; forms and Wagtail's scripts still hold a token of the old one.
  const takeToken = (token) => {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => {
      input.value = token;
    });
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  };

  const build = () => {
    const dialog = template.content.firstElementChild.cloneNode(true);
    document.body.append(dialog);
    parts = {
      dialog,
      title: dialog.querySelector("h2"),
      text: dialog.querySelector("p"),
      status: dialog.querySelector("[data-status]"),
      login: dialog.querySelector("[data-login]"),
      resume: dialog.querySelector("[data-continue]"),
    };
    parts.words = {
      title: parts.title.textContent,
      text: parts.text.textContent,
      resume: parts.resume.textContent,
    };
    parts.resume.addEventListener("click", resume);
    dialog.addEventListener("close", () => {
      waiting = null;
    });
  };

  const isOpen = () => Boolean(parts?.dialog.open);

  const show = (result, button) => {
    if (!parts) build();
    waiting = button ?? waiting;
    const offline = result.kind === "offline";
    parts.title.textContent = offline ? words.offlineTitle : parts.words.title;
    parts.text.textContent = offline ? words.offline : parts.words.text;
    parts.resume.textContent = offline ? words.retry : parts.words.resume;
    parts.login.hidden = result.kind !== "out";
    parts.resume.classList.toggle("button-secondary", result.kind === "out");
    parts.status.textContent = result.kind === "other" ? words.other.replace("%(user)s", result.user) : "";
    if (isOpen()) return;
    if (parts.dialog.showModal) parts.dialog.showModal();
    else parts.dialog.setAttribute("open", "");
  };

  const hide = () => {
    if (parts.dialog.close) parts.dialog.close();
    else parts.dialog.removeAttribute("open");
  };

  const goOn = () => {
    const button = waiting;
    if (isOpen()) hide();
    if (button) press(button);
    else saveAgain();
  };

  // Two answers to one form would be two pages, or one page's address taken by its own draft: the autosave that
  // has begun ends first, and none begins once the form is on its way.
  const press = async (button) => {
    await autosaveEnded();
    isLeaving = button.type === "submit";
    setTimeout(() => {
      isLeaving = false;
    }, LONGEST_WAIT);
    passing = button;
    button.click();
    passing = null;
  };

  const autosaveEnded = () =>
    new Promise((resolve) => {
      if (!isSaving) return resolve();
      const ends = ["w-autosave:success", "w-autosave:error"];
      const end = () => {
        ends.forEach((name) => document.removeEventListener(name, end));
        resolve();
      };
      ends.forEach((name) => document.addEventListener(name, end));
      setTimeout(end, LONGEST_WAIT);
      return undefined;
    });

  // What Wagtail's autosave listens to.
  const saveAgain = () => {
    form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, detail: { type: "edits" } }));
  };

  async function resume() {
    const result = await check();
    if (result.kind === "in" || result.kind === "unknown") return goOn();
    if (result.kind === "other") {
      // The first press says whose account it is now, the second accepts it.
      show(result);
      account = result.user;
      return undefined;
    }
    show(result);
    if (result.kind === "out") parts.status.textContent = words.stillOut;
    return undefined;
  }

  const guards = (element) =>
    element?.form === form && (element.type === "submit" || element.dataset.workflowActionName !== undefined);

  document.addEventListener(
    "click",
    async (event) => {
      const button = event.target.closest?.("button, input");
      if (!guards(button) || button === passing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const result = await check();
      if (result.kind === "in" || result.kind === "unknown") press(button);
      else show(result, button);
    },
    true,
  );

  document.addEventListener("w-autosave:save", (event) => {
    if (isOpen() || isLeaving) event.preventDefault();
    else isSaving = true;
  });
  document.addEventListener("w-autosave:success", () => {
    isSaving = false;
    hasRetried = false;
  });
  document.addEventListener("w-autosave:error", async (event) => {
    isSaving = false;
    // Wagtail has its own words for an edit conflict, a broken form and a lost connection.
    if (event.detail?.type !== "server_error") return;
    const result = await check();
    if (result.kind === "out" || result.kind === "other") show(result);
    else if (result.kind === "in" && !hasRetried) {
      // The session stands, so the token was an old one; it has just been replaced.
      hasRetried = true;
      saveAgain();
    }
  });

  const look = async () => {
    if (document.visibilityState !== "visible") return;
    const result = await check();
    if (!isOpen()) {
      if (result.kind === "out") show(result);
    } else if (result.kind === "in") {
      if (!waiting) goOn();
      else {
        parts.status.textContent = words.back;
        parts.login.hidden = true;
        parts.resume.classList.remove("button-secondary");
        parts.resume.focus();
      }
    }
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) look();
  });
  check();
})();
