package dev.rollcall.events.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.rollcall.events.EventShapes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a payload looks like: the payload itself with types for values. Words between
/// bars are all that there are. A `?` marks what may be null.
final class Shape {

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();
    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern DATE_TEXT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME_TEXT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");
    private static final Map<Type, String> NAMED =
            Map.of(
                    String.class, "text",
                    UUID.class, "uuid",
                    int.class, "number",
                    Integer.class, "number",
                    boolean.class, "boolean",
                    LocalDate.class, "date",
                    Instant.class, "time");

    private Shape() {}

    /// The shape that a record has in this build.
    static JsonNode of(Class<?> shape) {
        var json = Json.MAPPER.createObjectNode();
        for (var component : shape.getRecordComponents()) {
            var name = NAMES.translate(component.getName());
            var type = of(component.getGenericType());
            json.set(name, EventShapes.mayBeNull(component) ? optional(type) : type);
        }
        return json;
    }

    /// The shape on record of one version.
    static JsonNode recorded(String type, int version) {
        try {
            return Json.MAPPER.readTree(Recorded.SHAPES.json(type, version));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether a payload has exactly the fields of a shape, each of its type.
    static boolean fits(JsonNode payload, JsonNode shape) {
        if (shape.isObject()) {
            return payload.isObject()
                    && payload.size() == shape.size()
                    && shape.propertyStream()
                            .allMatch(
                                    field ->
                                            payload.has(field.getKey())
                                                    && fits(
                                                            payload.get(field.getKey()),
                                                            field.getValue()));
        }
        if (shape.isArray()) {
            return payload.isArray()
                    && payload.valueStream().allMatch(item -> fits(item, shape.get(0)));
        }
        return switch (shape.textValue()) {
            case "text" -> payload.isTextual();
            case "text?" -> payload.isTextual() || payload.isNull();
            case "uuid" -> isUuid(payload);
            case "uuid?" -> isUuid(payload) || payload.isNull();
            case "number" -> payload.isInt();
            case "number?" -> payload.isInt() || payload.isNull();
            case "boolean" -> payload.isBoolean();
            case "date" -> isDate(payload);
            case "date?" -> isDate(payload) || payload.isNull();
            case "time" -> isTime(payload);
            case "time?" -> isTime(payload) || payload.isNull();
            case String words when words.contains("|") -> isOneOf(words, payload);
            case String other -> throw new AssertionError("no type " + other + ": say what fits");
        };
    }

    private static boolean isUuid(JsonNode payload) {
        return payload.isTextual() && UUID_TEXT.matcher(payload.textValue()).matches();
    }

    private static boolean isDate(JsonNode payload) {
        return payload.isTextual() && DATE_TEXT.matcher(payload.textValue()).matches();
    }

    private static boolean isTime(JsonNode payload) {
        return payload.isTextual() && TIME_TEXT.matcher(payload.textValue()).matches();
    }

    private static boolean isOneOf(String words, JsonNode payload) {
        return payload.isNull()
                ? words.endsWith("?")
                : List.of(words.replace("?", "").split("\\|")).contains(payload.textValue());
    }

    private static JsonNode of(Type type) {
        if (NAMED.containsKey(type)) {
            return Json.MAPPER.getNodeFactory().textNode(NAMED.get(type));
        }
        if (type instanceof Class<?> words && words.isEnum()) {
            return Json.MAPPER
                    .getNodeFactory()
                    .textNode(
                            Arrays.stream(words.getEnumConstants())
                                    .map(word -> word.toString().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining("|")));
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return Json.MAPPER.createArrayNode().add(of(list.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> shape && shape.isRecord()) {
            return of(shape);
        }
        throw new AssertionError("no shape of " + type + ": say here what it is");
    }

    private static JsonNode optional(JsonNode type) {
        if (type.isTextual()) {
            return Json.MAPPER.getNodeFactory().textNode(type.textValue() + "?");
        }
        throw new AssertionError("no list or record may be null: let it be empty");
    }
}
