package dev.rollcall.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CellsTest {
    private static final String FORMULA = "^[\"\\s\\p{Z}\\p{Cf}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]";

    @Example
    void what_a_formula_could_begin_with_has_an_apostrophe_before_it() {
        assertThat(Cells.harmless("=1+1")).isEqualTo("'=1+1");
        assertThat(Cells.harmless("- the import\n- the alerts, 2-3 of them"))
                .isEqualTo("'- the import\n'- the alerts, 2-3 of them");
        assertThat(Cells.harmless("done; \"@SUM(A1)\"")).isEqualTo("done; \"'@SUM(A1)\"");
        assertThat(Cells.harmless("ada@example.org is 1+1 = 2"))
                .isEqualTo("ada@example.org is 1+1 = 2");
    }

    /// A reader that cuts there takes what follows for a cell, whatever it makes of quotes.
    @Property
    void no_cell_begins_a_formula_wherever_a_reader_cuts(@ForAll("written") String text) {
        var csv =
                new Csv<String>(
                        List.of(
                                Csv.Column.text("text", it -> it),
                                Csv.Column.json("json", _ -> "[\"" + text.length() + ";=1\"]")));

        for (var cell : csv.of(List.of(text)).split("[;\t\r\n\u000B\f\u0085\u2028\u2029]", -1)) {
            assertThat(cell).doesNotContainPattern(FORMULA);
        }
    }

    @Property
    void nothing_but_apostrophes_is_added(@ForAll("written") String text) {
        assertThat(Cells.harmless(text).replace("'", "")).isEqualTo(text.replace("'", ""));
    }

    @Provide
    Arbitrary<String> written() {
        return Arbitraries.strings()
                .withChars("=+-@\uFF1D;,\t\r\n\"' a1\u00A0\u200B\u2028")
                .ofMaxLength(30);
    }
}
