package dev.rollcall.bench.http;

import java.util.Arrays;

/// How long calls took, each of them.
public final class Times {

    private final long[] sorted;

    public Times(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /// How long most calls took at the most.
    ///
    /// @param share of the calls that took no longer, such as 0.99
    public double milliseconds(double share) {
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, place)] / 1e6;
    }
}
