package dev.rollcall.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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

    /// Whether its record takes null in this place, every other one being filled.
    public static boolean mayBeNull(RecordComponent component) {
        var shape = component.getDeclaringRecord();
        var others =
                Arrays.stream(shape.getRecordComponents())
                        .map(
                                other ->
                                        other.getName().equals(component.getName())
                                                ? null
                                                : filled(other))
                        .toList();
        try {
            construct(shape, others);
            return true;
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof NullPointerException) {
                return false;
            }
            throw new AssertionError(refused);
        }
    }

    static <T> T construct(Class<? extends T> shape, List<Object> arguments)
            throws InvocationTargetException {
        var types = Arrays.stream(shape.getRecordComponents()).map(RecordComponent::getType);
        try {
            return shape.getDeclaredConstructor(types.toArray(Class[]::new))
                    .newInstance(arguments.toArray());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new LinkageError("no canonical constructor of " + shape, e);
        }
    }

    private static Object filled(RecordComponent component) {
        var type = component.getType();
        if (type == String.class) {
            return "";
        }
        if (type == UUID.class) {
            return new UUID(0, 0);
        }
        if (type == List.class) {
            return List.of();
        }
        throw new AssertionError("no value for " + component + ": say here what it is");
    }
}
