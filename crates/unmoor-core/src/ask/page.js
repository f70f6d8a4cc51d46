"use strict";
(() => {
  const LONGEST_NOTE = 1 << 20; // bytes, as in docs/format/response.md
  const at = (id) => document.getElementById(id);
  const request = JSON.parse(at("request").textContent);
  const key = `unmoor.response.${request.id}`;
  const by = at("by");
  const nameAsSent = by.value;
  const questions = [...document.querySelectorAll("fieldset")].map((set) => ({
    id: set.dataset.question,
    radios: [...set.querySelectorAll("input")],
    note: set.querySelector("textarea"),
    back: set.querySelector(".back"),
  }));
  let unsaved = false;

  const chosen = (question) => question.radios.find((radio) => radio.checked);
  const answered = () => questions.filter(chosen);

  /** What is filled in, as a response has it. */
  function answers() {
    const given = {};
    for (const question of answered()) {
      const option = chosen(question).value;
      const note = question.note.value.trim();
      given[question.id] = {
        state: option ? "answered" : "unknown",
        ...(option && { option }),
        ...(note && { note }),
      };
    }
    return given;
  }

  function show() {
    for (const question of questions) {
      for (const radio of question.radios) radio.parentElement.classList.toggle("chosen", radio.checked);
      question.back.hidden = !chosen(question);
    }
    const said = `${answered().length} of ${questions.length} answered.`;
    if (at("progress").textContent !== said) at("progress").textContent = said;
    at("forget").hidden = !unsaved && answered().length === 0;
  }

  /** Keeps what is typed in this browser, where it lets a page do so. */
  function keep() {
    const notes = Object.fromEntries(questions.map(({ id, note }) => [id, note.value]).filter(([, text]) => text));
    const options = Object.fromEntries(answered().map((question) => [question.id, chosen(question).value]));
    try {
      localStorage.setItem(key, JSON.stringify({ by: by.value, options, notes }));
      return true;
    } catch {
      return false;
    }
  }

  /** Fills in what was kept; gives whether there was any. */
  function restore() {
    let held;
    try {
      held = JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return false;
    }
    if (!held) return false;
    by.value = held.by ?? by.value;
    for (const question of questions) {
      const option = held.options?.[question.id];
      for (const radio of question.radios) radio.checked = radio.value === option;
      question.note.value = held.notes?.[question.id] ?? "";
    }
    unsaved = true;
    return true;
  }

  function changed() {
    unsaved = true;
    at("saved").hidden = true;
    complain("");
    tellKept(keep());
    show();
  }

  function tellKept(kept) {
    at("kept").textContent = kept
      ? "Kept in this browser until you clear the form."
      : "This browser keeps nothing: save the answers before you close this page.";
  }

  function complain(text, field) {
    at("trouble").textContent = text;
    for (const each of document.querySelectorAll("[aria-invalid]")) each.removeAttribute("aria-invalid");
    if (!field) return;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  /** Says what must be mended before the answers can be saved. */
  function trouble() {
    const bytes = (text) => new TextEncoder().encode(text).length;
    const loose = questions.find((question) => question.note.value.trim() && !chosen(question));
    const long = questions.find((question) => bytes(question.note.value) > LONGEST_NOTE);
    if (answered().length === 0 && !loose) return ["Nothing is answered yet.", questions[0]?.radios[0]];
    if (!by.value.trim()) return ["Please say who you are.", by];
    if (loose) return [`${loose.id} has a comment and no statement. Choose one, or “We do not know”.`, loose.radios[0]];
    if (long) return [`The comment at ${long.id} is longer than a megabyte. Please shorten it.`, long.note];
    return null;
  }

  function save() {
    const found = trouble();
    if (found) return complain(...found);
    complain("");
    const head = { format: "unmoor.response", version: 1, request, by: by.value.trim(), at: new Date().toISOString() };
    const text = `${JSON.stringify({ ...head, answers: answers() }, null, 2)}\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = document.body.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    const open = questions.length - answered().length;
    at("left-open").textContent =
      open === 0 ? "" : `${open} of ${questions.length} ${open === 1 ? "is" : "are"} left open.`;
    at("saved-as").textContent = link.download;
    at("text").value = text;
    at("copied").textContent = "";
    at("saved").hidden = false;
    at("saved-heading").focus();
    at("saved").scrollIntoView({ block: "nearest" });
  }

  async function copy() {
    const area = at("text");
    area.select();
    let done = false;
    try {
      await navigator.clipboard.writeText(area.value);
      done = true;
    } catch {
      done = document.execCommand("copy"); // the old way, where a page from a file may not use the new one
    }
    at("copied").textContent = done ? "Copied." : "Select the text and copy it by hand.";
  }

  function forget() {
    if (!confirm("Clear everything you filled in here?")) return;
    at("form").reset();
    by.value = nameAsSent;
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
    unsaved = false;
    at("saved").hidden = true;
    at("kept").textContent = "";
    complain("");
    show();
    by.focus();
  }

  at("form").addEventListener("input", changed);
  at("form").addEventListener("submit", (event) => event.preventDefault());
  at("save").addEventListener("click", save);
  at("copy").addEventListener("click", () => void copy());
  at("forget").addEventListener("click", forget);
  for (const question of questions) {
    question.back.addEventListener("click", () => {
      for (const radio of question.radios) radio.checked = false;
      changed();
      question.radios[0].focus();
    });
  }
  addEventListener("beforeunload", (event) => {
    if (unsaved && !keep()) event.preventDefault();
  });
  if (restore()) at("kept").textContent = "What you filled in before is here again.";
  show();
  at("unable").hidden = true;
  document.querySelector("footer").hidden = false;
})();
