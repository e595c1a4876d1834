package dev.rollcall.projector.following;

import dev.rollcall.projector.applying.Checkpoint;

/// What the bus still has of one partition: from `begin` to before `end`, in one life of the topic.
public record Reach(String topicId, long begin, long end) {

    boolean continues(Checkpoint checkpoint) {
        return checkpoint.topicId().equals(topicId)
                && checkpoint.nextOffset() >= begin
                && checkpoint.nextOffset() <= end;
    }
}
