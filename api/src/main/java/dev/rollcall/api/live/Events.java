package dev.rollcall.api.live;

import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Kind;
import dev.rollcall.api.feed.ServerSentEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// What goes over a stream beside changes. Comments are for people who watch with curl; clients
/// never see them.
record Events(LiveSettings settings) {
    private static final String REBUILT = "The views were rebuilt: read them anew.";
    private static final String NOT_KEPT =
            "What was asked for is no longer kept: read the views anew.";

    /// The first event: from which place on changes follow. Without one a snapshot comes first.
    Buffer hello(Optional<FeedPosition> place, boolean resumed) {
        return placed(place)
                .retry(between(settings.retry(), settings.retry().multipliedBy(2)))
                .named("hello", "{\"resumed\":%s}".formatted(resumed));
    }

    Buffer rebuilt(Optional<FeedPosition> place) {
        return reset(place, REBUILT);
    }

    Buffer notKept(Optional<FeedPosition> place) {
        return reset(place, NOT_KEPT);
    }

    private static Buffer reset(Optional<FeedPosition> place, String reason) {
        return placed(place).named("reset", "{\"reason\":\"%s\"}".formatted(reason));
    }

    Buffer snapshotBegins() {
        return ServerSentEvent.withoutPlace().named("snapshot", "{\"phase\":\"begin\"}");
    }

    Buffer snapshotRow(Kind kind, String data) {
        return ServerSentEvent.empty().named(kind.toString(), data);
    }

    /// Changes follow from this place on.
    ///
    /// @param more of which there are more than were sent
    /// @param updates where a query for updates goes on
    Buffer snapshotEnds(FeedPosition place, List<Kind> more, Optional<String> updates) {
        var data = new JsonObject().put("phase", "end");
        if (!more.isEmpty()) {
            data.put("more", new JsonArray(more.stream().map(Kind::toString).toList()));
        }
        updates.ifPresent(cursor -> data.put("next_cursor", cursor));
        return ServerSentEvent.at(place).named("snapshot", data.encode());
    }

    /// Carries the place too, so that who filters much out still resumes from near the head.
    Buffer heartbeat(FeedPosition place) {
        return ServerSentEvent.at(place).comment("").bytes();
    }

    /// Leaves a client the place that it has.
    Buffer waiting() {
        return ServerSentEvent.empty()
                .comment(" this server is not there yet: waiting for its database")
                .bytes();
    }

    Buffer tooSlow() {
        return ServerSentEvent.empty()
                .comment(" dropped: this reader is too slow; connect again to resume")
                .bytes();
    }

    Buffer goingAway() {
        return ServerSentEvent.empty()
                .comment(" this server is going away; connect again to resume")
                .retry(between(Duration.ZERO, settings.spread()))
                .bytes();
    }

    private static ServerSentEvent placed(Optional<FeedPosition> place) {
        return place.map(ServerSentEvent::at).orElseGet(ServerSentEvent::withoutPlace);
    }

    private static long between(Duration least, Duration most) {
        return ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis() + 1);
    }
}
