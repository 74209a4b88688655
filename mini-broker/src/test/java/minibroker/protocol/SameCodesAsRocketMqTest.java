package minibroker.protocol;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The numbers that stand in the lessons' tables: ours and RocketMQ's have the same names and the same values. */
class SameCodesAsRocketMqTest {

    @Test
    void aRequestCodeIsTheirs() throws IllegalAccessException {
        Map<String, Integer> ours = codes(RequestCode.class);
        Map<String, Integer> theirs = codes(org.apache.rocketmq.remoting.protocol.RequestCode.class);

        Map<String, Integer> own = Map.of("INSPECT_BROKER", 91_001, "INSPECT_MESSAGE", 91_002);
        assertThat(ours).containsAllEntriesOf(own);
        assertThat(theirs).doesNotContainValue(91_001).doesNotContainValue(91_002);
        own.keySet().forEach(ours::remove);
        assertThat(ours).isNotEmpty();
        assertThat(theirs).containsAllEntriesOf(ours);
    }

    @Test
    void aResponseCodeIsTheirs() throws IllegalAccessException {
        Map<String, Integer> ours = codes(ResponseCode.class);

        assertThat(ours).isNotEmpty();
        assertThat(codes(org.apache.rocketmq.remoting.protocol.ResponseCode.class))
                .containsAllEntriesOf(ours);
    }

    /** By name; those that a class inherits are its own, too. */
    private static Map<String, Integer> codes(Class<?> type) throws IllegalAccessException {
        Map<String, Integer> codes = new TreeMap<>();
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                codes.put(field.getName(), field.getInt(null));
            }
        }
        return codes;
    }
}
