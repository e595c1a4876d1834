package dev.rollcall.systemtests.catalogue;

import dev.rollcall.events.Event;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who reads which event, as the services' compiled classes say: whoever has a case for it in a
/// switch, or asks whether something is one.
final class Readers {

    private static final List<String> SERVICES = List.of("commands", "projector", "api");

    /// Packages (`commands`: `model.team`), by the event's binary name.
    private final TreeMap<String, TreeSet<String>> packages = new TreeMap<>();

    private Readers() {}

    static Readers ofPackagedServices() throws IOException {
        var readers = new Readers();
        for (var service : SERVICES) {
            try (var files = Files.walk(Path.of("..", service, "target", "classes"))) {
                for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    readers.add(ClassFile.of().parse(file));
                }
            }
        }
        return readers;
    }

    Set<String> of(Class<? extends Event> event) {
        return packages.getOrDefault(event.getName(), new TreeSet<>());
    }

    private void add(ClassModel model) {
        var name = model.thisClass().asSymbol().packageName().replace("dev.rollcall.", "");
        model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .flatMap(Readers::asked)
                .forEach(type -> packages.computeIfAbsent(type, _ -> new TreeSet<>()).add(name));
    }

    /// The types that one instruction tells apart.
    private static Stream<String> asked(CodeElement element) {
        return switch (element) {
            case InvokeDynamicInstruction call when isSwitch(call) ->
                    call.bootstrapArgs().stream()
                            .filter(ClassDesc.class::isInstance)
                            .map(label -> binaryName((ClassDesc) label));
            case TypeCheckInstruction check when check.opcode() == Opcode.INSTANCEOF ->
                    Stream.of(binaryName(check.type().asSymbol()));
            default -> Stream.empty();
        };
    }

    private static boolean isSwitch(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().displayName().equals("SwitchBootstraps");
    }

    private static String binaryName(ClassDesc type) {
        return type.isClassOrInterface()
                ? type.packageName() + "." + type.displayName()
                : type.displayName();
    }
}
