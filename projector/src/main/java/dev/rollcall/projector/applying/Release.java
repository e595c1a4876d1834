package dev.rollcall.projector.applying;

import java.util.UUID;

/// What came of what was done about a dead letter.
public sealed interface Release {

    /// The aggregate is in the view again, up to where the store is.
    record GoesOn() implements Release {}

    /// It got stuck again, at the same letter or at one that came later in its stream.
    record StuckAgain(UUID letter) implements Release {}

    /// Nothing was stuck because of the letter, which is closed now.
    record Closed() implements Release {}

    /// Nothing is stuck because of the letter, so there is nothing to do.
    record NothingStuck() implements Release {}

    /// Nothing was done, since nothing may be written to the view.
    record NotNow(String reason) implements Release {}
}
