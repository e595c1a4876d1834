package dev.rollcall.local.launch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.local.machine.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The folder `.rollcall/`: data, logs, keys, and who is running.
record Home(Path folder) {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    /// Held until this process ends; a channel that is collected would let go of it.
    private static FileChannel lock;

    static Home of(Path project) {
        var folder = project.resolve(".rollcall");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Home(folder);
    }

    Keys keys() {
        return Keys.keptIn(folder.resolve("keys.properties"));
    }

    /// Empty, or the pid of the one who holds it. The operating system lets go of the lock when
    /// its holder dies, however that happens, so it is never stale.
    Optional<Long> lock() {
        var file = folder.resolve("lock");
        try {
            lock = FileChannel.open(file, CREATE, WRITE);
            if (lock.tryLock() == null) {
                return Optional.of(Long.valueOf(Files.readString(file).trim()));
            }
            lock.truncate(0);
            lock.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps the logs of the run before, and no more.
    void turnLogs() {
        var logs = folder.resolve("logs");
        var before = folder.resolve("logs.before");
        try {
            Folder.delete(before);
            if (Files.exists(logs)) {
                Files.move(logs, before);
            }
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Report report) {
        writePrivately("up.json", toJson(report));
    }

    static String toJson(Report report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The report of the `up` that runs, or of one that was killed.
    Optional<Report> report() {
        var file = folder.resolve("up.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Report.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetReport() {
        try {
            Files.deleteIfExists(folder.resolve("up.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// It holds secrets, so only its user may read it, from the first byte on.
    void writePrivately(String name, String text) {
        var fresh = folder.resolve(name + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
