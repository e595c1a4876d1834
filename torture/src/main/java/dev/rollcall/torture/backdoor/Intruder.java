package dev.rollcall.torture.backdoor;

import dev.rollcall.torture.backdoor.Backdoor.Raw;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// Appends [Streams] past `commands`, some of them side by side, until it is told to finish; those
/// that it has begun it ends.
public final class Intruder implements Callable<Void> {
    private static final int SIDE_BY_SIDE = 6;
    private static final int MOST_AT_ONCE = 2;
    private static final int LONGEST_PAUSE = 400;

    private final Backdoor backdoor;
    private final Streams streams;
    private final RandomGenerator random;
    private final BooleanSupplier finishing;
    private final List<Stream> open = new ArrayList<>();

    /// What is left of a stream, and where it stands.
    private record Stream(UUID id, long sequence, List<Raw> left) {
        Stream without(int count) {
            return new Stream(id, sequence + count, left.subList(count, left.size()));
        }
    }

    public Intruder(String databaseUrl, RandomGenerator random, BooleanSupplier finishing) {
        this.backdoor = new Backdoor(databaseUrl);
        this.streams = new Streams(random);
        this.random = random;
        this.finishing = finishing;
    }

    @Override
    public Void call() throws InterruptedException {
        while (!finishing.getAsBoolean() || !open.isEmpty()) {
            while (open.size() < SIDE_BY_SIDE && !finishing.getAsBoolean()) {
                open.add(
                        new Stream(
                                new UUID(random.nextLong(), random.nextLong()), 0, streams.any()));
            }
            goOn(open.remove(random.nextInt(open.size())));
            Thread.sleep(random.nextInt(LONGEST_PAUSE));
        }
        return null;
    }

    private void goOn(Stream stream) throws InterruptedException {
        var count = Math.min(1 + random.nextInt(MOST_AT_ONCE), stream.left().size());
        var events = stream.left().subList(0, count);
        while (!backdoor.append(stream.id(), stream.sequence(), events)) {
            Thread.sleep(LONGEST_PAUSE);
        }
        if (count < stream.left().size()) {
            open.add(stream.without(count));
        }
    }
}
