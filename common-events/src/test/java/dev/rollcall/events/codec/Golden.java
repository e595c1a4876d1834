package dev.rollcall.events.codec;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Event;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.SlackChannelEvent.SlackChannelClaimed;
import dev.rollcall.events.SlackChannelEvent.SlackChannelReleased;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import java.util.List;
import java.util.UUID;

/// A stored payload of one version of one type, and the event that it means today.
record Golden(String type, int version, Event event) {

    private static final UUID TEAM = UUID.fromString("7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b");
    private static final String WORKSPACE = "T0LOCAL";
    private static final String CHANNEL = "C0PLATFORM";

    static final List<Golden> ALL =
            List.of(
                    new Golden("TeamRegistered", 1, new TeamRegistered("Plattform Süd 🚀")),
                    new Golden("TeamRenamed", 1, new TeamRenamed("فريق المنصة")),
                    new Golden("SlackChannelLinked", 1, new SlackChannelLinked(WORKSPACE, CHANNEL)),
                    new Golden(
                            "SlackChannelUnlinked",
                            1,
                            new SlackChannelUnlinked(WORKSPACE, CHANNEL)),
                    new Golden(
                            "PollScheduled", 1, new PollScheduled("30 9 * * 1-5", "Europe/Zurich")),
                    new Golden("PollUnscheduled", 1, new PollUnscheduled()),
                    new Golden("MemberJoined", 1, new MemberJoined(WORKSPACE, "U0ADA")),
                    new Golden("MemberLeft", 1, new MemberLeft(WORKSPACE, "U0ADA")),
                    new Golden("TeamArchived", 1, new TeamArchived()),
                    new Golden(
                            "SlackChannelClaimed",
                            1,
                            new SlackChannelClaimed(WORKSPACE, CHANNEL, TEAM)),
                    new Golden(
                            "SlackChannelReleased",
                            1,
                            new SlackChannelReleased(WORKSPACE, CHANNEL, TEAM)),
                    new Golden(
                            "StatusUpdateSubmitted",
                            1,
                            new StatusUpdateSubmitted(
                                    TEAM,
                                    "Ada",
                                    null,
                                    null,
                                    Answer.freely(
                                            "Finished the import, \"really\"\nreviewing alerts next"))),
                    new Golden(
                            "StatusUpdateSubmitted",
                            2,
                            new StatusUpdateSubmitted(
                                    TEAM,
                                    "غادة",
                                    WORKSPACE,
                                    "U0GRACE",
                                    Answer.freely("أنهيت الاستيراد ✅"))),
                    new Golden(
                            "StatusUpdateSubmitted",
                            3,
                            new StatusUpdateSubmitted(
                                    TEAM,
                                    "Zoe\u0308",
                                    WORKSPACE,
                                    "U0LINUS",
                                    List.of(
                                            new Answer("What did you do?", "The import 👩‍💻"),
                                            new Answer(null, "Nothing blocks me")))),
                    new Golden(
                            "StatusUpdateEdited",
                            1,
                            new StatusUpdateEdited(
                                    List.of(new Answer("What is next?", "Alerts, then lunch")))),
                    new Golden("StatusUpdateRetracted", 1, new StatusUpdateRetracted()),
                    new Golden(
                            "PollOpened",
                            1,
                            new PollOpened(TEAM, "daily", "2026-03-02T09:30", "Europe/Zurich")),
                    new Golden(
                            "PollPosted",
                            1,
                            new PollPosted(WORKSPACE, CHANNEL, "1772440200.000100")),
                    new Golden(
                            "PollReminderSent",
                            1,
                            new PollReminderSent(List.of("U0ADA", "U0GRACE"))),
                    new Golden("PollClosed", 1, new PollClosed()));

    String fileName() {
        return Recorded.fileName(type, version);
    }

    String json() {
        return Recorded.GOLDEN.json(type, version);
    }

    boolean isOfToday() {
        return EventType.named(type).orElseThrow().version() == version;
    }

    @Override
    public String toString() {
        return fileName();
    }
}
