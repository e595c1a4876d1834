package dev.rollcall.commands.interview;

/// What somebody pressed or chose at a message of an interview.
public sealed interface Press {

    /// One of the answers.
    ///
    /// @param number of it, from 1
    record Choice(int number) implements Press {}

    /// What they had planned.
    record AsPlanned() implements Press {}

    /// Nothing, where that is possible.
    record Pass() implements Press {}

    record Later() implements Press {}

    /// An earlier answer is to be another one.
    record Change() implements Press {}

    /// What was answered anonymously may be handed over.
    record Send() implements Press {}

    record GoOn() implements Press {}
}
