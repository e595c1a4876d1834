package dev.rollcall.commands.slack;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

class SlackBlocksReflectionTest {

    static final String BLOCKS = "com.slack.api.model.block";

    /// Gson finds them by the `type` in the JSON, so no build step can.
    @Test
    void every_kind_of_block_is_registered() {
        var kinds =
                new ClassFileImporter()
                        .importPackages(BLOCKS).stream()
                                .filter(SlackBlocksReflectionTest::isKindOfSomething)
                                .map(JavaClass::getName)
                                .toList();

        assertThat(
                        SlackBlocksReflection.class
                                .getAnnotation(RegisterForReflection.class)
                                .classNames())
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static boolean isKindOfSomething(JavaClass type) {
        return !type.isInterface()
                && !type.getModifiers().contains(ABSTRACT)
                && type.getAllRawInterfaces().stream()
                        .anyMatch(kind -> kind.getPackageName().startsWith(BLOCKS));
    }
}
