package dev.rollcall.commands.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HolidaysReflectionTest {

    static final List<String> REGISTERED =
            List.of(
                    HolidaysReflection.class
                            .getAnnotation(RegisterForReflection.class)
                            .classNames());

    @Test
    void all_that_a_file_of_holidays_holds_is_registered() {
        var mapped =
                new ClassFileImporter()
                        .importPackages("de.focus_shift.jollyday.jackson.mapping").stream()
                                .map(JavaClass::getName)
                                .toList();

        assertThat(mapped).isNotEmpty();
        assertThat(REGISTERED).containsAll(mapped);
    }

    /// Jollyday makes them by their names.
    @Test
    void all_that_its_properties_name_is_registered() throws IOException {
        var properties = new Properties();
        try (var file = getClass().getResourceAsStream("/jollyday.properties")) {
            properties.load(file);
        }

        assertThat(REGISTERED)
                .containsAll(properties.values().stream().map(Object::toString).toList());
    }
}
