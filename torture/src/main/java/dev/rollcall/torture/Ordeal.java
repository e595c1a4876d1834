package dev.rollcall.torture;

import dev.rollcall.torture.verdict.Verdict;
import java.util.concurrent.Callable;

/// What goes on in a cluster while it is put through its rounds, and how it is judged in the end.
interface Ordeal extends AutoCloseable {
    void start() throws Exception;

    /// How many commands were acknowledged up to now.
    long acknowledged();

    /// Asked when everything runs again after a round: what must then become true, and fails where
    /// it can't any more.
    Callable<Boolean> recovery() throws Exception;

    /// What recovery means, for people.
    String recovered();

    /// Ends what goes on, and looks at what is there.
    Verdict judge() throws Exception;

    @Override
    void close();
}
