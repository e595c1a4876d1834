package dev.rollcall.local.slack;

import dev.rollcall.local.slack.delivery.App;
import dev.rollcall.local.slack.delivery.Knobs;
import dev.rollcall.local.slack.delivery.SlashAnswer;
import dev.rollcall.local.slack.delivery.Sockets;
import dev.rollcall.local.slack.page.ConsentScreens;
import dev.rollcall.local.slack.page.ControlRoutes;
import dev.rollcall.local.slack.page.PageRoutes;
import dev.rollcall.local.slack.people.Admin;
import dev.rollcall.local.slack.people.Offices;
import dev.rollcall.local.slack.people.Person;
import dev.rollcall.local.slack.people.Waiting;
import dev.rollcall.local.slack.people.Written;
import dev.rollcall.local.slack.webapi.Call;
import dev.rollcall.local.slack.webapi.Fault;
import dev.rollcall.local.slack.webapi.Grants;
import dev.rollcall.local.slack.webapi.OfApps;
import dev.rollcall.local.slack.webapi.Tokens;
import dev.rollcall.local.slack.webapi.WebApi;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Message;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/// A Slack on 127.0.0.1, of one workspace or two: its Web API, its requests to the app, and a page
/// for people. For tests it also does what people do, and fails on demand.
public final class SlackSimulator implements AutoCloseable {
    private final Installations installations;
    private final Offices offices;
    private final App app;
    private final Knobs knobs = new Knobs();
    private final WebApi webApi;
    private final PageRoutes page;
    private final ControlRoutes control;
    private final ConsentScreens consent;
    private final Sockets sockets;
    private final Server server = new Server();
    private final Optional<String> otherwise;
    private volatile String appAddress;
    private volatile boolean socketMode;

    private SlackSimulator(Settings settings) {
        appAddress = settings.app;
        socketMode = settings.socketMode;
        otherwise = settings.reachedAt;
        sockets = new Sockets(Cast.local().bot().app(), settings.patience);
        app =
                new App(
                        () -> appAddress,
                        settings.signingSecret,
                        settings.patience,
                        () -> Optional.of(sockets).filter(_ -> socketMode),
                        settings.clock);
        installations = new Installations(settings, app, knobs, this::reachedAt);
        offices = installations.offices();
        var tokens = new Tokens(installations.workspaces(), settings.tokenLife, settings.clock);
        var grants = new Grants(settings.clientId, settings.clientSecret, tokens, settings.clock);
        consent = new ConsentScreens(grants, settings.manifest);
        webApi =
                new WebApi(
                        tokens,
                        new OfApps(settings.appToken, this::socketAddress, grants),
                        settings.manifest,
                        this::reachedAt,
                        settings.rateLimits,
                        settings.clock);
        page = new PageRoutes(offices, settings.manifest, settings.dashboard, settings.installPage);
        control = new ControlRoutes(offices, this::uninstall, knobs, webApi);
    }

    public static SlackSimulator start(Settings settings) {
        var simulator = new SlackSimulator(settings);
        try {
            simulator.server.listen(settings.port, simulator::mount);
        } catch (IllegalStateException failed) {
            simulator.close();
            throw failed;
        }
        return simulator;
    }

    private void mount(Router router) {
        webApi.mount(router);
        installations.mount(router);
        page.mount(router);
        control.mount(router);
        consent.mount(router);
        sockets.mount(router);
    }

    public int port() {
        return server.port();
    }

    /// The page's address, without a slash at its end.
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /// What `rollcall.slack.api-url` is to be.
    public String apiUrl() {
        return url() + "/api/";
    }

    private String socketAddress() {
        return reachedAt().replaceFirst("^http", "ws") + sockets.issue();
    }

    private String reachedAt() {
        return otherwise.orElseGet(this::url);
    }

    /// The app's connections in Socket Mode.
    public Sockets sockets() {
        return sockets;
    }

