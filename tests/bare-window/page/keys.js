// Counts keys where one can see it.
const keys = document.querySelector("#keys");
addEventListener("keydown", () => (keys.textContent = String(Number(keys.textContent) + 1)));
