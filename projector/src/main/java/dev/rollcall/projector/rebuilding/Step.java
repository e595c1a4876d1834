package dev.rollcall.projector.rebuilding;

/// What a step of a rebuild came to.
public enum Step {
    /// A page of a part is filled; other parts may be filled beside.
    FILLED,
    /// There may be more to do at once.
    DONE,
    /// Nothing to do for this pod now.
    IDLE,
    /// Others hold what is needed; tried again.
    HELD
}
