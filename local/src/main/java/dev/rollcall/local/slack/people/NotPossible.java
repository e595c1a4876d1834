package dev.rollcall.local.slack.people;

/// Something that Slack's client would not let a person do; the message says why.
public final class NotPossible extends RuntimeException {
    NotPossible(String why) {
        super(why);
    }
}
