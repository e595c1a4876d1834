package dev.rollcall.bench.page;

/// One visit of somebody who has never been at the dashboard.
///
/// @param firstPaint milliseconds until there was anything to see
/// @param largestPaint milliseconds until the largest text or picture was there
/// @param requests how many answers came, the live stream aside
/// @param kibTransferred of these answers, with their headers
/// @param kib the same uncompressed, without headers
record Visit(
        double firstPaint, double largestPaint, int requests, double kibTransferred, double kib) {

    @Override
    public String toString() {
        return "first paint after %.0f ms, largest after %.0f ms; %d answers, %.1f KiB"
                .formatted(firstPaint, largestPaint, requests, kibTransferred);
    }
}
