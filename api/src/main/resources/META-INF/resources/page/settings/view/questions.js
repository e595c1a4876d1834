// What a round asks, question by question.

import { html, nothing } from "../../lit.js";
import { QUESTION, without } from "../round.js";
import { words } from "../texts.js";
import { area, check, field, other, select } from "./parts.js";

const { questions: said } = words;

export const questions = (settings, form, now) => html`
  <fieldset class="asked" data-testid="questions">
    <legend>${said.title}</legend>
    ${now.questions.length ? nothing : html`<p class="hint">${said.none}</p>`}
    ${now.questions.map((question, n) => one(settings, form, now.questions, question, n))}
    <div class="press">
      ${other(form, said.add, () => {
        settings.type(form, "questions", [...now.questions, QUESTION]);
        document.getElementById(`schedule-questions[${now.questions.length}].text`)?.focus();
      })}
    </div>
  </fieldset>
`;

const one = (settings, form, all, question, n) => {
  const name = (part) => `questions[${n}].${part}`;
  const put = (part) => (value) =>
    settings.type(
      form,
      "questions",
      all.map((each, at) => (at === n ? { ...each, [part]: value } : each)),
    );
  return html`
    <fieldset class="set posed" data-testid="question">
      <legend>${said.number(n + 1)}</legend>
      ${field(settings, form, name("text"), { label: said.text, value: question.text, set: put("text") })}
      ${select(form, name("kind"), { label: said.kind, value: question.kind, choices: Object.entries(said.kinds), set: put("kind") })}
      ${question.kind === "choice"
        ? area(form, name("choices"), { label: said.choices, hint: said.choicesHint, value: question.choices, set: put("choices") })
        : nothing}
      <div class="options">
        ${check(form, name("optional"), { label: said.optional, checked: question.optional, set: put("optional") })}
        ${check(form, name("anonymous"), { label: said.anonymous, checked: question.anonymous, set: put("anonymous") })}
      </div>
      ${n
        ? select(form, name("skip_if.question"), {
            label: said.skip,
            value: question.skip_question,
            choices: [["", said.never], ...all.slice(0, n).map((_, before) => [String(before + 1), said.answered(before + 1)])],
            set: put("skip_question"),
          })
        : nothing}
      ${question.skip_question
        ? field(settings, form, name("skip_if.answer"), { label: said.skipAnswer, value: question.skip_answer, set: put("skip_answer") })
        : nothing}
      <div class="press">
        ${other(form, said.remove, () => settings.type(form, "questions", without(all, n)), said.removeNumber(n + 1))}
      </div>
    </fieldset>
  `;
};
