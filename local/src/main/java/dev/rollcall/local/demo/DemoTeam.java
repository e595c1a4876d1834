package dev.rollcall.local.demo;

import java.util.List;

/// Who works on what. The workspace, the channels and Platform's people are those of the
/// simulator.
record DemoTeam(
        String key,
        String title,
        String channel,
        String cron,
        String timeZone,
        List<Person> people,
        List<String> work) {
    static final DemoTeam PLATFORM =
            new DemoTeam(
                    "platform",
                    "Platform",
                    "C0PLATFORM",
                    "30 9 * * MON-FRI",
                    "Europe/London",
                    List.of(
                            new Person("Ada", "U0ADA"),
                            new Person("Grace", "U0GRACE"),
                            new Person("Linus", "U0LINUS")),
                    List.of(
                            "the import of last year's invoices",
                            "the alert rules for the queue",
                            "the certificate rotation",
                            "the new build machines",
                            "the move of the nightly jobs",
                            "the restore drill"));

    static final DemoTeam MOBILE =
            new DemoTeam(
                    "mobile",
                    "Mobile",
                    "C0MOBILE",
                    "0 10 * * MON-FRI",
                    "America/New_York",
                    List.of(
                            new Person("Margaret", "U0MARGARET"),
                            new Person("Radia", "U0RADIA"),
                            new Person("Evelyn", "U0EVELYN")),
                    List.of(
                            "offline drafts",
                            "the crash on old tablets",
                            "the sign-in screen",
                            "release 4.2",
                            "dark mode",
                            "the notification settings"));

    static final DemoTeam DATA =
            new DemoTeam(
                    "data",
                    "Data",
                    "C0DATA",
                    "15 9 * * MON-FRI",
                    "Asia/Kolkata",
                    List.of(
                            new Person("Edgar", "U0EDGAR"),
                            new Person("Frances", "U0FRANCES"),
                            new Person("Katherine", "U0KATHERINE")),
                    List.of(
                            "the churn report",
                            "the currency columns",
                            "the late events in the warehouse",
                            "the sampling for experiments",
                            "the glossary of metrics",
                            "the quarterly numbers"));

    static final List<DemoTeam> ALL = List.of(PLATFORM, MOBILE, DATA);
    static final String WORKSPACE = "T0LOCAL";

    record Person(String name, String slackUser) {}
}
