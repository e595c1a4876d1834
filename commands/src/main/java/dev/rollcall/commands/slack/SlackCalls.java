package dev.rollcall.commands.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.rollcall.commands.slack.SlackAnswer.Busy;
import dev.rollcall.commands.slack.SlackAnswer.Done;
import dev.rollcall.commands.slack.SlackAnswer.NotSent;
import dev.rollcall.commands.slack.SlackAnswer.Refused;
import dev.rollcall.commands.slack.SlackAnswer.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Calls with one token, which is one workspace's. Slack counts calls by method and workspace, so
/// after a 429 no call of that method is sent before the time is over that Slack has set.
final class SlackCalls {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    private final Map<String, Long> pausedUntil = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private final Optional<SlackRefusal> refusal;

    SlackCalls(LongSupplier nanoTime) {
        this(nanoTime, Optional.empty());
    }

    private SlackCalls(LongSupplier nanoTime, Optional<SlackRefusal> refusal) {
        this.nanoTime = nanoTime;
        this.refusal = refusal;
    }

    /// Where no call can be made.
    static SlackCalls refused(SlackRefusal refusal) {
        return new SlackCalls(System::nanoTime, Optional.of(refusal));
    }

    @FunctionalInterface
    interface Call<R> {
        R send() throws IOException, SlackApiException;
    }

    <R extends SlackApiTextResponse, T> SlackAnswer<T> call(
            String method, Call<R> call, Function<R, T> value) {
        if (refusal.isPresent()) {
            return new Refused<>(refusal.get());
        }
        var pause = pause(method);
        if (pause.isPresent()) {
            return new Busy<>(pause.get());
        }
        try {
            var answer = call.send();
            return answer.isOk()
                    ? new Done<>(value.apply(answer))
                    : new Refused<>(new SlackRefusal(String.valueOf(answer.getError())));
        } catch (SlackApiException failure) {
            return failed(method, failure);
        } catch (ConnectException | UnknownHostException failure) {
            return new NotSent<>(failure.toString());
        } catch (IOException | RuntimeException failure) {
            return new Unknown<>(failure.toString());
        }
    }

    private Optional<Duration> pause(String method) {
        var until = pausedUntil.get(method);
        if (until == null) {
            return Optional.empty();
        }
        long left = until - nanoTime.getAsLong();
        return left > 0 ? Optional.of(Duration.ofNanos(left).plusMillis(1)) : Optional.empty();
    }

    private <T> SlackAnswer<T> failed(String method, SlackApiException failure) {
        var response = failure.getResponse();
        if (response.code() == TOO_MANY_REQUESTS) {
            var pause = wait(response.header("Retry-After"));
            pausedUntil.merge(method, nanoTime.getAsLong() + pause.toNanos(), SlackCalls::theLater);
            return new Busy<>(pause);
        }
        var error = failure.getError() == null ? null : failure.getError().getError();
        return error == null
                ? new Unknown<>("HTTP status " + response.code())
                : new Refused<>(new SlackRefusal(error));
    }

    /// Moments of `System.nanoTime` only have a meaning beside one another.
    private static Long theLater(Long one, Long other) {
        return one - other > 0 ? one : other;
    }

    private static Duration wait(String retryAfter) {
        try {
            return Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter)));
        } catch (NumberFormatException _) {
            return USUAL_WAIT;
        }
    }
}
