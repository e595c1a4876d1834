package dev.rollcall.api.parameters;

import dev.rollcall.edge.problems.Fields;
import dev.rollcall.events.ConsistencyToken;
import dev.rollcall.events.NamedIds;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request's parameters, read strictly: what is malformed, given twice or not asked for by the
/// route is refused, all of it in one answer. Read first, then `check`.
public final class Parameters {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LIST = 2_000;
    private static final int LONGEST_WAIT_SECONDS = 30;

    /// What does not change which items a list has, nor their order.
    private static final Set<String> OF_A_PAGE =
            Set.of("cursor", "limit", "after", "wait", "fields", "total");

    private final UriInfo uri;
    private final Fields fields = new Fields();
    private final Fields optional = fields.optional();
    private final Given given;
    private final Times times;

    public Parameters(UriInfo uri) {
        this.uri = uri;
        this.given = new Given(uri.getQueryParameters(), fields);
        this.times = new Times(fields, given::value);
    }

    /// The `{id}` in the path.
    public UUID id() {
        return fields.uuid("id", uri.getPathParameters().getFirst("id"));
    }

    /// The person that the path names by their Slack user.
    public UUID person() {
        var path = uri.getPathParameters();
        return NamedIds.person(path.getFirst("slack_workspace"), path.getFirst("slack_user"));
    }

    public Optional<UUID> uuid(String name) {
        return Optional.ofNullable(optional.uuid(name, given.value(name)));
    }

    public Optional<String> text(String name) {
        return text(name, LONGEST_NAME);
    }

    /// Some of many, separated by commas; empty if the parameter is absent.
    public Set<String> texts(String name) {
        var texts = new LinkedHashSet<String>();
        text(name, LONGEST_LIST)
                .ifPresent(
                        list -> {
                            for (var text : list.split(",", -1)) {
                                texts.add(optional.text(name, text, LONGEST_NAME));
                            }
                        });
        texts.remove(null);
        return texts;
    }

    /// Some of the few that there are; `usual` ones if the parameter is absent.
    public <T> Set<T> some(String name, Function<String, T> one, Set<T> usual, String reason) {
        return parsed(
                        name,
                        list -> Stream.of(list.split(",", -1)).map(one).collect(Collectors.toSet()),
                        reason)
                .orElse(usual);
    }

    /// A place in the log.
    public Optional<Long> position(String name) {
        return parsed(name, Parameters::notNegative, "must be a position: 0, 1, 2…");
    }

    /// `order`: the newest first, unless told.
    public boolean newestFirst() {
        return descending(true);
    }

    public boolean descending(boolean usual) {
        return parsed("order", Parameters::isDescending, "must be asc or desc").orElse(usual);
    }

    public boolean flag(String name) {
        return decided(name).orElse(false);
    }

    public Optional<Boolean> decided(String name) {
        return parsed(name, Parameters::trueOrFalse, "must be true or false");
    }

    /// From 1 to `most`.
    public int count(String name, int otherwise, int most) {
        return fields.limit(name, given.value(name), otherwise, most);
    }

    /// `limit` and `cursor`. A cursor goes with the path and all other parameters of the page that
    /// it came with, but for those that leave the list as it is.
    public Paging paging(CursorKey key) {
        var filters = new HashSet<>(given.names());
        filters.removeAll(OF_A_PAGE);
        var search = search(key, uri.getPath(), filters);
        var limit = count("limit", 50, Paging.LONGEST);
        var read =
                parsed(
                        "cursor",
                        search::decode,
                        "must be the next_cursor of a page, unchanged; those of before the key changed are not taken either");
        if (read.isPresent() && !read.get().ofThis()) {
            fields.refuse(
                    "cursor",
                    "belongs to another list or other filters: send it with the parameters of its page");
        }
        return new Paging(limit, read.map(Search.Read::cursor), false, search);
    }

