package minibroker.protocol;

import minibroker.message.MessageQueue;

import java.util.Map;

/** Body of the answer to code 222: the offsets that a group was set to. RocketMQ: {@code ResetOffsetBody}. */
public record ResetOffsetBody(String brokerName, Map<MessageQueue, Long> offsets) {
    public byte[] body() {
        return OffsetTable.body(offsets, brokerName, offset -> offset);
    }
}
