package dev.rollcall.commands.handling;

import io.smallrye.mutiny.Uni;

/// How a request becomes events: which aggregates it reads, which it gives commands to. It may run
/// several times, each time on a fresh unit of work, so it does nothing but ask that.
@FunctionalInterface
public interface Plan {

    Uni<?> carryOut(UnitOfWork work);
}
