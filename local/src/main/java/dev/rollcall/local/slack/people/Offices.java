package dev.rollcall.local.slack.people;

import java.util.List;

/// The workspaces of one simulator. No two have a user or channel with the same id.
public final class Offices {
    private final List<Office> all;

    public Offices(List<Office> all) {
        this.all = List.copyOf(all);
    }

    public List<Office> all() {
        return all;
    }

    /// Where a user or channel is; nobody and nothing is looked for in the first one.
    public Office of(String id) {
        return all.stream().filter(office -> office.knows(id)).findFirst().orElse(all.getFirst());
    }
}
