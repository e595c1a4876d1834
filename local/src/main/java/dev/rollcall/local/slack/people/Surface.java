package dev.rollcall.local.slack.people;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.delivery.Outcome;
import dev.rollcall.local.slack.people.Place.InMessage;
import dev.rollcall.local.slack.people.Place.InView;
import java.util.function.Supplier;

/// For tests: a message, modal or Home tab before a person. It remembers what they filled in.
/// Values are what one chooses: a text, an option's value, a date, or a list of such.
public final class Surface {
    private final Hands hands;
    private final String user;
    private final Place place;
    private final Supplier<JsonNode> blocks;
    private final ObjectNode filled = object();

    Surface(Hands hands, String user, Place place, Supplier<JsonNode> blocks) {
        this.hands = hands;
        this.user = user;
        this.place = place;
        this.blocks = blocks;
    }

    /// As the person sees them now.
    public JsonNode blocks() {
        return blocks.get();
    }

    public Surface fill(String action, Object value) {
        return fill(null, action, value);
    }

    public Surface fill(String block, String action, Object value) {
        var found = Pressable.find(blocks(), block, action);
        var ofBlock =
                filled.get(found.blockId()) instanceof ObjectNode known
                        ? known
                        : filled.putObject(found.blockId());
        ofBlock.set(action, MAPPER.valueToTree(value));
        return this;
    }

    /// A button.
    public Outcome press(String action) {
        return press(null, action);
    }

    public Outcome press(String block, String action) {
        var none = MAPPER.nullNode();
        return Waiting.until(() -> hands.act(user, place, block, action, none, filled));
    }

    /// Anything but a button, where choosing or writing tells the app.
    public Outcome choose(String action, Object value) {
        return choose(null, action, value);
    }

    public Outcome choose(String block, String action, Object value) {
        fill(block, action, value);
        var chosen = MAPPER.<JsonNode>valueToTree(value);
        return Waiting.until(() -> hands.act(user, place, block, action, chosen, filled));
    }

    public Outcome submit() {
        return Waiting.until(() -> hands.submit(user, view(), filled));
    }

    public void close() {
        close(false);
    }

    /// With the modals below.
    public void closeAll() {
        close(true);
    }

    private void close(boolean all) {
        var _ =
                Waiting.until(
                        () -> {
                            hands.close(user, view(), all, filled);
                            return place;
                        });
    }

    private String view() {
        return switch (place) {
            case InView(var id) -> id;
            case InMessage message -> throw new NotPossible("No modal: " + message);
        };
    }
}
