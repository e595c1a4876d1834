package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.intake.Intake;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/// Carries out what a slash command asks for, once for each command.
@ApplicationScoped
public class SlashChanges {

    private final CommandHandler handler;

    SlashChanges(CommandHandler handler) {
        this.handler = handler;
    }

    /// What somebody asks for with a line.
    ///
    /// @param text as it was typed
    public record Wish(
            SlackChannelRef channel, String user, String text, UUID commandId, Origin origin) {

        public Member who() {
            return new Member(channel.workspace(), user);
        }
    }

    Uni<Reply> make(Wish wish, Plan plan, String done) {
        return make(wish, plan, done, LineWords::rejected);
    }

    /// @param refused what is said where it is not done
    Uni<Reply> make(Wish wish, Plan plan, String done, Function<Rejection, String> refused) {
        var request =
                Intake.request(
                        wish.commandId(),
                        wish.user(),
                        wish.channel(),
                        null,
                        wish.text(),
                        wish.origin());
        return handler.handle(request, plan)
                .map(
                        outcome ->
                                switch (outcome) {
                                    case Outcome.Done _ -> Reply.of("changed", done);
                                    case Outcome.Rejected(var rejection, _) ->
                                            Reply.of("rejected", refused.apply(rejection));
                                    case Outcome.IdReused(), Outcome.Outdated _ ->
                                            Reply.of("rejected", LineWords.CHANGED_MEANWHILE);
                                });
    }
}
