package dev.rollcall.bench.sse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// So many clients of one stream, in one thread with one buffer, so that they cost next to nothing
/// themselves. They look at two bytes of what comes: the end of the greeting, and the mark that
/// each change carries once.
final class Readers implements AutoCloseable {

    static final char MARK = '~';

    /// The first that comes, at the end of the greeting's data.
    private static final char GREETED = '}';

    private static final int AT_ONCE = 64;
    private static final Duration LOST = Duration.ofSeconds(60);

    private final int count;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Semaphore greetings = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile Throwable failure;
    private volatile CompletableFuture<Long> reached = new CompletableFuture<>();
    private int waiting;

    private static final class Reader {
        boolean greeted;
    }

    /// Returns once all are greeted: what changes from now on will come to each.
    Readers(URI stream, String token, int count) throws IOException, InterruptedException {
        this.count = count;
        this.waiting = count;
        this.thread = Thread.ofPlatform().name("readers").daemon().start(this::run);
        var request =
                """
                GET %s HTTP/1.1
                Host: %s
                Accept: text/event-stream
                Authorization: Bearer %s

                """
                        .formatted(stream.getPath(), stream.getAuthority(), token)
                        .replace("\n", "\r\n")
                        .getBytes(US_ASCII);
        var server = new InetSocketAddress(stream.getHost(), stream.getPort());
        for (int n = 0; n < count; n++) {
            if (n >= AT_ONCE) {
                awaitGreetings(1);
            }
            connect(server, request);
        }
        awaitGreetings(Math.min(count, AT_ONCE));
    }

    private void connect(InetSocketAddress server, byte[] request) throws IOException {
        var channel = SocketChannel.open(server);
        channel.write(ByteBuffer.wrap(request));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Reader());
        selector.wakeup();
    }

    private void awaitGreetings(int some) throws InterruptedException {
        if (!greetings.tryAcquire(some, LOST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("a stream does not say hello", failure);
        }
    }

    /// When the change that comes next has reached the last of them, by [System#nanoTime()].
    long awaitChange() throws InterruptedException {
        try {
            return reached.get(LOST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a change did not come to all of them", e);
        } finally {
            reached = new CompletableFuture<>();
        }
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::read);
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
            reached.completeExceptionally(e);
        }
    }

    private void read(SelectionKey key) {
        try {
            int read = ((SocketChannel) key.channel()).read(buffer.clear());
            if (read < 0) {
                throw new IOException("a stream has ended");
            }
            look((Reader) key.attachment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Reader reader) {
        buffer.flip();
        while (buffer.hasRemaining()) {
            switch (buffer.get()) {
                case GREETED -> {
                    if (!reader.greeted) {
                        reader.greeted = true;
                        greetings.release();
                    }
                }
                case MARK -> arrived();
                default -> {}
            }
        }
    }

    /// One change is under way at a time, so that what comes is that one.
    private void arrived() {
        if (--waiting == 0) {
            waiting = count;
            reached.complete(System.nanoTime());
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
