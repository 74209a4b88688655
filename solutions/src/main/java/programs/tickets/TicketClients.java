package programs.tickets;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;

/** Apache's clients, as everybody in the shop uses them. Without state. */
final class TicketClients {
    private static final int SOON = 1_000;

    private TicketClients() {}

    /** Tries once: who sends notes each attempt, and tries again himself. */
    static DefaultMQProducer producer(String group, String instance) throws MQClientException {
        DefaultMQProducer producer = new DefaultMQProducer(group);
        producer.setInstanceName(instance);
        producer.setSendMsgTimeout(10_000);
        producer.setMqClientApiTimeout(10_000);
        producer.setRetryTimesWhenSendFailed(0);
        producer.setHeartbeatBrokerInterval(SOON);
        producer.setPollNameServerInterval(SOON);
        producer.start();
        return producer;
    }

    /** Not started: it still needs a listener. */
    static DefaultMQPushConsumer consumer(String group, String instance, String topic) throws MQClientException {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        consumer.setInstanceName(instance);
        consumer.setMqClientApiTimeout(10_000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setHeartbeatBrokerInterval(SOON);
        consumer.setPollNameServerInterval(SOON);
        consumer.setPersistConsumerOffsetInterval(SOON / 2);
        consumer.setConsumeThreadMin(4);
        consumer.setConsumeThreadMax(4);
        consumer.subscribe(topic, "*");
        return consumer;
    }
}
