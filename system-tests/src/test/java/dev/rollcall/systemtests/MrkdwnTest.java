package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.systemtests.running.OneSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The page's mrkdwn.js and view/said.js, in the browser that they are for.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class MrkdwnTest {
    private static final int TEXTS = 600;

    /// Texts in, and for each the elements that it becomes, without lit's comments and white space
    /// between blocks.
    private static final String SHOWN =
            """
            async (texts) => {
              const { render } = await import("/page/lit.js");
              const { written } = await import("/page/view/said.js");
              const { spokenEmoji } = await import("/page/spoken.js");
              const row = { slack_workspace: "T1" };
              const state = { reading: { board: { name: ({ slack_user }) => (slack_user === "U0ADA" ? "Ada <3" : undefined) } } };
              const loaded = new Promise((done) => addEventListener("emoji", done, { once: true }));
              spokenEmoji({ name: "tada", text: ":tada:" }) === ":tada:" && (await loaded);
              return texts.map((text) => {
                const place = document.createElement("div");
                render(written(text, row, state), place);
                return place.innerHTML.replaceAll(/<!--.*?-->/g, "").replaceAll(/ (rel|target|dir|tabindex|class)="[^"]*"/g, "");
              });
            }""";

    /// Texts in, and for each what of it could do harm, and its text.
    private static final String HARM =
            """
            async (texts) => {
              const { render } = await import("/page/lit.js");
              const { written } = await import("/page/view/said.js");
              const row = { slack_workspace: "T1" };
              const state = { reading: { board: { name: () => "<script>alert(1)</script>" } } };
              const KNOWN = /^(P|PRE|CODE|BLOCKQUOTE|UL|OL|LI|STRONG|EM|S|A|SPAN)$/;
              const ATTRIBUTES = /^(class|dir|tabindex|href|rel|target|value|data-depth)$/;
              return texts.map((text) => {
                const place = document.createElement("div");
                render(written(text, row, state), place);
                const harm = [];
                for (const element of place.querySelectorAll("*")) {
                  KNOWN.test(element.tagName) || harm.push(element.tagName);
                  for (const { name, value } of element.attributes) {
                    ATTRIBUTES.test(name) || harm.push(name);
                    name === "href" && !/^(https?:\\/\\/|mailto:)/.test(value) && harm.push(value);
                  }
                }
                return harm.join();
              });
            }""";

    private final Visitor visitor;

    MrkdwnTest(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void what_slack_formats_is_shown_so() {
        var examples =
                Map.ofEntries(
                        Map.entry("plain\nlines", "<p>plain\nlines</p>"),
                        Map.entry(
                                "*bold* _italic_ ~gone~ `code *x*`",
                                "<p><strong>bold</strong> <em>italic</em> <s>gone</s> <code>code *x*</code></p>"),
                        Map.entry("*_both_*", "<p><strong><em>both</em></strong></p>"),
                        Map.entry("2*3*4 snake_case_name ~", "<p>2*3*4 snake_case_name ~</p>"),
                        Map.entry("* a* _ b_", "<p>* a* _ b_</p>"),
                        Map.entry(
                                "before\n```\n<b> *x*\n```\nafter",
                                "<p>before</p><pre><code>&lt;b&gt; *x*</code></pre><p>after</p>"),
                        Map.entry(
                                "> said\n> *twice*\nanswer",
                                "<blockquote><p>said\n<strong>twice</strong></p></blockquote><p>answer</p>"),
                        Map.entry(
                                ">>> all\n> of it",
                                "<blockquote><p>all\n&gt; of it</p></blockquote>"),
                        Map.entry(
                                "• one\n• two\n    ◦ inner",
                                "<ul><li data-depth=\"0\">one</li><li data-depth=\"0\">two</li><li data-depth=\"2\">inner</li></ul>"),
                        Map.entry(
                                "2. b\n7. c",
                                "<ol><li data-depth=\"0\" value=\"2\">b</li><li data-depth=\"0\" value=\"7\">c</li></ol>"),
                        Map.entry(
                                "<https://example.com/a_b_c?x=1&y=2|the *page*> https://example.com/x_y_z.",
                                "<p><a href=\"https://example.com/a_b_c?x=1&amp;y=2\">the *page*</a> <a href=\"https://example.com/x_y_z\">https://example.com/x_y_z</a>.</p>"),
                        Map.entry(
                                "<mailto:ada@example.com|Ada> <mailto:a@example.com>",
                                "<p><a href=\"mailto:ada@example.com\">Ada</a> <a href=\"mailto:a@example.com\">a@example.com</a></p>"),
                        Map.entry(
                                "<javascript:alert(1)|here> <data:text/html,x> <b>",
                                "<p>&lt;javascript:alert(1)|here&gt; &lt;data:text/html,x&gt; &lt;b&gt;</p>"),
                        Map.entry(
                                "<@U0ADA> <@U0EVE|eve> <@U0X> <#C1|general> <!here>",
                                "<p><span>@Ada &lt;3</span> <span>@eve</span> <span>@U0X</span> <span>#general</span> <span>@here</span></p>"),
                        Map.entry(
                                ":tada: :+1::skin-tone-4: :our_own: 10:30:45",
                                "<p>\uD83C\uDF89 \uD83D\uDC4D\uD83C\uDFFD :our_own: 10:30:45</p>"),
                        Map.entry(
                                "<!date^1700000000^{date}|14 November> <!subteam^S1|@ops>",
                                "<p>14 November <span>@ops</span></p>"));
        var texts = List.copyOf(examples.keySet());

        var shown = evaluated(SHOWN, texts);

        for (int n = 0; n < texts.size(); n++) {
            assertThat(shown.get(n).strip()).as(texts.get(n)).isEqualTo(examples.get(texts.get(n)));
        }
    }

    @Test
    void no_text_becomes_anything_but_text_and_links() {
        var seed = Long.getLong("rollcall.seed", new Random().nextLong());
        var random = new Random(seed);
        var texts = new ArrayList<String>();
        for (int n = 0; n < TEXTS; n++) {
            texts.add(hostile(random));
        }

        var harm = evaluated(HARM, texts);

        for (int n = 0; n < TEXTS; n++) {
            assertThat(harm.get(n)).as("seed %d: %s", seed, texts.get(n)).isEmpty();
        }
    }

    private static String hostile(Random random) {
        var pieces =
                List.of(
                        "<",
                        ">",
                        "*",
                        "_",
                        "~",
                        "`",
                        "```",
                        "\n",
                        "|",
                        "&lt;",
                        "\"",
                        "'",
                        " ",
                        "> ",
                        "• ",
                        "1. ",
                        ":tada:",
                        "<@U1>",
                        "<@U1|<img src=x onerror=alert(1)>>",
                        "<script>alert(1)</script>",
                        "<img src=x onerror=alert(1)>",
                        "javascript:alert(1)",
                        "<javascript:alert(1)|x>",
                        "<https://x\" onclick=alert(1)|x>",
                        "https://x/\"><script>",
                        "<JaVaScRiPt:alert(1)>",
                        "<vbscript:x>",
                        "<data:text/html,<script>|x>",
                        "<https://example.com|<b>x</b>>",
                        "\uFFFC",
                        "${alert(1)}",
                        "{{x}}",
                        "a");
        return IntStream.range(0, 1 + random.nextInt(14))
                .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }

    @SuppressWarnings("unchecked")
    private List<String> evaluated(String script, List<String> texts) {
        visitor.page().navigate(visitor.address("/"));
        return (List<String>) visitor.page().evaluate(script, texts);
    }
}
