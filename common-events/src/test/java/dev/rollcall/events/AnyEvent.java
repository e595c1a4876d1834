package dev.rollcall.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary events of every shape, built from the records' components, so that a new event is
/// covered as soon as it is permitted.
public final class AnyEvent {

    private AnyEvent() {}

    public static Arbitrary<Event> event() {
        return Arbitraries.of(EventShapes.all()).flatMap(AnyEvent::of);
    }

    public static Arbitrary<UUID> uuid() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    /// What people write, and what has broken programs: scripts, emoji, combining marks, quotes,
    /// control characters; any Unicode text but U+0000 and lone surrogates, which jsonb refuses.
    public static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "مرحبا بالعالم",
                        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
                        "e\u0301 is not \u00e9",
                        "\"quoted\" 'twice' \\ and \\u0000",
                        "first\nsecond\r\n\tthird",
                        "\u202eright to left\u202c \u2028 \u2029 \ufeff \u001f \u007f",
                        "{\"answers\": []}"),
                Arbitraries.strings().ofMaxLength(40).filter(AnyEvent::isStorable));
    }

    /// Arbitrary values of one record.
    private static <T> Arbitrary<T> of(Class<? extends T> shape) {
        var values = Arrays.stream(shape.getRecordComponents()).map(AnyEvent::value).toList();
        return Combinators.combine(values).as(arguments -> construct(shape, arguments));
    }

    private static Arbitrary<Object> value(RecordComponent component) {
        var values = valueOf(component.getGenericType()).asGeneric();
        return EventShapes.mayBeNull(component) ? values.injectNull(0.3) : values;
    }

    private static Arbitrary<?> valueOf(Type type) {
        if (type == String.class) {
            return text();
        }
        if (type == UUID.class) {
            return uuid();
        }
        if (type == boolean.class) {
            return Arbitraries.of(true, false);
        }
        if (type == int.class || type == Integer.class) {
            return Arbitraries.integers();
        }
        if (type == LocalDate.class) {
            return Arbitraries.longs()
                    .between(
                            LocalDate.of(1970, 1, 1).toEpochDay(),
                            LocalDate.of(9999, 12, 31).toEpochDay())
                    .map(LocalDate::ofEpochDay);
        }
        if (type == Instant.class) {
            return Arbitraries.longs()
                    .between(0, LocalDate.of(9999, 12, 31).toEpochDay() * 86_400_000_000L)
                    .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        }
        if (type instanceof Class<?> words && words.isEnum()) {
            return Arbitraries.of(words.getEnumConstants());
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return valueOf(list.getActualTypeArguments()[0]).list().ofMaxSize(4);
        }
        if (type instanceof Class<?> shape && shape.isRecord()) {
            return of(shape);
        }
        throw new AssertionError("no arbitrary values for " + type + ": say here what they are");
    }

    private static <T> T construct(Class<? extends T> shape, List<Object> arguments) {
        try {
            return EventShapes.construct(shape, arguments);
        } catch (InvocationTargetException refused) {
            throw new AssertionError(shape + " refuses " + arguments, refused);
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
