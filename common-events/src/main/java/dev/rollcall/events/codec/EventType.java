package dev.rollcall.events.codec;

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
import dev.rollcall.events.SlackChannelEvent.SlackChannelClaimed;
import dev.rollcall.events.SlackChannelEvent.SlackChannelReleased;
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
import dev.rollcall.events.WebhookEvent.WebhookDisabled;
import dev.rollcall.events.WebhookEvent.WebhookRemoved;
import dev.rollcall.events.WebhookEvent.WebhookSecretReplaced;
import dev.rollcall.events.WebhookEvent.WebhookSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every type that can be stored: its name in the store, its shape in Java, and how older versions
/// become today's. A stored name never changes; a shape changes only with a new upcaster.
public enum EventType {
    TEAM_REGISTERED("TeamRegistered", TeamRegistered.class),
    TEAM_RENAMED("TeamRenamed", TeamRenamed.class),
    SLACK_CHANNEL_LINKED("SlackChannelLinked", SlackChannelLinked.class),
    SLACK_CHANNEL_UNLINKED("SlackChannelUnlinked", SlackChannelUnlinked.class),
    POLL_SCHEDULED("PollScheduled", PollScheduled.class, PollUpcasters::scheduleTheDailyRound),
    POLL_UNSCHEDULED("PollUnscheduled", PollUnscheduled.class, PollUpcasters::nameTheDailyRound),
    POLL_PAUSED("PollPaused", PollPaused.class),
    POLL_RESUMED("PollResumed", PollResumed.class),
    HOLIDAYS_CHOSEN("HolidaysChosen", HolidaysChosen.class),
    MEMBER_JOINED("MemberJoined", MemberJoined.class),
    MEMBER_LEFT("MemberLeft", MemberLeft.class),
    TEAM_ADMIN_APPOINTED("TeamAdminAppointed", TeamAdminAppointed.class),
    TEAM_ADMIN_DISMISSED("TeamAdminDismissed", TeamAdminDismissed.class),
    TEAM_ARCHIVED("TeamArchived", TeamArchived.class),

    SLACK_CHANNEL_CLAIMED("SlackChannelClaimed", SlackChannelClaimed.class),
    SLACK_CHANNEL_RELEASED("SlackChannelReleased", SlackChannelReleased.class),

    STATUS_UPDATE_SUBMITTED(
            "StatusUpdateSubmitted",
            StatusUpdateSubmitted.class,
            StatusUpdateSubmittedUpcasters::addSlackUser,
            StatusUpdateSubmittedUpcasters::contentToAnswers,
            StatusUpdateSubmittedUpcasters::addPoll,
            StatusUpdateSubmittedUpcasters::addSaidAt),
    STATUS_UPDATE_EDITED("StatusUpdateEdited", StatusUpdateEdited.class),
    STATUS_UPDATE_RETRACTED("StatusUpdateRetracted", StatusUpdateRetracted.class),

    POLL_OPENED("PollOpened", PollOpened.class, PollUpcasters::askTheMembers),
    POLL_POSTED("PollPosted", PollPosted.class),
    POLL_REMINDER_SENT("PollReminderSent", PollReminderSent.class),
    POLL_CLOSED("PollClosed", PollClosed.class),
    POLL_SUMMARISED("PollSummarised", PollSummarised.class),

    TIME_ZONE_CHOSEN("TimeZoneChosen", TimeZoneChosen.class),
    DAYS_OFF_TAKEN("DaysOffTaken", DaysOffTaken.class),
    DAYS_OFF_CANCELLED("DaysOffCancelled", DaysOffCancelled.class),
    REMINDERS_SWITCHED("RemindersSwitched", RemindersSwitched.class),
    INTERVIEWS_SWITCHED("InterviewsSwitched", InterviewsSwitched.class),

    SLACK_WORKSPACE_INSTALLED("SlackWorkspaceInstalled", SlackWorkspaceInstalled.class),
    SLACK_WORKSPACE_UNINSTALLED("SlackWorkspaceUninstalled", SlackWorkspaceUninstalled.class),

    WEBHOOK_SET("WebhookSet", WebhookSet.class),
    WEBHOOK_SECRET_REPLACED("WebhookSecretReplaced", WebhookSecretReplaced.class),
    WEBHOOK_DISABLED("WebhookDisabled", WebhookDisabled.class),
    WEBHOOK_REMOVED("WebhookRemoved", WebhookRemoved.class),

    DIGEST_SCHEDULED("DigestScheduled", DigestScheduled.class),
    DIGEST_UNSCHEDULED("DigestUnscheduled", DigestUnscheduled.class),
    DIGEST_MADE("DigestMade", DigestMade.class),
    DIGEST_POSTED("DigestPosted", DigestPosted.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    EventType::storedName, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_SHAPE =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(EventType::shape, Function.identity()));

    private final String storedName;
    private final Class<? extends Event> shape;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, of functions without state
    private final List<Upcaster> upcasters;

    EventType(String storedName, Class<? extends Event> shape, Upcaster... upcasters) {
        this.storedName = storedName;
        this.shape = shape;
        this.upcasters = List.of(upcasters);
    }

    public static Optional<EventType> named(String storedName) {
        return Optional.ofNullable(BY_NAME.get(storedName));
    }

    public static EventType of(Event event) {
        return BY_SHAPE.get(event.getClass());
    }

    public String storedName() {
        return storedName;
    }

    public Class<? extends Event> shape() {
        return shape;
    }

    /// The schema version written today: one more than there are upcasters.
    public int version() {
        return upcasters.size() + 1;
    }

    /// The steps from `version` to today's.
    List<Upcaster> upcastersFrom(int version) {
        return upcasters.subList(version - 1, upcasters.size());
    }
}
