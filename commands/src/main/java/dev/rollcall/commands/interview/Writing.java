package dev.rollcall.commands.interview;

import dev.rollcall.commands.interview.Given.Part;
import java.util.Locale;
import java.util.Optional;

/// What somebody's messages lead to, their edits and deletions. A message counts once, by its `ts`.
///
/// @param stands the `ts` of the bot's last message, where it is known
/// @param anonymousSince the `ts` of the bot's message that first asked something anonymous, where
///     nothing is asked now
record Writing(Interview at, Optional<String> stands, Optional<String> anonymousSince) {

    private static final String LATER = "later";
    private static final String SKIP = "skip";
    private static final String SEND = "send";
    private static final String NOT_EDITED = "";

    private static final String TOO_EARLY =
            "What you wrote before this came was not taken: please write it again.";
    private static final String NOT_AN_ANSWER =
            "What you wrote was not taken. Send your answers, or change them above.";
    private static final String SENT =
            "This was part of an anonymous answer, which cannot be changed any more.";
    private static final String LATE =
            "This came when nothing anonymous was asked any more. It was not taken, since it would bear your name.";

    /// What a move leads to.
    ///
    /// @param told what is wrong, where the interview itself does not say so
    record Step(Interview after, Optional<String> told) {}

    /// A message as it was written, or as an edit says.
    ///
    /// @param edited Slack's time of the edit
    record Message(String ts, String text, String edited) {
        static Message written(String ts, String text) {
            return new Message(ts, text, NOT_EDITED);
        }

        String word() {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }

    /// Somebody wrote something. Empty where it is none of this.
    Optional<Step> said(Message said) {
        if (isLate(said.ts())) {
            return Optional.of(late(said.ts(), Story.LATE));
        }
        if (at.hasHeard(said.ts())) {
            return unchanged();
        }
        if (at.stage() != Stage.ASKING) {
            return Optional.empty();
        }
        return stands.filter(ts -> said.ts().compareTo(ts) < 0).isPresent()
                ? early(said).map(Writing::step)
                : Optional.of(step(answered(said)));
    }

    /// Written before the bot's last message stood. What may be meant to bear no name is never left
    /// to become an update of its own.
    private Optional<Interview> early(Message said) {
        return at.story()
                .before()
                .map(number -> more(number, said))
                .or(
                        () ->
                                at.isAnonymousNow()
                                        ? Optional.of(ignored(said).asksAgain(TOO_EARLY))
                                        : Optional.empty());
    }

    /// Written while something anonymous was asked, and come when nothing is: part of nothing any
    /// more, and never an update of its own.
    private boolean isLate(String ts) {
        return at.stage() != Stage.ASKING
                && at.story().heard().getOrDefault(ts, Story.LATE) == Story.LATE
                && anonymousSince.filter(since -> ts.compareTo(since) > 0).isPresent();
    }

    private Step late(String ts, int heard) {
        return new Step(at.with(at.story().hear(ts, heard)), Optional.of(LATE));
    }

    Optional<Step> edited(Message edit) {
        if (isLate(edit.ts())) {
            return Optional.of(late(edit.ts(), Story.LATE));
        }
        var number = at.story().heard().get(edit.ts());
        if (number == null) {
            return isNext(edit.ts()) ? Optional.of(step(answered(edit))) : Optional.empty();
        }
        if (number == Story.NONE || number == Story.GONE) {
            return unchanged();
        }
        if (number == Story.SENT) {
            return Optional.of(new Step(at, Optional.of(SENT)));
        }
        var part = at.story().given().getOrDefault(number, Given.NOTHING).written().get(edit.ts());
        if (part == null) {
            return at.asked().equals(Optional.of(number))
                    ? Optional.of(step(answered(edit)))
                    : unchanged();
        }
        return part.edited().compareTo(edit.edited()) > 0
                ? unchanged()
                : Optional.of(corrected(number, edit));
    }

