package dev.rollcall.commands.handling;

import dev.rollcall.commands.model.person.Person;
import dev.rollcall.commands.model.person.PersonCommand;
import dev.rollcall.commands.model.person.PersonCommand.CancelDaysOff;
import dev.rollcall.commands.model.person.PersonCommand.ChooseTimeZone;
import dev.rollcall.commands.model.person.PersonCommand.SwitchInterviews;
import dev.rollcall.commands.model.person.PersonCommand.SwitchReminders;
import dev.rollcall.commands.model.person.PersonCommand.TakeDaysOff;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.NamedIds;
import java.time.LocalDate;
import java.util.Optional;

/// What is done for a request about somebody's own settings.
public final class PersonPlans {

    private PersonPlans() {}

    public static Plan chooseTimeZone(Member member, Optional<String> timeZone) {
        return alone(member, new ChooseTimeZone(member, timeZone));
    }

    public static Plan takeDaysOff(Member member, LocalDate firstDay, LocalDate lastDay) {
        return alone(member, new TakeDaysOff(member, firstDay, lastDay));
    }

    public static Plan cancelDaysOff(Member member, LocalDate firstDay, LocalDate lastDay) {
        return alone(member, new CancelDaysOff(member, firstDay, lastDay));
    }

    public static Plan switchReminders(Member member, boolean on) {
        return alone(member, new SwitchReminders(member, on));
    }

    public static Plan switchInterviews(Member member, boolean on) {
        return alone(member, new SwitchInterviews(member, on));
    }

    private static Plan alone(Member member, PersonCommand command) {
        var id = NamedIds.person(member.workspace(), member.user());
        return work -> work.decide(Person.decider(), id, command);
    }
}
