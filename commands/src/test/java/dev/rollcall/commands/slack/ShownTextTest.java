package dev.rollcall.commands.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class ShownTextTest {

    static final Pattern WHOLE = Pattern.compile("<[^<>]*>|&(?:amp|lt|gt);");

    @Property
    void each_part_is_within_the_limit(
            @ForAll("shown") String shown, @ForAll @IntRange(min = 60, max = 3_000) int longest) {
        assertThat(ShownText.parts(shown, longest))
                .allSatisfy(part -> assertThat(part.length()).isBetween(1, longest));
    }

    @Property
    void all_that_goes_in_comes_out_in_order(
            @ForAll("shown") String shown, @ForAll @IntRange(min = 60, max = 3_000) int longest) {
        assertThat(bare(String.join("\n", ShownText.parts(shown, longest)))).isEqualTo(bare(shown));
    }

    @Property
    void no_mention_link_or_entity_is_cut(
            @ForAll("shown") String shown, @ForAll @IntRange(min = 60, max = 3_000) int longest) {
        assertThat(ShownText.parts(shown, longest).stream().flatMap(part -> whole(part).stream()))
                .containsExactlyElementsOf(whole(shown));
    }

    @Property
    void no_code_point_is_cut(
            @ForAll("shown") String shown, @ForAll @IntRange(min = 60, max = 3_000) int longest) {
        assertThat(ShownText.parts(shown, longest))
                .allSatisfy(
                        part ->
                                assertThat(part.codePoints().map(Character::getType))
                                        .doesNotContain((int) Character.SURROGATE));
    }

    /// For Slack a line ends with a line feed alone.
    @Property
    void what_is_quoted_stays_quoted(
            @ForAll("words") String words, @ForAll @IntRange(min = 60, max = 3_000) int longest) {
        assertThat(ShownText.parts(Mrkdwn.quoted(Mrkdwn.of(words)), longest))
                .allSatisfy(
                        part ->
                                assertThat(part.split("\n"))
                                        .allMatch(line -> line.startsWith("> ")));
    }

    @Example
    void it_is_cut_at_a_line_or_else_at_a_word() {
        assertThat(ShownText.parts("one two\nthree four", 12))
                .containsExactly("one two", "three four");
        assertThat(ShownText.parts("one two three", 10)).containsExactly("one two ", "three");
        assertThat(ShownText.parts("> one two three", 12)).containsExactly("> one two ", "> three");
        assertThat(ShownText.parts("one two\nthree", 7)).containsExactly("one two", "three");
        assertThat(ShownText.parts("", 7)).isEmpty();
    }

    @Example
    void what_fits_stays_as_it_is() {
        assertThat(ShownText.parts(" one\n\ntwo ", 10)).containsExactly(" one\n\ntwo ");
    }

    /// A link that is too long to be kept whole is shown as text.
    @Example
    void a_link_of_any_length_comes_out() {
        var link = "<https://example.com/" + "a".repeat(5_000) + ">";

        var parts = ShownText.parts(Mrkdwn.of("see " + link), 3_000);

        assertThat(parts).allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(3_000));
        assertThat(bare(String.join("", parts)))
                .isEqualTo(bare("see &lt;" + link.substring(1, link.length() - 1) + "&gt;"));
    }

    /// What people write, as it is shown: in the middle of everything else, quoted or not.
    @Provide
    Arbitrary<String> shown() {
        return words().list()
                .ofMaxSize(4)
                .map(
                        all -> {
                            var shown = new ArrayList<String>();
                            for (var words : all) {
                                shown.add(Mrkdwn.of(words));
                                shown.add(Mrkdwn.quoted(Mrkdwn.of(words)));
                            }
                            return String.join("\n", shown);
                        });
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.frequencyOf(
                        Tuple.of(10, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12)),
                        Tuple.of(2, Arbitraries.strings().all().ofMaxLength(3)),
                        Tuple.of(
                                6,
                                Arbitraries.of(
                                        " ",
                                        "\n",
                                        "  ",
                                        "&",
                                        "<",
                                        ">",
                                        "&amp;",
                                        "> ",
                                        "👩‍👩‍👧",
                                        "漢字",
                                        "<@U0ADA>",
                                        "<#C0DATA|data>",
                                        "<!here>",
                                        "<https://example.com/a?b=1&c=2|a report>",
                                        "<mailto:ada@example.com>")))
                .list()
                .ofMaxSize(300)
                .map(all -> String.join("", all))
                .filter(ShownTextTest::isWellFormed);
    }

    /// What Rollcall takes in has no lone surrogates.
    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static List<String> whole(String shown) {
        return WHOLE.matcher(shown).results().map(found -> found.group()).toList();
    }

    private static String bare(String shown) {
        return shown.lines()
                .map(line -> line.startsWith("> ") ? line.substring(2) : line)
                .map(line -> line.replaceAll("\\s", ""))
                .reduce("", String::concat);
    }
}
