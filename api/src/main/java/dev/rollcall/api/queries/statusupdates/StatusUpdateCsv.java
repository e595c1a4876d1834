package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.export.Csv;
import dev.rollcall.api.export.Csv.Column;
import dev.rollcall.api.parameters.Selected;
import java.util.List;
import java.util.Set;

/// Updates as lines of a table. `content` is for people and spreadsheets; `answers` is JSON, and
/// exact.
final class StatusUpdateCsv {
    private static final Set<String> ALWAYS = Set.of("update_id", "sequence", "stale_since");

    private StatusUpdateCsv() {}

    static Csv<StatusUpdate> of(Selected fields) {
        return new Csv<>(
                columns().stream()
                        .filter(it -> ALWAYS.contains(it.name()) || fields.has(it.name()))
                        .toList());
    }

    private static List<Column<StatusUpdate>> columns() {
        return List.of(
                Column.text("update_id", StatusUpdate::updateId),
                Column.text("team_id", StatusUpdate::teamId),
                Column.text("content", StatusUpdate::content),
                Column.json("answers", StatusUpdate::answers),
                Column.text("author", StatusUpdate::author),
                Column.text("slack_workspace", StatusUpdate::slackWorkspace),
                Column.text("slack_user", StatusUpdate::slackUser),
                Column.text("poll_id", StatusUpdate::pollId),
                Column.text("created_at", StatusUpdate::createdAt),
                Column.text("updated_at", StatusUpdate::updatedAt),
                Column.text("sequence", StatusUpdate::sequence),
                Column.text("stale_since", StatusUpdate::staleSince));
    }
}
