package dev.rollcall.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// Writes what was, as the projector does: every version of a row between two events. Positions go
/// on from test to test.
public final class Past {
    static final AtomicLong POSITIONS = new AtomicLong(1_000);

    private final Views views;

    public Past(Views views) {
        this.views = views;
    }

    /// What one event made of an update.
    ///
    /// @param content null where it was taken back
    public record Said(UUID update, UUID team, long position, Instant at, String content) {}

    public Said say(UUID team, UUID update, Instant at, String content) {
        return new Said(update, team, POSITIONS.incrementAndGet(), at, content);
    }

    /// Events of several updates, some at the same time.
    public List<Said> random(UUID team, Random random, int events) {
        var log = new ArrayList<Said>();
        var open = new ArrayList<UUID>();
        var at = Instant.parse("2026-10-01T08:00:00Z");
        for (int n = 0; n < events; n++) {
            at = at.plusSeconds(random.nextInt(3));
            int what = random.nextInt(10);
            if (open.isEmpty() || what < 4) {
                open.add(UUID.randomUUID());
                log.add(say(team, open.getLast(), at, "said " + n));
            } else {
                var update = open.get(random.nextInt(open.size()));
                log.add(say(team, update, at, what < 9 ? "edited " + n : null));
                if (what == 9) {
                    open.remove(update);
                }
            }
        }
        store(log);
        return log;
    }

    /// The contents that are shown once these events have come, the newest update first.
    public static List<String> fold(List<Said> log, Predicate<Said> come) {
        Map<UUID, Said> latest = new LinkedHashMap<>();
        Map<UUID, Instant> created = new LinkedHashMap<>();
        log.stream()
                .filter(come)
                .forEach(
                        said -> {
                            latest.put(said.update(), said);
                            created.putIfAbsent(said.update(), said.at());
                        });
        var newestFirst =
                Comparator.<UUID, Instant>comparing(created::get)
                        .thenComparing(UUID::toString)
                        .reversed();
        return latest.values().stream()
                .filter(said -> said.content() != null)
                .sorted(Comparator.comparing(Said::update, newestFirst))
                .map(Said::content)
                .toList();
    }

    public void store(List<Said> log) {
        Map<UUID, List<Said>> updates = new LinkedHashMap<>();
        log.forEach(
                said -> updates.computeIfAbsent(said.update(), _ -> new ArrayList<>()).add(said));
        updates.forEach(this::store);
        reached("status_updates", log.getLast().position(), log.getLast().at());
        views.commit();
    }

    private void store(UUID update, List<Said> versions) {
        String content = null;
        for (int n = 0; n < versions.size(); n++) {
            var said = versions.get(n);
            var next = n + 1 < versions.size() ? versions.get(n + 1) : null;
            content = said.content() == null ? content : said.content();
            views.run(
                    """
                    insert into read_model.status_update_history (
                        update_id, team_id, content, answers, author, slack_workspace, slack_user, retracted_at,
                        created_at, updated_at, sequence, position, event_id,
                        valid_from_position, valid_to_position, valid_from, valid_to)
                    values (
                        ?, ?, ?, jsonb_build_array(jsonb_build_object('answer', ?::text)), 'ada', 'T0LOCAL', 'U0ADA',
                        ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, ?, gen_random_uuid(),
                        ?, ?::bigint, ?::timestamptz, ?::timestamptz)
                    """,
                    update,
                    said.team(),
                    content,
                    content,
                    said.content() == null ? said.at().toString() : null,
                    versions.getFirst().at().toString(),
                    said.at().toString(),
                    n + 1L,
                    said.position(),
                    said.position(),
                    next == null ? null : next.position(),
                    said.at().toString(),
                    next == null ? null : next.at().toString());
        }
        live("status_updates", "status_update_history", "update_id", update);
    }

    /// A team's name from a moment on. Where its event stands.
    public long team(UUID id, String name, Instant at) {
        long position = POSITIONS.incrementAndGet();
        views.run(
                """
                update read_model.team_history
                set valid_to_position = ?, valid_to = ?::timestamptz
                where team_id = ? and valid_to is null
                """,
                position,
                at.toString(),
                id);
        views.run(
                """
                insert into read_model.team_history (
                    team_id, name, members, created_at, updated_at, sequence, position, event_id,
                    valid_from_position, valid_from)
                select ?, ?, '[]', coalesce(min(created_at), ?::timestamptz), ?::timestamptz,
                    count(*) + 1, ?, gen_random_uuid(), ?, ?::timestamptz
                from read_model.team_history
                where team_id = ?
                """,
                id,
                name,
                at.toString(),
                at.toString(),
                position,
                position,
                at.toString(),
                id);
        views.run("delete from read_model.teams where team_id = ?", id);
        live("teams", "team_history", "team_id", id);
        reached("teams", position, at);
        views.commit();
        return position;
    }

    /// The row is its last version.
    private void live(String table, String history, String key, UUID id) {
        var columns =
                table.equals("teams")
                        ? "team_id, name, members, created_at, updated_at, sequence, position, event_id"
                        : "update_id, team_id, content, answers, author, slack_workspace, slack_user,"
                                + " retracted_at, created_at, updated_at, sequence, position, event_id";
        views.run(
                """
                insert into read_model.%s (%s)
                select %s from read_model.%s where %s = ? and valid_to_position is null
                """
                        .formatted(table, columns, columns, history, key),
                id);
    }

    private void reached(String projection, long position, Instant at) {
        views.run(
                """
                update read_model.projections
                set watermark = greatest(watermark, ?),
                    complete_until = greatest(complete_until, ?::timestamptz + interval '1 hour')
                where name = ?
                """,
                position,
                at.toString(),
                projection);
    }
}
