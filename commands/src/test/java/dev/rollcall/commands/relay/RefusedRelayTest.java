package dev.rollcall.commands.relay;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A broker with access rules, all of whose clients have one name.
class RefusedRelayTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    static RelayBackends backends;

    @BeforeAll
    static void start() {
        backends =
                RelayBackends.start(
                        Map.of(
                                "authorizer.class.name",
                                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                "allow.everyone.if.no.acl.found",
                                "true"));
    }

    @AfterAll
    static void stop() {
        backends.close();
    }

    @AfterEach
    void stopPods() throws InterruptedException {
        backends.stopPods();
    }

    @ParameterizedTest
    @CsvSource({
        "WRITE, Kafka does not let the relay write to topic",
        "READ, Kafka does not let the relay read the end of topic"
    })
    void what_the_relay_may_not_do_is_told_and_tried_until_it_may(AclOperation denied, String told)
            throws Exception {
        var topic = "guarded." + denied;
        try (var admin = Admin.create(backends.connection());
                var read = backends.topic(topic, Map.of())) {
            var before = backends.startPod(topic);
            var published = backends.append(2, 2);
            await().atMost(PATIENCE).until(() -> read.ids().containsAll(published));
            before.stop();
            var denial = rule(topic, denied, DENY);
            admin.createAcls(List.of(rule(topic, ALL, ALLOW), denial)).all().get();
            var stored = backends.append(2, 2);

            var pod = backends.startPod(topic);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(pod.trouble()).startsWith(told).contains(topic));
            allow(admin, denial);
            await().atMost(PATIENCE).until(() -> read.ids().containsAll(stored));
            await().atMost(PATIENCE).until(() -> pod.trouble().isEmpty());
        }
    }

    private static AclBinding rule(
            String topic, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }

    private static void allow(Admin admin, AclBinding denial)
            throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(denial.toFilter())).all().get();
    }
}
