package dev.rollcall.commands.polls;

import dev.rollcall.commands.polls.Agenda.Ask;
import dev.rollcall.commands.polls.Audiences.Doubt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Tells operators what was opened, and why something was not.
@ApplicationScoped
class OpeningReport {

    private static final Logger LOG = Logger.getLogger(OpeningReport.class);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int MOST_TOLD = 100;

    private final PollsMetrics metrics;

    OpeningReport(PollsMetrics metrics) {
        this.metrics = metrics;
    }

    void opened(Look look, Ask ask, Optional<Doubt> strangers) {
        var late = Duration.between(ask.at(), look.now());
        metrics.opened(late);
        LOG.infof(
                "poll %s of team %s opened for %s, %d asked, until %s%s",
                look.due().round(),
                look.due().team(),
                ask.slot(),
                ask.asked().size(),
                ask.closes(),
                late.compareTo(LATE) > 0
                        ? "; %d minutes late: no pod looked before, or it was set up since"
                                .formatted(late.toMinutes())
                        : "");
        look.whom()
                .doubt()
                .ifPresent(
                        doubt ->
                                LOG.warnf(
                                        "poll %s of team %s asks perhaps others than it should: %s. What to do: %s",
                                        look.due().round(),
                                        look.due().team(),
                                        doubt.why(),
                                        doubt.remedy()));
        strangers.ifPresent(
                doubt ->
                        LOG.infof(
                                "poll %s of team %s: %s. What to do: %s",
                                look.due().round(),
                                look.due().team(),
                                doubt.why(),
                                doubt.remedy()));
        if (look.team().channel().isEmpty() && !look.round().settings().ownZones()) {
            LOG.infof(
                    "poll %s of team %s asks each by a direct message, since the team has no Slack channel",
                    look.due().round(), look.due().team());
        }
    }

    void silent(Look look, LocalDateTime slot, Agenda.Why why) {
        var words =
                "poll %s of team %s is not opened for %s: %s"
                        .formatted(look.due().round(), look.due().team(), slot, why.words());
        switch (why) {
            case NOBODY -> {
                if (look.people().isEmpty()) {
                    LOG.warnf("%s. What to do: %s", words, remedy(look));
                } else {
                    LOG.info(words);
                }
            }
            case PAUSED, HOLIDAY, UNINSTALLED -> LOG.info(words);
            case TOO_LATE -> {
                metrics.passedOver(1);
                LOG.warn(words);
            }
        }
    }

    private static String remedy(Look look) {
        return look.whom()
                .doubt()
                .orElseGet(() -> Audiences.nobody(look.round().audience()))
                .remedy();
    }

    /// Of what was due before a slot that is dealt with now.
    void missed(Look look, LocalDateTime slot) {
        var missed =
                Agenda.missed(look.round(), look.due().afterSlot(), slot).limit(MOST_TOLD).toList();
        if (!missed.isEmpty()) {
            metrics.passedOver(missed.size());
            LOG.warnf(
                    "poll %s of team %s: slots that were missed are passed over, since a later one is due: %s; was every pod down?",
                    look.due().round(), look.due().team(), told(missed));
        }
    }

    private static String told(List<LocalDateTime> missed) {
        return missed.size() == 1
                ? missed.getFirst().toString()
                : "%s%d from %s on"
                        .formatted(
                                missed.size() == MOST_TOLD ? "more than " : "",
                                missed.size(),
                                missed.getFirst());
    }
}
