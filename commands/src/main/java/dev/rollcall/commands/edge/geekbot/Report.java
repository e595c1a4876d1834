package dev.rollcall.commands.edge.geekbot;

import dev.rollcall.commands.handling.RequestHash;
import dev.rollcall.events.Answer;
import dev.rollcall.events.NamedIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What somebody reported once.
///
/// @param line where the file has it, from 1
/// @param standup what it was reported to; empty where the file does not say
record Report(long line, String standup, Reporter reporter, Instant time, List<Answer> answers) {

    Report {
        answers = List.copyOf(answers);
    }

    /// The same for the same report in any file.
    UUID commandId(UUID team) {
        return NamedIds.command(
                "geekbot", team.toString(), standup, reporter.identity(), time.toString());
    }

    /// Tells apart what two files say in its place.
    String hash() {
        return RequestHash.of(
                answers.stream()
                        .flatMap(
                                answer ->
                                        Stream.of(
                                                String.valueOf(answer.question()), answer.answer()))
                        .toArray(String[]::new));
    }
}
