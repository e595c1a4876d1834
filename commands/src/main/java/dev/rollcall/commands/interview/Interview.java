package dev.rollcall.commands.interview;

import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Answer;
import dev.rollcall.events.NamedIds;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// Somebody is asked one question at a time: how far that is, and what it goes on with. What they
/// write leads to is told by [Writing], what they press by [Pressing].
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

    /// The message that first asked something anonymous.
    Optional<UUID> firstAnonymousPost() {
        return IntStream.range(0, posts())
                .filter(n -> story.isAnonymous(story.asks().get(n).question()))
                .mapToObj(this::post)
                .findFirst();
    }

    public boolean isComplete() {
        return stage == Stage.COMPLETE;
    }

    /// What was answered so far under their name.
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
        if (isOver() || key.filter(this::hasHeard).isPresent()) {
            return this;
        }
        var known = key.map(heard -> story.hear(heard, Story.NONE)).orElse(story);
        return known.next()
                .map(next -> with(Stage.ASKING, known.ask(Ask.opening(next))))
                .orElseGet(() -> with(Stage.ASKING, known).finished());
    }

    Interview putOff() {
        return stage == Stage.ASKING ? with(Stage.PUT_OFF, story.ask(Ask.putOff())) : this;
    }

    Interview ended() {
        return isOver() ? this : with(Stage.ENDED, story.withoutAnonymous(story.anonymity()));
    }

    private boolean isOver() {
        return isComplete() || stage == Stage.ENDED;
    }

    /// The question that the last message asks.
    Optional<Integer> asked() {
        return stage == Stage.ASKING
                ? Optional.of(story.asks().getLast())
                        .filter(ask -> ask.kind() == Ask.Kind.QUESTION)
                        .map(Ask::question)
                : Optional.empty();
    }

    /// Whether all is answered, and the last message asks whether to hand over what is anonymous.
    boolean asksToSend() {
        return stage == Stage.ASKING && story.asks().getLast().kind() == Ask.Kind.SEND;
    }

    /// Whether what is written may be meant to bear no name.
    boolean isAnonymousNow() {
        return asksToSend() || asked().filter(story::isAnonymous).isPresent();
    }

    /// Asks what is to be asked next, unless that is what it asks already.
    Interview goneOn() {
        return stage != Stage.ASKING || asksThatAlready()
                ? this
                : story.next()
                        .map(next -> with(stage, story.ask(Ask.question(next))))
                        .orElseGet(this::finished);
    }

    private boolean asksThatAlready() {
        return asked().map(story::isAwaited).orElseGet(() -> story.next().isEmpty());
    }

    /// What is anonymous is handed over only when they say so: it cannot be changed any more then.
    private Interview finished() {
        return story.anonymousAnswers().isEmpty()
                ? complete()
                : with(stage, story.ask(Ask.send(null)));
    }

    /// They said so.
    Interview sent() {
        return story.next()
                .map(next -> with(stage, story.ask(Ask.question(next))))
                .orElseGet(this::complete);
    }

    private Interview complete() {
        return with(Stage.COMPLETE, story.ask(Ask.done()));
    }

    /// Whether it has its end with what must not be kept in it.
    boolean isToHandOver() {
        return isComplete() && !story.anonymousAnswers().isEmpty();
    }

    Interview handedOver(Anonymity outcome) {
        return with(stage, story.withoutAnonymous(outcome));
    }

    /// The poll takes nothing anonymous any more: what was never sent is not kept, nor asked for.
    Interview tooLate() {
        var rest = with(stage, story.withoutAnonymous(Anonymity.TOO_LATE));
        return isAnonymousNow() ? rest.sent() : rest;
    }

    /// Says again what it asks, since something was not taken.
    Interview asksAgain(String why) {
        return with(
                stage,
                story.ask(
                        asked().map(number -> Ask.again(number, why))
                                .orElseGet(() -> Ask.send(why))));
    }

    Interview with(Story story) {
        return with(stage, story);
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

    /// The bot's message as it is to stand now.
    public Shown shown(UUID post) {
        return numberOf(post).map(this::shown).orElse(new Shown.Nothing());
    }

    Shown shown(int number) {
        return Shown.of(this, number);
    }
}
