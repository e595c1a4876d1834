package dev.rollcall.local.slack.webapi;

/// Slack's published rate limits, as calls a minute and what may come at once.
/// Source: Slack's documentation, "Rate limits" (Web API tiers; chat.postMessage: one a second and
/// channel).
enum Tier {
    TWO(20, 20),
    THREE(50, 50),
    FOUR(100, 100),
    POSTING(60, 5),
    SPECIAL(600, 600);

    final int perMinute;
    final int burst;

    Tier(int perMinute, int burst) {
        this.perMinute = perMinute;
        this.burst = burst;
    }
}
