package dev.rollcall.commands.slackapp;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where Slack reaches Rollcall: `https://…`, without a slash at its end.
record PublicAddress(String url) {

    private static final Pattern GOOD = Pattern.compile("https://[^/?#\\s]+(/[^?#\\s]*)?");

    String commands() {
        return url + "/slack/commands";
    }

    String events() {
        return url + "/slack/events";
    }

    String interactions() {
        return url + "/slack/interactions";
    }

    /// Where Slack sends people back to who have installed the app.
    String redirect() {
        return url + "/slack/oauth";
    }

    /// Slack takes no other than HTTPS.
    @RegisterForReflection
    static final class Converter implements ITypeConverter<PublicAddress> {
        @Override
        public PublicAddress convert(String given) {
            var address = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
            if (!GOOD.matcher(address).matches() || URI.create(address).getHost() == null) {
                throw new TypeConversionException(
                        "must be the public address of commands, such as https://rollcall.example.com");
            }
            return new PublicAddress(address);
        }
    }
}
