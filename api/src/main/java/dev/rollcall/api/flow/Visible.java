package dev.rollcall.api.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// From response to visible: how long after their events the changes of a view were committed.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "ResponseToVisible")
record Visible(
        @Schema(examples = "status_updates") String view,
        int changes,
        double p50Seconds,
        double p99Seconds,
        @Schema(description = "How many took at most so long, and longer than the bucket before.")
                List<Bucket> buckets) {

    private static final List<Double> BOUNDS = List.of(0.05, 0.1, 0.2, 0.5, 1.0, 5.0, 30.0);

    Visible {
        buckets = List.copyOf(buckets);
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ResponseToVisibleBucket")
    record Bucket(
            @Schema(description = "Absent for whatever took longer.") Double seconds,
            long changes) {}

    /// @param seconds of each change, one at least
    static Visible of(String view, Double[] seconds) {
        var sorted = Arrays.stream(seconds).mapToDouble(Double::doubleValue).sorted().toArray();
        return new Visible(
                view, sorted.length, rank(sorted, 0.5), rank(sorted, 0.99), buckets(sorted));
    }

    private static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static List<Bucket> buckets(double[] sorted) {
        var buckets = new ArrayList<Bucket>();
        long before = 0;
        for (double bound : BOUNDS) {
            long upTo = Arrays.stream(sorted).filter(it -> it <= bound).count();
            buckets.add(new Bucket(bound, upTo - before));
            before = upTo;
        }
        buckets.add(new Bucket(null, sorted.length - before));
        return buckets;
    }
}
