package dev.rollcall.commands.interview;

import dev.rollcall.commands.interview.Given.Part;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Answer;
import dev.rollcall.events.NamedIds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// Somebody is asked one question at a time: what each of their messages and buttons leads to. A
/// message counts once, by its `ts`; a button only where it is the last one that was shown.
///
/// @param poll that it answers; empty without one
/// @param update what it becomes
/// @param author what the person is called, once that is known
public record Interview(
        UUID id,
        Member who,
        UUID team,
        Optional<UUID> poll,
        UUID update,
        Optional<String> author,
        Stage stage,
        long revision,
        Story story) {

    private static final String LATER = "later";
    private static final String SKIP = "skip";
    private static final String NOT_EDITED = "";

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
    }

    static Interview waiting(UUID id, Member who, UUID team, Optional<UUID> poll, Story story) {
        return new Interview(
                id,
                who,
                team,
                poll,
                NamedIds.created(id),
                Optional.empty(),
                Stage.WAITING,
                1,
                story);
    }

    /// The one of the bot's messages, by which it is known among its posts.
    UUID post(int number) {
        return NamedIds.slackPost("interview", id.toString(), Integer.toString(number));
    }

    int posts() {
        return story.asks().size();
    }

    Optional<Integer> numberOf(UUID post) {
        return IntStream.range(0, posts()).filter(n -> post(n).equals(post)).boxed().findFirst();
    }

    public boolean isComplete() {
        return stage == Stage.COMPLETE;
    }

    /// What was answered so far.
    public List<Answer> answers() {
        return story.answers();
    }

    public Optional<String> round() {
        return Optional.ofNullable(story.round());
    }

    /// As a status update.
    public SubmitStatusUpdate submission() {
        return new SubmitStatusUpdate(
                team,
                author.orElseGet(who::user),
                who.workspace(),
                who.user(),
                answers(),
                poll.orElse(null));
    }

    boolean hasHeard(String key) {
        return story.heard().containsKey(key);
    }

    /// Asks the first question that is to be answered, and says what it is about.
    ///
    /// @param key of what asked for it
    Interview takenUp(Optional<String> key) {
        if (isComplete() || key.filter(this::hasHeard).isPresent()) {
            return this;
        }
        var known = key.map(heard -> story.hear(heard, Story.NONE)).orElse(story);
        return story.next()
                .map(next -> with(Stage.ASKING, known.ask(Ask.opening(next))))
                .orElseGet(() -> with(Stage.ASKING, known).complete());
    }

    Interview putOff() {
        return stage == Stage.ASKING ? with(Stage.PUT_OFF, story.ask(Ask.putOff())) : this;
    }

    Interview ended() {
        return isComplete() || stage == Stage.ENDED ? this : with(Stage.ENDED, story);
    }

    /// Somebody wrote something. Empty where it is none of this.
    ///
    /// @param stands the `ts` of the message that asks, where it is known
    Optional<Step> said(Message said, Optional<String> stands) {
        if (hasHeard(said.ts())) {
            return unchanged();
        }
        if (stage != Stage.ASKING) {
            return Optional.empty();
        }
        if (stands.filter(ts -> said.ts().compareTo(ts) < 0).isPresent()) {
            return story.before().map(number -> step(more(number, said)));
        }
        return Optional.of(step(answered(said)));
    }

    Optional<Step> edited(Message edit, Optional<String> stands) {
        var number = story.heard().get(edit.ts());
        if (number == null) {
            return isNext(edit.ts(), stands) ? Optional.of(step(answered(edit))) : Optional.empty();
        }
        if (number == Story.NONE || number == Story.GONE) {
            return unchanged();
        }
        var part = story.given().getOrDefault(number, Given.NOTHING).written().get(edit.ts());
        if (part == null) {
            return asked().equals(Optional.of(number))
                    ? Optional.of(step(answered(edit)))
                    : unchanged();
        }
        return part.edited().compareTo(edit.edited()) > 0
                ? unchanged()
                : Optional.of(corrected(number, edit));
    }

    /// Before it ends, what was deleted is asked again.
    Optional<Step> deleted(String ts, Optional<String> stands) {
        var number = story.heard().get(ts);
        if (number == null) {
            return isNext(ts, stands)
                    ? Optional.of(step(with(stage, story.hear(ts, Story.GONE))))
                    : Optional.empty();
        }
        if (number == Story.GONE) {
            return unchanged();
        }
        if (number == Story.NONE || !story.given().containsKey(number)) {
            return Optional.of(step(with(stage, story.hear(ts, Story.GONE))));
        }
        var left = story.delete(number, ts);
        boolean anew =
                stage == Stage.ASKING
                        && left.isAwaited(number)
                        && !asked().equals(Optional.of(number));
        return Optional.of(step(with(stage, anew ? left.ask(Ask.question(number)) : left)));
    }

    /// @param number of the message whose button it was
    /// @param key of the press: the same for its repeats
    Interview pressed(int number, Press press, String key) {
        if (hasHeard(key) || number >= posts()) {
            return this;
        }
        var after = pressed(number, press);
        return after.equals(this) ? this : after.with(after.stage, after.story.hear(key, 0));
    }

    private Interview pressed(int number, Press press) {
        var ask = story.asks().get(number);
        boolean last = stage == Stage.ASKING && number == posts() - 1;
        return switch (press) {
            case Press.GoOn() ->
                    stage == Stage.ASKING || stage == Stage.ENDED
                            ? this
                            : takenUp(Optional.empty());
            case Press.Later() -> last ? putOff() : this;
            case Press.Change() ->
                    stage == Stage.ASKING && story.given().containsKey(ask.question())
                            ? with(stage, story.ask(Ask.question(ask.question())))
                            : this;
            case Press.Choice(var choice) -> {
                var choices = last ? story.question(ask.question()).choices() : List.<String>of();
                yield choice > 0 && choice <= choices.size()
                        ? given(ask.question(), Given.pressed(choices.get(choice - 1)))
                        : this;
            }
            case Press.AsPlanned() ->
                    story.planFor(ask.question())
                            .filter(_ -> last)
                            .map(plan -> given(ask.question(), Given.pressed(plan)))
                            .orElse(this);
            case Press.Pass() ->
                    last && story.question(ask.question()).optional()
                            ? given(ask.question(), Given.PASSED)
                            : this;
        };
    }

    /// The question that the last message asks.
    Optional<Integer> asked() {
        return stage == Stage.ASKING
                ? Optional.of(story.asks().getLast().question())
                : Optional.empty();
    }

    /// Whether something that was not heard of comes after what asks now.
    private boolean isNext(String ts, Optional<String> stands) {
        return stage == Stage.ASKING
                && stands.or(story::lastHeard)
                        .filter(before -> ts.compareTo(before) > 0)
                        .isPresent();
    }

    private Interview answered(Message said) {
        int number = asked().orElseThrow();
        var word = said.text().strip().toLowerCase(Locale.ROOT);
        if (word.equals(LATER)) {
            return with(stage, story.hear(said.ts(), Story.NONE)).putOff();
        }
        if (word.equals(SKIP) && story.question(number).optional()) {
            return with(stage, story.hear(said.ts(), Story.NONE)).given(number, Given.PASSED);
        }
        return switch (Reading.of(story.question(number), said.text())) {
            case Reading.Wrong(var why) -> again(number, said, why);
            case Reading.Good(var answer) -> {
                var written = written(story.forget(number), number, said, answer);
                yield written.flaw()
                        .map(flaw -> again(number, said, flaw))
                        .orElseGet(() -> with(stage, written).goneOn());
            }
        };
    }

    private Interview again(int number, Message said, String why) {
        return with(stage, story.hear(said.ts(), number).ask(Ask.again(number, why)));
    }

    private Interview more(int number, Message said) {
        return switch (Reading.of(story.question(number), said.text())) {
            case Reading.Wrong _ -> with(stage, story.hear(said.ts(), Story.NONE));
            case Reading.Good(var answer) -> {
                var written = written(story, number, said, answer);
                yield written.flaw().isPresent()
                        ? with(stage, story.hear(said.ts(), Story.NONE))
                        : with(stage, written);
            }
        };
    }

    private Step corrected(int number, Message edit) {
        return switch (Reading.of(story.question(number), edit.text())) {
            case Reading.Wrong(var why) -> new Step(this, Optional.of(why));
            case Reading.Good(var answer) -> {
                var written = written(story, number, edit, answer);
                yield written.flaw().isPresent()
                        ? new Step(this, written.flaw())
                        : step(with(stage, written).goneOn());
            }
        };
    }

    private static Story written(Story story, int number, Message said, String answer) {
        return story.write(number, said.ts(), new Part(answer, said.edited()));
    }

    private Interview given(int number, Given answer) {
        return with(stage, story.forget(number).give(number, answer)).goneOn();
    }

    /// Asks what is to be asked next, unless that is what it asks already.
    private Interview goneOn() {
        if (stage != Stage.ASKING || asked().filter(story::isAwaited).isPresent()) {
            return this;
        }
        return story.next()
                .map(next -> with(stage, story.ask(Ask.question(next))))
                .orElseGet(this::complete);
    }

    private Interview complete() {
        return with(Stage.COMPLETE, story.ask(Ask.done()));
    }

    private Interview with(Stage stage, Story story) {
        return new Interview(id, who, team, poll, update, author, stage, revision, story);
    }

    Interview by(Optional<String> name) {
        return name.isEmpty()
                ? this
                : new Interview(id, who, team, poll, update, name, stage, revision, story);
    }

    Interview revised() {
        return new Interview(id, who, team, poll, update, author, stage, revision + 1, story);
    }

    private Optional<Step> unchanged() {
        return Optional.of(step(this));
    }

    private static Step step(Interview after) {
        return new Step(after, Optional.empty());
    }

    /// The bot's message as it is to stand now.
    public Shown shown(UUID post) {
        return numberOf(post).map(this::shown).orElse(new Shown.Nothing());
    }

    Shown shown(int number) {
        return Shown.of(this, number);
    }
}
