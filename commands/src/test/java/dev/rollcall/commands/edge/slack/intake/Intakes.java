package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.polls.Answering;
import dev.rollcall.commands.polls.AskedAnonymously;
import dev.rollcall.commands.polls.OwnTeams;

/// The way in of another pod.
public final class Intakes {

    private Intakes() {}

    public static Intake of(
            CommandHandler handler,
            OwnTeams teams,
            Authors authors,
            Answering answering,
            AskedAnonymously anonymous) {
        return new Intake(handler, teams, authors, answering, anonymous);
    }
}
