package minibroker.message;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTest {
    @Test
    void findsAPropertyWhereverItStands() {
        Message message = message("TAGS\u0001paid\u0002KEYS\u0001\u0002WAIT\u0001true");

        assertThat(message.property("TAGS")).contains("paid");
        assertThat(message.property("KEYS")).contains("");
        assertThat(message.property("WAIT")).contains("true");
    }

    @Test
    void findsOnlyWholeNames() {
        Message message = message("MYTAGS\u0001a\u0002TAGS2\u0001b\u0002");

        assertThat(message.property("TAGS")).isEmpty();
        assertThat(message("").property("TAGS")).isEmpty();
    }

    /** Whoever looks at one property sees what somebody sees who decodes them all. */
    @Test
    void ofTwoPropertiesOfOneNameTheLaterOneCounts() {
        String properties = "DELAY\u00010\u0002TAGS\u0001a\u0002DELAY\u00013\u0002";

        assertThat(message(properties).property("DELAY")).contains("3");
        assertThat(MessageProperties.decode(properties)).containsEntry("DELAY", "3");
    }

    @Test
    void theTagCodeIsTheHashThatTheClientComputesToo() {
        assertThat(message("TAGS\u0001paid\u0002").tagCode()).isEqualTo("paid".hashCode());
        assertThat(message("TAGS\u0001\u0002").tagCode()).isZero();
        assertThat(message("KEYS\u0001k\u0002").tagCode()).isZero();
    }

    private static Message message(String properties) {
        InetSocketAddress born = new InetSocketAddress("127.0.0.1", 1);
        return new Message(new MessageQueue("T", 0), 0, 0, 0, born, 0, 0, new byte[1], properties);
    }
}
