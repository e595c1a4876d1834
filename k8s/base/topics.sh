#!/usr/bin/env bash
# Runs in the topics job, in Kafka's own image.
set -euo pipefail

connect=(--bootstrap-server "$ROLLCALL_KAFKA_BOOTSTRAP_SERVERS" --command-config /tmp/client.properties)
settings=("min.insync.replicas=$MIN_INSYNC_REPLICAS" unclean.leader.election.enable=false)

# The services' own names for the same settings.
cat >/tmp/client.properties <<EOF
security.protocol=${KAFKA_SECURITY_PROTOCOL:-PLAINTEXT}
sasl.mechanism=${KAFKA_SASL_MECHANISM:-}
sasl.jaas.config=${KAFKA_SASL_JAAS_CONFIG:-}
ssl.truststore.type=${KAFKA_SSL_TRUSTSTORE_TYPE:-PEM}
ssl.truststore.location=${KAFKA_SSL_TRUSTSTORE_LOCATION:-}
EOF

for topic in "$ROLLCALL_EVENTS_TOPIC" "$ROLLCALL_EVENTS_TOPIC.dead-letter"; do
    /opt/kafka/bin/kafka-topics.sh "${connect[@]}" --create --if-not-exists --topic "$topic" \
        --partitions "$ROLLCALL_EVENTS_PARTITIONS" --replication-factor "$ROLLCALL_EVENTS_REPLICATION"
    for setting in "${settings[@]}"; do
        /opt/kafka/bin/kafka-configs.sh "${connect[@]}" --alter --entity-type topics --entity-name "$topic" \
            --add-config "$setting"
    done
    /opt/kafka/bin/kafka-topics.sh "${connect[@]}" --describe --topic "$topic"
done
