package dev.rollcall.commands.edge.slack.socket;

/// Why a socket is not, or will soon not be, one that Slack uses.
sealed interface Ending {

    /// For the metrics.
    String reason();

    /// It still works for a while, and another one is to take its place.
    record Renewed(String reason) implements Ending {}

    /// Socket Mode is off in the app's settings.
    record SwitchedOff(String reason) implements Ending {}

    /// It is closed, or good for nothing.
    record Gone(String reason, String told) implements Ending {}

    static Ending of(String goodbye) {
        return switch (goodbye) {
            case "warning", "refresh_requested" -> new Renewed(goodbye);
            case "link_disabled" -> new SwitchedOff(goodbye);
            case "too_many_websockets" ->
                    new Gone(
                            goodbye,
                            "the app has more sockets than the ten that Slack allows: fewer pods, or a lower rollcall.slack.sockets.count");
            default -> new Gone("closed", "Slack ended it: " + goodbye);
        };
    }
}
