package dev.rollcall.commands.interview;

import java.util.List;
import java.util.Optional;

/// What a pressed button leads to: each moves only where its message is the last one that was
/// shown, but for what changes an earlier answer.
///
/// @param number of the message whose button it is
record Pressing(Interview at, int number) {

    /// @param key of the press: the same for its repeats
    Interview pressed(Press press, String key) {
        if (at.hasHeard(key) || number >= at.posts()) {
            return at;
        }
        var after = pressed(press);
        return after.equals(at) ? at : after.with(after.story().hear(key, Story.NONE));
    }

    private Interview pressed(Press press) {
        var story = at.story();
        int question = story.asks().get(number).question();
        boolean last = at.stage() == Stage.ASKING && number == at.posts() - 1;
        boolean asks = last && at.asked().isPresent();
        return switch (press) {
            case Press.GoOn() -> at.stage() == Stage.ASKING ? at : at.takenUp(Optional.empty());
            case Press.Later() -> last ? at.putOff() : at;
            case Press.Send() -> last && at.asksToSend() ? at.sent() : at;
            case Press.Change() ->
                    at.stage() == Stage.ASKING && story.given().containsKey(question)
                            ? at.with(story.ask(Ask.question(question)))
                            : at;
            case Press.Choice(var choice) -> {
                var choices = asks ? story.question(question).choices() : List.<String>of();
                yield choice > 0 && choice <= choices.size()
                        ? given(question, Given.pressed(choices.get(choice - 1)))
                        : at;
            }
            case Press.AsPlanned() ->
                    story.planFor(question)
                            .filter(_ -> asks)
                            .map(plan -> given(question, Given.pressed(plan)))
                            .orElse(at);
            case Press.Pass() ->
                    asks && story.isOptional(question) ? given(question, Given.PASSED) : at;
        };
    }

    private Interview given(int question, Given answer) {
        return at.with(at.story().forget(question).give(question, answer)).goneOn();
    }
}
