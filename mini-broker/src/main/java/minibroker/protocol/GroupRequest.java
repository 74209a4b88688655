package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

import java.util.Map;

/**
 * The header of a request that names one group and nothing else. On the wire the field has three names.
 *
 * <p>RocketMQ: {@code GetConsumerListByGroupRequestHeader}, {@code NotifyConsumerIdsChangedRequestHeader}, {@code
 * GetConsumerConnectionListRequestHeader}, {@code GetProducerConnectionListRequestHeader}, {@code
 * GetSubscriptionGroupConfigRequestHeader}.
 */
public record GroupRequest(String group) {
    /** Reads the header of codes 38, 203, 204 and 352. */
    public static GroupRequest of(RemotingCommand request) {
        return new GroupRequest(HeaderFields.of(request).text(fieldOf(request.code())));
    }

    private static String fieldOf(int requestCode) {
        return switch (requestCode) {
            case RequestCode.GET_PRODUCER_CONNECTION_LIST -> "producerGroup";
            case RequestCode.GET_SUBSCRIPTIONGROUP_CONFIG -> "group";
            default -> "consumerGroup";
        };
    }

    /** Header field of code 40, with which the broker tells the members of a consumer group that they have changed. */
    public Map<String, String> fields() {
        return Map.of(fieldOf(RequestCode.NOTIFY_CONSUMER_IDS_CHANGED), group);
    }
}
