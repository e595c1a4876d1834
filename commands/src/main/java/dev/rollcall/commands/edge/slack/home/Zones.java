package dev.rollcall.commands.edge.slack.home;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Time zones that people choose among; any other one is written.
final class Zones {

    static final List<String> COMMON =
            List.of(
                    "Pacific/Honolulu",
                    "America/Anchorage",
                    "America/Los_Angeles",
                    "America/Denver",
                    "America/Phoenix",
                    "America/Chicago",
                    "America/Mexico_City",
                    "America/New_York",
                    "America/Toronto",
                    "America/Bogota",
                    "America/Halifax",
                    "America/Santiago",
                    "America/Sao_Paulo",
                    "America/Argentina/Buenos_Aires",
                    "Atlantic/Azores",
                    "UTC",
                    "Europe/London",
                    "Europe/Lisbon",
                    "Africa/Lagos",
                    "Europe/Paris",
                    "Europe/Madrid",
                    "Europe/Berlin",
                    "Europe/Zurich",
                    "Europe/Rome",
                    "Europe/Warsaw",
                    "Europe/Athens",
                    "Europe/Helsinki",
                    "Europe/Kyiv",
                    "Africa/Cairo",
                    "Africa/Johannesburg",
                    "Asia/Jerusalem",
                    "Europe/Istanbul",
                    "Africa/Nairobi",
                    "Asia/Riyadh",
                    "Asia/Dubai",
                    "Asia/Karachi",
                    "Asia/Kolkata",
                    "Asia/Kathmandu",
                    "Asia/Dhaka",
                    "Asia/Bangkok",
                    "Asia/Jakarta",
                    "Asia/Singapore",
                    "Asia/Shanghai",
                    "Asia/Manila",
                    "Asia/Tokyo",
                    "Asia/Seoul",
                    "Australia/Perth",
                    "Australia/Adelaide",
                    "Australia/Brisbane",
                    "Australia/Sydney",
                    "Pacific/Auckland");

    private Zones() {}

    /// One by its IANA name, however it is written: `europe/berlin`, `New York`.
    static Optional<String> named(String written) {
        var name = written.strip().replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(name) || endsIn(id, name))
                .min(
                        Comparator.<String, Boolean>comparing(id -> !id.equalsIgnoreCase(name))
                                .thenComparing(id -> !COMMON.contains(id))
                                .thenComparing(id -> id));
    }

    private static boolean endsIn(String id, String city) {
        int slash = id.lastIndexOf('/');
        return slash > 0
                && Character.isLetter(city.isEmpty() ? ' ' : city.charAt(0))
                && id.substring(slash + 1).equalsIgnoreCase(city)
                && !id.startsWith("Etc/")
                && !id.startsWith("SystemV/");
    }
}
