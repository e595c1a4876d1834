package dev.rollcall.systemtests.running;

/// What an accepted command is answered.
public record Accepted(String id, long sequence, String token) {
    public static Accepted of(Answer answer) {
        if (answer.status() != 200 && answer.status() != 201) {
            throw new AssertionError("refused: " + answer);
        }
        var body = answer.json();
        return new Accepted(
                body.get("id").asText(), body.get("sequence").asLong(), body.get("token").asText());
    }
}
