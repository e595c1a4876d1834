package dev.rollcall.torture.installs;

import java.sql.DriverManager;
import java.sql.SQLException;

/// A workspace that let the bot in, as the table of all pods has it.
record WorkspaceRow(String database) {

    static final String WORKSPACE = "T0LOCAL";

    /// Of its tokens; 0 where it never let the bot in.
    long revision() {
        return number("revision");
    }

    boolean isInstalled() {
        return number("count(bot_token)") > 0;
    }

    /// Whether the log knows all that happened.
    boolean isTold() {
        return number("change - recorded") == 0;
    }

    /// Its token is to be exchanged for the next one.
    void endsSoon() {
        update("expires_at = now() + interval '30 minutes'");
    }

    void endsNow() {
        update("expires_at = now(), refreshing_until = null");
    }

    private long number(String expression) {
        try (var connection = DriverManager.getConnection("jdbc:" + database + "?user=postgres");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select %s from commands.slack_workspaces where slack_workspace = '%s'"
                                        .formatted(expression, WORKSPACE))) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String change) {
        try (var connection = DriverManager.getConnection("jdbc:" + database + "?user=postgres");
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update commands.slack_workspaces set %s where slack_workspace = '%s'"
                            .formatted(change, WORKSPACE));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
