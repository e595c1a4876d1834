package dev.rollcall.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The modals that people have open, one over another, and their Home tabs.
public final class Views {
    private static final int HIGHEST = 3;

    private final Map<String, List<View>> stacks = new HashMap<>();
    private final Map<String, View> homes = new HashMap<>();
    private final InstantSource clock;
    private final Consumer<String> changed;

    /// `changed` is told whose views are others now.
    Views(InstantSource clock, Map<String, View> homes, Consumer<String> changed) {
        this.homes.putAll(homes);
        this.clock = clock;
        this.changed = changed;
    }

    /// Takes the place of whatever modals the person had open.
    public synchronized View open(String user, JsonNode content) {
        var id = freshId();
        return put(user, List.of(), new View(id, user, content, freshHash(), id, null));
    }

    /// Nothing when there is no modal to stand on, or too many.
    public synchronized Optional<View> push(String user, JsonNode content) {
        var below = modals(user);
        if (below.isEmpty() || below.size() >= HIGHEST) {
            return Optional.empty();
        }
        var last = below.getLast();
        var view = new View(freshId(), user, content, freshHash(), last.root(), last.id());
        return Optional.of(put(user, below, view));
    }

    public synchronized View publish(String user, JsonNode content) {
        var id = home(user).map(View::id).orElseGet(Views::freshId);
        var view = new View(id, user, content, freshHash(), id, null);
        homes.put(user, view);
        changed.accept(user);
        return view;
    }

    public synchronized Optional<View> update(String id, JsonNode content) {
        return find(id).map(before -> replace(before, content));
    }

    public synchronized Optional<View> find(String id) {
        return all().filter(view -> view.id().equals(id)).findFirst();
    }

    public synchronized Optional<View> findExternal(String externalId) {
        return all().filter(view -> view.hasExternalId(externalId)).findFirst();
    }

    /// From the lowest to the one that the person sees.
    public synchronized List<View> modals(String user) {
        return stacks.getOrDefault(user, List.of());
    }

    public synchronized Optional<View> home(String user) {
        return Optional.ofNullable(homes.get(user));
    }

    synchronized Map<String, View> homes() {
        return Map.copyOf(homes);
    }

    public synchronized void close(View view) {
        var rest = new ArrayList<>(modals(view.user()));
        rest.removeIf(one -> one.id().equals(view.id()));
        stacks.put(view.user(), List.copyOf(rest));
        changed.accept(view.user());
    }

    public synchronized void closeAll(String user) {
        stacks.remove(user);
        changed.accept(user);
    }

    /// Of everybody, with their Home tabs.
    synchronized void closeEverything() {
        var users = all().map(View::user).distinct().toList();
        stacks.clear();
        homes.clear();
        users.forEach(changed);
    }

    private View put(String user, List<View> below, View view) {
        stacks.put(user, Stream.concat(below.stream(), Stream.of(view)).toList());
        changed.accept(user);
        return view;
    }

    private View replace(View before, JsonNode content) {
        var after =
                new View(
                        before.id(),
                        before.user(),
                        content,
                        freshHash(),
                        before.root(),
                        before.previous());
        if (before.home()) {
            homes.put(before.user(), after);
        } else {
            var stack = modals(before.user()).stream();
            var replaced = stack.map(one -> one.id().equals(before.id()) ? after : one).toList();
            stacks.put(before.user(), replaced);
        }
        changed.accept(before.user());
        return after;
    }

    private Stream<View> all() {
        return Stream.concat(
                stacks.values().stream().flatMap(List::stream), homes.values().stream());
    }

    private static String freshId() {
        return "V" + random(10).toUpperCase(Locale.ROOT);
    }

    private String freshHash() {
        return clock.instant().getEpochSecond() + "." + random(8);
    }

    private static String random(int length) {
        return UUID.randomUUID().toString().replace("-", "").substring(0, length);
    }
}
