// Makes the pages handier; everything works without it.
"use strict";

const box = document.getElementById("q");
const composing = (event) => event.isComposing || event.keyCode === 229;

// "/" goes to the box, Escape leaves it.
document.addEventListener("keydown", (event) => {
  if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape" && event.target === box) {
    box.blur();
  }
});

// The Enter that confirms a candidate of an input method must not submit the form.
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && composing(event)) event.preventDefault();
});

// On wide screens the filters are always open; style.css does it where the browser can.
const fold = document.getElementById("facets");
if (fold && !CSS.supports("selector(::details-content)")) {
  fold.open = matchMedia("(min-width: 60rem)").matches;
}

// A link to something folded away opens it.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let node = target; node; node = node.parentElement) {
    if (node.tagName === "DETAILS") node.open = true;
  }
}
addEventListener("hashchange", reveal);
reveal();

// Source view: a line and what became of it light up together, and so do both ends of a link.
function lineOf(node) {
  const link = node.closest("a[href^='#L'], a[href^='#F']");
  const named = link && /^#[LF](\d+)/.exec(link.getAttribute("href"));
  return named ? named[1] : node.closest("[data-line]")?.dataset.line;
}
function light(...lines) {
  for (const node of document.querySelectorAll(".lit")) node.classList.remove("lit");
  for (const line of lines.filter(Boolean)) {
    for (const node of document.querySelectorAll(`[data-line="${line}"]`)) node.classList.add("lit");
  }
}
function follow(event) {
  light(lineOf(event.target), event.target.closest("[data-line]")?.dataset.line);
}
const pairs = document.querySelector(".pairs");
if (pairs) {
  const rest = () => light(/^#[LF](\d+)/.exec(location.hash)?.[1]);
  for (const name of ["pointerover", "focusin"]) pairs.addEventListener(name, follow);
  for (const name of ["pointerleave", "focusout"]) pairs.addEventListener(name, rest);
  addEventListener("hashchange", rest);
  rest();
}
