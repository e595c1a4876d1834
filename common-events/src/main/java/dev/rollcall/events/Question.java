package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// One question of a poll. Where `choices` are given, one of them is the answer. It is left out for
/// whoever answered an earlier question, the one numbered `skipIfQuestion` (from 1), with
/// `skipIfAnswer`. The answer to an anonymous question keeps no author.
public record Question(
        String text,
        Kind kind,
        List<String> choices,
        boolean optional,
        boolean anonymous,
        Integer skipIfQuestion,
        String skipIfAnswer) {

    /// What an answer is.
    public enum Kind {
        TEXT,
        CHOICE,
        NUMBER
    }

    public Question {
        requireNonNull(text, "text");
        requireNonNull(kind, "kind");
        choices = List.copyOf(choices);
    }
}
