package dev.rollcall.events.codec;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import dev.rollcall.events.Audience;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.DigestEvent.DigestPosted;
import dev.rollcall.events.DigestEvent.DigestScheduled;
import dev.rollcall.events.DigestEvent.DigestUnscheduled;
import dev.rollcall.events.Event;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.events.SlackChannelEvent.SlackChannelClaimed;
import dev.rollcall.events.SlackChannelEvent.SlackChannelReleased;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceInstalled;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceUninstalled;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.HolidaysChosen;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.events.WebhookEvent.Kind;
import dev.rollcall.events.WebhookEvent.WebhookDisabled;
import dev.rollcall.events.WebhookEvent.WebhookRemoved;
import dev.rollcall.events.WebhookEvent.WebhookSecretReplaced;
import dev.rollcall.events.WebhookEvent.WebhookSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A stored payload of one version of one type, and the event that it means today.
record Golden(String type, int version, Event event) {

    private static final UUID TEAM = UUID.fromString("7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b");
    private static final UUID POLL = UUID.fromString("5b3e1c0a-8d0f-5f6e-b1c4-2a9d7e6f5c3b");
    private static final String WORKSPACE = "T0LOCAL";
    private static final String CHANNEL = "C0PLATFORM";

    private static final LocalDate MONDAY = LocalDate.of(2028, 2, 28);
    private static final LocalDate FRIDAY = LocalDate.of(2028, 3, 3);
    private static final PollSettings SETTINGS =
            new PollSettings(
                    true,
                    List.of(
                            new Question(
                                    "Wie war die Woche?",
                                    Question.Kind.CHOICE,
                                    List.of("gut", "schlecht"),
                                    false,
                                    true,
                                    null,
                                    null),
                            new Question(
                                    "Warum? 🤔",
                                    Question.Kind.TEXT,
                                    List.of(),
                                    true,
                                    false,
                                    1,
                                    "gut")),
                    30,
                    2,
                    480,
                    PollSettings.SummaryBy.QUESTION,
                    "C0LEADS");

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
                            "PollScheduled",
                            1,
                            new PollScheduled(
                                    "daily",
                                    "30 9 * * 1-5",
                                    "Europe/Zurich",
                                    Audience.MEMBERS,
                                    PollSettings.PLAIN)),
                    new Golden(
                            "PollScheduled",
                            2,
                            new PollScheduled(
                                    "retro",
                                    "0 15 * * 5",
                                    "Asia/Kathmandu",
                                    new Audience(Audience.Kind.USER_GROUP, "S0CORE"),
                                    SETTINGS)),
                    new Golden("PollUnscheduled", 1, new PollUnscheduled("daily")),
                    new Golden("PollUnscheduled", 2, new PollUnscheduled("retro")),
                    new Golden("PollPaused", 1, new PollPaused("daily", LocalDate.of(2027, 1, 4))),
                    new Golden("PollResumed", 1, new PollResumed("daily")),
                    new Golden("HolidaysChosen", 1, new HolidaysChosen("CH", "ZH")),
                    new Golden("MemberJoined", 1, new MemberJoined(WORKSPACE, "U0ADA")),
                    new Golden("MemberLeft", 1, new MemberLeft(WORKSPACE, "U0ADA")),
                    new Golden("TeamAdminAppointed", 1, new TeamAdminAppointed(WORKSPACE, "U0ADA")),
                    new Golden("TeamAdminDismissed", 1, new TeamAdminDismissed(WORKSPACE, "U0ADA")),
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
                                            "Finished the import, \"really\"\nreviewing alerts next"),
                                    null)),
                    new Golden(
                            "StatusUpdateSubmitted",
                            2,
                            new StatusUpdateSubmitted(
                                    TEAM,
                                    "غادة",
                                    WORKSPACE,
                                    "U0GRACE",
                                    Answer.freely("أنهيت الاستيراد ✅"),
                                    null)),
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
                                            new Answer(null, "Nothing blocks me")),
                                    null)),
                    new Golden(
                            "StatusUpdateSubmitted",
                            4,
                            new StatusUpdateSubmitted(
                                    TEAM,
                                    "Anonymous",
                                    WORKSPACE,
                                    null,
                                    List.of(new Answer("Wie war die Woche?", "gut")),
                                    POLL)),
                    new Golden(
                            "StatusUpdateSubmitted",
                            5,
                            new StatusUpdateSubmitted(
                                    TEAM,
                                    "Ada Lovelace",
                                    WORKSPACE,
                                    "U0ADA",
                                    List.of(new Answer("What will you do today?", "*Alerts* ⏰")),
                                    null,
                                    Instant.parse("2021-03-28T01:30:00Z"))),
                    new Golden(
                            "StatusUpdateEdited",
                            1,
                            new StatusUpdateEdited(
                                    List.of(new Answer("What is next?", "Alerts, then lunch")))),
                    new Golden("StatusUpdateRetracted", 1, new StatusUpdateRetracted()),
                    new Golden(
                            "PollOpened",
                            1,
                            new PollOpened(
                                    TEAM,
                                    "daily",
                                    "2026-03-02T09:30",
                                    "Europe/Zurich",
                                    List.of(),
                                    PollSettings.PLAIN)),
                    new Golden(
                            "PollOpened",
                            2,
                            new PollOpened(
                                    TEAM,
                                    "retro",
                                    "2026-03-06T15:00",
                                    "Asia/Kathmandu",
                                    List.of(new Asked(WORKSPACE, "U0ADA", "Europe/Zurich")),
                                    SETTINGS)),
                    new Golden(
                            "PollPosted",
                            1,
                            new PollPosted(WORKSPACE, CHANNEL, "1772440200.000100")),
                    new Golden(
                            "PollReminderSent",
                            1,
                            new PollReminderSent(List.of("U0ADA", "U0GRACE"))),
                    new Golden("PollClosed", 1, new PollClosed()),
                    new Golden(
                            "PollSummarised",
                            1,
                            new PollSummarised(WORKSPACE, CHANNEL, "1772471800.000200")),
                    new Golden(
                            "TimeZoneChosen",
                            1,
                            new TimeZoneChosen(WORKSPACE, "U0ADA", "America/St_Johns")),
                    new Golden(
                            "DaysOffTaken",
                            1,
                            new DaysOffTaken(WORKSPACE, "U0ADA", MONDAY, FRIDAY)),
                    new Golden(
                            "DaysOffCancelled",
                            1,
                            new DaysOffCancelled(WORKSPACE, "U0ADA", MONDAY, FRIDAY)),
                    new Golden(
                            "SlackWorkspaceInstalled",
                            1,
                            new SlackWorkspaceInstalled(
                                    WORKSPACE,
                                    "Süd & Söhne 🚀",
                                    "E0GROUP",
                                    List.of("chat:write", "commands"),
                                    "U0ADA")),
                    new Golden(
                            "SlackWorkspaceUninstalled",
                            1,
                            new SlackWorkspaceUninstalled(
                                    WORKSPACE, SlackWorkspaceEvent.Reason.APP_UNINSTALLED)),
                    new Golden(
                            "RemindersSwitched",
                            1,
                            new RemindersSwitched(WORKSPACE, "U0ADA", false)),
                    new Golden(
                            "InterviewsSwitched",
                            1,
                            new InterviewsSwitched(WORKSPACE, "U0ADA", true)),
                    new Golden(
                            "WebhookSet",
                            1,
                            new WebhookSet(
                                    "https://hooks.example.com/rollcall?für=Plattform",
                                    TEAM,
                                    List.of(Kind.SUBMITTED, Kind.BLOCKED, Kind.MISSED))),
                    new Golden("WebhookSecretReplaced", 1, new WebhookSecretReplaced()),
                    new Golden("WebhookDisabled", 1, new WebhookDisabled("410 Gone")),
                    new Golden("WebhookRemoved", 1, new WebhookRemoved()),
                    new Golden(
                            "DigestScheduled",
                            1,
                            new DigestScheduled(
                                    TEAM, DayOfWeek.FRIDAY, "16:00", "Europe/Zurich", CHANNEL)),
                    new Golden("DigestUnscheduled", 1, new DigestUnscheduled()),
                    new Golden(
                            "DigestMade",
                            1,
                            new DigestMade(
                                    TEAM,
                                    "2026-W10",
                                    "2026-03-06T16:00",
                                    "Europe/Zurich",
                                    WORKSPACE,
                                    CHANNEL)),
                    new Golden(
                            "DigestPosted",
                            1,
                            new DigestPosted("2026-W10", WORKSPACE, CHANNEL, "1772809200.000300")));

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