    /// Before it ends, what was deleted is asked again; what was sent anonymously stays.
    Optional<Step> deleted(String ts) {
        if (isLate(ts)) {
            return Optional.of(late(ts, Story.GONE));
        }
        var story = at.story();
        var number = story.heard().get(ts);
        if (number == null) {
            return isNext(ts)
                    ? Optional.of(step(at.with(story.hear(ts, Story.GONE))))
                    : Optional.empty();
        }
        if (number == Story.GONE) {
            return unchanged();
        }
        if (number == Story.SENT) {
            return Optional.of(new Step(at, Optional.of(SENT)));
        }
        if (number == Story.NONE || !story.given().containsKey(number)) {
            return Optional.of(step(at.with(story.hear(ts, Story.GONE))));
        }
        var left = story.delete(number, ts);
        boolean anew =
                at.stage() == Stage.ASKING
                        && left.isAwaited(number)
                        && !at.asked().equals(Optional.of(number));
        return Optional.of(step(at.with(anew ? left.ask(Ask.question(number)) : left)));
    }

    /// Whether something that was not heard of comes after what asks now.
    private boolean isNext(String ts) {
        return at.stage() == Stage.ASKING
                && stands.or(at.story()::lastHeard)
                        .filter(before -> ts.compareTo(before) > 0)
                        .isPresent();
    }

    private Interview answered(Message said) {
        return said.word().equals(LATER)
                ? ignored(said).putOff()
                : at.asked().map(number -> answered(number, said)).orElseGet(() -> sent(said));
    }

    private Interview answered(int number, Message said) {
        var story = at.story();
        if (said.word().equals(SKIP) && story.isOptional(number)) {
            return at.with(
                            story.hear(said.ts(), Story.NONE)
                                    .forget(number)
                                    .give(number, Given.PASSED))
                    .goneOn();
        }
        return switch (Reading.of(story.question(number), said.text())) {
            case Reading.Wrong(var why) -> wrong(number, said, why);
            case Reading.Good(var answer) -> {
                var written = written(story.forget(number), number, said, answer);
                yield written.flaw()
                        .map(flaw -> wrong(number, said, flaw))
                        .orElseGet(() -> at.with(written).goneOn());
            }
        };
    }

    /// All is answered: what is written now is more of the last answer.
    private Interview sent(Message said) {
        return said.word().equals(SEND)
                ? ignored(said).sent()
                : at.story()
                        .before()
                        .map(number -> more(number, said))
                        .orElseGet(() -> ignored(said).asksAgain(NOT_AN_ANSWER));
    }

    private Interview wrong(int number, Message said, String why) {
        return at.with(at.story().hear(said.ts(), number)).asksAgain(why);
    }

    private Interview more(int number, Message said) {
        return switch (Reading.of(at.story().question(number), said.text())) {
            case Reading.Wrong(var why) -> ignored(said).asksAgain(why);
            case Reading.Good(var answer) -> {
                var written = written(at.story(), number, said, answer);
                yield written.flaw()
                        .map(flaw -> ignored(said).asksAgain(flaw))
                        .orElseGet(() -> at.with(written));
            }
        };
    }

    private Interview ignored(Message said) {
        return at.with(at.story().hear(said.ts(), Story.NONE));
    }

    private Step corrected(int number, Message edit) {
        return switch (Reading.of(at.story().question(number), edit.text())) {
            case Reading.Wrong(var why) -> new Step(at, Optional.of(why));
            case Reading.Good(var answer) -> {
                var written = written(at.story(), number, edit, answer);
                yield written.flaw().isPresent()
                        ? new Step(at, written.flaw())
                        : step(at.with(written).goneOn());
            }
        };
    }

    private static Story written(Story story, int number, Message said, String answer) {
        return story.write(number, said.ts(), new Part(answer, said.edited()));
    }

    private Optional<Step> unchanged() {
        return Optional.of(step(at));
    }

    private static Step step(Interview after) {
        return new Step(after, Optional.empty());
    }
}
