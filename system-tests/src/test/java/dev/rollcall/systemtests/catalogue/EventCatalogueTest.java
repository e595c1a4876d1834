package dev.rollcall.systemtests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");
    private static final String COMMAND =
            "./rollcall test system-tests -Dtest=EventCatalogueTest -Drollcall.catalogue=write";

    @Test
    void the_page_says_what_the_records_and_their_readers_say() throws IOException {
        var written = Files.readString(PAGE);
        var catalogue = new Catalogue(Readers.ofPackagedServices());
        var due = written;
        for (var family : Event.class.getPermittedSubclasses()) {
            due = withEntries(due, family.getSimpleName(), catalogue.of(family));
        }
        if ("write".equals(System.getProperty("rollcall.catalogue"))) {
            Files.writeString(PAGE, due);
            return;
        }

        assertThat(written).as("docs/events.md is out of date: " + COMMAND).isEqualTo(due);
    }

    private static String withEntries(String page, String family, String entries) {
        var begin = "<!-- %s: written by EventCatalogueTest -->\n".formatted(family);
        var end = "<!-- end of %s -->\n".formatted(family);
        var block =
                Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(end), Pattern.DOTALL);
        assertThat(page).as("the place of " + family + " in docs/events.md").containsPattern(block);
        return block.matcher(page)
                .replaceFirst(Matcher.quoteReplacement(begin + "\n" + entries + "\n" + end));
    }
}
