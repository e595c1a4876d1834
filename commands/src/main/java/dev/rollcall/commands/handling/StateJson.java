package dev.rollcall.commands.handling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rollcall.commands.model.digest.Digest;
import dev.rollcall.commands.model.digest.DigestTimes;
import dev.rollcall.commands.model.person.Person;
import dev.rollcall.commands.model.poll.Anonymous;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.slackchannel.SlackChannel;
import dev.rollcall.commands.model.slackworkspace.SlackWorkspace;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.team.Holidays;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Pause;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.Rounds;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.model.webhook.Webhook;
import dev.rollcall.events.Audience;
import dev.rollcall.events.PollSettings;
import dev.rollcall.events.Question;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/// States as JSON, each under the name of its record: `{"Claimed": {"team_id": …}}`. Strict on
/// reading: whatever is not as it would be written is refused.
@RegisterForReflection(
        targets = {
            Team.Unknown.class,
            Team.Active.class,
            Team.Archived.class,
            SlackChannelRef.class,
            Rounds.class,
            PollRound.class,
            Pause.class,
            Audience.class,
            PollSettings.class,
            Question.class,
            Holidays.class,
            Member.class,
            SlackChannel.Free.class,
            SlackChannel.Claimed.class,
            StatusUpdate.Unknown.class,
            StatusUpdate.Submitted.class,
            StatusUpdate.Retracted.class,
            Poll.Unknown.class,
            Poll.Open.class,
            Poll.Closed.class,
            Anonymous.class,
            Person.class,
            Webhook.None.class,
            Webhook.Active.class,
            Digest.class,
            DigestTimes.class,
            SlackWorkspace.Absent.class,
            SlackWorkspace.Installed.class
        })
final class StateJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .build();

    private StateJson() {}

    static String write(Object state) {
        try {
            return MAPPER.writeValueAsString(Map.of(state.getClass().getSimpleName(), state));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + state, impossible);
        }
    }

    /// Fails with [IllegalArgumentException] where it is none of those states.
    static <S> S read(List<Class<? extends S>> states, String json) {
        try {
            var written = MAPPER.readTree(json);
            for (var state : states) {
                if (written.hasNonNull(state.getSimpleName())) {
                    return read(state, written.get(state.getSimpleName()));
                }
            }
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
        }
        throw new IllegalArgumentException("no state that this build knows is in it");
    }

    private static <S> S read(Class<? extends S> state, JsonNode written)
            throws JsonProcessingException {
        return MAPPER.treeToValue(written, state);
    }
}
