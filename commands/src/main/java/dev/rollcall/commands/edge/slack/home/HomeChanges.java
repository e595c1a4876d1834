package dev.rollcall.commands.edge.slack.home;

import dev.rollcall.commands.edge.slack.intake.Intake;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Carries out what people change in their Home tab, and has it shown there.
@ApplicationScoped
class HomeChanges {

    private final CommandHandler handler;
    private final HomePublishing publishing;

    HomeChanges(CommandHandler handler, HomePublishing publishing) {
        this.handler = handler;
        this.publishing = publishing;
    }

    /// Why it is not done, if so.
    Uni<Optional<String>> make(Member who, UUID commandId, Plan plan, String what, Origin origin) {
        var nowhere = new SlackChannelRef(who.workspace(), null);
        var request = Intake.request(commandId, who.user(), nowhere, null, what, origin);
        return handler.handle(request, plan)
                .map(HomeChanges::why)
                .invoke(_ -> publishing.changed(who));
    }

    private static Optional<String> why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> Optional.empty();
            case Outcome.Rejected(var rejection, _) -> Optional.of(Words.formRejected(rejection));
            case Outcome.IdReused() -> Optional.of(HomeWords.SENT_BEFORE);
            case Outcome.Outdated _ -> Optional.of(HomeWords.GONE);
        };
    }
}
