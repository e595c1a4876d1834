package dev.rollcall.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The short form of `./rollcall torture append`, on a cluster of its own.
@Order(1)
class TortureTest {
    private static final long SEED = 18;

    @Test
    void two_rounds_of_faults_lose_and_double_nothing() throws Exception {
        var folder = Path.of("target", "append").toAbsolutePath();
        Folder.delete(folder);
        var report =
                AppendTorture.run(
                        SEED, 2, StackSettings.temporary().at(folder), System.out::println);
        System.out.print(report.text());
        assertThat(report.findings()).isEmpty();
        assertThat(report.unplanned()).isEmpty();
        assertThat(report.count("acknowledged")).isGreaterThan(500);
    }
}
