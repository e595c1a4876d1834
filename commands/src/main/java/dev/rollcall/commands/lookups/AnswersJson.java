package dev.rollcall.commands.lookups;

import dev.rollcall.events.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// Answers as they stand in a column.
public final class AnswersJson {

    private static final String QUESTION = "question";
    private static final String ANSWER = "answer";

    private AnswersJson() {}

    public static JsonArray of(List<Answer> answers) {
        var json = new JsonArray();
        answers.forEach(
                one ->
                        json.add(
                                new JsonObject()
                                        .put(QUESTION, one.question())
                                        .put(ANSWER, one.answer())));
        return json;
    }

    public static List<Answer> read(JsonArray json) {
        return json.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Answer(one.getString(QUESTION), one.getString(ANSWER)))
                .toList();
    }
}
