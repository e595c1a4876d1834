package dev.rollcall.commands.slack;

import io.vertx.core.net.ProxyOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Through which HTTP proxy Slack is reached, where a host reaches nothing by itself: by
/// `HTTPS_PROXY` and its exceptions in `NO_PROXY`, as other programs have them, or else by the
/// JVM's own settings (`https.proxyHost`). This machine itself is always reached directly.
public final class SlackProxy extends ProxySelector {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:http://)?(?:([^:@/\\s]+)(?::([^@/\\s]*))?@)?([^:@/\\s]+)(?::(\\d{1,5}))?/?");
    private static final Pattern HERE = Pattern.compile("localhost|127\\.[0-9.]+|\\[?::1]?");
    private static final int USUAL_PORT = 80;
    private static final String AUTHORIZATION = "Proxy-Authorization";

    private final ProxySelector others;
    private final List<String> exceptions;
    private final Optional<Login> login;

    private record Login(String user, String password) {}

    private SlackProxy(ProxySelector others, List<String> exceptions, Optional<Login> login) {
        this.others = others;
        this.exceptions = exceptions;
        this.login = login;
    }

    public static SlackProxy ofEnvironment() {
        return of(System.getenv());
    }

    /// Throws an IllegalArgumentException for an address that is none.
    static SlackProxy of(Map<String, String> environment) {
        var exceptions =
                set(environment, "NO_PROXY").stream()
                        .flatMap(all -> Arrays.stream(all.split(",")))
                        .map(
                                one ->
                                        one.strip()
                                                .toLowerCase(Locale.ROOT)
                                                .replaceFirst("^\\*?\\.", ""))
                        .filter(one -> !one.isEmpty())
                        .toList();
        return set(environment, "HTTPS_PROXY")
                .map(address -> of(address, exceptions))
                .orElseGet(
                        () ->
                                new SlackProxy(
                                        ProxySelector.getDefault(), List.of(), Optional.empty()));
    }

    /// By their usual names, and in small letters, as some programs want them.
    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private static SlackProxy of(String address, List<String> exceptions) {
        var parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "HTTPS_PROXY must be the address of an HTTP proxy, such as http://user:password@proxy.example.com:3128");
        }
        int port = parts.group(4) == null ? USUAL_PORT : Integer.parseInt(parts.group(4));
        var login =
                Optional.ofNullable(parts.group(1))
                        .map(user -> new Login(decoded(user), decoded(parts.group(2))));
        // Its name is looked up whenever it is called.
        var proxy = InetSocketAddress.createUnresolved(parts.group(3), port);
        return new SlackProxy(ProxySelector.of(proxy), exceptions, login);
    }

    private static String decoded(String text) {
        return text == null
                ? ""
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public List<Proxy> select(URI uri) {
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return isDirect(host) ? List.of(Proxy.NO_PROXY) : others.select(uri);
    }

    private boolean isDirect(String host) {
        return HERE.matcher(host).matches()
                || exceptions.stream()
                        .anyMatch(
                                one ->
                                        one.equals("*")
                                                || host.equals(one)
                                                || host.endsWith("." + one));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        others.connectFailed(uri, proxy, failure);
    }

    OkHttpClient.Builder leads(OkHttpClient.Builder client) {
        login.ifPresent(known -> client.proxyAuthenticator((_, asked) -> answer(asked, known)));
        return client.proxySelector(this);
    }

    /// Null, to give up, where it was told already and asks again.
    private static Request answer(Response asked, Login login) {
        var request = asked.request();
        return request.header(AUTHORIZATION) == null
                ? request.newBuilder()
                        .header(AUTHORIZATION, Credentials.basic(login.user(), login.password()))
                        .build()
                : null;
    }

    /// For a connection that is no request.
    public Optional<ProxyOptions> towards(String host) {
        return select(URI.create("https://" + host)).stream()
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .findFirst()
                .map(this::options);
    }

    private ProxyOptions options(InetSocketAddress proxy) {
        var options = new ProxyOptions().setHost(proxy.getHostString()).setPort(proxy.getPort());
        login.ifPresent(known -> options.setUsername(known.user()).setPassword(known.password()));
        return options;
    }
}
