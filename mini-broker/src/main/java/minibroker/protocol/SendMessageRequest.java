package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

import java.util.OptionalInt;

/**
 * The header of a send. Its two forms on the wire differ in the names only: version 1 spells them out, version 2 has
 * the letters a to n.
 *
 * <p>RocketMQ: {@code SendMessageRequestHeader} and {@code SendMessageRequestHeaderV2}.
 *
 * @param defaultTopic the topic after whose model a missing topic is made
 * @param queueId negative: the broker chooses
 * @param properties see {@link minibroker.message.MessageProperties}
 * @param reconsumeTimes how often a consumer has failed on it; only consumers that send to their retry topic say so
 * @param maxReconsumeTimes how often it may; empty: what is set up for the group
 * @param batch the body holds several messages, see {@link minibroker.message.BatchCodec}
 */
public record SendMessageRequest(
        String producerGroup,
        String topic,
        String defaultTopic,
        int defaultTopicQueueNums,
        int queueId,
        int sysFlag,
        long bornTimestamp,
        int flag,
        String properties,
        int reconsumeTimes,
        OptionalInt maxReconsumeTimes,
        boolean batch) {

    /** Reads the header of codes 10, 310 and 320. */
    public static SendMessageRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return request.code() == RequestCode.SEND_MESSAGE ? spelledOut(request, fields) : letters(request, fields);
    }

    private static SendMessageRequest letters(RemotingCommand request, HeaderFields fields) {
        return new SendMessageRequest(
                fields.text("a"),
                fields.text("b"),
                fields.text("c"),
                fields.smallNumber("d"),
                fields.smallNumber("e"),
                fields.smallNumber("f"),
                fields.number("g"),
                fields.smallNumber("h"),
                fields.text("i", ""),
                fields.smallNumber("j", 0),
                SendBackRequest.limit(request, "l"),
                fields.yes("m", false));
    }

    private static SendMessageRequest spelledOut(RemotingCommand request, HeaderFields fields) {
        return new SendMessageRequest(
                fields.text("producerGroup"),
                fields.text("topic"),
                fields.text("defaultTopic"),
                fields.smallNumber("defaultTopicQueueNums"),
                fields.smallNumber("queueId"),
                fields.smallNumber("sysFlag"),
                fields.number("bornTimestamp"),
                fields.smallNumber("flag"),
                fields.text("properties", ""),
                fields.smallNumber("reconsumeTimes", 0),
                SendBackRequest.limit(request, "maxReconsumeTimes"),
                fields.yes("batch", false));
    }
}
