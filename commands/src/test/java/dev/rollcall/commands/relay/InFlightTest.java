package dev.rollcall.commands.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.commands.bus.NotPublishedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What the checkpoint may say, in whatever order acknowledgements come.
class InFlightTest {

    private static final int MANY = 1_000;
    private static final int ALL = 200;

    @Property
    void what_is_reached_has_nothing_before_it_that_is_not_acknowledged(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 9) Integer> gaps,
            @ForAll long seed)
            throws Exception {
        var settled = new AtomicInteger();
        var inFlight = new InFlight(0, MANY, MANY, settled::incrementAndGet);
        var unacknowledged = new HashSet<Long>();
        var all = new ArrayList<InFlight.Sent>();
        long position = 0;
        for (int gap : gaps) {
            position += gap;
            unacknowledged.add(position);
            all.add(inFlight.enter(position, 1));
        }

        Collections.shuffle(all, new Random(seed));
        for (var sent : all) {
            inFlight.acknowledged(sent);
            unacknowledged.remove(sent.position());
            assertThat(inFlight.reached())
                    .isEqualTo(reached(gaps, unacknowledged))
                    .isLessThanOrEqualTo(position);
        }

        assertThat(inFlight.reached()).isEqualTo(position);
        assertThat(settled).hasValue(1);
    }

    /// The last position before the first that is still on its way.
    private static long reached(List<Integer> gaps, Set<Long> unacknowledged) {
        long position = 0;
        for (int gap : gaps) {
            if (unacknowledged.contains(position + gap)) {
                return position;
            }
            position += gap;
        }
        return position;
    }

    @Property(tries = 50)
    void never_more_is_on_its_way_than_fits_and_all_gets_through(
            @ForAll @IntRange(min = 1, max = 20) int bound) throws Exception {
        var inFlight = new InFlight(0, MANY, bound, () -> {});
        var onTheirWay = new LinkedBlockingQueue<InFlight.Sent>();
        var sending = CompletableFuture.supplyAsync(() -> sendAll(inFlight, onTheirWay));

        for (int acknowledged = 0; acknowledged < ALL; acknowledged++) {
            assertThat(onTheirWay).hasSizeLessThanOrEqualTo(bound);
            var sent = onTheirWay.poll(5, TimeUnit.SECONDS);
            assertThat(sent).as("an event after %d", acknowledged).isNotNull();
            inFlight.acknowledged(sent);
        }

        assertThat(sending).succeedsWithin(Duration.ofSeconds(5));
        assertThat(inFlight.reached()).isEqualTo(ALL);
    }

    private static boolean sendAll(InFlight inFlight, BlockingQueue<InFlight.Sent> onTheirWay) {
        try {
            for (int position = 1; position <= ALL; position++) {
                onTheirWay.add(inFlight.enter(position, 1));
            }
            return true;
        } catch (InterruptedException | NotPublishedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
