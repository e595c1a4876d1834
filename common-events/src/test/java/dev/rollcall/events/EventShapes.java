package dev.rollcall.events;

import java.util.List;
import java.util.stream.Stream;

/// The records at the leaves of [Event], found through `permits`, so that a new one can't be
/// forgotten.
public final class EventShapes {

    private EventShapes() {}

    public static List<Class<? extends Event>> all() {
        return leaves(Event.class).toList();
    }

    private static Stream<Class<? extends Event>> leaves(Class<? extends Event> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses())
                        .flatMap(member -> leaves(member.asSubclass(Event.class)))
                : Stream.of(family);
    }
}
