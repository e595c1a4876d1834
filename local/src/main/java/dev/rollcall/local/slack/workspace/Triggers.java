package dev.rollcall.local.slack.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What lets an app open a modal before somebody who has just done something: good for three
/// seconds, and once.
public final class Triggers {
    private static final Duration GOOD_FOR = Duration.ofSeconds(3);
    private static final int REMEMBERED = 1_000;

    /// What became of a trigger; `view` is the modal that the person was in.
    public sealed interface Exchange {
        record Good(String user, Optional<String> view) implements Exchange {}

        record Unknown() implements Exchange {}

        record Expired() implements Exchange {}

        record Used() implements Exchange {}
    }

    private record Issued(String user, Optional<String> view, Instant until, boolean used) {}

    private final InstantSource clock;
    private final Map<String, Issued> issued =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Issued> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Triggers(InstantSource clock) {
        this.clock = clock;
    }

    public String issue(String user) {
        return issue(user, Optional.empty());
    }

    public synchronized String issue(String user, Optional<String> view) {
        var random = UUID.randomUUID().toString().replace("-", "");
        var id = "%d.%d.%s".formatted(clock.millis(), random.hashCode() & 0xffffffffL, random);
        issued.put(id, new Issued(user, view, clock.instant().plus(GOOD_FOR), false));
        return id;
    }

    public synchronized Exchange exchange(String id) {
        var known = issued.get(id);
        if (known == null) {
            return new Exchange.Unknown();
        }
        if (known.used()) {
            return new Exchange.Used();
        }
        if (known.until().isBefore(clock.instant())) {
            return new Exchange.Expired();
        }
        issued.put(id, new Issued(known.user(), known.view(), known.until(), true));
        return new Exchange.Good(known.user(), known.view());
    }
}
