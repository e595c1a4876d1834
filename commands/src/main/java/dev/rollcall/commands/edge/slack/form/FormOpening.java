package dev.rollcall.commands.edge.slack.form;

import com.slack.api.model.view.View;
import dev.rollcall.commands.edge.slack.form.Found.Asked;
import dev.rollcall.commands.edge.slack.form.Found.None;
import dev.rollcall.commands.edge.slack.form.Found.Several;
import dev.rollcall.commands.edge.slack.intake.Aside;
import dev.rollcall.commands.edge.slack.intake.SlackMetrics;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackWorkspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// Opens forms, beside the answer to what asked for them: Slack takes one within three seconds, and
/// the user is told where that fails.
@ApplicationScoped
public class FormOpening {

    private static final Logger LOG = Logger.getLogger(FormOpening.class);
    private static final Duration PATIENCE = Duration.ofMillis(2_500);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
    private static final String KIND = "form";

    private final SlackWorkspaces slack;
    private final Drafts drafts;
    private final Apart apart;
    private final Aside aside;
    private final SlackMetrics metrics;

    FormOpening(
            SlackWorkspaces slack, Drafts drafts, Apart apart, Aside aside, SlackMetrics metrics) {
        this.slack = slack;
        this.drafts = drafts;
        this.apart = apart;
        this.aside = aside;
        this.metrics = metrics;
    }

    /// Whether there is a bot token to open one with.
    public boolean possible(Asker asker) {
        return slack.usable(asker.member().workspace());
    }

    public void open(Asker asker, Uni<Found> wanted) {
        wanted.chain(found -> apart.kept(asker.member(), found))
                .chain(found -> shown(asker, found))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(
                        failure -> failure.ifPresent(words -> notOpened(asker, words)),
                        failure -> {
                            LOG.warn("a form was not opened, its user was told so", failure);
                            notOpened(asker, Words.NOT_READY);
                        });
    }

    /// Words for the user where nothing is shown.
    private Uni<Optional<String>> shown(Asker asker, Found found) {
        return switch (found) {
            case None(var why) -> Uni.createFrom().item(Optional.of(why));
            case Several(var teams) ->
                    open(asker, Views.teams(named(teams), asker.channel().orElse(null)));
            case Asked asked ->
                    filled(asker.member(), asked, Optional.empty())
                            .chain(view -> open(asker, view));
        };
    }

    /// With what the user typed before and has not sent. A form opens without a draft sooner than
    /// not at all.
    Uni<View> filled(Member who, Asked asked, Optional<String> notice) {
        return draft(who, asked).map(draft -> view(asked, draft.over(asked.already()), notice));
    }

    /// What somebody typed there before and has not sent.
    Uni<Typed> draft(Member who, Asked asked) {
        return drafts.find(who, asked.note().about())
                .onFailure()
                .invoke(failure -> LOG.warn("a draft could not be read", failure))
                .onFailure()
                .recoverWithItem(Typed.NOTHING);
    }

    static View view(Asked asked, Typed typed, Optional<String> notice) {
        return Views.update(asked.note(), asked.team(), asked.questions(), typed, notice);
    }

    private static Map<UUID, String> named(List<NamedTeam> teams) {
        var names = new LinkedHashMap<UUID, String>();
        teams.forEach(team -> names.put(team.id(), team.name()));
        return names;
    }

    /// Any other form.
    public void show(Asker asker, View view) {
        open(asker, view)
                .subscribe()
                .with(
                        failure -> failure.ifPresent(words -> notOpened(asker, words)),
                        failure -> LOG.warn("a form was not opened", failure));
    }

    private Uni<Optional<String>> open(Asker asker, View view) {
        return Uni.createFrom()
                .item(
                        () ->
                                slack.in(asker.member().workspace())
                                        .open(asker.triggerId().orElseThrow(), view))
                .runSubscriptionOn(THREADS)
                .map(this::failure);
    }

    private Optional<String> failure(SlackAnswer<String> answer) {
        return switch (answer) {
            case SlackAnswer.Done<String> _ -> {
                metrics.request(KIND, "opened");
                yield Optional.empty();
            }
            case SlackAnswer.Refused<String>(var refusal) -> {
                LOG.warnf("Slack did not open a form: %s", refusal.error());
                yield Optional.of(Words.notOpened(refusal.error()));
            }
            case SlackAnswer.Busy<String> _ -> Optional.of(Words.notOpened("ratelimited"));
            case SlackAnswer.NotSent<String>(var reason) -> {
                LOG.warnf("a form was not opened: %s", reason);
                yield Optional.of(Words.notOpened("no connection"));
            }
            case SlackAnswer.Unknown<String>(var reason) -> {
                LOG.warnf("a form was perhaps not opened: %s", reason);
                yield Optional.of(Words.notOpened("no answer"));
            }
        };
    }

    private void notOpened(Asker asker, String words) {
        metrics.request(KIND, "not_opened");
        aside.tell(asker, words);
    }
}
