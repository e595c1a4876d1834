package dev.rollcall.commands.edge.geekbot;

import dev.rollcall.edge.problems.Text;
import dev.rollcall.events.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reports of an export. A row is a report, with a column for each question; or an answer, with
/// the question beside it.
public record GeekbotFile(List<Report> reports, List<WrongRow> wrong) {

    private static final int LONGEST_QUESTION = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ANSWERS = 50;

    /// Nothing can be made of the file as a whole.
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;

        UnreadableException(String field, String reason) {
            super(reason);
            this.field = field;
        }

        /// Of the request: the `file` itself, or a parameter.
        public String field() {
            return field;
        }
    }

    /// Reads all of it: a row that is wrong keeps no other out.
    ///
    /// @param columns what columns are about whose headers do not say
    /// @param now what is said later is not said yet
    public static GeekbotFile of(
            byte[] file, Map<String, String> columns, ReportTimes times, Instant now)
            throws UnreadableException {
        try {
            var table = Table.of(file);
            return new Reading(Layout.of(table.header(), columns), times, now).of(table.rows());
        } catch (Table.MalformedException malformed) {
            throw new UnreadableException("file", malformed.getMessage());
        }
    }

    /// Whether a column can be about this.
    public static boolean isAbout(String name) {
        return Arrays.stream(GeekbotColumn.values()).anyMatch(one -> one.toString().equals(name));
    }

    /// What reports are told apart by.
    private record Key(String standup, String reporter, Instant time) {}

    /// A row is refused.
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;

        RefusedException(String field, String reason) {
            super(reason);
            this.field = field;
        }
    }

    /// One file's.
    private static final class Reading {

        private final Layout layout;
        private final ReportTimes times;
        private final Instant now;
        private final Map<Key, Report> reports = new LinkedHashMap<>();
        private final List<WrongRow> wrong = new ArrayList<>();

        Reading(Layout layout, ReportTimes times, Instant now) {
            this.layout = layout;
            this.times = times;
            this.now = now;
        }

        GeekbotFile of(List<Table.Row> rows) throws UnreadableException {
            for (var row : rows) {
                try {
                    add(row);
                } catch (RefusedException refused) {
                    wrong.add(new WrongRow(row.line(), refused.field, refused.getMessage()));
                } catch (ReportTimes.ZoneMissingException _) {
                    throw new UnreadableException(
                            "time_zone",
                            "is missing: the time in line %d has no offset".formatted(row.line()));
                }
            }
            return new GeekbotFile(List.copyOf(reports.values()), List.copyOf(wrong));
        }

        private void add(Table.Row row) throws RefusedException {
            if (row.cells().size() > layout.width()) {
                throw new RefusedException(
                        "row", "has more fields than the header, which has " + layout.width());
            }
            var reporter = reporter(row);
            var standup = layout.first(row, GeekbotColumn.STANDUP);
            refuseFlawed("standup", standup, LONGEST_QUESTION);
            var time = time(row);
            var answers = answers(row);
            var key = new Key(standup, reporter.identity(), time);
            var before = reports.get(key);
            if (before != null && !layout.byAnswer()) {
                throw new RefusedException(
                        "row", "is the same person's, stand-up and time as line " + before.line());
            }
            var all = new ArrayList<>(before == null ? List.<Answer>of() : before.answers());
            all.addAll(answers);
            refuseTooMuch(all);
            reports.put(
                    key,
                    new Report(
                            before == null ? row.line() : before.line(),
                            standup,
                            reporter,
                            time,
                            all));
        }

        private Reporter reporter(Table.Row row) throws RefusedException {
            var reporter =
                    new Reporter(
                            layout.first(row, GeekbotColumn.SLACK_USER),
                            layout.first(row, GeekbotColumn.EMAIL),
                            layout.all(row, GeekbotColumn.NAME));
            if (reporter.isNobody()) {
                throw new RefusedException(layout.headerOfWho(), "is empty");
            }
            refuseFlawed(layout.headerOfWho(), reporter.name(), LONGEST_NAME);
            refuseFlawed(layout.headerOfWho(), reporter.identity(), LONGEST_NAME);
            return reporter;
        }

        /// The time alone where it says the day, too.
        private Instant time(Table.Row row) throws RefusedException {
            var day = layout.first(row, GeekbotColumn.DATE);
            var time = layout.first(row, GeekbotColumn.TIME);
            if (day.isEmpty() && time.isEmpty()) {
                throw new RefusedException(layout.headerOfTime(), "is empty");
            }
            var read =
                    time.isEmpty()
                            ? times.read(day)
                            : times.read(time).or(() -> times.read(day + " " + time));
            var moment =
                    read.orElseThrow(
                            () ->
                                    new RefusedException(
                                            layout.headerOfTime(),
                                            "is no time that has one meaning; say its time_format, such as dd/MM/uuuu HH:mm"));
            if (moment.isAfter(now)) {
                throw new RefusedException(layout.headerOfTime(), "has not come yet");
            }
            return moment;
        }

        private List<Answer> answers(Table.Row row) throws RefusedException {
            var answers = new ArrayList<Answer>();
            for (var asked : layout.asked(row)) {
                var text = asked.answer().replace("\r\n", "\n").strip();
                if (!text.isEmpty()) {
                    refuseFlawed(asked.header(), text, Text.LONGEST);
                    refuseFlawed(asked.header(), asked.question(), LONGEST_QUESTION);
                    answers.add(
                            new Answer(asked.question().isEmpty() ? null : asked.question(), text));
                }
            }
            if (answers.isEmpty()) {
                throw new RefusedException("row", "says nothing");
            }
            return answers;
        }

        private static void refuseTooMuch(List<Answer> answers) throws RefusedException {
            if (answers.size() > MOST_ANSWERS) {
                throw new RefusedException(
                        "row", "is one answer too many: a report has %d".formatted(MOST_ANSWERS));
            }
            int characters =
                    answers.stream()
                            .map(Answer::answer)
                            .mapToInt(text -> text.codePointCount(0, text.length()))
                            .sum();
            if (characters > Text.LONGEST) {
                throw new RefusedException(
                        "row",
                        "makes the report too long: its answers have 10,000 characters together");
            }
        }

        private static void refuseFlawed(String field, String text, int longest)
                throws RefusedException {
            Optional<String> flaw = text.isEmpty() ? Optional.empty() : Text.flaw(text, longest);
            if (flaw.isPresent()) {
                throw new RefusedException(field, flaw.get());
            }
        }
    }
}
