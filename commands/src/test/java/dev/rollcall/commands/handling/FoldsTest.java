package dev.rollcall.commands.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.digest.Digest;
import dev.rollcall.commands.model.person.Person;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.slackchannel.SlackChannel;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspace;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.model.webhook.Webhook;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Audience;
import dev.rollcall.events.DigestEvent;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.DigestEvent.DigestPosted;
import dev.rollcall.events.DigestEvent.DigestScheduled;
import dev.rollcall.events.DigestEvent.DigestUnscheduled;
import dev.rollcall.events.Event;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import dev.rollcall.events.Question.Kind;
import dev.rollcall.events.SlackChannelEvent;
import dev.rollcall.events.SlackChannelEvent.SlackChannelClaimed;
import dev.rollcall.events.SlackChannelEvent.SlackChannelReleased;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceInstalled;
import dev.rollcall.events.SlackWorkspaceEvent.SlackWorkspaceUninstalled;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent;
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
import dev.rollcall.events.WebhookEvent;
import dev.rollcall.events.WebhookEvent.WebhookDisabled;
import dev.rollcall.events.WebhookEvent.WebhookRemoved;
import dev.rollcall.events.WebhookEvent.WebhookSecretReplaced;
import dev.rollcall.events.WebhookEvent.WebhookSet;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Snapshots outlive the build that took them: what a state is, and what events come to, changes
/// only with a new version.
class FoldsTest {

