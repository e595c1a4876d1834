package dev.rollcall.commands.edge.slack.home;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.datePicker;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.rollcall.commands.edge.slack.home.HomeContents.DaysOff;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The forms for settings that a button cannot hold.
final class HomeForms {

    static final String ZONE = "rollcall_zone";
    static final String DAYS_OFF = "rollcall_days_off";
    static final String FIELD = "answer";

    private static final String ZONE_BLOCK = "zone";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final int LONGEST_ZONE = 100;
    private static final int MOST_DAYS = 366;

    private HomeForms() {}

    /// What was filled in, or what is wrong with it by block.
    sealed interface Filled<T> {
        record Good<T>(T value) implements Filled<T> {}

        record Bad<T>(Map<String, String> errors) implements Filled<T> {}
    }

    static View zone() {
        return modal(
                ZONE,
                "Time zone",
                List.of(
                        input(
                                i ->
                                        i.blockId(ZONE_BLOCK)
                                                .label(plainText("Which one do you live in?"))
                                                .hint(
                                                        plainText(
                                                                "By its name, such as Europe/Berlin, or its city."))
                                                .element(
                                                        plainTextInput(
                                                                p ->
                                                                        p.actionId(FIELD)
                                                                                .maxLength(
                                                                                        LONGEST_ZONE))))));
    }

    /// @param today by the clock of whose days they are
    static View daysOff(LocalDate today) {
        return modal(
                DAYS_OFF,
                "Days off",
                List.of(
                        day(FIRST, "First day", "No poll asks you on these days.", today, false),
                        day(LAST, "Last day", "Leave it empty for one day.", null, true)));
    }

    private static LayoutBlock day(
            String block, String label, String hint, LocalDate initially, boolean optional) {
        return input(
                i ->
                        i.blockId(block)
                                .label(plainText(label))
                                .hint(plainText(hint))
                                .optional(optional)
                                .element(
                                        datePicker(
                                                d ->
                                                        d.actionId(FIELD)
                                                                .initialDate(
                                                                        initially == null
                                                                                ? null
                                                                                : initially
                                                                                        .toString()))));
    }

    private static View modal(String callbackId, String title, List<LayoutBlock> blocks) {
        return View.builder()
                .type("modal")
                .callbackId(callbackId)
                .title(ViewTitle.builder().type("plain_text").text(title).build())
                .submit(ViewSubmit.builder().type("plain_text").text("Save").build())
                .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                .blocks(blocks)
                .build();
    }

    static Filled<String> readZone(JsonNode view) {
        return Optional.ofNullable(field(view, ZONE_BLOCK).path("value").textValue())
                .flatMap(Zones::named)
                .<Filled<String>>map(Filled.Good::new)
                .orElseGet(() -> new Filled.Bad<>(Map.of(ZONE_BLOCK, HomeWords.UNKNOWN_ZONE)));
    }

    static Filled<DaysOff> readDaysOff(JsonNode view, LocalDate today) {
        var first = date(view, FIRST).orElse(today);
        var last = date(view, LAST).orElse(first);
        if (last.isBefore(first)) {
            return new Filled.Bad<>(Map.of(LAST, HomeWords.DAYS_REVERSED));
        }
        if (last.isBefore(today)) {
            return new Filled.Bad<>(Map.of(FIRST, HomeWords.DAYS_OVER));
        }
        return ChronoUnit.DAYS.between(first, last) >= MOST_DAYS
                ? new Filled.Bad<>(Map.of(LAST, HomeWords.DAYS_TOO_MANY))
                : new Filled.Good<>(new DaysOff(first, last));
    }

    private static Optional<LocalDate> date(JsonNode view, String block) {
        try {
            return Optional.ofNullable(field(view, block).path("selected_date").textValue())
                    .map(LocalDate::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static JsonNode field(JsonNode view, String block) {
        return view.path("state").path("values").path(block).path(FIELD);
    }
}
