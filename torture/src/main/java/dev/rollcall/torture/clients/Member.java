package dev.rollcall.torture.clients;

import dev.rollcall.torture.clients.Sender.Sent;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/// A client who also tells what blocks them, takes back what was said, comes and goes, and changes
/// when a team is asked.
final class Member implements Callable<Void> {
    private static final String WORKSPACE = "T0TORTURE";

    private final Client client;

    Member(Client client) {
        this.client = client;
    }

    @Override
    public Void call() throws InterruptedException {
        while (client.goesOn()) {
            var die = client.random().nextInt(100);
            if (die < 50) {
                client.act();
            } else if (die < 65) {
                client.say(report());
            } else if (die < 75) {
                var update = client.updates().any(client.random());
                if (update.isPresent()) {
                    client.say(Sent.of("DELETE", "status-updates/" + update.get(), null));
                }
            } else if (die < 85) {
                client.say(Sent.of("PUT", membership(), null));
            } else if (die < 92) {
                client.say(Sent.of("DELETE", membership(), null));
            } else if (die < 97) {
                client.say(Sent.of("PUT", team() + "/poll-schedule", schedule()));
            } else {
                client.say(Sent.of("DELETE", team() + "/poll-schedule", null));
            }
            client.think();
        }
        return null;
    }

    private Sent report() {
        var said = client.marker();
        return Sent.of(
                "POST",
                "status-updates",
                Map.of(
                        "team_id",
                        client.teams().any(client.random()),
                        "author",
                        "Member " + user(),
                        "slack_workspace",
                        WORKSPACE,
                        "slack_user",
                        user(),
                        "content",
                        "Did %s%nblocked: by %1$s".formatted(said)));
    }

    private Map<String, String> schedule() {
        var minute = client.random().nextInt(60);
        // Nothing is asked meanwhile, or views would move while they are compared.
        return Map.of("cron", minute + " 9 29 2 *", "time_zone", "Europe/Zurich");
    }

    private String membership() {
        return "%s/members/%s/%s".formatted(team(), WORKSPACE, user());
    }

    private String team() {
        UUID team = client.teams().any(client.random());
        return "teams/" + team;
    }

    private String user() {
        return "U0" + client.random().nextInt(8);
    }
}
