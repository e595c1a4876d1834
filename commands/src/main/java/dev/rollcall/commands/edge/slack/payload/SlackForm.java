package dev.rollcall.commands.edge.slack.payload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;

/// A form as Slack posts it (`application/x-www-form-urlencoded`), read from the very bytes that
/// were signed. What is not well-formed is refused, never replaced.
public final class SlackForm {

    private SlackForm() {}

    public static Map<String, String> read(byte[] body) {
        try {
            var fields = new HashMap<String, String>();
            for (var field : new String(body, UTF_8).split("&", -1)) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(
                            decoded(field.substring(0, equals)),
                            decoded(field.substring(equals + 1)));
                }
            }
            return fields;
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw new ProblemException(
                    Problem.of(400, "Malformed form", "The body is not a well-formed form."));
        }
    }

    private static String decoded(String encoded) throws CharacterCodingException {
        var bytes = new ByteArrayOutputStream(encoded.length());
        var sent = encoded.getBytes(US_ASCII);
        for (int n = 0; n < sent.length; n++) {
            switch (sent[n]) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    bytes.write((hex(sent, n + 1) << 4) | hex(sent, n + 2));
                    n += 2;
                }
                default -> bytes.write(sent[n]);
            }
        }
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    }

    private static int hex(byte[] sent, int n) {
        int digit = n < sent.length ? Character.digit((char) sent[n], 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("not a percent-encoded byte");
        }
        return digit;
    }
}
