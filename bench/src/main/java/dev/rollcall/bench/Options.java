package dev.rollcall.bench;

import dev.rollcall.local.launch.StackSettings;
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

    /// Temporary services. A glance, which measures nothing, is not ended by a disk that is busy.
    public StackSettings settings() {
        var settings = StackSettings.temporary();
        return glance ? settings.with("ROLLCALL_HANDLING_DEADLINE", "30s") : settings;
    }

    public void tell(Report report) throws IOException {
        System.out.println();
        System.out.print(report.table());
        if (json != null) {
            report.writeJson(json);
        }
    }
}
