package dev.rollcall.local.slack.workspace;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The app's tokens in a workspace. Without any it is not installed there.
public final class InstalledApp {
    private static final int REMEMBERED = 10;

    private final AtomicReference<List<BotToken>> tokens;
    private final Runnable moved;

    /// @param moved is run when the app comes into the workspace or is taken out
    InstalledApp(List<BotToken> tokens, Runnable moved) {
        this.tokens = new AtomicReference<>(List.copyOf(tokens));
        this.moved = moved;
    }

    public boolean present() {
        return !tokens.get().isEmpty();
    }

    public List<BotToken> tokens() {
        return tokens.get();
    }

    public Optional<BotToken> find(Predicate<BotToken> wanted) {
        return tokens.get().stream().filter(wanted).findFirst();
    }

    /// Beside those that there are; one that is known already gets other scopes.
    public void give(BotToken token) {
        change(
                before -> {
                    var others = before.stream().filter(one -> !isOf(token.token(), one));
                    var all = Stream.concat(others, Stream.of(token)).toList();
                    return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
                });
    }

    /// The token that this one follows; nobody is given two for one.
    public Optional<BotToken> exchange(String refresh) {
        var before =
                change(
                        all ->
                                all.stream()
                                        .map(one -> isHadFor(refresh, one) ? one.exchanged() : one)
                                        .toList());
        return before.stream().filter(one -> isHadFor(refresh, one)).findFirst();
    }

    public boolean revoke(String token) {
        var before = change(all -> all.stream().filter(one -> !isOf(token, one)).toList());
        return before.stream().anyMatch(one -> isOf(token, one));
    }

    public void takeOut() {
        change(_ -> List.of());
    }

    private List<BotToken> change(UnaryOperator<List<BotToken>> change) {
        var before = tokens.getAndUpdate(change);
        if (before.isEmpty() != change.apply(before).isEmpty()) {
            moved.run();
        }
        return before;
    }

    private static boolean isOf(String token, BotToken one) {
        return one.token().equals(token);
    }

    private static boolean isHadFor(String refresh, BotToken one) {
        return refresh.equals(one.refresh());
    }
}
