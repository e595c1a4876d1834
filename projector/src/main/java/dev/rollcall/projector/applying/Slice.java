package dev.rollcall.projector.applying;

import java.util.List;

/// One partition's part of a batch: where its checkpoint stands before and after, and what lies
/// between.
public record Slice(int partition, Checkpoint from, Checkpoint to, List<Delivery> deliveries) {}
