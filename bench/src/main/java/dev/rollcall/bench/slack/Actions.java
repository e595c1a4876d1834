package dev.rollcall.bench.slack;

import dev.rollcall.bench.slack.Deliveries.Delivery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What people do in Slack, each time another person's another message: all of them are to become
/// status updates.
final class Actions {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TEXT = "Finished the import, reviewing alerts next";
    private static final List<String> PEOPLE = List.of("U0ADA", "U0GRACE", "U0LINUS", "U0EDGAR");

    private final String workspace;
    private final List<String> channels;
    private final String bot;
    private final AtomicLong number = new AtomicLong();

    Actions(String workspace, List<String> channels, String bot) {
        this.workspace = workspace;
        this.channels = List.copyOf(channels);
        this.bot = bot;
    }

    /// `/rollcall …`
    Delivery command() {
        long n = number.incrementAndGet();
        return new Delivery(
                FORM,
                "token=unused&team_id=%s&team_domain=bench&channel_id=%s&channel_name=bench&user_id=%s&user_name=somebody&command=%%2Frollcall&text=%s&api_app_id=A0BENCH&trigger_id=%d.1.bench"
                        .formatted(workspace, channel(n), user(n), encoded(TEXT), n));
    }

    /// A mention of the bot.
    Delivery event() {
        long n = number.incrementAndGet();
        var ts = ts(n);
        var event =
                new JsonObject()
                        .put("type", "app_mention")
                        .put("user", user(n))
                        .put("channel", channel(n))
                        .put("text", "<@%s> %s".formatted(bot, TEXT))
                        .put("ts", ts)
                        .put("event_ts", ts);
        var callback =
                new JsonObject()
                        .put("type", "event_callback")
                        .put("team_id", workspace)
                        .put("api_app_id", "A0BENCH")
                        .put("event_id", "Ev" + n)
                        .put("event_time", 1_700_000_000)
                        .put("authorizations", authorizations())
                        .put("event", event);
        return new Delivery("application/json", callback.encode());
    }

    /// "Make this my update", from the menu of a message.
    Delivery interaction() {
        long n = number.incrementAndGet();
        var ts = ts(n);
        var payload =
                new JsonObject()
                        .put("type", "message_action")
                        .put("callback_id", "rollcall_message")
                        .put("trigger_id", n + ".2.bench")
                        .put("action_ts", ts)
                        .put("message_ts", ts)
                        .put("team", new JsonObject().put("id", workspace).put("domain", "bench"))
                        .put(
                                "user",
                                new JsonObject()
                                        .put("id", user(n))
                                        .put("name", "somebody")
                                        .put("team_id", workspace))
                        .put("channel", new JsonObject().put("id", channel(n)).put("name", "bench"))
                        .put(
                                "message",
                                new JsonObject()
                                        .put("type", "message")
                                        .put("user", user(n))
                                        .put("text", TEXT)
                                        .put("ts", ts));
        return new Delivery(FORM, "payload=" + encoded(payload.encode()));
    }

    private JsonArray authorizations() {
        return new JsonArray()
                .add(
                        new JsonObject()
                                .put("team_id", workspace)
                                .put("user_id", bot)
                                .put("is_bot", true));
    }

    private String channel(long n) {
        return channels.get((int) (n % channels.size()));
    }

    private static String user(long n) {
        return PEOPLE.get((int) (n % PEOPLE.size()));
    }

    private static String ts(long n) {
        return "%d.%06d".formatted(1_700_000_000 + n / 1_000, n % 1_000);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
