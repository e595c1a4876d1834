package dev.rollcall.local.slack.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Snapshot;
import dev.rollcall.local.slack.workspace.Workspace;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
    final Typed typed =
            new Typed(new Workspace(Cast.local(), Snapshot.EMPTY, 10, InstantSource.system()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain text, مرحبا 👋🏽 é | plain text, مرحبا 👋🏽 é",
                "a < b & c > d | a &lt; b &amp; c &gt; d",
                "@Rollcall done | <@U0ROLLCALL> done",
                "ask @grace, (@linus) | ask <@U0GRACE>, (<@U0LINUS>)",
                "ada@example.com and @nobody | ada@example.com and @nobody",
                "in #mobile not #nowhere | in <#C0MOBILE¦mobile> not #nowhere",
                "see https://example.com/a?b=1&c=2 | see <https://example.com/a?b=1&amp;c=2>",
                "<@U0ADA> stays text | &lt;@U0ADA&gt; stays text",
            })
    void writes_what_slack_would_send(String input, String sent) {
        assertThat(typed.encode(input)).isEqualTo(sent.replace('¦', '|'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "ask @grace & co = true = ask <@U0GRACE|grace> &amp; co",
                "ask @grace & co = false = ask @grace &amp; co",
                "@platform-team in #mobile = true = <!subteam^S0PLATFORM|@platform-team> in <#C0MOBILE|mobile>",
                "@platform-team in #mobile = false = @platform-team in #mobile",
                "see https://example.com/ = true = see <https://example.com/>",
                "see https://example.com/ = false = see https://example.com/",
            })
    void a_command_has_ids_and_names_where_the_manifest_has_it_escaped(
            String input, boolean escapes, String sent) {
        assertThat(typed.encodeForCommand(input, escapes)).isEqualTo(sent);
    }
}
