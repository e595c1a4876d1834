package dev.rollcall.projector.applying;

import dev.rollcall.projector.applying.Rows.Keyed;
import dev.rollcall.projector.deadletters.DeadLetter;
import dev.rollcall.projector.projections.Folded;
import dev.rollcall.projector.projections.Stamped;
import dev.rollcall.projector.projections.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a batch does to a view: found out first, then written.
final class Work<R> {

    private static final Comparator<Version<?>> BY_POSITION =
            Comparator.comparingLong(version -> version.event().position());

    private final Map<UUID, Stamped<R>> states = new LinkedHashMap<>();
    private final List<Version<R>> versions = new ArrayList<>();
    private final List<Version<R>> changes = new ArrayList<>();
    private final Set<UUID> retold = new LinkedHashSet<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final List<DeadLetter> stuck = new ArrayList<>();

    /// The row goes on from where it stood.
    void goOn(UUID key, Folded<R> folded) {
        keep(key, folded);
        changes.addAll(folded.versions());
    }

    /// The row and its past are written anew; listeners are told what it came to.
    void tellAgain(UUID key, Folded<R> folded) {
        keep(key, folded);
        retold.add(key);
        if (!folded.versions().isEmpty()) {
            changes.add(folded.versions().getLast());
        }
    }

    /// Whatever stands of the row and its past goes.
    void forget(UUID key) {
        retold.add(key);
    }

    private void keep(UUID key, Folded<R> folded) {
        versions.addAll(folded.versions());
        if (!folded.state().stamp().isBare()) {
            states.put(key, folded.state());
        }
    }

    void deadLetter(DeadLetter letter) {
        letters.add(letter);
    }

    void stuckAt(DeadLetter letter) {
        letters.add(letter);
        stuck.add(letter);
    }

    /// In the order of the log; each row's in the order of its sequence. Sorting what is sorted
    /// already is one pass.
    List<Version<R>> versions() {
        versions.sort(BY_POSITION);
        return versions;
    }

    List<Version<R>> changes() {
        changes.sort(BY_POSITION);
        return changes;
    }

    List<Keyed<R>> rows() {
        return states.entrySet().stream()
                .map(state -> new Keyed<>(state.getKey(), state.getValue()))
                .toList();
    }

    Set<UUID> retold() {
        return retold;
    }

    List<DeadLetter> letters() {
        return letters;
    }

    List<DeadLetter> stuck() {
        return stuck;
    }

    /// The same, as far as its first `count` versions go.
    Work<R> first(int count) {
        var part = new Work<R>();
        part.versions.addAll(versions().subList(0, count));
        Set<Version<R>> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(part.versions);
        part.changes.addAll(changes.stream().filter(taken::contains).toList());
        part.versions.forEach(version -> part.states.put(version.key(), version.state()));
        part.retold.addAll(retold);
        return part;
    }
}
