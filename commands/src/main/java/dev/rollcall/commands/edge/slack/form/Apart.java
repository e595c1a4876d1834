package dev.rollcall.commands.edge.slack.form;

import dev.rollcall.commands.edge.slack.form.Found.Asked;
import dev.rollcall.commands.edge.slack.form.Found.None;
import dev.rollcall.commands.edge.slack.intake.Separation;
import dev.rollcall.commands.edge.slack.intake.Words;
import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Lets nobody into a form about another workspace's team or update, whatever its note says.
@ApplicationScoped
class Apart {

    private final Separation separation;

    Apart(Separation separation) {
        this.separation = separation;
    }

    Uni<Found> kept(Member who, Found found) {
        return found instanceof Asked asked ? kept(who, asked) : Uni.createFrom().item(found);
    }

    private Uni<Found> kept(Member who, Asked asked) {
        var workspace = who.workspace();
        var note = asked.note();
        return separation
                .reaches(workspace, note.team())
                .chain(
                        reaches ->
                                reaches && note.update().isPresent()
                                        ? separation.saidIn(workspace, note.update().get())
                                        : Uni.createFrom().item(reaches))
                .map(kept -> kept ? asked : new None(Words.TEAM_GONE));
    }
}
