package dev.rollcall.commands.edge.slack.home;

import dev.rollcall.commands.edge.slack.home.HomeForms.Filled;
import dev.rollcall.commands.edge.slack.intake.SlackUsers;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Taken;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Wrong;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Form;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Sent;
import dev.rollcall.commands.handling.PersonPlans;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// What becomes of the forms of Home tabs. What is wrong, or fails, stands beside a field.
@ApplicationScoped
class HomeFormsSent {

    private static final Logger LOG = Logger.getLogger(HomeFormsSent.class);

    /// Below the three seconds that Slack waits.
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final HomeChanges changes;
    private final SlackUsers users;
    private final Clock clock;

    HomeFormsSent(HomeChanges changes, SlackUsers users, Clock clock) {
        this.changes = changes;
        this.users = users;
        this.clock = clock;
    }

    Uni<InteractionAnswer> sent(Sent sent, Origin origin) {
        var who = sent.asker().member();
        return today(who)
                .chain(today -> sent(sent, today, origin))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warn("a form of a Home tab failed", failure))
                .onFailure()
                .recoverWithItem(_ -> beside(sent.form(), HomeWords.NOT_STORED));
    }

    private Uni<InteractionAnswer> sent(Sent sent, LocalDate today, Origin origin) {
        var who = sent.asker().member();
        return sent.form().callbackId().equals(HomeForms.ZONE)
                ? filled(
                        sent,
                        HomeForms.readZone(sent.form().json()),
                        zone -> PersonPlans.chooseTimeZone(who, Optional.of(zone)),
                        origin)
                : filled(
                        sent,
                        HomeForms.readDaysOff(sent.form().json(), today),
                        days -> PersonPlans.takeDaysOff(who, days.first(), days.last()),
                        origin);
    }

    private <T> Uni<InteractionAnswer> filled(
            Sent sent, Filled<T> filled, Function<T, Plan> plan, Origin origin) {
        return switch (filled) {
            case Filled.Bad<T>(var errors) -> Uni.createFrom().item(new Wrong(errors));
            case Filled.Good<T>(var value) -> {
                var who = sent.asker().member();
                var id = NamedIds.command("slack", "view", who.workspace(), sent.form().id());
                yield changes.make(who, id, plan.apply(value), value.toString(), origin)
                        .map(
                                why ->
                                        why.map(words -> beside(sent.form(), words))
                                                .orElseGet(Taken::new));
            }
        };
    }

    private static InteractionAnswer beside(Form form, String words) {
        var block = form.json().path("blocks").path(0).path("block_id").asText();
        return new Wrong(Map.of(block, words));
    }

    /// By the clock of who asks.
    Uni<LocalDate> today(Member who) {
        return users.zone(who).map(zone -> LocalDate.now(clock.withZone(zone)));
    }
}
