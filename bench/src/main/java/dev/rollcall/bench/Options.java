package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// What every benchmark can be told, and where its figures go.
public final class Options {

    @Option(names = "--quick", description = "A first look: shorter, and less settled.")
    private boolean quick;

    @Option(names = "--glance", hidden = true, description = "Whether it runs at all.")
    private boolean glance;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the rows to FILE as JSON.")
    private Path json;

    public boolean quick() {
        return quick || glance;
    }

    public Pace pace() {
        if (glance) {
            return Pace.GLANCE;
        }
        return quick ? Pace.QUICK : Pace.FULL;
    }

    public void tell(Report report) throws IOException {
        System.out.println();
        System.out.print(report.table());
        if (json != null) {
            report.writeJson(json);
        }
    }
}
