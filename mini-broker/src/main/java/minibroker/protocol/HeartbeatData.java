package minibroker.protocol;

import minibroker.json.JsonObject;

import java.util.List;

/** Body of a heartbeat: who the client is, and the groups that it belongs to. */
public record HeartbeatData(String clientId, List<String> producerGroups, List<ConsumerData> consumers) {
    static final String CLUSTERING = "CLUSTERING";
    static final String BROADCASTING = "BROADCASTING";

    /**
     * One group that the client consumes for.
     *
     * @param consumeType {@code CONSUME_PASSIVELY} for push, {@code CONSUME_ACTIVELY} for pull
     * @param messageModel {@code CLUSTERING} or {@code BROADCASTING}
     * @param consumeFromWhere where a new group starts, for example {@code CONSUME_FROM_LAST_OFFSET}
     */
    public record ConsumerData(
            String group,
            String consumeType,
            String messageModel,
            String consumeFromWhere,
            List<SubscriptionData> subscriptions) {

        /** The same group with other subscriptions. */
        public ConsumerData with(List<SubscriptionData> others) {
            return new ConsumerData(group, consumeType, messageModel, consumeFromWhere, others);
        }

        /** Whether each of the group's consumers is to have all messages. */
        public boolean broadcasts() {
            return messageModel.equals(BROADCASTING);
        }

        static ConsumerData of(JsonObject json) {
            return new ConsumerData(
                    json.text("groupName"),
                    json.text("consumeType", "CONSUME_PASSIVELY"),
                    json.text("messageModel", CLUSTERING),
                    json.text("consumeFromWhere", "CONSUME_FROM_LAST_OFFSET"),
                    json.objects("subscriptionDataSet").stream()
                            .map(SubscriptionData::of)
                            .toList());
        }
    }

    /** Reads the one subscription in the body of code 46. */
    public static SubscriptionData subscriptionToCheck(byte[] body) {
        return RequestBody.read(body, json -> SubscriptionData.of(json.object("subscriptionData")));
    }

    /** Reads the body of code 34. */
    public static HeartbeatData read(byte[] body) {
        return RequestBody.read(body, HeartbeatData::of);
    }

    private static HeartbeatData of(JsonObject json) {
        return new HeartbeatData(
                json.text("clientID"),
                json.objects("producerDataSet").stream()
                        .map(producer -> producer.text("groupName"))
                        .toList(),
                json.objects("consumerDataSet").stream().map(ConsumerData::of).toList());
    }
}
