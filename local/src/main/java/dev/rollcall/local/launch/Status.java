package dev.rollcall.local.launch;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "what runs, where, and whether it is ready")
final class Status implements Callable<Integer> {
    @Option(names = "--json", description = "for programs")
    private boolean json;

    /// 0 when everything is ready, 1 otherwise.
    @Override
    public Integer call() {
        var home = Home.of(Rollcall.project());
        var report =
                home.report()
                        .filter(up -> ProcessHandle.of(up.pid()).isPresent())
                        .map(Report::refreshed)
                        .orElse(Report.NOTHING);
        if (json) {
            System.out.println(Home.toJson(report));
        } else if (report.simulator() == null && report.running()) {
            System.out.println("Starting; logs in .rollcall/logs/");
        } else if (report.running()) {
            System.out.print(Table.of(report));
        } else {
            System.out.println("Nothing runs here. Start it: ./rollcall up");
        }
        return report.ready() ? 0 : 1;
    }
}
