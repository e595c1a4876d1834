package dev.rollcall.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The operations page turns amber and red by the numbers of the alerts.
class OperationsRulesTest {
    private static final Path PAGE =
            Path.of("src/main/resources/META-INF/resources/page/operations/rules.js");
    private static final Path ALERTS = Path.of("../k8s/base/monitoring/rules.yaml");

    private static final Pattern RULE = Pattern.compile("(Rollcall\\w+): \\[(.*)],");
    private static final Pattern LEVEL =
            Pattern.compile("severity: \"(\\w+)\"(?:, (above|is): (\\d+))?");
    private static final Pattern ALERT =
            Pattern.compile(
                    "alert: (\\w+)\\s+expr: (.*?)\\s+(?:for: \\w+\\s+)?labels: \\{severity: (\\w+)",
                    Pattern.DOTALL);
    private static final Pattern BOUND = Pattern.compile("(>|==) (\\d+)$");

    @Test
    void every_number_of_the_page_is_that_of_an_alert_and_none_of_its_alerts_is_left_out()
            throws IOException {
        // Given
        var page = new TreeSet<String>();
        var names = new TreeSet<String>();
        RULE.matcher(Files.readString(PAGE))
                .results()
                .forEach(
                        rule -> {
                            names.add(rule.group(1));
                            LEVEL.matcher(rule.group(2))
                                    .results()
                                    .forEach(
                                            level ->
                                                    page.add(
                                                            "%s %s %s %s"
                                                                    .formatted(
                                                                            rule.group(1),
                                                                            level.group(1),
                                                                            level.group(2),
                                                                            level.group(3))));
                        });

        // When
        var alerts = new TreeSet<String>();
        ALERT.matcher(Files.readString(ALERTS))
                .results()
                .filter(alert -> names.contains(alert.group(1)))
                .forEach(
                        alert ->
                                alerts.add(
                                        "%s %s %s"
                                                .formatted(
                                                        alert.group(1),
                                                        alert.group(3),
                                                        bound(alert.group(1), alert.group(2)))));

        // Then
        assertThat(names).contains("RollcallProjectionLags", "RollcallServiceGone").hasSize(8);
        assertThat(page).isEqualTo(alerts);
    }

    /// A service is gone or not: no number is compared there.
    private static String bound(String name, String expression) {
        var bound = BOUND.matcher(expression.strip());
        return name.equals("RollcallServiceGone") || !bound.find()
                ? "null null"
                : (bound.group(1).equals(">") ? "above " : "is ") + bound.group(2);
    }
}
