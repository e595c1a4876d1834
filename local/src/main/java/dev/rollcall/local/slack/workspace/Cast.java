package dev.rollcall.local.slack.workspace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Who and what is in a workspace before anyone has said a word. `players` are those whom one can
/// be on the page; the others are colleagues who exist.
public record Cast(
        String team,
        String domain,
        String name,
        Bot bot,
        List<String> players,
        List<User> users,
        List<Channel> channels,
        List<Group> groups) {

    /// The app that is being tried: its bot user, and the ids that Slack gives it.
    public record Bot(String user, String id, String app) {}

    /// A user group, mentioned by its handle.
    public record Group(String id, String handle, String name, List<String> users) {}

    public static final String SLACKBOT = "USLACKBOT";

    private static final Bot ROLLCALL = new Bot("U0ROLLCALL", "B0ROLLCALL", "A0ROLLCALL");
    private static final List<User> PLATFORM =
            List.of(
                    person("Ada", "Europe/London"),
                    person("Grace", "America/New_York"),
                    person("Linus", "Europe/Helsinki"));
    private static final List<User> MOBILE =
            List.of(
                    person("Margaret", "America/New_York"),
                    person("Radia", "America/Los_Angeles"),
                    person("Evelyn", "America/New_York"));
    private static final List<User> DATA =
            List.of(
                    person("Edgar", "Europe/London"),
                    person("Frances", "America/New_York"),
                    person("Katherine", "America/New_York"));

    public static Cast local() {
        return new Cast(
                "T0LOCAL",
                "rollcall-local",
                "Rollcall local",
                ROLLCALL,
                PLATFORM.stream().map(User::id).toList(),
                Stream.concat(people(), apps(ROLLCALL)).toList(),
                Stream.concat(rooms(), people().map(one -> directMessages(one, ROLLCALL))).toList(),
                List.of(
                        group("S0PLATFORM", "platform-team", "The platform team", PLATFORM),
                        group("S0MOBILE", "mobile-team", "The mobile team", MOBILE),
                        group("S0DATA", "data-team", "The data team", DATA)));
    }

    /// A smaller workspace of other people, with the same app.
    public static Cast second() {
        var bot = new Bot("U1ROLLCALL", "B1ROLLCALL", ROLLCALL.app());
        var crew =
                List.of(
                        new User("U1BARBARA", "barbara", "Barbara", "America/Chicago", false),
                        new User("U1KEN", "ken", "Ken", "Asia/Tokyo", false));
        var everyone = Stream.concat(crew.stream().map(User::id), Stream.of(bot.user())).toList();
        var members = new LinkedHashSet<>(everyone);
        var rooms =
                List.of(
                        new Channel("C1GENERAL", "general", "Everyone", null, members),
                        new Channel("C1CREW", "crew", "The crew", null, members));
        return new Cast(
                "T1HARBOUR",
                "harbour",
                "Harbour",
                bot,
                crew.stream().map(User::id).toList(),
                Stream.concat(crew.stream(), apps(bot)).toList(),
                Stream.concat(rooms.stream(), crew.stream().map(one -> directMessages(one, bot)))
                        .toList(),
                List.of(group("S1CREW", "crew-team", "The crew", crew)));
    }

    /// Who made the workspace, and does what administrators do.
    public String owner() {
        return players.getFirst();
    }

    private static Stream<User> people() {
        return Stream.of(PLATFORM, MOBILE, DATA).flatMap(List::stream);
    }

    private static Stream<User> apps(Bot bot) {
        return Stream.of(
                new User(bot.user(), "rollcall", "Rollcall", "Etc/UTC", true),
                new User(SLACKBOT, "slackbot", "Slackbot", "Etc/UTC", true));
    }

    private static Stream<Channel> rooms() {
        return Stream.of(
                room("C0GENERAL", "general", "Everyone", people(), true),
                room("C0PLATFORM", "platform", "The platform team", PLATFORM.stream(), true),
                room(
                        "C0MOBILE",
                        "mobile",
                        "The mobile team",
                        Stream.of(PLATFORM, MOBILE).flatMap(List::stream),
                        true),
                room(
                        "C0DATA",
                        "data",
                        "The data team",
                        Stream.of(PLATFORM, DATA).flatMap(List::stream),
                        true),
                room("C0RANDOM", "random", "No bots here", people(), false));
    }

    private static Group group(String id, String handle, String name, List<User> users) {
        return new Group(id, handle, name, users.stream().map(User::id).toList());
    }

    private static Channel room(
            String id, String name, String purpose, Stream<User> who, boolean withBot) {
        var members = new LinkedHashSet<>(who.map(User::id).toList());
        if (withBot) {
            members.add(ROLLCALL.user());
        }
        return new Channel(id, name, purpose, null, members);
    }

    private static Channel directMessages(User person, Bot bot) {
        var id = "D" + person.id().substring(1);
        return new Channel(id, null, "", person.id(), Set.of(person.id(), bot.user()));
    }

    private static User person(String name, String zone) {
        return new User(
                "U0" + name.toUpperCase(Locale.ROOT),
                name.toLowerCase(Locale.ROOT),
                name,
                zone,
                false);
    }
}
