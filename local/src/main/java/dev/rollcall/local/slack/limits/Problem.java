package dev.rollcall.local.slack.limits;

/// What Slack would complain about, in its words, and where: `at` is a JSON pointer.
public record Problem(String why, String at) {

    public String message() {
        return "[ERROR] " + why + " [json-pointer:" + at + "]";
    }
}
