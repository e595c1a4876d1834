package dev.rollcall.projector.console;

/// Tells who leaves with Ctrl-C that what was begun goes on.
final class Leaving implements AutoCloseable {

    private final Thread telling;

    Leaving(Screen screen, String projection) {
        this.telling =
                new Thread(
                        () ->
                                screen.err()
                                        .printf(
                                                "%nThe rebuild goes on by itself. To look: ./rollcall"
                                                        + " rebuild %s --watch%n",
                                                projection));
        Runtime.getRuntime().addShutdownHook(telling);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(telling);
    }
}
