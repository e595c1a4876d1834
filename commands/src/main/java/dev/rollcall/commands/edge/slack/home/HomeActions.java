package dev.rollcall.commands.edge.slack.home;

import com.slack.api.model.view.View;
import dev.rollcall.commands.edge.slack.form.FormOpening;
import dev.rollcall.commands.edge.slack.form.FormSource;
import dev.rollcall.commands.edge.slack.form.Found;
import dev.rollcall.commands.edge.slack.home.HomeContents.DaysOff;
import dev.rollcall.commands.edge.slack.intake.Aside;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer;
import dev.rollcall.commands.edge.slack.payload.InteractionAnswer.Taken;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Form;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Pressed;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Sent;
import dev.rollcall.commands.handling.PersonPlans;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.lookups.RecentUpdates;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// What people press, choose and send in their Home tab and its forms. Slack tells of each once,
/// so who did it is told where it fails.
@ApplicationScoped
public class HomeActions {

    private static final Logger LOG = Logger.getLogger(HomeActions.class);

    /// Below the three seconds that Slack waits.
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final FormOpening opening;
    private final FormSource source;
    private final RecentUpdates updates;
    private final HomeChanges changes;
    private final HomeFormsSent forms;
    private final Aside aside;

    HomeActions(
            FormOpening opening,
            FormSource source,
            RecentUpdates updates,
            HomeChanges changes,
            HomeFormsSent forms,
            Aside aside) {
        this.opening = opening;
        this.source = source;
        this.updates = updates;
        this.changes = changes;
        this.forms = forms;
        this.aside = aside;
    }

    /// Whether a view is one of these.
    public static boolean owns(Form form) {
        return switch (form.callbackId()) {
            case HomeView.HOME, HomeForms.ZONE, HomeForms.DAYS_OFF -> true;
            default -> false;
        };
    }

    public Uni<InteractionAnswer> pressed(Pressed pressed, Origin origin) {
        return Uni.createFrom()
                .deferred(() -> done(pressed, origin))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> failed(pressed.asker(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWith(new Taken());
    }

    private void failed(Asker asker, Throwable failure) {
        LOG.warn("what was pressed in a Home tab failed, and who did it was told so", failure);
        aside.tell(asker, HomeWords.NOT_STORED);
    }

    private Uni<Void> done(Pressed pressed, Origin origin) {
        var asker = pressed.asker();
        var who = asker.member();
        var value = pressed.value().orElse("");
        return switch (pressed.action()) {
            case HomeView.ANSWER ->
                    shown(id(value), poll -> source.poll(poll, who, Optional.empty()), asker);
            case HomeView.SAY ->
                    shown(id(value), team -> source.team(team, Optional.empty()), asker);
            case HomeView.EDIT ->
                    own(
                            asker,
                            value,
                            update -> {
                                opening.open(asker, source.update(update, Optional.empty()));
                                return Uni.createFrom().voidItem();
                            });
            case HomeView.RETRACT ->
                    own(
                            asker,
                            value,
                            update ->
                                    change(
                                            asker,
                                            NamedIds.command("slack", "retract", value),
                                            StatusUpdatePlans.retract(update),
                                            value,
                                            origin));
            case HomeView.ZONE ->
                    Zones.named(value)
                            .map(zone -> zone(pressed, Optional.of(zone), origin))
                            .orElseGet(() -> Uni.createFrom().voidItem());
            case HomeView.ZONE_OF_SLACK -> zone(pressed, Optional.empty(), origin);
            case HomeView.ZONE_OTHER -> shown(asker, HomeForms.zone());
            case HomeView.DAYS_OFF ->
                    forms.today(who).chain(today -> shown(asker, HomeForms.daysOff(today)));
            case HomeView.DAYS_ON ->
                    DaysOff.read(value)
                            .map(days -> cancel(pressed, days, origin))
                            .orElseGet(() -> Uni.createFrom().voidItem());
            case HomeView.REMINDERS ->
                    change(
                            asker,
                            commandOf(pressed),
                            PersonPlans.switchReminders(who, value.equals("on")),
                            value,
                            origin);
            case HomeView.INTERVIEWS ->
                    change(
                            asker,
                            commandOf(pressed),
                            PersonPlans.switchInterviews(who, value.equals("on")),
                            value,
                            origin);
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> zone(Pressed pressed, Optional<String> zone, Origin origin) {
        return change(
                pressed.asker(),
                commandOf(pressed),
                PersonPlans.chooseTimeZone(pressed.asker().member(), zone),
                zone.orElse(""),
                origin);
    }

    private Uni<Void> cancel(Pressed pressed, DaysOff days, Origin origin) {
        return change(
                pressed.asker(),
                commandOf(pressed),
                PersonPlans.cancelDaysOff(pressed.asker().member(), days.first(), days.last()),
                days.written(),
                origin);
    }

    /// Slack's time of it tells one press of a button from the next.
    private static UUID commandOf(Pressed pressed) {
        var who = pressed.asker().member();
        return NamedIds.command(
                "slack", "home", who.workspace(), who.user(), pressed.action(), pressed.at());
    }

    private Uni<Void> own(Asker asker, String value, Function<UUID, Uni<Void>> then) {
        var update = id(value);
        if (update.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return updates.isOf(asker.member(), update.get())
                .chain(
                        own -> {
                            if (own) {
                                return then.apply(update.get());
                            }
                            aside.tell(asker, HomeWords.GONE);
                            return Uni.createFrom().voidItem();
                        });
    }

    private Uni<Void> shown(Optional<UUID> id, Function<UUID, Uni<Found>> found, Asker asker) {
        id.ifPresent(known -> opening.open(asker, found.apply(known)));
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> shown(Asker asker, View view) {
        opening.show(asker, view);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> change(Asker asker, UUID commandId, Plan plan, String what, Origin origin) {
        return changes.make(asker.member(), commandId, plan, what, origin)
                .invoke(why -> why.ifPresent(words -> aside.tell(asker, words)))
                .replaceWithVoid();
    }

    public Uni<InteractionAnswer> sent(Sent sent, Origin origin) {
        return forms.sent(sent, origin);
    }

    private static Optional<UUID> id(String value) {
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
