package minibroker.protocol;

import minibroker.message.PropertyNames;
import org.apache.rocketmq.remoting.CommandCustomHeader;
import org.apache.rocketmq.remoting.protocol.header.ConsumeMessageDirectlyResultRequestHeader;
import org.apache.rocketmq.remoting.protocol.header.GetBrokerConfigResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.GetEarliestMsgStoretimeResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.GetMaxOffsetResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.NotifyConsumerIdsChangedRequestHeader;
import org.apache.rocketmq.remoting.protocol.header.PullMessageResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.QueryConsumerOffsetResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.QueryMessageResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.RecallMessageResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.SearchOffsetResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.SendMessageResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.namesrv.GetKVConfigResponseHeader;
import org.apache.rocketmq.remoting.protocol.header.namesrv.QueryDataVersionResponseHeader;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The header fields of answers have the names that RocketMQ's classes have for them. */
class ResponseFieldsTest {
    @Test
    void areThoseOfRocketMq() {
        assertNames(new PullMessageResponse(1, 2, 3).fields(), PullMessageResponseHeader.class);
        assertNames(new QueryMessageResponse(1, 2).fields(), QueryMessageResponseHeader.class);
        assertNames(new OffsetResponse(1).fields(), QueryConsumerOffsetResponseHeader.class);
        assertNames(new OffsetResponse(1).fields(), SearchOffsetResponseHeader.class);
        assertNames(new OffsetResponse(1).fields(), GetMaxOffsetResponseHeader.class);
        assertNames(new EarliestStoreTimeResponse(1).fields(), GetEarliestMsgStoretimeResponseHeader.class);
        assertNames(new KvConfigResponse("v").fields(), GetKVConfigResponseHeader.class);
        assertNames(new QueryDataVersionResponse(true).fields(), QueryDataVersionResponseHeader.class);
        assertNames(new GroupRequest("G").fields(), NotifyConsumerIdsChangedRequestHeader.class);
        assertNames(
                new BrokerConfigResponse("c", "b", "127.0.0.1", 1, true, true, 1).fields(),
                GetBrokerConfigResponseHeader.class);
        assertNames(
                new ConsumeDirectlyRequest("id", Map.of()).fields("b"),
                ConsumeMessageDirectlyResultRequestHeader.class);
    }

    @Test
    void ofASendCarryTheRegionAndWhetherMessagesAreTraced() {
        assertThat(new SendMessageResponse("ID", 3, 7, "U", Optional.of("handle")).fields())
                .containsExactly(
                        Map.entry(PropertyNames.MSG_REGION, "DefaultRegion"),
                        Map.entry(PropertyNames.TRACE_ON, "true"),
                        Map.entry("recallHandle", "handle"),
                        Map.entry("msgId", "ID"),
                        Map.entry("queueId", "3"),
                        Map.entry("queueOffset", "7"),
                        Map.entry("transactionId", "U"));
        assertThat(new SendMessageResponse("ID", 3, 7, "U", Optional.empty()).fields())
                .doesNotContainKey("recallHandle");
        assertThat(namesIn(SendMessageResponseHeader.class))
                .contains("msgId", "queueId", "queueOffset", "transactionId", "recallHandle");
    }

    @Test
    void ofARecallCarryTheRegion() {
        assertThat(new RecallMessageResponse("U").fields())
                .isEqualTo(Map.of("msgId", "U", PropertyNames.MSG_REGION, "DefaultRegion"));
        assertThat(namesIn(RecallMessageResponseHeader.class)).contains("msgId");
    }

    private static void assertNames(Map<String, String> fields, Class<? extends CommandCustomHeader> theirs) {
        assertThat(namesIn(theirs)).as("fields of %s", theirs.getSimpleName()).containsAll(fields.keySet());
    }

    private static Set<String> namesIn(Class<?> type) {
        return type == null
                ? Set.of()
                : Stream.concat(
                                Stream.of(type.getDeclaredFields()).map(Field::getName),
                                namesIn(type.getSuperclass()).stream())
                        .collect(Collectors.toSet());
    }
}
