package dev.rollcall.api.queries;

/// For how long an answer may be kept by who got it; nobody else may.
final class Caching {
    /// What is kept is not for who signs in next, nor for who wants another format.
    static final String VARY = "Accept, Authorization, Cookie";

    private Caching() {}

    /// The past does not change, but another version of a view may tell it otherwise, and operators
    /// may retry what was left out.
    static String of(boolean past, boolean complete) {
        if (!past) {
            return "private, no-cache";
        }
        return complete ? "private, max-age=60" : "no-store";
    }
}