    /// The list of a path, which takes these of the parameters, too.
    public Search search(CursorKey key, String path, Set<String> filters) {
        return new Search(key, path, given.of(filters));
    }

    /// As `paging`, of a list that is counted with `total=true`.
    public Paging countedPaging(CursorKey key) {
        var paging = paging(key);
        return new Paging(paging.limit(), paging.after(), flag("total"), paging.search());
    }

    /// `fields`: which of a row's to show, all of them if absent.
    public Selected fields(List<String> known) {
        var wanted = texts("fields");
        for (var name : wanted) {
            if (!known.contains(name)) {
                fields.refuse(
                        "fields", "knows no %s, but %s".formatted(name, String.join(", ", known)));
            }
        }
        return new Selected(wanted, !given.has("fields"));
    }

    /// One of a few words, the first of them if absent.
    public String choice(String name, List<String> words) {
        return parsed(
                        name,
                        word -> {
                            if (!words.contains(word)) {
                                throw new IllegalArgumentException();
                            }
                            return word;
                        },
                        "must be one of " + String.join(", ", words))
                .orElse(words.getFirst());
    }

    /// `q`: words to look for, as web searches have them.
    public Optional<String> words() {
        var words = text("q");
        if (words.isPresent() && words.get().codePoints().noneMatch(Character::isLetterOrDigit)) {
            fields.refuse("q", "must have a word in it");
        }
        return words;
    }

    /// What of the request decides how the same rows are shown: all but what is waited for.
    public String representation() {
        return uri.getPath() + given.without(Set.of("after", "wait"));
    }

    /// What it says of when.
    public Times times() {
        return times;
    }

    private After after() {
        var wait =
                parsed(
                        "wait",
                        Parameters::seconds,
                        "must be whole seconds from 0 to " + LONGEST_WAIT_SECONDS);
        var token =
                parsed(
                        "after",
                        text ->
                                ConsistencyToken.decode(text)
                                        .orElseThrow(IllegalArgumentException::new),
                        "must be the token that a command or a change came with");
        return new After(token, wait.orElse(Duration.ofSeconds(5)));
    }

    /// `as_of`, `after` and `wait`.
    public Reading reading() {
        return new Reading(after(), times.asOf("as_of"));
    }

    /// The same where the moments have parameters of their own.
    public Reading readingNow() {
        return new Reading(after(), Optional.empty());
    }

    /// From the header, as EventSource sends it when it connects again, or from the parameter of
    /// that name.
    public <T> Optional<T> lastEventId(String header, Function<String, T> place) {
        var parameter = given.value("last_event_id");
        return Optional.ofNullable(
                optional.parsed(
                        "last_event_id",
                        header == null || header.isEmpty() ? parameter : header,
                        place,
                        "must be the id of an event of this stream, such as 1-4711"));
    }

    private <T> Optional<T> parsed(String name, Function<String, T> parser, String reason) {
        return Optional.ofNullable(optional.parsed(name, given.value(name), parser, reason));
    }

    private Optional<String> text(String name, int longest) {
        return Optional.ofNullable(optional.text(name, given.value(name), longest));
    }

    /// A Slack id never stands alone: another workspace may have the same one.
    public Optional<String> slackUser() {
        var user = text("slack_user");
        if (user.isPresent() && !given.has("slack_workspace")) {
            fields.refuse("slack_workspace", "must be given with slack_user");
        }
        return user;
    }

    /// After all has been read: what is left was not asked for.
    public void check() {
        given.refuseUnknown();
        fields.check();
    }

    private static Boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Boolean isDescending(String text) {
        return switch (text) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Long notNegative(String text) {
        long number = Long.parseLong(text);
        if (number < 0) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static Duration seconds(String text) {
        var seconds = Integer.parseInt(text);
        if (seconds < 0 || seconds > LONGEST_WAIT_SECONDS) {
            throw new IllegalArgumentException();
        }
        return Duration.ofSeconds(seconds);
    }
}
