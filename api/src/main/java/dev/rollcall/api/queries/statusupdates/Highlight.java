package dev.rollcall.api.queries.statusupdates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where an update speaks of what is looked for: some fragments of it, each cut into pieces. Pieces
/// are plain text, whatever somebody wrote.
final class Highlight {
    /// Marks of `read_model.fragments`, which takes them out of what was written.
    private static final String BEGIN = "\u0001";
    private static final String END = "\u0002";
    private static final String NEXT = "\u0003";

    private Highlight() {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Piece(
            String text,
            @Schema(description = "true where it is a word that was looked for.") Boolean match) {}

    /// Null where nothing was looked for.
    static List<List<Piece>> of(String marked) {
        return marked == null
                ? null
                : Arrays.stream(marked.split(NEXT, -1)).map(Highlight::pieces).toList();
    }

    private static List<Piece> pieces(String fragment) {
        var pieces = new ArrayList<Piece>();
        for (var part : fragment.split(BEGIN, -1)) {
            var end = part.indexOf(END);
            add(pieces, part.substring(0, Math.max(end, 0)), true);
            add(pieces, part.substring(end + 1), null);
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, Boolean match) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, match));
        }
    }
}
