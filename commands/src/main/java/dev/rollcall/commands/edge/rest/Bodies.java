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

    @Schema(name = "PollRound")
    @RegisterForReflection
    record RoundBody(
            @Schema(
                            required = true,
                            description = "minute, hour, day of month, month, day of week",
                            examples = "0 15 * * FRI")
                    String cron,
            @Schema(required = true, examples = "Europe/Berlin") String timeZone,
            @Schema(description = "the team's members if absent") AudienceBody audience,
            @Schema(
                            description =
                                    "whether each is asked by their own clock, and not by the round's; false if absent")
                    Boolean ownZones,
            @Schema(
                            description =
                                    "in their order, 20 at most; if there are none, people simply write what they do")
                    List<QuestionBody> questions,
            @Schema(
                            description =
                                    "after the slot, and as long again after each reminder; no reminders if absent")
                    Integer remindAfterMinutes,
            @Schema(description = "1 to 10; 1 if absent") Integer remindAtMost,
            @Schema(description = "after the slot; at the end of the slot's day if absent")
                    Integer closeAfterMinutes,
            @Schema(
                            enumeration = {"person", "question"},
                            description = "how the summary is laid out; none if absent")
                    String summaryBy,
            @Schema(description = "of the same workspace; the team's own channel if absent")
                    String summaryChannel) {}

    @Schema(name = "Audience")
    @RegisterForReflection
    record AudienceBody(
            @Schema(
                            required = true,
                            description =
                                    "of a channel or user group that nothing is known of, the team's members are asked",
                            enumeration = {"members", "channel", "user_group"})
                    String kind,
            @Schema(description = "for the kind user_group", examples = "S0614TZR7")
                    String slackUserGroup) {}

    @Schema(name = "Question")
    @RegisterForReflection
    record QuestionBody(
            @Schema(required = true, examples = "What is next?") String text,
            @Schema(
                            enumeration = {"text", "choice", "number"},
                            description = "text if absent")
                    String kind,
            @Schema(description = "2 to 100, for the kind choice") List<String> choices,
            Boolean optional,
            @Schema(description = "whether what is answered keeps no author") Boolean anonymous,
            @Schema(description = "left out for whoever answered an earlier question so")
                    SkipBody skipIf) {}

    @Schema(name = "SkipIf")
    @RegisterForReflection
    record SkipBody(
            @Schema(required = true, description = "the number of an earlier one, from 1")
                    Integer question,
            @Schema(required = true) String answer) {}

    @Schema(name = "Pause")
    @RegisterForReflection
    record PauseBody(
            @Schema(
                            description =
                                    "the day on which it asks again; until it is resumed if absent",
                            examples = "2027-01-04")
                    String until) {}

    @Schema(name = "Holidays")
    @RegisterForReflection
    record HolidaysBody(
            @Schema(required = true, description = "ISO 3166-1", examples = "CH") String country,
            @Schema(description = "a part of the country, ISO 3166-2", examples = "ZH")
                    String subdivision) {}

    @Schema(name = "TimeZone")
    @RegisterForReflection
    record TimeZoneBody(@Schema(required = true, examples = "Asia/Tokyo") String timeZone) {}

    @Schema(name = "Reminders")
    @RegisterForReflection
    record RemindersBody(@Schema(required = true) Boolean on) {}

    @Schema(name = "Interviews")
    @RegisterForReflection
    record InterviewsBody(@Schema(required = true) Boolean on) {}

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
            List<AnswerBody> answers,
            @Schema(
                            description =
                                    "the poll of the team's that it answers, but for its anonymous questions; if absent, the open one that awaits the Slack user, else the last one that did, for a day")
                    String pollId) {}

    @Schema(name = "Edit", description = "either content or answers")
    @RegisterForReflection
    record EditBody(String content, List<AnswerBody> answers) {}
}
