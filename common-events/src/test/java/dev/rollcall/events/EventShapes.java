package dev.rollcall.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The records at the leaves of [Event], found through `permits`, so that a new one can't be
/// forgotten.
public final class EventShapes {

    private EventShapes() {}

    public static List<Class<? extends Event>> all() {
        return leaves(Event.class).toList();
    }

    /// The events' records with all records and words in them.
    public static Set<Class<?>> parts() {
        var parts = new LinkedHashSet<Class<?>>();
        all().forEach(shape -> addParts(shape, parts));
        return parts;
    }

    private static void addParts(Type type, Set<Class<?>> parts) {
        switch (type) {
            case ParameterizedType list -> addParts(list.getActualTypeArguments()[0], parts);
            case Class<?> words when words.isEnum() -> parts.add(words);
            case Class<?> shape when shape.isRecord() && parts.add(shape) -> {
                for (var component : shape.getRecordComponents()) {
                    addParts(component.getGenericType(), parts);
                }
            }
            case Type _ -> {}
        }
    }

    private static Stream<Class<? extends Event>> leaves(Class<? extends Event> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses())
                        .flatMap(member -> leaves(member.asSubclass(Event.class)))
                : Stream.of(family);
    }

    /// Whether its record takes null in this place, every other one being filled.
    public static boolean mayBeNull(RecordComponent component) {
        if (component.getType().isPrimitive()) {
            return false;
        }
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

    private static Object filled(Class<?> shape) {
        try {
            return construct(
                    shape,
                    Arrays.stream(shape.getRecordComponents()).map(EventShapes::filled).toList());
        } catch (InvocationTargetException refused) {
            throw new AssertionError(refused);
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
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class || type == Integer.class) {
            return 0;
        }
        if (type == LocalDate.class) {
            return LocalDate.EPOCH;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return filled(type);
        }
        throw new AssertionError("no value for " + component + ": say here what it is");
    }
}
