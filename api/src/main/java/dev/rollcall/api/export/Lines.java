package dev.rollcall.api.export;

import java.util.List;

/// A format that an export is written in.
interface Lines<T> {

    /// What stands before the first item.
    String heading();

    String of(List<T> items);
}
