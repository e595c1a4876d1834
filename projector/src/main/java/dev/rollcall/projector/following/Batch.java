package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Delivery;
import java.util.List;

/// Records of one partition as they came: where the first one stood, and where the next one will.
public record Batch(int partition, long firstOffset, long nextOffset, List<Numbered> records) {

    public record Numbered(long offset, Delivery delivery) {}
}
