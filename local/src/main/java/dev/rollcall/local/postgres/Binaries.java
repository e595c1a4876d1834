package dev.rollcall.local.postgres;

import dev.rollcall.local.machine.Folder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once for each version and user from the archive on the class
/// path.
final class Binaries {
    private Binaries() {}

    /// The command line of `program`. PostgreSQL refuses to run as root, so root runs it in a user
    /// namespace of its own, where it is nobody and still owns its files.
    static List<String> command(String program, List<String> options) throws IOException {
        var call =
                Stream.concat(
                        Stream.of(folder().resolve("bin").resolve(program).toString()),
                        options.stream());
        return isRoot()
                ? Stream.concat(Stream.of("unshare", "--user"), call).toList()
                : call.toList();
    }

    private static boolean isRoot() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return false;
        }
        var attempt =
                new ProcessBuilder("unshare", "--user", "true").redirectErrorStream(true).start();
        try {
            if (attempt.waitFor(60, TimeUnit.SECONDS) && attempt.exitValue() == 0) {
                return true;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(
                "PostgreSQL refuses to run as root, and this machine does not allow `unshare --user`: "
                        + "run as another user, or allow user namespaces");
    }

    private static synchronized Path folder() throws IOException {
        var archive = archive();
        var folder = cache().resolve(version(archive));
        if (!Files.exists(folder)) {
            Files.createDirectories(folder.getParent());
            var fresh = Files.createTempDirectory(folder.getParent(), "unpacking-");
            unpack(archive, fresh);
            Folder.publish(fresh, folder);
        }
        return folder;
    }

    /// Where a folder of files that these programs made stays.
    static Path cached(String name) {
        return cache().resolve(version(archive()) + "-" + name);
    }

    private static URL archive() {
        var mac = System.getProperty("os.name").startsWith("Mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var name =
                "postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
        var found = Binaries.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new IllegalStateException(
                    "no PostgreSQL for %s %s on the class path (%s): local/pom.xml has a profile for each machine"
                            .formatted(
                                    System.getProperty("os.name"),
                                    System.getProperty("os.arch"),
                                    name));
        }
        return found;
    }

    /// The jar's name carries the version.
    private static String version(URL archive) {
        var path = archive.getPath();
        var jar = path.substring(0, path.indexOf(".jar!"));
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    /// Not the system's temporary folder: cleaners take single old files out of that.
    private static Path cache() {
        var home = Path.of(System.getProperty("user.home"));
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        return home.resolve(mac ? "Library/Caches" : ".cache").resolve("rollcall");
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream packed = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