    private static final UUID TEAM = new UUID(0, 1);
    private static final UUID POLL = new UUID(0, 2);
    private static final PollSettings ASKS_THE_MOOD =
            new PollSettings(
                    false,
                    List.of(
                            new Question("Mood?", Kind.TEXT, List.of(), false, true, null, null),
                            new Question("Today?", Kind.TEXT, List.of(), false, false, null, null)),
                    null,
                    0,
                    null,
                    null,
                    null);
    private static final LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);

    /// Every event of a kind at least once, coming to every state.
    record History<S, E extends Event>(Decider<S, ?, E> decider, List<E> events) {

        List<S> states() {
            var states = new ArrayList<S>();
            for (int n = 0; n <= events.size(); n++) {
                states.add(decider.fold(decider.initial(), events.subList(0, n)));
            }
            return states;
        }

        List<String> lines() {
            var lines = new ArrayList<String>();
            for (int n = 0; n < events.size(); n++) {
                lines.add(
                        events.get(n).getClass().getSimpleName()
                                + " "
                                + StateJson.write(states().get(n + 1)));
            }
            return lines;
        }
    }

    static Stream<History<?, ?>> histories() {
        return Stream.of(
                new History<Team, TeamEvent>(
                        Team.decider(),
                        List.of(
                                new TeamRegistered("Platform"),
                                new TeamRenamed("Foundations"),
                                new SlackChannelLinked("T1", "C1"),
                                new PollScheduled(
                                        "daily",
                                        "0 9 * * 1-5",
                                        "Europe/Berlin",
                                        Audience.MEMBERS,
                                        PollSettings.PLAIN),
                                new MemberJoined("T1", "U1"),
                                new MemberLeft("T1", "U1"),
                                new TeamAdminAppointed("T1", "U2"),
                                new TeamAdminDismissed("T1", "U2"),
                                new TeamAdminAppointed("T1", "U1"),
                                new PollPaused("daily", LocalDate.of(2027, 1, 4)),
                                new PollResumed("daily"),
                                new PollUnscheduled("daily"),
                                new HolidaysChosen("CH", "ZH"),
                                new SlackChannelUnlinked("T1", "C1"),
                                new TeamArchived(),
                                new TeamRenamed("Data"))),
                new History<SlackChannel, SlackChannelEvent>(
                        SlackChannel.decider(),
                        List.of(
                                new SlackChannelClaimed("T1", "C1", TEAM),
                                new SlackChannelReleased("T1", "C1", TEAM))),
                new History<StatusUpdate, StatusUpdateEvent>(
                        StatusUpdate.decider(),
                        List.of(
                                new StatusUpdateSubmitted(
                                        TEAM, "ada", null, null, Answer.freely("Reviewing"), POLL),
                                new StatusUpdateEdited(
                                        List.of(
                                                new Answer("Today?", "Pairing"),
                                                new Answer("Blocked?", "No"))),
                                new StatusUpdateRetracted())),
                new History<Poll, PollEvent>(
                        Poll.decider(),
                        List.of(
                                new PollOpened(
                                        TEAM,
                                        "daily",
                                        "2026-03-02T09:30",
                                        "Europe/Berlin",
                                        List.of(),
                                        ASKS_THE_MOOD),
                                new PollPosted("T1", "C1", "1.2"),
                                new PollReminderSent(List.of("U1")),
                                new PollClosed(),
                                new PollSummarised("T1", "C1", "3.4"))),
                new History<Person, PersonEvent>(
                        Person.decider(),
                        List.of(
                                new TimeZoneChosen("T1", "U1", "Asia/Tokyo"),
                                new DaysOffTaken("T1", "U1", LocalDate.of(2028, 2, 28), LEAP_DAY),
                                new DaysOffCancelled("T1", "U1", LEAP_DAY, LEAP_DAY),
                                new RemindersSwitched("T1", "U1", false),
                                new InterviewsSwitched("T1", "U1", true))),
                new History<SlackWorkspace, SlackWorkspaceEvent>(
                        SlackWorkspace.decider(),
                        List.of(
                                new SlackWorkspaceInstalled(
                                        "T1", "Harbour", null, List.of("commands"), "U1"),
                                new SlackWorkspaceUninstalled("T1", Reason.APP_UNINSTALLED))),
                new History<Webhook, WebhookEvent>(
                        Webhook.decider(),
                        List.of(
                                new WebhookSet(
                                        "https://hooks.example.com/",
                                        TEAM,
                                        List.of(WebhookEvent.Kind.MISSED)),
                                new WebhookSecretReplaced(),
                                new WebhookDisabled("410 Gone"),
                                new WebhookRemoved())),
                new History<Digest, DigestEvent>(
                        Digest.decider(),
                        List.of(
                                new DigestScheduled(
                                        TEAM, DayOfWeek.FRIDAY, "16:00", "Europe/Berlin", "C1"),
                                new DigestMade(
                                        TEAM,
                                        "2026-W10",
                                        "2026-03-06T16:00",
                                        "Europe/Berlin",
                                        "T1",
                                        "C1"),
                                new DigestPosted("2026-W10", "T1", "C1", "1.2"),
                                new DigestUnscheduled())));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void what_events_come_to_changes_only_with_a_new_version(History<?, ?> history)
            throws IOException {
        var events = history.decider().events().getSimpleName();
        int version = history.decider().version();
        var recorded = Path.of("src/test/resources/folds/%s.v%d.txt".formatted(events, version));

        assertThat(history.lines())
                .as(
                        """
                        What %s come to (actual) against what they came to in version %d (expected), \
                        which is in snapshots: raise the version in the decider, and record what they \
                        come to now beside %s\
                        """,
                        events, version, recorded)
                .isEqualTo(Files.readAllLines(recorded));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void what_is_on_record_holds_every_event_and_every_state(History<?, ?> history) {
        assertThat(history.events())
                .extracting(Object::getClass)
                .hasSameElementsAs(List.of(history.decider().events().getPermittedSubclasses()));
        assertThat(history.states())
                .extracting(Object::getClass)
                .hasSameElementsAs(history.decider().states());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void a_state_is_read_as_it_was_written(History<?, ?> history) {
        for (var state : history.states()) {
            assertThat(read(history.decider(), StateJson.write(state))).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void what_is_no_state_is_refused(History<?, ?> history) {
        for (var json :
                List.of("[]", "{}", "{\"Sealed\": {}}", "{\"Unknown\": null}", "{\"Free\": 7}")) {
            assertThatThrownBy(() -> read(history.decider(), json))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_lacks_a_field_or_has_another_is_refused() {
        for (var json :
                List.of(
                        "{\"Active\": {\"name\": \"x\", \"channel\": null, \"schedule\": null}}",
                        "{\"Archived\": {\"since\": 7}}")) {
            assertThatThrownBy(() -> read(Team.decider(), json))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// A native image forgets what it isn't told about, and says so only when it is used.
    @Test
    void what_jackson_reads_and_writes_is_registered_for_native_images() {
        Set<Class<?>> reflective = new HashSet<>();
        histories()
                .flatMap(history -> history.decider().states().stream())
                .forEach(state -> collect(state, reflective));
        reflective.remove(Answer.class); // Registered by common-events, which writes it too.

        assertThat(StateJson.class.getAnnotation(RegisterForReflection.class).targets())
                .containsExactlyInAnyOrderElementsOf(reflective);
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType container) {
            Arrays.stream(container.getActualTypeArguments()).forEach(e -> collect(e, records));
        } else if (type instanceof Class<?> shape && shape.isRecord() && records.add(shape)) {
            Arrays.stream(shape.getRecordComponents())
                    .forEach(component -> collect(component.getGenericType(), records));
        }
    }

    private static <S> S read(Decider<S, ?, ?> decider, String json) {
        return StateJson.read(decider.states(), json);
    }
}
