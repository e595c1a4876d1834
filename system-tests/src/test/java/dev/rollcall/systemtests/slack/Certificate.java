package dev.rollcall.systemtests.slack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that was signed by nobody but itself, in a key store that is a trust store, too.
record Certificate(Path store) {

    private static final String PASSWORD = "changeit";

    static Certificate of(String host, Path folder) throws IOException, InterruptedException {
        var store = folder.resolve("slack.p12");
        Files.createDirectories(folder);
        Files.deleteIfExists(store);
        var made =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-alias",
                                        "slack",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=" + host,
                                        "-ext",
                                        "san=dns:" + host,
                                        "-keystore",
                                        store.toString(),
                                        "-storepass",
                                        PASSWORD))
                        .inheritIO()
                        .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        return new Certificate(store);
    }

    /// What a JVM is told to trust it.
    String trust() {
        return "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(store, PASSWORD);
    }

    /// Of a server that shows it.
    ServerSocketFactory sockets() throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }
}
