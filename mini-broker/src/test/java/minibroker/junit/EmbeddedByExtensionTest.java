package minibroker.junit;

import minibroker.MiniBroker;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What README.adoc shows to those who use JUnit. */
class EmbeddedByExtensionTest {
    // tag::extension[]
    @RegisterExtension
    static final MiniBrokerExtension BROKER = new MiniBrokerExtension();

    @Test
    void nothingIsThereBeforeAnythingIsSent(MiniBroker broker) throws Exception {
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer("invoices");
        consumer.setNamesrvAddr(broker.nameServerAddress());
        consumer.subscribe("OrderCreated", "*");
        consumer.start();

        assertThat(consumer.poll(0)).isEmpty();
        consumer.shutdown();
    }
    // end::extension[]
}
