// The buttons of the demonstration page. A site that embeds the widget needs none of this.
const chat = document.querySelector("career-chat");
const theme = document.querySelector("#theme");
const line = document.querySelector("#line");

line.textContent = line.textContent.replace("https://advisor.example", location.origin);

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", () => chat.ask(button.dataset.ask));
}
document.querySelector("[data-open]").addEventListener("click", () => {
  chat.open = true;
});

const show = (dark) => {
  document.documentElement.classList.toggle("dark", dark);
  document.documentElement.classList.toggle("light", !dark);
  chat.setAttribute("theme", dark ? "dark" : "light");
  theme.setAttribute("aria-pressed", String(dark));
};
theme.setAttribute("aria-pressed", String(matchMedia("(prefers-color-scheme: dark)").matches));
theme.addEventListener("click", () => show(theme.getAttribute("aria-pressed") !== "true"));

document.querySelector("#copy").addEventListener("click", async () => {
  const status = document.querySelector("#copied");
  try {
    await navigator.clipboard.writeText(line.textContent);
    status.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(line);
    status.textContent = "Selected: copy it with Ctrl+C.";
  }
});
