package dev.rollcall.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedTest {

    @ParameterizedTest
    @EnumSource
    void every_version_ever_written_is_on_record(Recorded recorded) throws IOException {
        assertThat(recorded.fileNames())
                .containsExactlyInAnyOrderElementsOf(Recorded.everyVersion().toList());
    }

    @ParameterizedTest
    @EnumSource
    void no_record_was_ever_edited(Recorded recorded) throws IOException {
        assertThat(recorded.checksums())
                .as(
                        """
                        SHA256SUMS against the files beside it. Events like these are in stores and \
                        on topics: what is on record is never edited, deleted or renamed. To change \
                        an event, add a version with an upcaster and files of its own, and only \
                        append their lines to SHA256SUMS (sha256sum NAME)\
                        """)
                .containsExactlyInAnyOrderElementsOf(recorded.recordedChecksums());
    }
}
