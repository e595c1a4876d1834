package dev.rollcall.commands.interview;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What the buttons of interviews are known by: their `action_id` and `value`.
public final class Buttons {

    public static final String CHOOSE = "rollcall_interview_choose";
    public static final String PLAN = "rollcall_interview_plan";
    public static final String PASS = "rollcall_interview_pass";
    public static final String LATER = "rollcall_interview_later";
    public static final String CHANGE = "rollcall_interview_change";
    public static final String SEND = "rollcall_interview_send";
    public static final String GO_ON = "rollcall_interview_go_on";
    public static final String REPORT = "rollcall_report";

    private static final Pattern ACTION = Pattern.compile("(rollcall_[a-z_]+?)(?:_(\\d{1,3}))?");

    private Buttons() {}

    /// Several in one message are told apart by a number.
    public static String numbered(String action, int number) {
        return action + "_" + number;
    }

    /// What tells a message's buttons from one another.
    ///
    /// @param post the message's
    public static String value(UUID post, int choice) {
        return post + " " + choice;
    }

    /// Something pressed at a message of an interview.
    public record Pressed(UUID post, Press press) {}

    /// Empty for any other button.
    public static Optional<Pressed> read(String action, String value) {
        var parts = value.split(" ", 2);
        return named(action)
                .flatMap(
                        name -> {
                            try {
                                var post = UUID.fromString(parts[0]);
                                int choice = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
                                return press(name, choice).map(press -> new Pressed(post, press));
                            } catch (IllegalArgumentException _) {
                                return Optional.empty();
                            }
                        });
    }

    /// Whether somebody chose what to report on.
    public static boolean isReport(String action) {
        return named(action).equals(Optional.of(REPORT));
    }

    private static Optional<String> named(String action) {
        var matcher = ACTION.matcher(action);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Press> press(String name, int choice) {
        return Optional.ofNullable(
                switch (name) {
                    case CHOOSE -> new Press.Choice(choice);
                    case PLAN -> new Press.AsPlanned();
                    case PASS -> new Press.Pass();
                    case LATER -> new Press.Later();
                    case CHANGE -> new Press.Change();
                    case SEND -> new Press.Send();
                    case GO_ON -> new Press.GoOn();
                    default -> null;
                });
    }
}
