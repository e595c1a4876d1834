package dev.rollcall.local.machine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The class path of this module with the jars that only its children need (the broker's), written
/// by its build.
public final class ClassPath {
    private ClassPath() {}

    public static String ofChildren() {
        try (var jars = ClassPath.class.getResourceAsStream("/dev/rollcall/local/class-path")) {
            if (jars == null) {
                throw new IllegalStateException(
                        "the local module was not built by Maven: its class-path file is missing");
            }
            var here =
                    Path.of(
                            ClassPath.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return here
                    + File.pathSeparator
                    + new String(jars.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
