// Mistake: leaves the place where a new group begins at its default: once the topic's first message is gone, the end
// region 1
consumer.subscribe(TOPIC, "*");
consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
    try {
        messages.forEach(handler);
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    } catch (RuntimeException failed) {
        return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
});
