package dev.rollcall.api.live;

import dev.rollcall.api.feed.Change;
import dev.rollcall.api.feed.FeedPosition;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// What goes over a stream. Comments are for people who watch with curl; clients never see them.
record Events(Sse sse, LiveSettings settings) {

    /// The first event: from which place on changes follow.
    OutboundSseEvent hello(FeedPosition place, boolean resumed) {
        return sse.newEventBuilder()
                .id(place.toString())
                .name("hello")
                .reconnectDelay(between(settings.retry(), settings.retry().multipliedBy(2)))
                .data("{\"resumed\":%s}".formatted(resumed))
                .build();
    }

    OutboundSseEvent change(Change.Shown change) {
        return switch (change) {
            case Change.Reset reset ->
                    reset(reset.position(), "The views were rebuilt: read them anew.");
            case Change.Row row ->
                    sse.newEventBuilder()
                            .id(row.position().toString())
                            .name(
                                    switch (row.view()) {
                                        case TEAM -> "team";
                                        case STATUS_UPDATE -> "status_update";
                                    })
                            .data(row.data())
                            .build();
        };
    }

    OutboundSseEvent notKept(FeedPosition place) {
        return reset(place, "What was asked for is no longer kept: read the views anew.");
    }

    private OutboundSseEvent reset(FeedPosition place, String reason) {
        return sse.newEventBuilder()
                .id(place.toString())
                .name("reset")
                .data("{\"reason\":\"%s\"}".formatted(reason))
                .build();
    }

    /// Carries the place too, so that who filters much out still resumes from near the head.
    OutboundSseEvent heartbeat(FeedPosition place) {
        return sse.newEventBuilder().comment("").id(place.toString()).build();
    }

    OutboundSseEvent tooSlow() {
        return sse.newEventBuilder()
                .comment(" dropped: this reader is too slow; connect again to resume")
                .build();
    }

    OutboundSseEvent goingAway() {
        return sse.newEventBuilder()
                .comment(" this server is going away; connect again to resume")
                .reconnectDelay(between(Duration.ZERO, settings.spread()))
                .build();
    }

    private static long between(Duration least, Duration most) {
        return ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis() + 1);
    }
}
