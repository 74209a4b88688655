// Mistake: handles the first message of the list and forgets the others
// region 1
consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
consumer.subscribe(TOPIC, "*");
consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
    try {
        handler.accept(messages.get(0));
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    } catch (RuntimeException failed) {
        return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
});
