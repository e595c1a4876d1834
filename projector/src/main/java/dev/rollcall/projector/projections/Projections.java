package dev.rollcall.projector.projections;

import dev.rollcall.projector.projections.blockers.Blockers;
import dev.rollcall.projector.projections.participation.Participation;
import dev.rollcall.projector.projections.people.People;
import dev.rollcall.projector.projections.statusupdates.StatusUpdates;
import dev.rollcall.projector.projections.streaks.Streaks;
import dev.rollcall.projector.projections.teams.Teams;
import java.util.List;

/// Every view that the projector keeps. A new one is its class, its migration, and its line here.
public final class Projections {

    public static final List<Projection<?, ?>> ALL =
            List.of(
                    Teams.PROJECTION,
                    StatusUpdates.PROJECTION,
                    Participation.PROJECTION,
                    Blockers.PROJECTION,
                    Streaks.PROJECTION,
                    People.PROJECTION);

    private Projections() {}
}
