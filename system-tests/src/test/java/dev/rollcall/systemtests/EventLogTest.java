package dev.rollcall.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.systemtests.running.EventsCommand;
import dev.rollcall.systemtests.running.OneSystem;
import dev.rollcall.systemtests.running.RunningSystem;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The operators' command line as it is in the packaged service, on the log of a running system.
@Order(7)
@ExtendWith(OneSystem.class)
class EventLogTest {

    private final RunningSystem system;

    EventLogTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void the_packaged_service_shows_and_verifies_the_log() throws Exception {
        var team = system.registerTeam("Looked at");

        var shown = events().run("show", team);

        assertThat(shown.code()).isZero();
        assertThat(shown.printed())
                .singleElement()
                .asString()
                .contains("TeamRegistered v1  " + team + "/1");
        system.archive(team);
        var verified = events().run("verify");
        assertThat(verified.printed()).last().asString().endsWith("nothing is wrong");
        assertThat(verified.code()).isZero();
    }

    @Test
    void a_reader_that_has_enough_ends_an_export_quietly() throws Exception {
        system.archive(system.registerTeam("Exported"));
        var export = events().start("export");

        try (var out = export.inputReader(UTF_8)) {
            assertThat(out.readLine()).startsWith("{\"id\":");
        }

        assertThat(export.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(export.exitValue()).isZero();
    }

    private EventsCommand events() {
        return new EventsCommand(system.stack().postgres().url());
    }
}
