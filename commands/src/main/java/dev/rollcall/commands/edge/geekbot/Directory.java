package dev.rollcall.commands.edge.geekbot;

import dev.rollcall.commands.model.team.Member;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The team's members by what a file may call them. What two of them are called is nobody's.
///
/// @param workspace that ids of the file are of, where the team has one
record Directory(Optional<String> workspace, List<Known> members) {

    private static final Pattern SLACK_ID = Pattern.compile("[UW][A-Z0-9]{2,31}");

    Directory {
        members = List.copyOf(members);
    }

    /// What Slack knows of a member.
    ///
    /// @param names full and shown; may be none
    record Known(Member member, Optional<String> email, List<String> names) {

        Known {
            names = List.copyOf(names);
        }

        private boolean isCalled(String name) {
            return names.stream().anyMatch(one -> plain(one).equals(plain(name)));
        }
    }

    Optional<Member> find(Reporter reporter) {
        return byId(reporter.slackUser())
                .or(() -> byId(reporter.name()))
                .or(
                        () ->
                                only(
                                        known ->
                                                known.email()
                                                        .filter(reporter.email()::equalsIgnoreCase)
                                                        .isPresent()))
                .or(() -> only(known -> reporter.names().stream().anyMatch(known::isCalled)));
    }

    /// A name that was left out, or is only an id.
    String name(Reporter reporter, Member member) {
        var written = reporter.names().stream().filter(name -> byId(name).isEmpty()).findFirst();
        return written.or(
                        () ->
                                members.stream()
                                        .filter(known -> known.member().equals(member))
                                        .flatMap(known -> known.names().stream())
                                        .findFirst())
                .orElseGet(reporter::name);
    }

    private Optional<Member> byId(String text) {
        return workspace
                .filter(_ -> SLACK_ID.matcher(text).matches())
                .map(of -> new Member(of, text));
    }

    private Optional<Member> only(Predicate<Known> wanted) {
        var found = members.stream().filter(wanted).map(Known::member).distinct().toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// Without case, and as people mention them.
    private static String plain(String name) {
        var one = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
        return (one.startsWith("@") ? one.substring(1) : one).toLowerCase(Locale.ROOT);
    }
}
