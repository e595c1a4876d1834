package dev.rollcall.commands.slack;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlackApiReflectionTest {

    static final String SLACK = "com.slack.api";

    /// Gson reads answers into them and writes blocks and metadata from them.
    @Test
    void every_class_of_slacks_that_is_sent_or_received_is_registered() throws Exception {
        var used =
                new ClassFileImporter()
                                .withImportOption(new DoNotIncludeTests())
                                .importPackages("dev.rollcall.commands")
                                .stream()
                                .flatMap(ours -> ours.getDirectDependenciesFromSelf().stream())
                                .map(
                                        dependency ->
                                                dependency.getTargetClass().getBaseComponentType())
                                .filter(SlackApiReflectionTest::travels)
                                .map(JavaClass::getName)
                                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).hasSizeGreaterThan(10);
        assertThat(withWhatTheyHold(registered())).containsAll(used);
    }

    private static boolean travels(JavaClass type) {
        return (type.getPackageName().startsWith(SLACK + ".model")
                        || type.getPackageName().startsWith(SLACK + ".methods.response"))
                && !type.isInterface()
                && !type.getModifiers().contains(ABSTRACT)
                && !type.getName().endsWith("Builder");
    }

    private static Set<Class<?>> registered() throws ClassNotFoundException {
        var registered = new HashSet<Class<?>>();
        for (var holder : new Class<?>[] {SlackApiReflection.class, SlackBlocksReflection.class}) {
            var annotation = holder.getAnnotation(RegisterForReflection.class);
            assertThat(annotation.registerFullHierarchy()).isTrue();
            registered.addAll(Arrays.asList(annotation.targets()));
            for (var name : annotation.classNames()) {
                registered.add(Class.forName(name));
            }
        }
        return registered;
    }

    /// The full hierarchy, as far as fields name classes.
    private static Set<String> withWhatTheyHold(Set<Class<?>> registered) {
        var found = new TreeSet<String>();
        var open = new ArrayDeque<>(registered);
        while (!open.isEmpty()) {
            var type = open.pop();
            if (!type.getName().startsWith(SLACK) || !found.add(type.getName())) {
                continue;
            }
            if (type.getSuperclass() != null) {
                open.push(type.getSuperclass());
            }
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .flatMap(field -> classes(field.getGenericType()))
                    .forEach(open::push);
        }
        return found;
    }

    private static Stream<Class<?>> classes(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain);
            case ParameterizedType generic ->
                    Stream.concat(
                            classes(generic.getRawType()),
                            Arrays.stream(generic.getActualTypeArguments())
                                    .flatMap(SlackApiReflectionTest::classes));
            default -> Stream.empty();
        };
    }
}
