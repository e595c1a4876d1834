package dev.rollcall.commands.edge.slack.socket;

import dev.rollcall.commands.edge.slack.socket.Ending.Gone;
import dev.rollcall.commands.edge.slack.socket.Ending.Renewed;
import dev.rollcall.commands.edge.slack.socket.Ending.SwitchedOff;
import dev.rollcall.commands.edge.slack.socket.Envelope.Hello;
import dev.rollcall.commands.slack.SlackAnswer;
import dev.rollcall.commands.slack.SlackApp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// Keeps one socket open, on a thread of its own: opens it, waits for its end, and opens the next
/// one, before the old one is closed where Slack gives the time.
final class SocketKeeper implements Runnable {

    private static final Logger LOG = Logger.getLogger(SocketKeeper.class);
    private static final int PINGS_IN_SILENCE = 3;

    /// A socket is replaced in the last part of the time that Slack gives it.
    private static final double EARLIEST = 0.8;
    private static final double LATEST = 0.95;

    private static final Duration FOREVER = Duration.ofDays(3_650);
    private static final Hello NOT_GREETED = new Hello(0, Optional.empty());

    private final String name;
    private final SlackApp app;
    private final Supplier<Socket> sockets;
    private final SocketsConfig config;
    private final SocketMetrics metrics;
    private final RandomGenerator random;
    private final Backoff backoff;
    private final Set<Socket> unclosed = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> trouble = Optional.of("not opened yet");
    private volatile boolean stopping;

    SocketKeeper(
            String name,
            SlackApp app,
            Supplier<Socket> sockets,
            SocketsConfig config,
            SocketMetrics metrics,
            RandomGenerator random) {
        this.name = name;
        this.app = app;
        this.sockets = sockets;
        this.config = config;
        this.metrics = metrics;
        this.random = random;
        this.backoff = new Backoff(config.firstPause(), config.longestPause(), random);
    }

    boolean isOpen() {
        return unclosed.stream().anyMatch(Socket::isUsed);
    }

    Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                Thread.sleep(next());
            }
        } catch (InterruptedException _) {
            LOG.debugf("%s is stopped", name);
        }
    }

    /// No socket is opened from here on; done when those that are open have finished what is
    /// under way.
    CompletableFuture<Void> stop(Thread thread) {
        stopping = true;
        thread.interrupt();
        return CompletableFuture.allOf(
                unclosed.stream().map(this::retired).toArray(CompletableFuture[]::new));
    }

    /// Opens a socket and waits for its end; how long to wait before the next one.
    private Duration next() throws InterruptedException {
        return switch (app.connection()) {
            case SlackAnswer.Done<String>(var address) -> keep(address);
            case SlackAnswer.Refused<String>(var refusal) -> {
                failed(refusal.error() + ": " + SlackApp.remedy(refusal));
                yield refusal.passes() ? backoff.next() : backoff.longest();
            }
            case SlackAnswer.Busy<String>(var wait) -> {
                failed("Slack wants to be asked less often");
                yield wait.plus(backoff.next());
            }
            case SlackAnswer.NotSent<String>(var why) -> {
                failed("Slack was not reached: " + why);
                yield backoff.next();
            }
            case SlackAnswer.Unknown<String>(var why) -> {
                failed("Slack did not answer: " + why);
                yield backoff.next();
            }
        };
    }

    private Duration keep(String address) throws InterruptedException {
        var before = List.copyOf(unclosed);
        var socket = sockets.get();
        unclosed.add(socket);
        var _ = socket.closed().whenComplete((_, _) -> unclosed.remove(socket));
        var since = System.nanoTime();
        socket.open(address, config.silence().dividedBy(PINGS_IN_SILENCE).toMillis());
        try {
            await(CompletableFuture.anyOf(socket.greeted(), socket.ended()), config.patience());
            if (socket.isUsed()) {
                opened(socket.greeted().join());
                before.forEach(this::retire);
            }
            return ended(socket, endOf(socket), since);
        } catch (InterruptedException stopped) {
            retire(socket);
            throw stopped;
        }
    }

    /// Slack's own word for it, or ours: time is running out, or it never was a socket.
    private Ending endOf(Socket socket) throws InterruptedException {
        if (!socket.greeted().isDone() && !socket.ended().isDone()) {
            return new Gone("not_greeted", "Slack did not greet a socket in time");
        }
        var lasts = socket.greeted().getNow(NOT_GREETED).lasts();
        if (lasts.isEmpty()) {
            await(socket.ended(), FOREVER);
            return socket.ended().join();
        }
        var part = (long) (lasts.get().toMillis() * random.nextDouble(EARLIEST, LATEST));
        await(socket.ended(), Duration.ofMillis(part));
        return socket.ended().getNow(new Renewed("expires"));
    }

    private Duration ended(Socket socket, Ending ending, long since) {
        var lasted = Duration.ofNanos(System.nanoTime() - since);
        metrics.ended(ending.reason());
        return switch (ending) {
            case Renewed(var reason) -> {
                LOG.infof("%s is replaced after %d s (%s)", name, lasted.toSeconds(), reason);
                yield backoff.afterRenewal(lasted);
            }
            case SwitchedOff _ -> {
                retire(socket);
                failed(
                        "Socket Mode is off in the Slack app's settings: switch it on there, or take rollcall.slack.app-token away");
                yield backoff.longest();
            }
            case Gone(_, var why) -> {
                retire(socket);
                failed(why);
                yield backoff.afterEnd(lasted);
            }
        };
    }

    private void opened(Hello hello) {
        trouble = Optional.empty();
        LOG.infof("%s is open; the app has %d now, in all pods", name, hello.sockets());
    }

    private void failed(String why) {
        if (!trouble.equals(Optional.of(why))) {
            LOG.warnf("%s is not open, and is tried again: %s", name, why);
        }
        trouble = Optional.of(why);
    }

    private void retire(Socket socket) {
        var _ = retired(socket);
    }

    /// What is not finished in time comes again over another one.
    private CompletableFuture<Void> retired(Socket socket) {
        return socket.retire()
                .copy()
                .orTimeout(config.finishWithin().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(
                        _ -> {
                            socket.close();
                            return null;
                        });
    }

    private static void await(CompletableFuture<?> done, Duration most)
            throws InterruptedException {
        try {
            done.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // Whoever waits looks at what is there.
        }
    }
}
