package dev.rollcall.commands.edge.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The bodies of the commands, as sent: nothing in them has been checked.
final class Bodies {

    private Bodies() {}

    @Schema(name = "Name")
    @RegisterForReflection
    record NameBody(@Schema(required = true, examples = "Platform") String name) {}

    @Schema(name = "SlackChannel")
    @RegisterForReflection
    record ChannelBody(
            @Schema(required = true, examples = "T012AB3C4") String slackWorkspace,
            @Schema(required = true, examples = "C024BE91L") String slackChannel) {}

    @Schema(name = "PollSchedule")
    @RegisterForReflection
    record ScheduleBody(
            @Schema(
                            required = true,
                            description = "minute, hour, day of month, month, day of week",
                            examples = "30 9 * * MON-FRI")
                    String cron,
            @Schema(required = true, examples = "Europe/Berlin") String timeZone) {}

    @Schema(name = "Answer")
    @RegisterForReflection
    record AnswerBody(String question, @Schema(required = true) String answer) {}

    @Schema(name = "StatusUpdate", description = "either content or answers")
    @RegisterForReflection
    record SubmitBody(
            @Schema(required = true) String teamId,
            @Schema(required = true, examples = "Ada") String author,
            String slackWorkspace,
            String slackUser,
            @Schema(examples = "Finished the import, reviewing alerts next") String content,
            List<AnswerBody> answers) {}

    @Schema(name = "Edit", description = "either content or answers")
    @RegisterForReflection
    record EditBody(String content, List<AnswerBody> answers) {}
}
