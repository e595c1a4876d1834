package dev.rollcall.api.parameters;

import java.util.Optional;

/// Two moments to compare; the later one is now, where none is given.
public record Moments(AsOf from, Optional<AsOf> to) {

    /// Moments of two kinds can't be told apart here: where they are the wrong way round, nothing
    /// changed between them.
    boolean areReversed() {
        return switch (from) {
            case AsOf.Time(var time) ->
                    to.isPresent()
                            && to.get() instanceof AsOf.Time(var later)
                            && later.isBefore(time);
            case AsOf.Position(var position) ->
                    to.isPresent()
                            && to.get() instanceof AsOf.Position(var later)
                            && later < position;
            case null -> false;
        };
    }

    /// How the later of them is looked at.
    public Reading later(Reading now) {
        return to.map(now::asOf).orElse(now);
    }
}
