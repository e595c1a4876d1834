package dev.rollcall.commands.edge.slack.interview;

import dev.rollcall.commands.edge.slack.intake.Authors;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Pressed;
import dev.rollcall.commands.interview.Buttons;
import dev.rollcall.commands.interview.Interviews;
import dev.rollcall.commands.interview.Reports;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// What people press in interviews, and `/rollcall report`.
@ApplicationScoped
public class InterviewButtons {

    private static final String TOLD_DIRECTLY =
            "I tell you in our direct messages what is awaited of you.";

    private static final Reply TAKEN = new Reply("interview", "", true);

    private final Interviews interviews;
    private final Reports reports;
    private final InterviewMessages messages;
    private final Authors authors;

    InterviewButtons(
            Interviews interviews, Reports reports, InterviewMessages messages, Authors authors) {
        this.interviews = interviews;
        this.reports = reports;
        this.messages = messages;
        this.authors = authors;
    }

    /// Empty for buttons that are none of an interview's.
    public Optional<Uni<Reply>> pressed(Pressed pressed, Origin origin) {
        var action = pressed.action();
        var value = pressed.value().orElse("");
        return Buttons.isReport(action)
                ? Optional.of(reported(pressed, value))
                : Buttons.read(action, value).map(button -> pressed(pressed, button, origin));
    }

    private Uni<Reply> pressed(Pressed pressed, Buttons.Pressed button, Origin origin) {
        var who = pressed.asker().member();
        var author = authors.name(who, pressed.asker().name());
        return interviews
                .pressed(who, button.post(), button.press(), pressed.at(), author)
                .chain(
                        moved ->
                                moved.map(one -> messages.recorded(one.interview(), origin))
                                        .orElseGet(InterviewButtons::nothing));
    }

    private Uni<Reply> reported(Pressed pressed, String what) {
        try {
            return reports.takeUp(pressed.asker().member(), what, pressed.at()).replaceWith(TAKEN);
        } catch (IllegalArgumentException _) {
            return nothing();
        }
    }

    /// What is awaited is told in direct messages.
    ///
    /// @param key of the request
    public Uni<Reply> report(Asker asker, String key) {
        return reports.report(asker.member(), key).replaceWith(Reply.of("report", TOLD_DIRECTLY));
    }

    private static Uni<Reply> nothing() {
        return Uni.createFrom().item(new Reply("ignored", "", true));
    }
}
