package dev.rollcall.projector.projections.rounds;

import java.util.Locale;

/// Constants as they are written: in small letters.
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E read(Class<E> constants, String word) {
        return word == null ? null : Enum.valueOf(constants, word.toUpperCase(Locale.ROOT));
    }
}
