package dev.rollcall.commands.edge.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Random;

/// Makes of what Slack sends what no Slack would send.
public record Mutations(Random random) {

    /// Something is missing, something else or too much, once or a few times.
    public void mutate(JsonNode body) {
        for (int times = random.nextInt(3); times >= 0; times--) {
            mutateOnce(body);
        }
    }

    private void mutateOnce(JsonNode body) {
        var places = new ArrayList<JsonNode>();
        collect(body, places);
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object when !object.isEmpty() -> {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                var name = names.get(random.nextInt(names.size()));
                if (random.nextBoolean()) {
                    object.remove(name);
                } else {
                    object.set(name, something());
                }
            }
            case ArrayNode array -> array.add(something());
            default -> {}
        }
    }

    private static void collect(JsonNode json, ArrayList<JsonNode> places) {
        if (json.isContainerNode()) {
            places.add(json);
            json.forEach(child -> collect(child, places));
        }
    }

    private JsonNode something() {
        var json = JsonNodeFactory.instance;
        return switch (random.nextInt(10)) {
            case 0 -> json.nullNode();
            case 1 -> json.numberNode(random.nextLong());
            case 2 -> json.booleanNode(random.nextBoolean());
            case 3 -> json.objectNode();
            case 4 -> json.arrayNode().add(json.objectNode());
            case 5 -> json.textNode("");
            case 6 -> json.textNode("nul\u0000 and \uD800");
            case 7 -> json.textNode("9".repeat(12) + "." + "9".repeat(9));
            case 8 -> json.textNode("a".repeat(random.nextInt(11_000)));
            default -> json.textNode("U" + random.nextInt(1_000_000));
        };
    }

    /// In one of ten, some characters are lost.
    public String perhapsCut(String text) {
        if (random.nextInt(10) > 0 || text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + text.substring(Math.min(text.length(), at + 5));
    }
}
