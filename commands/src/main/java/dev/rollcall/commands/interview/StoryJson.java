package dev.rollcall.commands.interview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.JsonObject;

/// Stories as they are stored. What a newer build adds is passed over.
final class StoryJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private StoryJson() {}

    static JsonObject write(Story story) {
        try {
            return new JsonObject(MAPPER.writeValueAsString(story));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + story, impossible);
        }
    }

    static Story read(JsonObject json) {
        try {
            return MAPPER.readValue(json.encode(), Story.class);
        } catch (JsonProcessingException unfit) {
            throw new IllegalArgumentException("no story of an interview", unfit);
        }
    }
}
