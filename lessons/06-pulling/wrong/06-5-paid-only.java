// Mistake: subscribes to one tag where all are wanted
// region 1
consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
consumer.subscribe(TOPIC, "paid");
consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
    try {
        messages.forEach(handler);
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    } catch (RuntimeException failed) {
        return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
});
