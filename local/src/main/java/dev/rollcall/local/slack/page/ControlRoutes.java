package dev.rollcall.local.slack.page;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.delivery.Knobs;
import dev.rollcall.local.slack.people.Admin;
import dev.rollcall.local.slack.people.Offices;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.webapi.WebApi;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The simulator's own knobs, under `/control/`: what goes wrong, and what administrators do. The
/// page turns them, and so can tests from other processes; each is refused as the page's requests.
public final class ControlRoutes implements AutoCloseable {
    private static final String JSON = "application/json";

    /// What isn't there stays as it is.
    private record Turned(
            Integer copies,
            Integer backwards,
            Integer delayMillis,
            Integer loseNext,
            Integer loseAnswers,
            Boolean rateLimits) {}

    /// `fault` is refuse, rate_limit, break, hang, delay, lose_answer, keep_answer or reset.
    private record Failing(String method, String fault, String error, int number, boolean always) {}

    private record ChannelChange(String name, Boolean archived, Boolean secret) {}

    private record Membership(String user, boolean member) {}

    private record UserChange(
            String realName, String timeZone, Boolean deactivated, Boolean admin, Boolean guest) {}

    private record GroupChange(List<String> users) {}

    private final Answers answers = new Answers();
    private final Offices offices;
    private final Consumer<String> uninstall;
    private final Knobs knobs;
    private final WebApi webApi;

    /// @param uninstall takes the app out of a workspace
    public ControlRoutes(Offices offices, Consumer<String> uninstall, Knobs knobs, WebApi webApi) {
        this.offices = offices;
        this.uninstall = uninstall;
        this.knobs = knobs;
        this.webApi = webApi;
    }

    public void mount(Router router) {
        router.route("/control/*").handler(Answers::onlyFromHere);
        router.route("/control/*").handler(BodyHandler.create(false).setBodyLimit(1 << 16));
        router.get("/control/knobs").handler(call -> Answers.send(call, 200, knobs()));
        router.put("/control/knobs").consumes(JSON).handler(this::turn);
        router.post("/control/faults").consumes(JSON).handler(this::fail);
        router.delete("/control/faults").consumes(JSON).handler(this::heal);
        router.delete("/control/workspaces/:id").consumes(JSON).handler(this::uninstall);
        router.post("/control/channels/:id").consumes(JSON).handler(this::channel);
        router.post("/control/channels/:id/members").consumes(JSON).handler(this::member);
        router.post("/control/users/:id").consumes(JSON).handler(this::user);
        router.post("/control/groups/:id").consumes(JSON).handler(this::group);
    }

    private void turn(RoutingContext call) {
        answers.act(
                call,
                Turned.class,
                to -> {
                    Optional.ofNullable(to.copies()).ifPresent(knobs::copies);
                    Optional.ofNullable(to.backwards()).ifPresent(knobs::backwards);
                    Optional.ofNullable(to.delayMillis())
                            .map(Duration::ofMillis)
                            .ifPresent(knobs::delay);
                    Optional.ofNullable(to.loseNext()).ifPresent(knobs::loseNext);
                    Optional.ofNullable(to.loseAnswers()).ifPresent(knobs::loseAnswers);
                    Optional.ofNullable(to.rateLimits()).ifPresent(webApi::limit);
                    return knobs();
                });
    }

    private void fail(RoutingContext call) {
        answers.act(
                call,
                Failing.class,
                wanted -> {
                    var fault = fault(wanted);
                    if (wanted.always()) {
                        webApi.faults().failAlways(wanted.method(), fault);
                    } else {
                        webApi.faults().failNext(wanted.method(), fault);
                    }
                    return object();
                });
    }

    private void heal(RoutingContext call) {
        webApi.faults().clear();
        Answers.send(call, 200, object());
    }

    private void uninstall(RoutingContext call) {
        var team = call.pathParam("id");
        if (offices.all().stream().noneMatch(one -> one.workspace().cast().team().equals(team))) {
            Answers.refuse(call, 404, "There is no workspace " + team);
            return;
        }
        uninstall.accept(team);
        Answers.send(call, 200, object());
    }

    private void channel(RoutingContext call) {
        var id = call.pathParam("id");
        answers.act(
                call,
                ChannelChange.class,
                to -> {
                    Optional.ofNullable(to.name()).ifPresent(name -> admin(id).rename(id, name));
                    Optional.ofNullable(to.archived()).ifPresent(it -> admin(id).archived(id, it));
                    Optional.ofNullable(to.secret()).ifPresent(it -> admin(id).secret(id, it));
                    return object();
                });
    }

    private void member(RoutingContext call) {
        var id = call.pathParam("id");
        answers.act(
                call,
                Membership.class,
                wanted -> {
                    if (wanted.member()) {
                        admin(id).invite(id, wanted.user());
                    } else {
                        admin(id).remove(id, wanted.user());
                    }
                    return object();
                });
    }

    private void user(RoutingContext call) {
        var id = call.pathParam("id");
        answers.act(
                call,
                UserChange.class,
                to -> {
                    Optional.ofNullable(to.realName())
                            .ifPresent(it -> admin(id).renameUser(id, it));
                    Optional.ofNullable(to.timeZone()).ifPresent(it -> admin(id).moveUser(id, it));
                    Optional.ofNullable(to.deactivated())
                            .ifPresent(it -> admin(id).deactivated(id, it));
                    Optional.ofNullable(to.admin()).ifPresent(it -> admin(id).admin(id, it));
                    Optional.ofNullable(to.guest()).ifPresent(it -> admin(id).guest(id, it));
                    return object();
                });
    }

    private void group(RoutingContext call) {
        var id = call.pathParam("id");
        answers.act(
                call,
                GroupChange.class,
                to -> {
                    admin(id).group(id, Optional.ofNullable(to.users()).orElse(List.of()));
                    return object();
                });
    }

    private Admin admin(String id) {
        return offices.of(id).admin();
    }

    private ObjectNode knobs() {
        return object().put("copies", knobs.copies())
                .put("backwards", knobs.backwards())
                .put("delay_millis", knobs.delay().toMillis())
                .put("lose_next", knobs.toLose())
                .put("lose_answers", knobs.answersToLose())
                .put("rate_limits", webApi.limited());
    }

    private static Fault fault(Failing wanted) {
        if (wanted.method() == null) {
            throw Answers.refused("Say which method is to fail, or *");
        }
        return switch (String.valueOf(wanted.fault())) {
            case "refuse" -> new Fault.Refuse(wanted.error());
            case "rate_limit" -> new Fault.RateLimit(wanted.number());
            case "break" -> new Fault.Break(wanted.number());
            case "hang" -> new Fault.Hang();
            case "delay" -> new Fault.Delay(Duration.ofMillis(wanted.number()));
            case "lose_answer" -> new Fault.LoseAnswer();
            case "keep_answer" -> new Fault.KeepAnswer();
            case "reset" -> new Fault.Reset();
            default -> throw Answers.refused("There is no fault " + wanted.fault());
        };
    }

    @Override
    public void close() {
        answers.close();
    }
}
