package dev.rollcall.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Folder;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The short forms of `./rollcall torture append` and `project`, each on a cluster of its own.
@Order(1)
class TortureTest {
    private static final long SEED = 18;

    @Test
    void two_rounds_of_faults_lose_and_double_nothing() throws Exception {
        expectClean(AppendTorture.run(SEED, 2, settings("append"), System.out::println));
    }

    @Test
    void after_two_rounds_of_faults_every_view_is_the_fold_of_the_log() throws Exception {
        expectClean(ProjectTorture.run(SEED, 2, 2, settings("project"), System.out::println));
    }

    private static StackSettings settings(String name) {
        var folder = Path.of("target", name).toAbsolutePath();
        Folder.delete(folder);
        return StackSettings.temporary().at(folder);
    }

    private static void expectClean(Report report) {
        System.out.print(report.text());
        assertThat(report.findings()).isEmpty();
        assertThat(report.unplanned()).isEmpty();
        assertThat(report.count("acknowledged")).isGreaterThan(500);
    }
}
