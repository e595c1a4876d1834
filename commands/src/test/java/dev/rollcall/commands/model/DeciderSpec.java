package dev.rollcall.commands.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import java.util.List;

/// A rulebook's sentence: given these events, when this command, then these events or this
/// rejection.
public record DeciderSpec<S, C, E extends Event>(Decider<S, C, E> decider) {

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies
    public final Given given(E... history) {
        return new Given(decider.fold(decider.initial(), List.of(history)));
    }

    public final class Given {

        private final S state;

        Given(S state) {
            this.state = state;
        }

        public Then when(C command) {
            return new Then(decider.decide().apply(state, command));
        }
    }

    public final class Then {

        private final Decision<E> decision;

        Then(Decision<E> decision) {
            this.decision = decision;
        }

        @SafeVarargs
        @SuppressWarnings("varargs") // List.of copies
        public final void then(E... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(events)));
        }

        public void thenNothing() {
            assertThat(decision).isEqualTo(new Decision.Accepted<E>(List.of()));
        }

        public void thenRejected(Rejection rejection) {
            assertThat(decision).isEqualTo(new Decision.Rejected<E>(rejection));
        }
    }
}
