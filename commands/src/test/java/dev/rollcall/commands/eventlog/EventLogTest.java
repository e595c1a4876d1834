package dev.rollcall.commands.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.console.Terminal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class EventLogTest {

    private static final OutputStream BROKEN_PIPE =
            new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    throw new IOException("Broken pipe");
                }
            };

    private LogStore store;

    @BeforeEach
    void setUp() throws SQLException {
        store = LogStore.create();
        store.fill(2, 6);
    }

    @Test
    void an_aggregate_is_shown_in_sequence() {
        var shown = store.run("show", "team-1");

        assertThat(shown.lines())
                .hasSize(3)
                .first()
                .asString()
                .endsWith("TeamRegistered v1  team-1/1  {\"name\": \"Zoë 1\"}  by ada");
        assertThat(store.run("show", "--json", "team-1").out())
                .isEqualTo(store.run("export", "--aggregate=team-1").out());
    }

    @Test
    void an_aggregate_that_is_not_there_is_told() {
        var shown = store.run("show", "nobody");

        assertThat(shown).isEqualTo(new LogStore.Outcome(1, "", "there is no event of nobody\n"));
    }

    @Test
    void a_new_epoch_is_refused_without_yes() throws SQLException {
        var refused = store.run("new-epoch");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("Nothing was changed: new-epoch wants --yes.");
        assertThat(store.number("select epoch from event_store.epoch")).isEqualTo(1);
    }

    @Test
    void a_new_epoch_says_what_follows() throws SQLException {
        var done = store.run("new-epoch", "--yes");

        assertThat(done.code()).isZero();
        assertThat(done.out())
                .startsWith("The store is in epoch 2.")
                .contains("the relay publishes the whole log again");
        assertThat(store.number("select epoch from event_store.epoch")).isEqualTo(2);
    }

    @Test
    void a_reader_that_has_enough_is_no_failure() {
        var err = OutputStream.nullOutputStream();

        assertThat(store.run("", BROKEN_PIPE, err, () -> false, "export")).isZero();
        assertThat(store.run("", BROKEN_PIPE, err, () -> false, "show", "team-1")).isZero();
    }

    @Test
    void a_store_that_is_not_there_is_told_by_code_3() {
        var terminal = store.run("verify", "--user=nobody");

        assertThat(terminal.code()).isEqualTo(3);
        assertThat(terminal.err())
                .startsWith("the event store at postgresql://127.0.0.1:")
                .contains("cannot be reached: ")
                .hasLineCount(1);
    }

    @Test
    void what_is_not_called_as_it_should_be_is_told_by_code_2() {
        assertThat(store.run("frobnicate").code()).isEqualTo(2);
        assertThat(store.run("tail", "--since=yesterday").err())
                .contains("'yesterday' is neither a moment");
        assertThat(store.run("show").code()).isEqualTo(2);
        assertThat(store.run("export", "--output", "/no/such/folder/file").code()).isEqualTo(2);
        assertThat(store.run("verify", "--database=mysql://x").code()).isEqualTo(2);
    }

    @Test
    void help_names_the_exit_codes() {
        assertThat(store.run("verify", "--help").out())
                .contains("Exit codes:", "cannot be reached");
    }

    /// picocli makes them by reflection.
    @Test
    void everything_that_has_options_is_there_in_a_native_image() {
        var made = holders(EventLog.commandLine(Terminal.standard()));

        assertThat(made)
                .hasSizeGreaterThan(10)
                .allMatch(type -> type.isAnnotationPresent(RegisterForReflection.class));
    }

    private static Stream<Class<?>> holders(CommandLine line) {
        return Stream.concat(
                holders(line.getCommandSpec()),
                line.getSubcommands().values().stream().flatMap(EventLogTest::holders));
    }

    private static Stream<Class<?>> holders(CommandSpec spec) {
        return Stream.concat(
                Stream.of(spec.userObject().getClass()),
                spec.mixins().values().stream().flatMap(EventLogTest::holders));
    }
}
