package dev.rollcall.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.events.NamedIds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Events of teams, updates and polls, one after another; each is in every view, with its history,
/// when its method returns. Times are later than those of other tests, as positions are.
public final class Log {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Views views;
    private final Map<String, Map<String, Object>> rows = new HashMap<>();
    private final Map<UUID, TreeSet<String>> members = new HashMap<>();
    private Instant at = Instant.parse("2027-03-01T08:00:00Z");
    private long position;

    public Log(Views views) {
        this.views = views;
    }

    public long position() {
        return position;
    }

    public Instant at() {
        return at;
    }

    public void later(long seconds) {
        at = at.plusSeconds(seconds);
    }

    public UUID team(String... users) {
        var id = UUID.randomUUID();
        members.put(id, new TreeSet<>(List.of(users)));
        team(id, new LinkedHashMap<>(Map.of("name", "Team of " + id)));
        return id;
    }

    public void joins(UUID team, String user) {
        members.get(team).add(user);
        team(team, new LinkedHashMap<>());
    }

    public void leaves(UUID team, String user) {
        members.get(team).remove(user);
        team(team, new LinkedHashMap<>());
    }

    public void archive(UUID team) {
        team(team, new LinkedHashMap<>(Map.of("archived_at", at.toString())));
    }

    /// As the projector writes them.
    public void sets(UUID team, List<Map<String, Object>> rounds) {
        team(team, new LinkedHashMap<>(Map.of("rounds", rounds, "holiday_country", "CH")));
    }

    private void team(UUID id, Map<String, Object> changes) {
        changes.put("team_id", id.toString());
        changes.putIfAbsent("rounds", List.of());
        changes.putIfAbsent("admins", List.of());
        changes.put(
                "members",
                members.get(id).stream()
                        .map(user -> Map.of("slack_workspace", "T1", "slack_user", user))
                        .toList());
        event(id, changes, List.of(new Table("teams", "team_history", "team_id")));
    }

    /// An update of one answer.
    ///
    /// @param user null where it did not come from Slack
    /// @param blocker null where nothing blocks
    public UUID says(UUID team, String author, String user, String blocker) {
        var id = UUID.randomUUID();
        var update = new LinkedHashMap<String, Object>();
        update.put("team_id", team.toString());
        update.put("author", author);
        update.put("slack_workspace", user == null ? null : "T1");
        update.put("slack_user", user);
        update.put("blocker", blocker);
        update.put("content", "said");
        update.put("answers", List.of());
        update.put("retracted_at", null);
        update(id, update);
        return id;
    }

    /// An answer to a poll; without a name where the user is null.
    public UUID answers(UUID team, UUID poll, String user) {
        var id = UUID.randomUUID();
        var update = new LinkedHashMap<String, Object>();
        update.put("team_id", team.toString());
        update.put("author", user == null ? "Somebody" : user);
        update.put("slack_workspace", user == null ? null : "T1");
        update.put("slack_user", user);
        update.put("poll_id", poll.toString());
        update.put("content", "said");
        update.put("answers", List.of());
        update(id, update);
        return id;
    }

    /// What somebody of the workspace T1 chose.
    public UUID chooses(String user, Map<String, Object> choice) {
        var id = NamedIds.person("T1", user);
        var person = new LinkedHashMap<>(choice);
        person.put("person_id", id.toString());
        person.put("slack_workspace", "T1");
        person.put("slack_user", user);
        if (!rows.containsKey("people" + id)) {
            person.putIfAbsent("days_off", List.of());
            person.putIfAbsent("reminders", true);
            person.putIfAbsent("interviews", false);
        }
        event(id, person, List.of(new Table("people", "person_history", "person_id")));
        return id;
    }

    public void edits(UUID update, String blocker) {
        var changes = new LinkedHashMap<String, Object>();
        changes.put("blocker", blocker);
        update(update, changes);
    }

    public void retracts(UUID update) {
        update(update, new LinkedHashMap<>(Map.of("retracted_at", at.toString())));
    }

    private void update(UUID id, Map<String, Object> changes) {
        changes.put("update_id", id.toString());
        event(
                id,
                changes,
                List.of(
                        new Table("status_updates", "status_update_history", "update_id"),
                        new Table("blockers", "blocker_history", "update_id"),
                        new Table("streak_updates", "streak_update_history", "update_id")));
    }

