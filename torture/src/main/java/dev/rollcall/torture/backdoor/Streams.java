package dev.rollcall.torture.backdoor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.torture.backdoor.Backdoor.Raw;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Streams that no REST route makes: polls, what older builds wrote, and events that no view, or
/// only some, can apply, with what follows them.
public final class Streams {
    /// More than an index of PostgreSQL takes, and nothing that it could compress.
    private static final int TOO_LONG = 12_000;

    private static final List<String> SLOTS =
            List.of("2026-03-02T09:30", "2026-03-29T02:30", "2026-10-25T02:30");

    private final RandomGenerator random;

    Streams(RandomGenerator random) {
        this.random = random;
    }

    /// Whether the database refuses the row that this event makes in a view.
    public static boolean isRefused(String view, Envelope event) {
        return view.equals("status_updates")
                && event.type().equals("StatusUpdateSubmitted")
                && event.data().length() > TOO_LONG;
    }

    List<Raw> any() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> poll(SLOTS.get(random.nextInt(SLOTS.size())));
            case 4 -> poll("soon");
            case 5 -> old(1);
            case 6 -> old(2);
            case 7 -> List.of(edited("early"), submitted("Ada", "late"), edited("again"));
            case 8 -> List.of(Raw.of(new StatusUpdateRetracted()), submitted("Ada", "too late"));
            case 9 -> List.of(submitted(endless(), "by nobody"), edited("more"), edited("most"));
            case 10 -> team();
            default -> update();
        };
    }

    private List<Raw> poll(String slot) {
        return List.of(
                Raw.of(
                        new PollOpened(
                                team(random),
                                "daily",
                                slot,
                                "Europe/Zurich",
                                List.of(),
                                PollSettings.PLAIN)),
                Raw.of(new PollPosted("T0TORTURE", "C0TORTURE", "" + random.nextInt())),
                Raw.of(new PollReminderSent(List.of("U01", "U02"))),
                Raw.of(new PollReminderSent(List.of("U02", "U03"))),
                Raw.of(new PollClosed()));
    }

    private List<Raw> old(int version) {
        var data =
                data().put("team_id", "" + team(random))
                        .put("content", "blocked: by version " + version)
                        .put("author", "Grace");
        if (version == 2) {
            data.put("slack_workspace", "T0TORTURE").put("slack_user", "U0GRACE");
        }
        return List.of(Raw.of("StatusUpdateSubmitted", version, data), edited("Of today"));
    }

    private List<Raw> update() {
        return List.of(submitted("Ada", "well"), poison(), edited("more"), poison(), edited("end"));
    }

    private List<Raw> team() {
        return List.of(
                Raw.of(new TeamRegistered("Poisoned")),
                random.nextBoolean()
                        ? Raw.of("TeamMoved", 1, data().put("to", "Mars"))
                        : Raw.of("TeamRenamed", 1, data().put("title", 7)),
                Raw.of(new TeamRenamed("Anyway")));
    }

    /// For every view that reads status updates.
    private Raw poison() {
        return switch (random.nextInt(3)) {
            case 0 -> Raw.of("StatusUpdatePinned", 1, data());
            case 1 -> Raw.of("StatusUpdateEdited", 9, data());
            default -> Raw.of("StatusUpdateEdited", 1, data().put("answers", 7));
        };
    }

    private Raw submitted(String author, String content) {
        return Raw.of(
                new StatusUpdateSubmitted(
                        team(random), author, null, null, Answer.freely(content), null));
    }

    private static Raw edited(String content) {
        return Raw.of(new StatusUpdateEdited(Answer.freely(content)));
    }

    private String endless() {
        var text = new StringBuilder();
        while (text.length() < TOO_LONG) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }

    /// One of a few that were never registered: their rows stand bare.
    private static UUID team(RandomGenerator random) {
        return new UUID(0, random.nextInt(16));
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }
}
