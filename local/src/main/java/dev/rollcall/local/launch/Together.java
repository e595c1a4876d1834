package dev.rollcall.local.launch;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/// Steps that do not wait for one another.
final class Together {
    private Together() {}

    /// Returns when all are done, or throws as soon as one has failed.
    static void run(List<Runnable> steps) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ExecutorCompletionService<Void>(threads);
            steps.forEach(step -> results.submit(step, null));
            try {
                for (var _ : steps) {
                    results.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
