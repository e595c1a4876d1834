package dev.rollcall.projector.console;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of one letter, as people read it.
final class Settled {

    private Settled() {}

    static String line(String letter, JsonNode settled) {
        return letter
                + switch (settled.path("outcome").asText()) {
                    case "goes_on" -> ": its aggregate goes on";
                    case "stuck_again" -> ": its aggregate is stuck again";
                    case "stuck_later" ->
                            ": its aggregate is stuck later on, at letter "
                                    + settled.path("stuck_at").asText();
                    case "closed" -> ": closed";
                    case String other -> ": " + other;
                };
    }

    static int exitCode(JsonNode settled) {
        return settled.has("stuck_at") ? Console.REFUSED : Console.DONE;
    }
}
