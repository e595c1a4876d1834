package dev.rollcall.commands.model.person;

import static dev.rollcall.commands.model.Decision.accept;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.person.PersonCommand.CancelDaysOff;
import dev.rollcall.commands.model.person.PersonCommand.ChooseTimeZone;
import dev.rollcall.commands.model.person.PersonCommand.SwitchInterviews;
import dev.rollcall.commands.model.person.PersonCommand.SwitchReminders;
import dev.rollcall.commands.model.person.PersonCommand.TakeDaysOff;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Somebody in Slack, with what they chose for all of their teams. Who chose nothing is one too.
///
/// @param timeZone an IANA name, where it is another one than Slack's
public record Person(
        Optional<String> timeZone,
        NavigableSet<LocalDate> daysOff,
        boolean reminded,
        boolean interviewed) {

    private static final Person INITIAL =
            new Person(Optional.empty(), Collections.emptyNavigableSet(), true, false);

    public Person {
        daysOff = Collections.unmodifiableNavigableSet(new TreeSet<>(daysOff));
    }

    public static Decider<Person, PersonCommand, PersonEvent> decider() {
        return new Decider<>(
                INITIAL,
                List.of(Person.class),
                2,
                PersonEvent.class,
                Person::decide,
                Person::evolve);
    }

    static Decision<PersonEvent> decide(Person person, PersonCommand command) {
        return switch (command) {
            case ChooseTimeZone(var member, var timeZone) ->
                    person.timeZone().equals(timeZone)
                            ? accept()
                            : accept(
                                    new TimeZoneChosen(
                                            member.workspace(),
                                            member.user(),
                                            timeZone.orElse(null)));
            case TakeDaysOff(var member, var first, var last) ->
                    days(first, last).allMatch(person.daysOff()::contains)
                            ? accept()
                            : accept(
                                    new DaysOffTaken(
                                            member.workspace(), member.user(), first, last));
            case CancelDaysOff(var member, var first, var last) ->
                    days(first, last).noneMatch(person.daysOff()::contains)
                            ? accept()
                            : accept(
                                    new DaysOffCancelled(
                                            member.workspace(), member.user(), first, last));
            case SwitchReminders(var member, var on) ->
                    person.reminded() == on
                            ? accept()
                            : accept(new RemindersSwitched(member.workspace(), member.user(), on));
            case SwitchInterviews(var member, var on) ->
                    person.interviewed() == on
                            ? accept()
                            : accept(new InterviewsSwitched(member.workspace(), member.user(), on));
        };
    }

    static Person evolve(Person person, PersonEvent event) {
        return switch (event) {
            case TimeZoneChosen chosen ->
                    new Person(
                            Optional.ofNullable(chosen.timeZone()),
                            person.daysOff(),
                            person.reminded(),
                            person.interviewed());
            case DaysOffTaken(_, _, var first, var last) -> person.off(first, last, true);
            case DaysOffCancelled(_, _, var first, var last) -> person.off(first, last, false);
            case RemindersSwitched(_, _, var on) ->
                    new Person(person.timeZone(), person.daysOff(), on, person.interviewed());
            case InterviewsSwitched(_, _, var on) ->
                    new Person(person.timeZone(), person.daysOff(), person.reminded(), on);
        };
    }

    private Person off(LocalDate first, LocalDate last, boolean taken) {
        var days = new TreeSet<>(daysOff);
        days(first, last)
                .forEach(
                        day -> {
                            if (taken) {
                                days.add(day);
                            } else {
                                days.remove(day);
                            }
                        });
        return new Person(timeZone, days, reminded, interviewed);
    }

    private static Stream<LocalDate> days(LocalDate first, LocalDate last) {
        return last.isBefore(first) ? Stream.empty() : first.datesUntil(last.plusDays(1));
    }
}
