package dev.rollcall.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A place in what the app sent; what is wrong there is added to one list for all places.
public record Spot(JsonNode json, String at, List<Problem> found) {

    public static Spot of(JsonNode json, String at) {
        return new Spot(json, at, new ArrayList<>());
    }

    public void wrong(String why) {
        found.add(new Problem(why, at));
    }

    public boolean has(String field) {
        return json.hasNonNull(field);
    }

    public String type() {
        return json.path("type").asText();
    }

    public Spot child(String field) {
        return new Spot(json.path(field), at + "/" + field, found);
    }

    public void require(String... fields) {
        for (var field : fields) {
            if (!has(field)) {
                wrong("missing required field: " + field);
            }
        }
    }

    /// A string in a field that may be missing.
    public void string(String field, int longest) {
        if (has(field)) {
            child(field).length(0, longest);
        }
    }

    public void matches(String field, Pattern pattern, String why) {
        if (has(field) && !pattern.matcher(json.path(field).asText()).matches()) {
            child(field).wrong(why);
        }
    }

    public void oneOf(String field, Set<String> known) {
        if (has(field) && !known.contains(json.path(field).asText())) {
            child(field).wrong("must be a valid enum value");
        }
    }

    /// A text object that may be missing; in most places it must be plain.
    public void plain(String field, int longest) {
        if (has(field)) {
            var text = child(field);
            if (!text.type().equals("plain_text")) {
                text.wrong("must be a plain_text object");
            }
            text.words(longest);
        }
    }

    public void text(String field, int longest) {
        if (has(field)) {
            child(field).words(longest);
        }
    }

    public void words(int longest) {
        if (!Set.of("plain_text", "mrkdwn").contains(type())) {
            wrong("unsupported type: " + type());
            return;
        }
        child("text").length(1, longest);
    }

    /// The items of a list that may be missing.
    public List<Spot> items(String field, int fewest, int most) {
        if (!has(field)) {
            return List.of();
        }
        var list = child(field);
        if (!list.json.isArray()) {
            list.wrong("must be an array");
        } else if (list.json.size() < fewest) {
            list.wrong("must have at least " + fewest + (fewest == 1 ? " item" : " items"));
        } else if (list.json.size() > most) {
            list.wrong("no more than " + most + " items allowed");
        }
        return list.each();
    }

    public List<Spot> each() {
        return IntStream.range(0, json.size())
                .mapToObj(index -> new Spot(json.path(index), at + "/" + index, found))
                .toList();
    }

    /// Slack counts code points.
    private void length(int shortest, int longest) {
        var text = json.asText();
        var length = text.codePointCount(0, text.length());
        if (!json.isTextual() && !json.isMissingNode()) {
            wrong("must be a string");
        } else if (length < shortest) {
            wrong("must be more than " + (shortest - 1) + " characters");
        } else if (length > longest) {
            wrong("must be less than " + (longest + 1) + " characters");
        }
    }
}
