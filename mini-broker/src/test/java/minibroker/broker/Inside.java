package minibroker.broker;

import minibroker.json.JsonObject;
import minibroker.protocol.InspectBrokerRequest;

import java.util.List;
import java.util.OptionalLong;

/** What whoever looks inside a broker sees, as JSON. */
record Inside(JsonObject json) {
    /** What happened last, and the rest. */
    static Inside of(BrokerFixture broker) {
        return of(broker, OptionalLong.empty());
    }

    static Inside of(BrokerFixture broker, OptionalLong from) {
        return of(broker, from, 200);
    }

    static Inside of(BrokerFixture broker, OptionalLong from, int most) {
        byte[] body = broker.core().inspect().body(new InspectBrokerRequest(from, most));
        return new Inside(JsonObject.ofDocument(body));
    }

    JsonObject topic(String name) {
        return one("topics", "topic", name);
    }

    JsonObject queue(String topic, int id) {
        return topic(topic).objects("queues").stream()
                .filter(queue -> queue.number("id", -1) == id)
                .findFirst()
                .orElseThrow();
    }

    JsonObject one(String list, String member, String value) {
        return json.objects(list).stream()
                .filter(one -> one.text(member).equals(value))
                .findFirst()
                .orElseThrow();
    }

    List<JsonObject> happened() {
        return json.objects("happened");
    }

    /** What happened, one word for each thing. */
    List<String> words() {
        return happened().stream().map(one -> one.text("what")).toList();
    }

    long next() {
        return json.number("next", -1);
    }
}
