package dev.rollcall.commands.schedule;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.rollcall.commands.model.team.Holidays;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// On which days a country or a part of it does not work, by Jollyday. Codes are ISO's, in
/// capitals; a country is read from its file when it is first asked for, which blocks.
public final class PublicHolidays {

    /// Without those of stock exchanges, which Jollyday has too.
    private static final Set<String> COUNTRIES =
            HolidayManager.getSupportedCalendarCodes().stream()
                    .filter(Set.of(Locale.getISOCountries())::contains)
                    .collect(Collectors.toUnmodifiableSet());

    private PublicHolidays() {}

    public static boolean isCountry(String country) {
        return COUNTRIES.contains(country);
    }

    /// Whether the holidays of this part of a country are known apart.
    public static boolean isPart(String country, String part) {
        return calendar(country)
                .getCalendarHierarchy()
                .getChildren()
                .containsKey(part.toLowerCase(Locale.ROOT));
    }

    /// Of a country that Jollyday does not know, or not any more, no day is one.
    public static boolean on(LocalDate day, Holidays holidays) {
        return isCountry(holidays.country())
                && calendar(holidays.country())
                        .isHoliday(
                                day,
                                holidays.subdivision().stream()
                                        .map(part -> part.toLowerCase(Locale.ROOT))
                                        .toArray(String[]::new));
    }

    private static HolidayManager calendar(String country) {
        return HolidayManager.getInstance(
                ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }
}
