package dev.rollcall.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.systemtests.running.OneSystem;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The page's words.js, in the browser that it is for.
@Order(2)
@ExtendWith({OneSystem.class, Browsing.class})
class WordsTest {
    private static final int PAIRS = 400;

    /// Pairs of texts in, and for each the parts as `kind:text` out.
    private static final String DIFFERENCES =
            """
            async (pairs) => {
              const { differences } = await import("/page/words.js");
              return pairs.map(([before, after]) => differences(before, after).map(({ kind, text }) => `${kind}:${text}`));
            }""";

    /// Each of these is a word of its own, without a space around it.
    private static final String SIGNS = "。！？、；";

    private final Visitor visitor;

    WordsTest(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void words_that_changed_are_marked_and_nothing_else() {
        var expected =
                Map.of(
                        List.of("the same", "the same"), List.of("same:the same"),
                        List.of("", ""), List.of(),
                        List.of("", "new"), List.of("new:new"),
                        List.of("gone", ""), List.of("gone:gone"),
                        List.of("Finished the import.", "Finished the import today."),
                                List.of("same:Finished the import", "new: today", "same:."),
                        List.of("one two three", "one 2 3"),
                                List.of("same:one ", "gone:two three", "new:2 3"),
                        List.of(
                                        "a \uD83D\uDC69\u200D\uD83D\uDCBB b",
                                        "a \uD83D\uDC69\u200D\uD83D\uDE80 b"),
                                List.of(
                                        "same:a ",
                                        "gone:\uD83D\uDC69\u200D\uD83D\uDCBB",
                                        "new:\uD83D\uDC69\u200D\uD83D\uDE80",
                                        "same: b"));
        var pairs = List.copyOf(expected.keySet());
        assertThat(differences(pairs)).isEqualTo(pairs.stream().map(expected::get).toList());
    }

    @Test
    void both_texts_can_be_read_from_the_parts_and_as_much_as_can_stays() {
        var seed = Long.getLong("rollcall.seed", new Random().nextLong());
        var random = new Random(seed);
        var pairs =
                IntStream.range(0, PAIRS)
                        .mapToObj(
                                n ->
                                        n % 2 == 0
                                                ? List.of(signs(random), signs(random))
                                                : List.of(sentence(random), sentence(random)))
                        .toList();

        var all = differences(pairs);

        for (int n = 0; n < PAIRS; n++) {
            var what = "seed %d: %s, %s".formatted(seed, pairs.get(n), all.get(n));
            var before = pairs.get(n).getFirst();
            var after = pairs.get(n).getLast();
            assertThat(without("new", all.get(n))).as(what).isEqualTo(before);
            assertThat(without("gone", all.get(n))).as(what).isEqualTo(after);
            if (n % 2 == 0) {
                assertThat(only("same", all.get(n))).as(what).hasSize(longest(before, after));
            }
        }
    }

    @Test
    void a_text_that_is_too_long_to_compare_is_replaced_as_a_whole() {
        var before = "a ".repeat(2_000) + "end";
        var after = "b ".repeat(2_000) + "end";
        assertThat(differences(List.of(List.of(before, after))).getFirst())
                .containsExactly(
                        "gone:" + "a ".repeat(1_999) + "a",
                        "new:" + "b ".repeat(1_999) + "b",
                        "same: end");
    }

    @SuppressWarnings("unchecked")
    private List<List<String>> differences(List<List<String>> pairs) {
        visitor.page().navigate(visitor.address("/"));
        return (List<List<String>>) visitor.page().evaluate(DIFFERENCES, pairs);
    }

    private static String without(String kind, List<String> parts) {
        return parts.stream()
                .filter(part -> !part.startsWith(kind + ":"))
                .map(part -> part.substring(part.indexOf(':') + 1))
                .collect(Collectors.joining());
    }

    private static String only(String kind, List<String> parts) {
        return parts.stream()
                .filter(part -> part.startsWith(kind + ":"))
                .map(part -> part.substring(part.indexOf(':') + 1))
                .collect(Collectors.joining());
    }

    private static String signs(Random random) {
        return random.ints(random.nextInt(12), 0, SIGNS.length())
                .mapToObj(n -> SIGNS.substring(n, n + 1))
                .collect(Collectors.joining());
    }

    private static String sentence(Random random) {
        var words = List.of("import", "alerts", "next", "the", "end", "don't", "3.5", "Süd", "\n");
        return random.ints(random.nextInt(12), 0, words.size())
                .mapToObj(words::get)
                .collect(Collectors.joining(" "));
    }

    /// The length of the longest common subsequence.
    private static int longest(String a, String b) {
        var table = new int[a.length() + 1][b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                table[i][j] =
                        a.charAt(i - 1) == b.charAt(j - 1)
                                ? table[i - 1][j - 1] + 1
                                : Math.max(table[i - 1][j], table[i][j - 1]);
            }
        }
        return table[a.length()][b.length()];
    }
}
