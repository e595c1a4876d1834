package dev.rollcall.commands.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.interview.Writing.Message;
import dev.rollcall.commands.interview.Writing.Step;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Question;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/// What happens to one message of an interview comes in any order, several times.
class InterviewOrderTest {

    private static final Optional<String> STANDS = Optional.of("10");

    private static final Question FIRST = text("First?");
    private static final Question SECOND = text("Second?");

    enum Delivery {
        WRITTEN(at -> writing(at).said(Message.written("15", "good"))),
        EDITED(at -> writing(at).edited(new Message("15", "better", "16"))),
        EDITED_AGAIN(at -> writing(at).edited(new Message("15", "best", "17"))),
        DELETED(at -> writing(at).deleted("15"));

        @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
        private final Function<Interview, Optional<Step>> move;

        Delivery(Function<Interview, Optional<Step>> move) {
            this.move = move;
        }
    }

    @Property
    void it_ends_as_the_message_does(@ForAll @Size(min = 1, max = 10) List<Delivery> deliveries) {
        var interview = begun();
        for (var delivery : deliveries) {
            interview = delivery.move.apply(interview).orElseThrow().after();
        }

        assertThat(interview.answers()).isEqualTo(expected(deliveries));
        assertThat(interview.asked()).contains(interview.answers().isEmpty() ? 1 : 2);
    }

    private static Writing writing(Interview at) {
        return new Writing(at, STANDS, Optional.empty());
    }

    private static List<Answer> expected(List<Delivery> deliveries) {
        if (deliveries.contains(Delivery.DELETED)) {
            return List.of();
        }
        var text =
                deliveries.contains(Delivery.EDITED_AGAIN)
                        ? "best"
                        : deliveries.contains(Delivery.EDITED) ? "better" : "good";
        return List.of(new Answer(FIRST.text(), text));
    }

    private static Interview begun() {
        return Interview.waiting(
                        new UUID(0, 1),
                        new Member("T1", "U1"),
                        new UUID(0, 2),
                        Optional.empty(),
                        Story.asking(List.of(FIRST, SECOND), "daily", null, Anonymity.ASKED))
                .takenUp(Optional.empty());
    }

    private static Question text(String text) {
        return new Question(text, Question.Kind.TEXT, List.of(), false, false, null, null);
    }
}
