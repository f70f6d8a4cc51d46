// Counts keys where one can see it, and repeats what is typed into the field.
const keys = document.querySelector("#keys");
addEventListener("keydown", () => (keys.textContent = String(Number(keys.textContent) + 1)));
const typed = document.querySelector("#typed");
document.querySelector("#field").addEventListener("input", (event) => (typed.textContent = event.target.value));
