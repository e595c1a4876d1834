package dev.rollcall.bench.page;

import dev.rollcall.bench.Goal.Below;
import dev.rollcall.bench.MissingToolException;
import dev.rollcall.bench.Options;
import dev.rollcall.bench.Report;
import dev.rollcall.bench.Rounds;
import dev.rollcall.local.demo.Demo;
import dev.rollcall.local.demo.FrontDoor;
import dev.rollcall.local.launch.LocalStack;
import dev.rollcall.local.launch.Service;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.Chromium;
import dev.rollcall.local.machine.Folder;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// How soon who opens the dashboard for the first time sees the board, on a processor that is four
/// times slower than this one, and what is transferred until then.
@Command(
        name = "page",
        description = "How soon the dashboard shows the board, and what is transferred for it.",
        mixinStandardHelpOptions = true)
public final class PageBench implements Callable<Integer> {

    private static final int SLOWER = 4;
    private static final double GOAL_MILLISECONDS = 1_500;
    private static final double GOAL_KIB = 100;

    @Mixin private Options options;

    @Override
    public Integer call() throws IOException {
        var chromium =
                Chromium.executable().orElseThrow(() -> new MissingToolException(Chromium.MISSING));
        var settings =
                StackSettings.temporary()
                        .measured()
                        .only(Service.COMMANDS, Service.PROJECTOR, Service.API);
        try (var stack = new LocalStack(settings, System.out::println).start();
                var visits = new Visits(chromium, stack.pod(Service.API).url())) {
            var token = settings.keys().token();
            var door = new FrontDoor(URI.create(stack.pod(Service.COMMANDS).url()), token);
            System.out.println(new Demo(door).month());
            visits.awaitQuiet(token);
            options.tell(measure(visits, token));
        } finally {
            Folder.delete(settings.data());
        }
        return 0;
    }

    private Report measure(Visits visits, String token) {
        var paints = new Rounds("ms");
        var bytes = new Rounds("KiB");
        visits.visit(token, 1);
        int rounds = options.quick() ? options.pace().rounds() : 15;
        for (int round = 0; round < rounds; round++) {
            var slow = visits.visit(token, SLOWER);
            var fast = visits.visit(token, 1);
            System.out.printf(
                    "  %s; as fast as this machine is: %.0f ms%n", slow, fast.largestPaint());
            paints.add("slow", slow.largestPaint());
            paints.add("fast", fast.largestPaint());
            bytes.add("compressed", slow.kibTransferred());
            bytes.add("whole", slow.kib());
        }
        return new Report(
                List.of(
                        paints.figure(
                                "page_largest_paint",
                                "slow",
                                "processor as it is",
                                "fast",
                                new Below(GOAL_MILLISECONDS)),
                        bytes.figure(
                                "page_first_view",
                                "compressed",
                                "uncompressed",
                                "whole",
                                new Below(GOAL_KIB))));
    }
}
