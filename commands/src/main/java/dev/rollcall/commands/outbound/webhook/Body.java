package dev.rollcall.commands.outbound.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.events.Answer;
import dev.rollcall.events.Asked;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// What a webhook is sent: `docs/webhooks.md` is its reference, and these records its shape.
///
/// @param type what happened, such as `status_update.submitted`
/// @param timestamp when it was stored, as ISO 8601
/// @param replay whether somebody asked for it again
@RegisterForReflection(
        targets = {
            Body.class,
            Body.OfUpdate.class,
            Body.OfRetraction.class,
            Body.OfPoll.class,
            Body.TeamRef.class,
            Body.Person.class,
            Body.PollRef.class
        })
record Body(String type, String timestamp, boolean replay, About data) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    sealed interface About {}

    /// `author` and `person` are null of what was said anonymously, `blocker` but of a blocker.
    record OfUpdate(
            UUID eventId,
            long position,
            TeamRef team,
            UUID updateId,
            String author,
            Person person,
            PollRef poll,
            List<Answer> answers,
            String content,
            String blocker)
            implements About {}

    record OfRetraction(UUID eventId, long position, TeamRef team, UUID updateId)
            implements About {}

    record OfPoll(
            UUID eventId, long position, TeamRef team, PollRef poll, int asked, List<Person> missed)
            implements About {}

    /// As the team is called now.
    record TeamRef(UUID id, String name) {}

    record Person(String slackWorkspace, String slackUser) {
        static Person of(Asked asked) {
            return new Person(asked.slackWorkspace(), asked.slackUser());
        }
    }

    record PollRef(UUID id, String round, String slot, String timeZone) {}

    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