    public UUID asks(UUID team) {
        var id = UUID.randomUUID();
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var poll = new LinkedHashMap<String, Object>();
        poll.put("team_id", team.toString());
        poll.put("round", "daily");
        poll.put("slot", day + "T09:30");
        poll.put("time_zone", "UTC");
        poll.put("opened_at", at.toString());
        poll.put("opened_position", Past.POSITIONS.get() + 1);
        poll.put("day", day.toString());
        poll.put("day_ends_at", day.plusDays(1) + "T00:00:00Z");
        poll.put("closes_at", day.plusDays(1) + "T00:00:00Z");
        poll.put("asked", List.of());
        poll.put("questions", List.of());
        poll.put("reminded", List.of());
        poll.put("closed_at", null);
        poll(id, poll);
        return id;
    }

    /// A poll that says whom it asks, one question openly and one without a name.
    public UUID asks(UUID team, String closesAt, String... users) {
        var poll = asks(team);
        var asked =
                List.of(users).stream()
                        .map(
                                user ->
                                        Map.of(
                                                "slack_workspace", "T1",
                                                "slack_user", user,
                                                "time_zone", "UTC"))
                        .toList();
        var changes = new LinkedHashMap<String, Object>();
        changes.put("asked", asked);
        changes.put("questions", List.of(question("Mood?", true), question("Plans?", false)));
        changes.put("closes_at", closesAt);
        poll(poll, changes);
        return poll;
    }

    private static Map<String, Object> question(String text, boolean anonymous) {
        return Map.of(
                "text",
                text,
                "kind",
                "text",
                "choices",
                List.of(),
                "optional",
                false,
                "anonymous",
                anonymous);
    }

    public void summarises(UUID poll) {
        poll(
                poll,
                new LinkedHashMap<>(
                        Map.of(
                                "summarised_at", at.toString(),
                                "summary_workspace", "T1",
                                "summary_channel", "C2",
                                "summary_ts", "17.4")));
    }

    public void closes(UUID poll) {
        poll(poll, new LinkedHashMap<>(Map.of("closed_at", at.toString())));
    }

    private void poll(UUID id, Map<String, Object> changes) {
        changes.put("poll_id", id.toString());
        event(id, changes, List.of(new Table("polls", "poll_history", "poll_id")));
    }

    private record Table(String name, String history, String key) {}

    private void event(UUID id, Map<String, Object> changes, List<Table> tables) {
        position = Past.POSITIONS.incrementAndGet();
        tables.forEach(table -> put(table, id, changes));
        views.run(
                "update read_model.projections set watermark = ?, complete_until = '2028-01-01'",
                position);
        views.commit();
    }

    private void put(Table table, UUID id, Map<String, Object> changes) {
        var row = rows.computeIfAbsent(table.name() + id, _ -> new LinkedHashMap<>());
        row.putAll(changes);
        row.putIfAbsent("created_at", at.toString());
        row.put("updated_at", at.toString());
        row.merge("sequence", 1L, (one, _) -> (long) one + 1);
        row.put("position", position);
        row.put("event_id", UUID.randomUUID().toString());
        views.run(
                """
                update read_model.%s
                set valid_to_position = ?, valid_to = ?::timestamptz
                where %s = ? and valid_to_position is null
                """
                        .formatted(table.history(), table.key()),
                position,
                at.toString(),
                id);
        var version = new LinkedHashMap<>(row);
        version.put("valid_from_position", position);
        version.put("valid_from", at.toString());
        insert(table.history(), version, "");
        insert(
                table.name(),
                row,
                " on conflict (%s) do update set %s"
                        .formatted(table.key(), taken(table.name(), row)));
    }

    private String taken(String table, Map<String, Object> row) {
        var columns =
                new ArrayList<>(
                        views.texts(
                                """
                                select column_name from information_schema.columns
                                where table_schema = 'read_model' and table_name = ?
                                """,
                                table));
        columns.retainAll(row.keySet());
        return columns.stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    }

    private void insert(String table, Map<String, Object> row, String conflict) {
        try {
            views.run(
                    """
                    insert into read_model.%s
                    select * from jsonb_populate_record(null::read_model.%s, ?::jsonb)%s
                    """
                            .formatted(table, table, conflict),
                    JSON.writeValueAsString(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
