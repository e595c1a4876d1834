package dev.rollcall.projector.deadletters;

/// What is done about a dead letter.
///
/// @param actor a token's name, or [#ROLLCALL] itself
/// @param reason null for a retry
public record Action(Kind kind, String actor, String reason) {

    /// Who acts where no operator does.
    public static final String ROLLCALL = "rollcall";

    public enum Kind {
        RETRY("retry"),
        DISCARD("discard");

        private final String stored;

        Kind(String stored) {
            this.stored = stored;
        }
    }

    public static Action retry(String actor) {
        return new Action(Kind.RETRY, actor, null);
    }

    public static Action discard(String actor, String reason) {
        return new Action(Kind.DISCARD, actor, reason);
    }

    public boolean isDiscard() {
        return kind == Kind.DISCARD;
    }

    String stored() {
        return kind.stored;
    }
}
