// Checks the answers of a quiz one by one, and shows at once what is right and why. Nothing is stored or sent.
// Without this script each answer is folded under its question.
const quiz = document.querySelector("[data-quiz]");
const questions = [...quiz.querySelectorAll(".question")];
const score = quiz.querySelector(".score");
const again = quiz.querySelector("[data-do=again]");
/** For each question that was checked: whether the first answer was right. */
let first = new Map();

function check(question) {
  const status = question.querySelector("[role=status]");
  const chosen = question.querySelector(":checked");
  question.classList.remove("right", "wrong");
  if (!chosen) return void (status.textContent = "Choose an answer first.");
  const right = chosen.value === question.dataset.right;
  const [answer, why] = ["strong", "span:not(.visually-hidden)"].map((part) => question.querySelector(`details ${part}`).textContent);
  question.classList.add(right ? "right" : "wrong");
  status.textContent = right ? `Right. ${why}` : `Not quite. The answer is: ${answer} ${why}`;
  if (!first.has(question)) first.set(question, right);
  if (first.size < questions.length) return;
  const sum = [...first.values()].filter(Boolean).length;
  score.textContent =
    sum === questions.length ? `All done. You got all ${sum} right.` : `All done. You got ${sum} of ${questions.length} right first time.`;
  again.hidden = false;
}

function clear() {
  first = new Map();
  again.hidden = true;
  for (const text of quiz.querySelectorAll("[role=status]")) text.textContent = "";
  for (const one of quiz.querySelectorAll("input")) one.checked = false;
  for (const one of questions) one.classList.remove("right", "wrong");
}

for (const question of questions) {
  const button = question.querySelector("[data-do=check]");
  button.hidden = false;
  button.addEventListener("click", () => check(question));
  question.querySelector("details").hidden = true;
}
again.addEventListener("click", () => {
  clear();
  questions[0].querySelector("input").focus();
});
// Browsers may restore earlier choices when the page is reloaded.
clear();
document.documentElement.dataset.ready = "";
