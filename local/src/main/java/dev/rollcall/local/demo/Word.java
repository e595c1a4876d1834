package dev.rollcall.local.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What one person says on one day. The same person and day always give the same words, so that
/// the demo sent again is the same requests.
record Word(DemoTeam team, DemoTeam.Person person, LocalDate day) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final List<String> DONE =
            List.of(
                    "Finished %s",
                    "Halfway through %s",
                    "Reviewed %s",
                    "Paired on %s",
                    "Shipped %s",
                    "Found the cause in %s");
    private static final List<String> BLOCKERS =
            List.of("waiting for access", "the test machines are full", "need a decision on scope");

    /// People have days off.
    boolean isSaid() {
        return chance(1).nextInt(10) > 0;
    }

    List<Answer> answers() {
        var random = chance(2);
        var done = pick(DONE, random).formatted(pick(team.work(), random));
        var next = pick(team.work(), random);
        var said = new Answer("What did you get done?", DAY.format(day) + ": " + done);
        var planned = new Answer("What is next?", "Next: " + next);
        return random.nextInt(8) == 0
                ? List.of(
                        said,
                        planned,
                        new Answer("What blocks you?", "Blocked: " + pick(BLOCKERS, random)))
                : List.of(said, planned);
    }

    boolean isEdited() {
        return chance(3).nextInt(12) == 0;
    }

    /// The blocker is gone, or there was more to say.
    List<Answer> edited() {
        var before = answers();
        return List.of(
                before.getFirst(),
                new Answer(before.get(1).question(), before.get(1).answer() + ", with tests"));
    }

    boolean isRetracted() {
        return !isEdited() && chance(4).nextInt(30) == 0;
    }

    String key() {
        return "demo-%s-%s-%s".formatted(team.key(), person.slackUser(), day);
    }

    private RandomGenerator chance(int question) {
        var seed = key().hashCode() * 31L + question;
        return RandomGeneratorFactory.of("SplittableRandom").create(seed);
    }

    private static String pick(List<String> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// As in the body of a command.
    record Answer(String question, String answer) {}
}
