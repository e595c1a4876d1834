package dev.rollcall.local.launch;

/// The report as people read it.
final class Table {
    private Table() {}

    static String of(Report report) {
        var table = new StringBuilder("\n");
        line(table, "what", "where", "pid", "ready");
        line(table, "dashboard", report.dashboard(), "", "");
        if (report.slack() != null && report.slack().socketMode()) {
            line(table, "", "what Slack sends comes over sockets", "", "");
        }
        report.parts()
                .forEach(
                        part ->
                                line(
                                        table,
                                        part.name(),
                                        part.url(),
                                        Long.toString(part.pid()),
                                        part.ready() ? "yes" : "NO"));
        return table.toString();
    }

    private static void line(StringBuilder table, String... cells) {
        table.append("  %-10s %-46s %8s  %s".formatted((Object[]) cells).stripTrailing())
                .append('\n');
    }
}
