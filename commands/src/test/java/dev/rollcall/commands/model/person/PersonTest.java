package dev.rollcall.commands.model.person;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.person.PersonCommand.CancelDaysOff;
import dev.rollcall.commands.model.person.PersonCommand.ChooseTimeZone;
import dev.rollcall.commands.model.person.PersonCommand.SwitchInterviews;
import dev.rollcall.commands.model.person.PersonCommand.SwitchReminders;
import dev.rollcall.commands.model.person.PersonCommand.TakeDaysOff;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PersonEvent.DaysOffCancelled;
import dev.rollcall.events.PersonEvent.DaysOffTaken;
import dev.rollcall.events.PersonEvent.InterviewsSwitched;
import dev.rollcall.events.PersonEvent.RemindersSwitched;
import dev.rollcall.events.PersonEvent.TimeZoneChosen;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonTest {

    static final Member ADA = new Member("T1", "U1");
    static final LocalDate MONDAY = LocalDate.of(2028, 2, 28);
    static final LocalDate FRIDAY = LocalDate.of(2028, 3, 3);
    static final PersonEvent WEEK_OFF = new DaysOffTaken("T1", "U1", MONDAY, FRIDAY);

    final DeciderSpec<Person, PersonCommand, PersonEvent> person =
            new DeciderSpec<>(Person.decider());

    @Test
    void a_time_zone_is_chosen_and_given_up() {
        var tokyo = new TimeZoneChosen("T1", "U1", "Asia/Tokyo");
        var choice = new ChooseTimeZone(ADA, Optional.of("Asia/Tokyo"));
        person.given().when(choice).then(tokyo);
        person.given(tokyo).when(choice).thenNothing();
        person.given(tokyo)
                .when(new ChooseTimeZone(ADA, Optional.empty()))
                .then(new TimeZoneChosen("T1", "U1", null));
        person.given().when(new ChooseTimeZone(ADA, Optional.empty())).thenNothing();
    }

    @Test
    void days_off_are_taken_once() {
        person.given().when(new TakeDaysOff(ADA, MONDAY, FRIDAY)).then(WEEK_OFF);
        person.given(WEEK_OFF).when(new TakeDaysOff(ADA, MONDAY, MONDAY)).thenNothing();
        person.given(WEEK_OFF)
                .when(new TakeDaysOff(ADA, FRIDAY, FRIDAY.plusDays(1)))
                .then(new DaysOffTaken("T1", "U1", FRIDAY, FRIDAY.plusDays(1)));
    }

    @Test
    void one_of_the_days_is_worked_after_all() {
        var leapDay = MONDAY.plusDays(1);
        var cancelled = new DaysOffCancelled("T1", "U1", leapDay, leapDay);
        person.given(WEEK_OFF).when(new CancelDaysOff(ADA, leapDay, leapDay)).then(cancelled);
        person.given(WEEK_OFF, cancelled)
                .when(new CancelDaysOff(ADA, leapDay, leapDay))
                .thenNothing();
        person.given(WEEK_OFF, cancelled).when(new TakeDaysOff(ADA, MONDAY, FRIDAY)).then(WEEK_OFF);
        person.given().when(new CancelDaysOff(ADA, MONDAY, FRIDAY)).thenNothing();
    }

    @Test
    void reminders_are_on_until_they_are_switched_off() {
        var off = new RemindersSwitched("T1", "U1", false);
        person.given().when(new SwitchReminders(ADA, true)).thenNothing();
        person.given().when(new SwitchReminders(ADA, false)).then(off);
        person.given(off).when(new SwitchReminders(ADA, false)).thenNothing();
        person.given(off)
                .when(new SwitchReminders(ADA, true))
                .then(new RemindersSwitched("T1", "U1", true));
    }

    @Test
    void interviews_are_off_until_they_are_switched_on() {
        var on = new InterviewsSwitched("T1", "U1", true);
        person.given().when(new SwitchInterviews(ADA, false)).thenNothing();
        person.given().when(new SwitchInterviews(ADA, true)).then(on);
        person.given(on, new RemindersSwitched("T1", "U1", false))
                .when(new SwitchInterviews(ADA, true))
                .thenNothing();
    }
}