    /// Sends what comes from now on to another address.
    public void app(String address) {
        appAddress = address;
    }

    /// Whether the app gets everything over its own connections from here on, or over HTTP.
    public void socketMode(boolean on) {
        socketMode = on;
    }

    /// Everything in a channel, oldest first, with what only one person sees (`only_for`).
    public List<Message> messages(String channel) {
        return offices.of(channel).workspace().messages(channel);
    }

    /// The channel of a person's direct messages with the bot.
    public String directMessages(String user) {
        return offices.of(user).workspace().directMessagesOf(user).orElseThrow().id();
    }

    /// Writes a message as a person types it (`@rollcall …`).
    public Message post(String user, String channel, String typed) {
        return said(write(user, channel, typed, null));
    }

    public Message reply(String user, String channel, String threadTs, String typed) {
        return said(write(user, channel, typed, threadTs));
    }

    public Message edit(String user, String channel, String ts, String typed) {
        return offices.of(user).desk().edit(user, channel, ts, typed);
    }

    public void delete(String user, String channel, String ts) {
        offices.of(user).desk().delete(user, channel, ts);
    }

    /// Shares a file with a message, which may be empty.
    public Message share(String user, String channel, String typed, String fileName) {
        return offices.of(user).desk().share(user, channel, typed, fileName);
    }

    /// Chooses an emoji (`+1`) below a message, or takes it back.
    public void react(String user, String channel, String ts, String emoji) {
        offices.of(user).desk().react(user, channel, ts, emoji);
    }

    /// Archives and renames channels, removes the bot, deactivates people.
    public Admin admin() {
        return offices.all().getFirst().admin();
    }

    /// The same in the workspace of a user or channel.
    public Admin adminOf(String id) {
        return offices.of(id).admin();
    }

    /// Sends a command as typed (`/rollcall …`) and waits for what comes of it.
    public SlashAnswer command(String user, String channel, String typed) {
        return switch (write(user, channel, typed, null)) {
            case Written.Commanded(var answer) -> answer;
            case Written.Said said -> throw new IllegalArgumentException("No command: " + said);
        };
    }

    /// Takes the app out of a workspace: its tokens are good for nothing, and the app is told.
    public void uninstall(String team) {
        installations.uninstall(team);
    }

    /// Somebody who presses buttons, fills in modals and opens the app's Home tab.
    public Person person(String user) {
        return new Person(user, offices.of(user));
    }

    /// Slack's check of a request address: the app must send the challenge back.
    public boolean verifyAddress() {
        return installations.verifyAddress();
    }

    /// Lets the next call of a method fail; several fail one after the other.
    public void failNext(String method, Fault fault) {
        webApi.faults().failNext(method, fault);
    }

    /// Every call of a method fails (`*` for all) until `allWell`.
    public void failAlways(String method, Fault fault) {
        webApi.faults().failAlways(method, fault);
    }

    /// Whether Slack's rate limits hold.
    public void rateLimits(boolean on) {
        webApi.limit(on);
    }

    /// How badly events come to the app.
    public Knobs knobs() {
        return knobs;
    }

    /// Nothing goes wrong from here on.
    public void allWell() {
        webApi.faults().clear();
        webApi.limit(false);
        knobs.allWell();
        sockets.allWell();
    }

    /// How often a method was called, the failed ones counted.
    public int calls(String method) {
        return webApi.calls(method);
    }

    /// The last ones that came, the oldest first.
    public List<Call> calls() {
        return webApi.calls();
    }

    @Override
    public void close() {
        server.close();
        page.close();
        control.close();
        installations.close();
        app.close();
    }

    private Written write(String user, String channel, String typed, String threadTs) {
        return Waiting.until(() -> offices.of(user).desk().write(user, channel, typed, threadTs));
    }

    private static Message said(Written written) {
        return switch (written) {
            case Written.Said(var message) -> message;
            case Written.Commanded _ -> throw new IllegalArgumentException("That was a command");
        };
    }
}
