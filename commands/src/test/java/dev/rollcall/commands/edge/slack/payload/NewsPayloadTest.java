package dev.rollcall.commands.edge.slack.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Told;
import dev.rollcall.commands.roster.News;
import dev.rollcall.commands.roster.News.BotRemoved;
import dev.rollcall.commands.roster.News.ChannelChanged;
import dev.rollcall.commands.roster.News.Fate;
import dev.rollcall.commands.roster.News.MembersChanged;
import dev.rollcall.commands.roster.News.PersonChanged;
import dev.rollcall.edge.problems.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every event about channels, user groups and people, as Slack documents it.
class NewsPayloadTest {

    static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Arguments> members() {
        return Stream.of(
                Arguments.of(
                        """
                        "type":"member_joined_channel","user":"W1","channel":"C1","channel_type":"C","team":"T1"\
                        """,
                        new MembersChanged("T1", "C1")),
                Arguments.of(
                        """
                        "type":"member_left_channel","user":"U1","channel":"G1","channel_type":"G","team":"T1"\
                        """,
                        new MembersChanged("T1", "G1")),
                Arguments.of(
                        """
                        "type":"member_left_channel","user":"UBOT","channel":"C1","channel_type":"C","team":"T1"\
                        """,
                        new BotRemoved("T1", "C1")),
                Arguments.of(
                        """
                        "type":"channel_left","channel":"C1","actor_id":"U1"\
                        """,
                        new BotRemoved("T1", "C1")),
                Arguments.of(
                        """
                        "type":"group_left","channel":"G1","actor_id":"U1"\
                        """,
                        new BotRemoved("T1", "G1")),
                Arguments.of(
                        """
                        "type":"subteam_members_changed","subteam_id":"S1","team_id":"T1","added_users":["U1"]\
                        """,
                        new MembersChanged("T1", "S1")),
                Arguments.of(
                        """
                        "type":"subteam_updated","subteam":{"id":"S1","team_id":"T1","users":["U1"]}\
                        """,
                        new MembersChanged("T1", "S1")),
                Arguments.of(
                        """
                        "type":"channel_shared","channel":"C1","connected_team_id":"E1"\
                        """,
                        new MembersChanged("T1", "C1")),
                Arguments.of(
                        """
                        "type":"channel_unshared","channel":"C1","previously_connected_team_id":"E1"\
                        """,
                        new MembersChanged("T1", "C1")));
    }

    @ParameterizedTest
    @MethodSource("members")
    void who_is_in_a_channel_or_a_user_group(String event, News news) {
        assertThat(read(event)).isEqualTo(new Told(news));
    }

    @ParameterizedTest
    @CsvSource({
        "channel_archive, ARCHIVED",
        "group_archive, ARCHIVED",
        "channel_unarchive, UNARCHIVED",
        "group_unarchive, UNARCHIVED",
        "channel_deleted, DELETED",
        "group_deleted, DELETED"
    })
    void what_became_of_a_channel(String type, Fate fate) {
        assertThat(read("\"type\":\"%s\",\"channel\":\"C1\",\"user\":\"U1\"".formatted(type)))
                .isEqualTo(new Told(new ChannelChanged("T1", "C1", fate)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_rename", "group_rename"})
    void a_channel_that_is_renamed(String type) {
        assertThat(
                        read(
                                "\"type\":\"%s\",\"channel\":{\"id\":\"C1\",\"name\":\"new\"}"
                                        .formatted(type)))
                .isEqualTo(new Told(new ChannelChanged("T1", "C1", Fate.RENAMED)));
    }

    @ParameterizedTest
    @CsvSource({
        "channel_convert_to_private, MADE_PRIVATE",
        "channel_convert_to_public, MADE_PUBLIC"
    })
    void a_channel_that_is_made_private_or_public_is_told_as_a_message(String subtype, Fate fate) {
        assertThat(
                        read(
                                "\"type\":\"message\",\"subtype\":\"%s\",\"channel\":\"C1\",\"user\":\"U1\",\"ts\":\"1.000\""
                                        .formatted(subtype)))
                .isEqualTo(new Told(new ChannelChanged("T1", "C1", fate)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_change", "team_join"})
    void somebody_who_is_another_now(String type) {
        assertThat(
                        read(
                                """
                                "type":"%s","user":{"id":"U1","team_id":"T1","tz":"Asia/Tokyo","deleted":true},"event_ts":"1700000003.000400"\
                                """
                                        .formatted(type)))
                .isInstanceOfSatisfying(
                        Told.class,
                        told -> {
                            var changed = (PersonChanged) told.news();
                            assertThat(changed.workspace()).isEqualTo("T1");
                            assertThat(changed.at())
                                    .isEqualTo(Instant.parse("2023-11-14T22:13:23.000400Z"));
                            assertThat(changed.user().getTz()).isEqualTo("Asia/Tokyo");
                            assertThat(changed.user().isDeleted()).isTrue();
                        });
    }

    @Test
    void what_is_no_user_is_refused() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        "type":"user_change","user":{"id":"U1","profile":[1]},"event_ts":"1700000003.000400"\
                                        """))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void what_tells_of_something_else_is_left_alone() {
        assertThat(read("\"type\":\"pin_added\",\"channel_id\":\"C1\""))
                .isEqualTo(new Other("pin_added"));
    }

    private static SlackEvent read(String event) {
        var body =
                """
                {"type":"event_callback","team_id":"T1","event":{%s},
                 "authorizations":[{"user_id":"UBOT","is_bot":true}]}
                """
                        .formatted(event);
        try {
            return EventPayload.read(MAPPER.readTree(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
