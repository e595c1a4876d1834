package dev.rollcall.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.Answer;
import dev.rollcall.events.AnyEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StatusUpdateSubmittedUpcastersTest {

    @Property
    void version_1_comes_from_nobody_on_slack(
            @ForAll("uuids") UUID team,
            @ForAll("texts") String author,
            @ForAll("texts") String content) {
        assertThat(
                        EventCodec.decode(
                                "StatusUpdateSubmitted",
                                1,
                                version1(team, author, content).toString()))
                .isEqualTo(
                        new Decoded.Known(
                                new StatusUpdateSubmitted(
                                        team, author, null, null, Answer.freely(content), null)));
    }

    @Property
    void version_2_answers_no_particular_question(
            @ForAll("uuids") UUID team,
            @ForAll("texts") String author,
            @ForAll("texts") String content,
            @ForAll("texts") String user) {
        var data =
                version1(team, author, content)
                        .put("slack_workspace", "T0LOCAL")
                        .put("slack_user", user);

        assertThat(EventCodec.decode("StatusUpdateSubmitted", 2, data.toString()))
                .isEqualTo(
                        new Decoded.Known(
                                new StatusUpdateSubmitted(
                                        team,
                                        author,
                                        "T0LOCAL",
                                        user,
                                        Answer.freely(content),
                                        null)));
    }

    @Property
    void content_survives_every_version(
            @ForAll("uuids") UUID team, @ForAll("texts") String content) {
        var decoded =
                EventCodec.decode(
                        "StatusUpdateSubmitted", 1, version1(team, "Ada", content).toString());

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Known.class,
                        known ->
                                assertThat(((StatusUpdateSubmitted) known.event()).content())
                                        .isEqualTo(content));
    }

    @Provide
    Arbitrary<UUID> uuids() {
        return AnyEvent.uuid();
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyEvent.text();
    }

    private static ObjectNode version1(UUID team, String author, String content) {
        return Json.MAPPER
                .createObjectNode()
                .put("team_id", team.toString())
                .put("content", content)
                .put("author", author);
    }
}
