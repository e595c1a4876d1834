package dev.rollcall.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.feed.Slice.Behind;
import dev.rollcall.api.feed.Slice.Changes;
import dev.rollcall.api.feed.Slice.Foreign;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WindowTest {
    @Property
    void a_reader_gets_all_that_follows_or_is_told_that_it_can_not(
            @ForAll @IntRange(min = 1, max = 20) int capacity,
            @ForAll @IntRange(min = 0, max = 60) int changes,
            @ForAll @IntRange(min = 0, max = 70) int place) {
        // Given
        var window = new Window(new FeedPosition(1, 5), capacity);
        window.append(LongStream.rangeClosed(6, 5 + changes).mapToObj(WindowTest::change).toList());

        // When
        var slice = window.after(new FeedPosition(1, place), Integer.MAX_VALUE);

        // Then
        switch (slice) {
            case Changes(var next) ->
                    assertThat(next)
                            .extracting(change -> change.position().number())
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(place + 1L, 5L + changes)
                                            .boxed()
                                            .toList());
            case Behind _ -> assertThat(place).isLessThan(Math.max(5, 5 + changes - capacity));
            case Foreign _ -> assertThat(place).isGreaterThan(5 + changes);
        }
    }

    @Property
    void another_epoch_is_foreign(@ForAll @IntRange(min = 0, max = 10) int place) {
        var window = new Window(new FeedPosition(1, 5), 10);
        window.append(List.of(change(6)));

        assertThat(window.after(new FeedPosition(2, place), 1)).isInstanceOf(Foreign.class);
    }

    private static Change change(long number) {
        return new Change.Other(new FeedPosition(1, number));
    }
}
