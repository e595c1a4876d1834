package dev.rollcall.commands.secrets;

/// What became of the attempt to read a sealed secret.
public sealed interface Opened {

    /// Never shown.
    record Text(String text) implements Opened {
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    record Locked(String why) implements Opened {}
}
